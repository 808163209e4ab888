"""AG404: a summary whose last sentence is not closed."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.sentences import CLOSED
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import texts

_SUMMARY = frozenset({"summary"})
_CHINESE_OR_JAPANESE = lazy_pattern("[、，\u3040-\u30ff\u4e00-\u9fff],*$")


def check(context: DataContext) -> Iterator[Issue]:
    """Reports summaries that end in a letter, a digit or a comma."""
    for entry in context.listing.entries:
        for text in texts(entry, _SUMMARY):
            bare = text.text.rstrip()
            if bare and not CLOSED.search(bare):
                last = bare.split()[-1]
                full_stop = "。" if _CHINESE_OR_JAPANESE.search(bare) else "."
                closed = bare.rstrip(",、，") + full_stop + text.text[len(bare) :]
                fix = ProposedFix("close the sentence with a full stop", True, (Replacement(text.place, closed),))
                message = f"the summary ends with `{last}`, without a full stop"
                yield Issue(message, text.place, entry, help="close the sentence", fix=fix)


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
