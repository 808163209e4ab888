"""AG206: an arXiv link from which no arXiv id can be read."""

import re
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry, Link
from awesomegen.core.papers import arxiv_id_of_url
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import url_place, written_url

_PAPER_PAGE = lazy_pattern(r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/?(?P<id>[^?#]*)", re.IGNORECASE)
_ID = lazy_pattern(r"(?<![\d.])\d{4}\.\d{4,5}(?:v[1-9]\d*)?(?![\d.]*\d)", re.ASCII)
# What people leave around an id.
_AROUND = lazy_pattern(r"(?:arxiv|abs|pdf|html|https?|org|www|[\s:/.,;()\[\]<>])*", re.IGNORECASE)


def check(context: DataContext) -> Iterator[Issue]:
    """Reports links of kind `arxiv`, and links to a paper's page on arXiv, without a readable id."""
    for entry in context.listing.entries:
        for link in entry.links:
            if link.kind != "arxiv" and "arxiv.org/" not in link.url.lower():
                continue
            if (link.kind == "arxiv" or _PAPER_PAGE.match(link.url)) and arxiv_id_of_url(link.url) is None:
                yield _issue(entry, link)


def _issue(entry: Entry, link: Link) -> Issue:
    text, place = written_url(link), url_place(link)
    help = "an id is `YYMM.NNNNN` (four digits before 2015), or `archive/YYMMNNN` before April 2007"
    ids = _ID.findall(text)
    if len(ids) != 1 or not _AROUND.fullmatch(text.replace(ids[0], "")):
        return Issue(f"`{text}` holds no arXiv id", place, entry, help=help)
    [found] = ids
    meant = f"https://arxiv.org/abs/{found}" if "://" in text else found
    fix = ProposedFix(f"write `{meant}`", True, (Replacement(place, meant),))
    return Issue(
        f"`{text}` is not how an arXiv id is written; did you mean `{meant}`?", place, entry, help=help, fix=fix
    )


RULE = Rule(
    code="AG206",
    name="arxiv-id-format",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="An arXiv link that holds no arXiv id.",
    check=check,
    on_hand_written=True,
    fix=FixKind.SOMETIMES,
)
