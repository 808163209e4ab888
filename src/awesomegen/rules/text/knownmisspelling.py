"""AG415: a word that is often mistyped, and is."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.misspellings import corrected
from awesomegen.core.model import Entry
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import FieldText, texts_of_list

_FIELDS = frozenset({"title", "summary", "note", "description"})


def check(context: DataContext) -> Iterator[Issue]:
    """Reports words of a short table in titles, notes, summaries and the titles and descriptions of sections."""
    for text, entry in texts_of_list(context.listing, _FIELDS, _FIELDS):
        yield from _issues(text, entry)


def _issues(text: FieldText, entry: Entry | None) -> Iterator[Issue]:
    right = corrected(text.text)
    if right.changes:
        message = ", ".join(f"`{wrong}` is spelt `{word}`" for wrong, word in right.changes)
        # Unsafe: a title may have been published like that, and a section's anchor changes with its title.
        fix = ProposedFix("correct the spelling", False, (Replacement(text.place, right.text),))
        yield Issue(message, text.place, entry, fix=fix)


RULE = Rule(
    code="AG415",
    name="known-misspelling",
    severity=Severity.INFO,
    needs=Needs.DATA,
    summary="A word of a short list of frequent misspellings.",
    check=check,
    fix=FixKind.UNSAFE,
    default=False,
)
