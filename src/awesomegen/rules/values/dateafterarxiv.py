"""AG205: a submission's date after the month of its arXiv id."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.papers import arxiv_id_of_url
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, Rule
from awesomegen.rules.values.arxivmonth import contradictions


def check(context: DataContext) -> Iterator[Issue]:
    """Reports dates after the id's month by more than a weekend, unless a link leads to a later version."""
    for pair in contradictions(context):
        if pair.is_after() and not _shows_revision(pair.entry):
            yield pair.issue("after", RULE.code, hand_written=context.hand_written)


def _shows_revision(entry: Entry) -> bool:
    ids = (arxiv_id_of_url(link.url) for link in entry.links)
    return any(arxiv_id is not None and (arxiv_id.version or 1) > 1 for arxiv_id in ids)


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
