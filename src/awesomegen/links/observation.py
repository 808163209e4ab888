"""What the answers say about the entries themselves: the wrong paper, wrong authors, a wrong date, an old version.

No request is made for any of this: the facts come with the answers that prove links alive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from awesomegen.core.identifiers import arxiv_id_from_url
from awesomegen.core.papers import PAPER_KINDS
from awesomegen.core.venues import known_venues
from awesomegen.core.venuetext import read_venue
from awesomegen.links.names import comparable_scripts, compare_authors, same_title
from awesomegen.links.plan import LinkTarget, PlannedLink
from awesomegen.links.verdict import Outcome, Paper

_ARXIV_VENUE = re.compile(r"^\s*(?:arxiv\b.*|preprint|corr)?\s*$", re.IGNORECASE)
_ACCEPTED = re.compile(r"\b(?:accepted|to appear|published|camera[- ]ready)\b(?! under\b)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Observation:
    """Something a rule has to say about one place of the list.

    `field` is the field of the entry that it is about, and `expected` the value there that would silence it.
    """

    rule: str
    message: str
    target: LinkTarget
    expected: str | None = None
    field: str = "url"


def observe(link: PlannedLink, outcome: Outcome) -> Iterator[Observation]:
    """Everything an outcome tells about the entries that have the link."""
    if outcome.paper is None or link.resolver != "arxiv":
        return
    for target in link.targets:
        yield from _superseded(target, outcome.paper)
        if target.kind in PAPER_KINDS:
            yield from _compare(target, outcome.paper)


def _superseded(target: LinkTarget, paper: Paper) -> Iterator[Observation]:
    pinned = arxiv_id_from_url(target.url)
    if pinned is None or pinned.version is None or paper.version is None or pinned.version >= paper.version:
        return
    message = f"`{pinned}` is an old version, the latest is version {paper.version}"
    yield Observation("AG912", message, target, target.url.replace(f"v{pinned.version}", "", 1))


def _compare(target: LinkTarget, paper: Paper) -> Iterator[Observation]:
    title = target.entry_title
    if comparable_scripts(title, paper.title) and not same_title(title, paper.title):
        wrong = f"`{paper.identifier}` is `{paper.title}` on arXiv, not `{title}`"
        if not target.authors or compare_authors(target.authors, paper.authors) is not None:
            yield Observation("AG913", wrong, target)
            return  # a wrong link: its authors and dates say nothing about this entry
        yield Observation("AG913", f"{wrong}; the authors agree, so it was renamed", target, paper.title, field="title")
    yield from _authors(target, paper)
    yield from _date(target, paper)
    yield from _published(target, paper)


def _authors(target: LinkTarget, paper: Paper) -> Iterator[Observation]:
    difference = compare_authors(target.authors, paper.authors) if target.authors and paper.authors else None
    if difference is not None:
        message = f"the authors differ from those of `{paper.identifier}` on arXiv: {difference}"
        yield Observation("AG914", message, target, ", ".join(paper.authors), "authors")


def _date(target: LinkTarget, paper: Paper) -> Iterator[Observation]:
    match = _ISO.fullmatch(target.date.strip())
    if match is None or paper.published is None:
        return
    # arXiv counts in UTC, lists often in the curator's own time zone.
    near = [paper.published + timedelta(days=days) for days in (-1, 0, 1)]
    if any(day.isoformat().startswith(match[0]) for day in near):
        return
    message = f"`{paper.identifier}` was submitted on `{paper.published}`, not `{match[0]}`"
    if paper.updated is not None and _is(match[0], paper.updated):
        message += f", which is the date of version {paper.version}"
    yield Observation("AG915", message, target, paper.published.isoformat()[: len(match[0])], "date")


def _is(text: str, day: date) -> bool:
    return len(text) == 10 and text == day.isoformat()


def _published(target: LinkTarget, paper: Paper) -> Iterator[Observation]:
    if not _ARXIV_VENUE.match(target.venue):
        return
    doi = "" if paper.doi.lower().startswith("10.48550/") else paper.doi
    accepted = paper.comment if _ACCEPTED.search(paper.comment) else ""
    where = paper.journal_reference or (f"doi:{doi}" if doi else accepted)
    if where:
        message = f"`{paper.identifier}` is published: arXiv says `{where}`"
        yield Observation("AG916", message, target, _venue(paper.journal_reference), "venue")


def _venue(reference: str) -> str | None:
    """The usual name and the year of a venue that a journal reference names without doubt."""
    parts = read_venue(reference)
    name = known_venues().get(parts.name)
    return f"{name} {parts.year}" if name and parts.year else None
