"""Which entries a section shows, and in which order."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from awesomegen.core.model import Entry, Listing, Reference

SORTS = ("file", "date", "-date", "title")


def entries_by_section(listing: Listing) -> dict[str | None, tuple[Entry, ...]]:
    """The entries of each section id in the order readers see; under None those of a list without sections.

    An entry that a section names twice (by itself and by a `see` reference) is shown once, at the reference. One that
    is in no section of a list with sections, for the section that it names does not exist, is shown nowhere.
    """
    entries = {entry.id: entry for entry in listing.entries}
    fixed = {(item.entry, item.section) for item in listing.items if isinstance(item, Reference)}
    placed: dict[str | None, list[Entry]] = {section.id: [] for section in listing.sections} or {None: []}
    for item in listing.items:
        if isinstance(item, Reference):
            if entries[item.entry] not in placed[item.section]:
                placed[item.section].append(entries[item.entry])
            continue
        for section_id in item.sections or (None,):
            if section_id in placed and (item.id, section_id) not in fixed:
                placed[section_id].append(item)
    sorts = {section.id: section.sort for section in listing.sections}
    return {key: tuple(sort_entries(items, sorts.get(key or "", "file"))) for key, items in placed.items()}


def sort_entries(entries: Iterable[Entry], sort: str) -> list[Entry]:
    """Entries by `date` or `-date` (undated last both ways), by `title`, or as they are; ties keep their order."""
    ordered = list(entries)
    if sort == "title":
        ordered.sort(key=lambda entry: unicodedata.normalize("NFKC", entry.title).casefold())
    elif sort in ("date", "-date"):
        sign = -1 if sort == "-date" else 1
        ordered.sort(key=_date_key(sign))
    return ordered


def _date_key(sign: int) -> Callable[[Entry], tuple[bool, int]]:
    def key(entry: Entry) -> tuple[bool, int]:
        day = entry.date.first_day if entry.date else None
        return day is None, sign * (day or date.min).toordinal()

    return key
