"""AG404: a summary whose last sentence is not closed."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.sentences import CLOSED
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import texts

_SUMMARY = frozenset({"summary"})


def check(context: DataContext) -> Iterator[Issue]:
    """Reports summaries that end in a letter, a digit or a comma."""
    for entry in context.listing.entries:
        for text in texts(entry, _SUMMARY):
            bare = text.text.rstrip()
            if bare and not CLOSED.search(bare):
                last = bare[bare.rfind(" ") + 1 :]
                closed = f"{bare.rstrip(',、，')}{'。' if _is_han(bare[-1]) else '.'}"
                fix = ProposedFix("close the sentence with a full stop", True, (Replacement(text.place, closed),))
                message = f"the summary ends with `{last}`, without a full stop"
                yield Issue(message, text.place, entry, help="close the sentence", fix=fix)


def _is_han(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff"


RULE = Rule(
    code="AG404",
    name="summary-punctuation",
    severity=Severity.INFO,
    needs=Needs.DATA,
    summary="A summary whose last sentence is not closed.",
    check=check,
    fix=FixKind.SAFE,
    default=False,
)
