"""AG205: a submission's date after the month of its arXiv id."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, Rule
from awesomegen.rules.values.arxivmonth import submissions

# A paper of the last Friday of a month is announced in the next one.
LONGEST_ANNOUNCEMENT = 2


def check(context: DataContext) -> Iterator[Issue]:
    """Reports dates after the id's month by more than a weekend."""
    for pair in submissions(context):
        if (pair.first - pair.month_last).days > LONGEST_ANNOUNCEMENT:
            yield pair.issue("after")


RULE = Rule(
    code="AG205",
    name="date-after-arxiv",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A submission dated after the month that its arXiv id stands for.",
    check=check,
    on_hand_written=True,
    fix=FixKind.UNSAFE,
)
