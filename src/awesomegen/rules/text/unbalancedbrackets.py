"""AG410: a bracket that is opened and never closed, or closed and never opened."""

from collections.abc import Iterator

from awesomegen.core.brackets import lone_brackets, what_lacks
from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry
from awesomegen.core.sentences import without_code
from awesomegen.rules.base import DataContext, Issue, Needs, Rule
from awesomegen.rules.places import FieldText, texts_of_list

_MARKUP = lazy_pattern(r"\\[()\[\]{}]|</?[A-Za-z][^<>]*>")


def check(context: DataContext) -> Iterator[Issue]:
    """Reports the first bracket without its counterpart in titles, names, venues, notes and summaries."""
    for text, entry in texts_of_list(context.listing):
        yield from _issue(text, entry)


def _issue(text: FieldText, entry: Entry | None) -> Iterator[Issue]:
    alone = lone_brackets(text.text)
    if alone and text.name == "summary":
        alone = lone_brackets(_MARKUP.sub(lambda match: " " * len(match[0]), without_code(text.text)))
    for offset in alone[:1]:
        bracket = text.text[offset]
        message = f"`{bracket}` in `{text.name}` is never {what_lacks(bracket)}"
        yield Issue(message, text.place, entry, help="is its counterpart missing?")


RULE = Rule(
    code="AG410",
    name="unbalanced-brackets",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A bracket that is opened and never closed, or closed and never opened.",
    check=check,
)
