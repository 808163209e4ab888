"""From the source lines of one entry to the entry: the title in the first line, a field in each other one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.emphasis import without_break
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry, FoundLink
from awesomegen.importers.inline import plain
from awesomegen.importers.lines import read_line
from awesomegen.importers.linkkinds import kind_of_link
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.references import take_reference
from awesomegen.importers.remainder import read_rest
from awesomegen.importers.titles import read_title
from awesomegen.importers.venues import is_venue, names_venue

_BRACKET_OR_BREAK = lazy_pattern(r"[\[\]]|<br\s*/?>", re.IGNORECASE)
_YEAR_AT_START = lazy_pattern(r"[(\[](?P<year>(?:19|20)\d\d)[)\]]\s+(?=\S)")
_YEAR_BEHIND_NAMES = lazy_pattern(r"(?P<names>.*?)[.,]?\s*[(（]?\b(?P<year>(?:19|20)\d\d)[)）]?\s*[.:,]*", re.DOTALL)
_OPEN_QUOTE = lazy_pattern(r'(?:^|[\s(])"[^"\s][^"]{12,}$')
_IN_BRACKETS = lazy_pattern(r"\[(?P<title>[^\[\]]+)\]")
_BRACKETS_AT_END = lazy_pattern(r"\s*[(（](?P<inside>[^()（）]{0,80}[A-Za-z][^()（）]{0,80})[)）]\Z")
_YEAR_AT_END = lazy_pattern(
    r"(?P<title>.{4,}?)(?:\s*[(（](?P<round>(?:19|20)\d\d(?:-[01]\d)?)[)）]|(?:\.\s+|\s{2,})(?P<bare>(?:19|20)\d\d))"
)
_LONGEST_LINE = 20_000
"""Longer lines were not written by a person, and some patterns take quadratic time."""


class SourceLine(NamedTuple):
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


def _joined(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Puts together lines where a title in bold or quotes, names in italics or a link's text go on in the next one."""
    if len(lines) < 2 or not any(_opens(line.text) for line in lines[:-1]):
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        last = joined[-1]
        mark = _opens(last.text)
        if mark and mark in line.text and line.number > last.number:
            joined[-1] = SourceLine(last.number, f"{last.text.rstrip()} {line.text.lstrip()}")
        else:
            joined.append(line)
    return joined


def _opens(text: str) -> str | None:
    """The mark that closes what a line leaves open; None where a break ends the line, or nothing is open."""
    if text.endswith(("\\", "  ", ">")):
        return None
    if text.endswith("]("):
        return ")"
    if text.count("**") % 2:
        return "**"
    if text.count("[") > text.count("]") and "](" not in text[text.rfind("[") :]:
        return "]("
    if text.count('"') % 2 and _OPEN_QUOTE.search(text):
        return '"'
    start = text.lstrip()
    if start[:1] == "_" and start[1:2] not in "_ " and not start[1:].rstrip(" .,").endswith("_"):
        return "_"
    return None


def read_entry(lines: Sequence[SourceLine], facts: Facts, last_line: int) -> FoundEntry | None:
    """The entry that these lines are; None where the first holds no title."""
    if not lines:
        return None
    lines = _joined(lines)
    first = lines[0]
    found = read_title(without_break(first.text), facts.references)
    if found is None or not found.title.strip():
        return None
    title = found.title.strip().rstrip(";")
    if (bare := _IN_BRACKETS.fullmatch(title)) is not None:
        # A link whose address is missing.
        title = bare["title"].strip()
    entry = FoundEntry(first.number, last_line, title)
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
        if (year := _YEAR_BEHIND_NAMES.fullmatch(before)) is not None:
            before = year["names"]
            entry.date = entry.date_text = year["year"]
        if looks_like_names(plain(before)):
            set_authors(entry, before, first.number)
        else:
            entry.extra["before"] = plain(before)
    if found.rest.strip():
        read_rest(entry, found.rest, first.number, facts)
    take_reference(entry, first.number)
    _take_venue_of_title(entry)
    for line in lines[1:]:
        read_line(entry, line.text, line.number, facts)
    return entry


def read_lines(entry: FoundEntry, raw: str, first_line: int, facts: Facts) -> None:
    """Reads further lines of an entry, each as it stands."""
    for line in _joined(lines_of(raw, first_line)):
        read_line(entry, line.text, line.number, facts)


def _take_venue_of_title(entry: FoundEntry) -> None:
    """`Title (TKDE 2023)`: the venue is no part of the title where nothing else names one."""
    if entry.date is None and (year := _YEAR_AT_START.match(entry.title)) is not None:
        entry.title = entry.title[year.end() :]
        entry.date = entry.date_text = year["year"]
    title = entry.title
    if entry.date is None and (year := _YEAR_AT_END.fullmatch(title)) is not None:
        entry.title = title = year["title"].rstrip(" .")
        entry.date = entry.date_text = year["round"] or year["bare"]
    before, stop, last = title.rstrip(" ./").rpartition(". ")
    last = last.removeprefix("In ")
    if (
        entry.venue is None
        and stop
        and last[:1] != "("
        and len(before.split()) > 1
        and names_venue(last)
        and is_venue(last)
    ):
        entry.title = title = before
        set_venue(entry, last)
    bracket = _BRACKETS_AT_END.search(title) if title.endswith((")", "）")) and entry.venue is None else None
    if bracket is not None and bracket.start():
        inside = bracket["inside"].strip()
        # A name alone may be that of the method: `(SPEED)`; a venue in its usual spelling is one.
        if is_venue(inside) and (names_venue(inside) or any(char.isdigit() for char in inside)):
            entry.title = title[: bracket.start()]
            set_venue(entry, inside)
