"""Reads arXiv's Atom feeds and OAI records.

Sources: https://info.arxiv.org/help/api/user-manual.html, https://info.arxiv.org/help/oa/index.html.
"""

import re
from datetime import date
from xml.etree import ElementTree

from awesomegen.core.identifiers import arxiv_id_from_url
from awesomegen.links.verdict import Paper

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_RAW = "{http://arxiv.org/OAI/arXivRaw/}"
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# arXiv's own notes say "arXiv admin note: this submission has been withdrawn"; authors write "This paper has been
# withdrawn by the author", "Withdrawn due to an error". "Appendix B withdrawn" and "replaces the withdrawn 1234.5678"
# are about something else.
_WITHDRAWN = re.compile(
    r"^\W*(?:the authors? (?:has |have )?)?(?:withdrawn|withdraw)\b"
    r"|\b(?:this|the|our) (?:e-?print|paper|article|submission|manuscript|work|preprint|note|version)\b[^.;]{0,60}"
    r"\b(?:is|was|were|has been|have been|being)\s+(?:\w+\s+)?withdrawn\b"
    r"|\barxiv admin note:[^.]{0,120}\bwithdrawn\b",
    re.IGNORECASE,
)


class FeedError(ValueError):
    """The body is not the XML document that was asked for."""


def parse_feed(body: bytes) -> dict[str, Paper]:
    """The papers of an Atom feed by id without version; raises FeedError for anything but a feed.

    The entry titled "Error" that arXiv sends for a malformed id is no paper.
    """
    root = _parse(body)
    if root.tag != f"{_ATOM}feed":
        raise FeedError(f"the document is a `{root.tag}`, not a feed")
    papers = (_paper(entry) for entry in root.iter(f"{_ATOM}entry"))
    return {paper.identifier: paper for paper in papers if paper is not None}


def says_withdrawn(paper: Paper) -> bool:
    """Whether the comment of a paper declares it withdrawn: the feed has no other sign of it."""
    return _WITHDRAWN.search(paper.comment) is not None


def latest_version_withdrawn(body: bytes) -> bool | None:
    """What an OAI `arXivRaw` record says about the latest version; None when it says nothing.

    Source type `I` stands for "auto ignore": a version whose files were withdrawn.
    """
    try:
        versions = list(_parse(body).iter(f"{_RAW}version"))
    except FeedError:
        return None
    return "I" in versions[-1].findtext(f"{_RAW}source_type", "") if versions else None


def _parse(body: bytes) -> ElementTree.Element:
    try:
        text = body.decode("utf-8")
        if _DOCTYPE.search(text):
            raise FeedError("the document declares a DTD")
        return ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise FeedError(f"the body is not XML: {error}") from error


def _paper(entry: ElementTree.Element) -> Paper | None:
    identifier = arxiv_id_from_url(_text(entry, f"{_ATOM}id"))
    if identifier is None:
        return None
    return Paper(
        identifier=identifier.identifier,
        title=_text(entry, f"{_ATOM}title"),
        authors=tuple(_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")),
        published=_date(_text(entry, f"{_ATOM}published")),
        updated=_date(_text(entry, f"{_ATOM}updated")),
        version=identifier.version,
        comment=_text(entry, f"{_ARXIV}comment"),
        journal_reference=_text(entry, f"{_ARXIV}journal_ref"),
        doi=_text(entry, f"{_ARXIV}doi"),
    )


def _text(element: ElementTree.Element, path: str) -> str:
    """The text of a child with its line breaks folded, as the feed wraps long titles."""
    return " ".join((element.findtext(path) or "").split())


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
