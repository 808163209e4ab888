"""From the source lines of one entry to the entry: the title in the first line, a field in each other one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from awesomegen.importers.emphasis import without_break
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry, FoundLink
from awesomegen.importers.inline import plain
from awesomegen.importers.lines import read_line
from awesomegen.importers.linkkinds import kind_of_link
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.remainder import read_rest
from awesomegen.importers.titles import read_title
from awesomegen.importers.venues import is_venue

_BRACKET_OR_BREAK = re.compile(r"[\[\]]|<br\s*/?>", re.IGNORECASE)
_LONGEST_LINE = 20_000
"""Longer lines were not written by a person, and some patterns take quadratic time."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the source, without the prefix of its list item, and its number."""

    number: int
    text: str


def lines_of(raw: str, first_line: int) -> list[SourceLine]:
    """The source lines of a block; a `<br>` inside a line begins another one with the same number."""
    lines = []
    for offset, text in enumerate(raw.split("\n")):
        if len(text) > _LONGEST_LINE:
            continue
        parts = _at_breaks(text) if "<br" in text or "<BR" in text else [text]
        lines += [SourceLine(first_line + offset, part) for part in parts if part.strip()]
    return lines


def _at_breaks(text: str) -> list[str]:
    # A break inside a link's text does not end a line.
    parts, depth, start = [], 0, 0
    for match in _BRACKET_OR_BREAK.finditer(text):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth -= 1
        elif depth <= 0:
            parts.append(text[start : match.end()])
            start = match.end()
    return [*parts, text[start:]]


def read_entry(lines: Sequence[SourceLine], facts: Facts, last_line: int) -> FoundEntry | None:
    """The entry that these lines are; None where the first holds no title."""
    if not lines:
        return None
    first = lines[0]
    found = read_title(without_break(first.text), facts.references)
    if found is None or not found.title.strip():
        return None
    entry = FoundEntry(first.number, last_line, found.title.strip())
    entry.tags += found.tags
    if found.link is not None:
        add_link(entry, found.link, first.number)
        entry.links = [FoundLink(link.url, None, kind_of_link(None, link.url)) for link in entry.links]
    if found.name:
        entry.extra["name"] = found.name
    if found.status == "read":
        entry.extra["checked"] = "x"
    if found.date is not None and (date := facts.date(found.date)) is not None:
        set_date(entry, date, first.number)
    if found.venue is not None:
        set_venue(entry, found.venue)
    if found.before.strip():
        before = found.before.strip().rstrip(",:")
        if looks_like_names(plain(before)):
            set_authors(entry, before, first.number)
        else:
            entry.extra["before"] = plain(before)
    if found.rest.strip():
        read_rest(entry, found.rest, first.number, facts)
    _take_venue_of_title(entry)
    for line in lines[1:]:
        read_line(entry, line.text, line.number, facts)
    return entry


def _take_venue_of_title(entry: FoundEntry) -> None:
    """`Title (TKDE 2023)`: the venue is no part of the title where nothing else names one."""
    title = entry.title
    if entry.venue is None and title.endswith(")") and (start := title.rfind(" (")) > 0:
        inside = title[start + 2 : -1]
        if is_venue(inside) and any(char.isdigit() for char in inside) and any(char.isalpha() for char in inside):
            entry.title = title[:start]
            set_venue(entry, inside)
