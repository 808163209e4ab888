"""AG207: an arXiv id in the right form that arXiv can never have given out."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.papers import arxiv_id_of_url
from awesomegen.rules.base import DataContext, Issue, Needs, Rule
from awesomegen.rules.places import url_place


def check(context: DataContext) -> Iterator[Issue]:
    """Reports ids of a month that does not exist or is yet to come, or with a number of the wrong length."""
    for entry in context.listing.entries:
        for link in entry.links:
            arxiv_id = arxiv_id_of_url(link.url)
            if arxiv_id and (problem := arxiv_id.problem(context.today)):
                yield Issue(f"there is no arXiv paper `{arxiv_id.identifier}`: {problem}", url_place(link), entry)


RULE = Rule(
    code="AG207",
    name="arxiv-id-impossible",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="An arXiv id that arXiv can never have given out.",
    check=check,
    on_hand_written=True,
)
