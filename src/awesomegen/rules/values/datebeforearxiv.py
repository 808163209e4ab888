"""AG204: a submission's date before the month of its arXiv id."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, Rule
from awesomegen.rules.values.arxivmonth import contradictions


def check(context: DataContext) -> Iterator[Issue]:
    """Reports dates more than a moderators' hold before the id's month."""
    for pair in contradictions(context):
        if pair.is_before():
            yield pair.issue("before", RULE.code, hand_written=context.hand_written)


RULE = Rule(
    code="AG204",
    name="date-before-arxiv",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A submission dated before the month that its arXiv id stands for.",
    check=check,
    on_hand_written=True,
    fix=FixKind.UNSAFE,
)
