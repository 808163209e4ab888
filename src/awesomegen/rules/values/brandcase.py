"""AG217: the name of a site or a tool in other capitals than its own."""

import re
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry
from awesomegen.core.prose import substitute
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import FieldText, texts_of_list

_NAMES = (
    "arXiv ChatGPT DeepMind GitHub GitLab ImageNet JavaScript Jupyter Keras LangChain LaTeX LinkedIn NumPy OpenAI "
    "OpenReview PyTorch TensorFlow TypeScript YouTube"
)
_BRANDS = {name.lower(): name for name in _NAMES.split()}
# Not in a path, a file's name or a longer word; a Korean particle may follow.
_WORD = lazy_pattern(rf"(?<![\w./@#:`-])(?:{'|'.join(_BRANDS)})(?![A-Za-z0-9_/@`-]|\.\w)", re.IGNORECASE)
_FIELDS = frozenset({"summary", "note", "description"})


def check(context: DataContext) -> Iterator[Issue]:
    """Reports brands in summaries, notes, section titles and descriptions; titles of works stay as published."""
    for text, entry in texts_of_list(context.listing, _FIELDS, _FIELDS | {"title"}):
        yield from _issues(text, entry)


def _issues(text: FieldText, entry: Entry | None) -> Iterator[Issue]:
    right = substitute(_WORD, _spelt, text.text)
    if right.changes:
        wrong, name = right.changes[0]
        fix = ProposedFix("write the brand as its owner does", True, (Replacement(text.place, right.text),))
        yield Issue(f"`{wrong}` is spelt `{name}`", text.place, entry, fix=fix)


def _spelt(match: re.Match[str]) -> str:
    word = match.group()
    return word if word.isupper() else _BRANDS[word.lower()]


RULE = Rule(
    code="AG217",
    name="brand-case",
    severity=Severity.INFO,
    needs=Needs.DATA,
    summary="The name of a site or a tool in other capitals than its own.",
    check=check,
    fix=FixKind.SAFE,
    default=False,
)
