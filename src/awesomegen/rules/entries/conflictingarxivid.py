"""AG303: one arXiv id under two titles: one of the links leads to another paper."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule
from awesomegen.rules.entries.samepaper import papers_listed_twice, where


def check(context: DataContext) -> Iterator[Issue]:
    """Reports entries whose title has little in common with that of an earlier entry of the same arXiv id.

    With the same first author it is one paper that changed its title, and a warning.
    """
    for arxiv_id, first, entry, is_one_title in papers_listed_twice(context.listing):
        if is_one_title is not False:
            continue
        place = FieldPlace(entry.origin, "links")
        message = (
            f"`{entry.title}` and `{first.title}` {where(first, context.listing)} both link to arXiv paper `{arxiv_id}`"
        )
        if entry.authors and entry.authors[:1] == first.authors[:1]:
            help = f"see https://arxiv.org/abs/{arxiv_id}: if the paper changed its title, one entry is enough"
            yield Issue(message, place, entry, help=help, severity=Severity.WARNING)
        else:
            help = f"see https://arxiv.org/abs/{arxiv_id} and mend the link that is wrong"
            yield Issue(message, place, entry, help=help)


RULE = Rule(
    code="AG303",
    name="conflicting-arxiv-id",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="One arXiv id under two different titles.",
    check=check,
    on_hand_written=True,
)
