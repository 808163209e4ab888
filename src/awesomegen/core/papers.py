"""What an entry's links say about the paper it is: its arXiv ids, and the months they stand for."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from awesomegen.core.dates import EntryDate
from awesomegen.core.identifiers import ArxivId, arxiv_id_from_url
from awesomegen.core.model import Entry

PAPER_KINDS = frozenset({"paper", "arxiv", "doi"})
"""The kinds of links that lead to the work itself."""


@lru_cache(maxsize=65_536)
def arxiv_id_of_url(url: str) -> ArxivId | None:
    """The paper behind a URL, as `arxiv_id_from_url` reads it, remembered: several rules ask for the same links."""
    return arxiv_id_from_url(url) if "arxiv" in url.lower() else None


def arxiv_ids(entry: Entry) -> tuple[str, ...]:
    """The different arXiv ids of the work itself, without versions."""
    return tuple(dict.fromkeys(arxiv_id.identifier for arxiv_id in _arxiv_links(entry)))


def submission(entry: Entry) -> ArxivId | None:
    """The arXiv id whose month is the submission of the entry; None where there is none, or more than one."""
    if entry.type != "paper":
        return None
    found = _arxiv_links(entry)
    if not found or any(other.identifier != found[0].identifier for other in found[1:]):
        return None
    return found[0] if 1 <= found[0].month <= 12 else None


def _arxiv_links(entry: Entry) -> list[ArxivId]:
    paper_links = (link for link in entry.links if link.kind in PAPER_KINDS)
    return [arxiv_id for link in paper_links if (arxiv_id := arxiv_id_of_url(link.url)) is not None]


@lru_cache(maxsize=1024)
def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def days_of(entry_date: EntryDate) -> tuple[date, date] | None:
    """The first and the last day that a date can mean; None for a text, and for a year alone.

    A year is how papers are cited, mostly that of the publication: it says nothing about a submission.
    """
    if entry_date.year is None or entry_date.month is None:
        return None
    if entry_date.day is None:
        return month_of(entry_date.year, entry_date.month)
    day = date(entry_date.year, entry_date.month, entry_date.day)
    return day, day
