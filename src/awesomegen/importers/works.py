"""Which entries are the same work: told by arXiv id or DOI, else by title and address; never by title alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from awesomegen.core.identifiers import arxiv_id_from_url, doi_from_url, doi_key
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.found import Copies, FoundEntry, FoundSection, Warning

_USUAL_ARXIV = lazy_pattern(r"https://arxiv\.org/abs/(\d{4}\.\d{4,5})(?:v\d+)?")
"""What most links are, so that they need no closer look."""
_WORDS = lazy_pattern(r"[^\w]+")
_WORK_KINDS = frozenset({"paper", "arxiv", "doi", "website", "project", "other"})


def find_copies(entries: Sequence[FoundEntry], section_of: Mapping[int, FoundSection]) -> Copies:
    """Finds repeated works; a copy in a section that shows the work already is a second entry, not a reference."""
    first: dict[int, int] = {}
    same: set[int] = set()
    seen: dict[tuple[str, ...], int] = {}
    shown: set[tuple[int, int]] = set()
    for index, entry in enumerate(entries):
        keys = _identities(entry)
        original = next((seen[key] for key in keys if key in seen), None)
        section = id(section_of[index])
        if original is None:
            shown.add((index, section))
            for key in keys:
                seen.setdefault(key, index)
            continue
        first[index] = original
        if _content(entry) == _content(entries[original]) and (original, section) not in shown:
            same.add(index)
            shown.add((original, section))
    return Copies(first, frozenset(same))


def _identities(entry: FoundEntry) -> list[tuple[str, ...]]:
    identities: list[tuple[str, ...]] = []
    title = _WORDS.sub(" ", entry.title).casefold().strip()
    for link in entry.links:
        if link.kind in _WORK_KINDS:
            if usual := _USUAL_ARXIV.fullmatch(link.url):
                identities.append(("arxiv", usual[1]))
            elif "arxiv" in link.url.lower() and (arxiv := arxiv_id_from_url(link.url)) is not None:
                identities.append(("arxiv", arxiv.identifier))
            elif "doi.org" in link.url and (doi := doi_from_url(link.url)) is not None:
                identities.append(("doi", doi_key(doi)))
    # Only the first link: a paper may name the post of the same title as its project.
    identities += [("url", title, link.url.rstrip("/")) for link in entry.links[:1]]
    return identities


def _content(entry: FoundEntry) -> FoundEntry:
    return replace(entry, first_line=0, last_line=0, warnings=[], form="")


def differences(copy: FoundEntry, original: FoundEntry) -> list[str]:
    """The fields in which a copy differs from the original."""
    names = ("title", "authors", "venue", "note", "date", "links", "summary", "tags", "extra")
    return [name for name in names if getattr(copy, name) != getattr(original, name)]


def warnings_of(entries: Sequence[FoundEntry], copies: Copies) -> list[Warning]:
    """A warning for each copy that is no exact one."""
    found = []
    for index, original in copies.first.items():
        if index in copies.same:
            continue
        copy, line = entries[index], entries[original].first_line
        differ = differences(copy, entries[original])
        if "title" in differ:
            code, message = "AG303", f"the same paper as on line {line}, under another title"
        elif differ:
            code, message = "AG302", f"the same work as on line {line}, but different in: {', '.join(differ)}"
        else:
            code, message = "AG306", f"the same work as on line {line}, twice in one section"
        found.append(Warning(copy.first_line, code, message))
    return found
