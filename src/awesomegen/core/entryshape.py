"""What the lines of an entry-shaped Markdown paragraph are: title, authors, venue with links, date, text.

An entry in this form begins with a bold line (or an emphasised one, if links follow) and holds one field a line, with
or without marks of a hard break at the line ends. Every line is judged by what it holds, never by its number: none but
the title has to be there.

Works on the source of a paragraph without the prefixes of the quotes and items around it, such as `Block.raw` of
`awesomegen.core.markdown`; offsets are code points into that text. No input raises, all takes linear time.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern


class LineKind(StrEnum):
    """What a line of an entry holds."""

    TITLE = "title"
    """Bold, or emphasised where links follow; the first line only."""
    AUTHORS = "authors"
    """Emphasised as a whole, closed or not."""
    LINKS = "links"
    """Links with little else, a venue for the most part."""
    DATE = "date"
    """A date and nothing else but a version or a venue: bare, in brackets, after "Submitted on"."""
    IMAGES = "images"
    """Badges and pictures."""
    TEXT = "text"
    """The rest: a summary, a note."""


class BreakMark(StrEnum):
    """How a line says that the next one begins below it."""

    NONE = ""
    BACKSLASH = "\\"
    SPACES = "  "
    HTML = "<br>"
    BROKEN_BACKSLASH = "\\ "
    """A backslash before a blank, which GitHub shows as it is."""


class EntryLine(NamedTuple):
    """One line: its content from `start` to `end`, and the blanks and the mark behind that up to `mark_end`."""

    kind: LineKind
    start: int
    end: int
    mark: BreakMark
    mark_end: int


class EntryShape(NamedTuple):
    """A paragraph that is an entry: its lines in order, the title first."""

    lines: tuple[EntryLine, ...]

    @property
    def has_breaks(self) -> bool:
        """Whether its author marks the ends of lines."""
        return any(line.mark for line in self.lines[:-1])


_LINK_START = lazy_pattern(
    r"!?\[[^\[\]]*+\]\(|\]\(|\[[^\[\]]*+\]\[[^\[\]]*+\]|<a[ \t]|(?<![A-Za-z])(?:https?://|www\.)", re.IGNORECASE
)
_LINK = lazy_pattern(
    r"!?\[[^\[\]\n]*+\]++[ \t]?\([^()\n]*+\)|\]\([^()\n]*+\)|<[a-z][^<>\n]*+>|https?://[^ \t\n<>]++", re.IGNORECASE
)
_IMAGES = lazy_pattern(
    r"(?:\[?!\[[^\[\]\n]*+\]\([^()\n]*+\)(?:\]\([^()\n]*+\))?[ \t]*+|<img\b[^<>\n]*+>[ \t]*+)++$", re.IGNORECASE
)
_BREAK_TAG = lazy_pattern(r"<br[ \t]*/?>$", re.IGNORECASE)
_LONGEST_BREAK_TAG = 12

_DAY = r"\d{1,2}(?:st|nd|rd|th)?,?"
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,?"
_DATE = (
    rf"(?:(?:{_DAY}[ \t]*+){{0,2}}{_MONTH}[ \t]*+(?:{_YEAR})?|{_MONTH}[ \t]*+{_DAY}[ \t]*+(?:{_YEAR})?"
    rf"|{_YEAR}(?:[-./年년][ \t]*+\d{{1,2}}(?:[-./月월][ \t]*+\d{{1,2}})?[.月월日일]?)?"
    rf"|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d))"
)
_DATE_LINE = lazy_pattern(
    rf"[\[(]?(?:(?:submitted|published|posted|updated|date)(?:[ \t]++on)?:?[ \t]++)?{_DATE}[ \t]*+[\])]?\.?[ \t]*+"
    r"(?:\(v\d+\)[^\n]*|[|,;][^\n]*|\[[^\[\]\n]*\]\.?)?$",
    re.IGNORECASE | re.ASCII,
)

_USUAL = lazy_pattern(
    r"(?P<title>\*\*(?=[^*\n]*[^*_ \t\n])[^*\n]++\*\*)(?:[ \t]*+\\)?+\n"
    r"(?P<authors>\*[^* \t\n][^*\n]*+\*)(?:[ \t]*+\\)?+\n"
    r"(?P<links>(?:[A-Za-z0-9]++[ .]++){0,7}+\[\[[^\[\]()\n]++\]\([^()\[\]\s]++\)\]"
    r"(?: \[\[[^\[\]()\n]++\]\([^()\[\]\s]++\)\])*+)(?:[ \t]*+\\)?+"
    r"(?:\n(?P<date>\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:19|20)\d\d)(?:[ \t]*+\\)?+)?+",
    re.ASCII,
)
"""The form of most entries: nobody has to ask what its lines are."""
_KINDS = (LineKind.TITLE, LineKind.AUTHORS, LineKind.LINKS, LineKind.DATE)

_WORD = lazy_pattern(r"[^\W_]{2,}")
_MOST_WORDS = 8
"""Words beside the links of a line; with more it is prose that cites something."""


def paragraph_shape(raw: str) -> EntryShape | None:
    """Read a paragraph as an entry; None where it begins with no title or holds nothing else that entries hold."""
    if not raw.lstrip(" \t").startswith(("*", "_")):
        return None
    if (usual := _USUAL.fullmatch(raw)) is not None:
        return _usual_shape(usual)
    lines = tuple(_lines(raw))
    title, fields = lines[0], lines[1:]
    written = raw[title.start : title.end]
    if not written.strip("*_ \t") or all(line.kind is LineKind.TEXT for line in fields):
        return None
    is_bold = written.startswith(("**", "__"))
    if not is_bold and not (title.mark and any(line.kind is LineKind.LINKS for line in fields)):
        return None
    return EntryShape(lines)


def classify(line: str) -> LineKind:
    """Tell what a line below a title holds; it comes without its break mark and without blanks at its ends."""
    if _is_emphasised(line):
        return LineKind.AUTHORS
    if _DATE_LINE.match(line):
        return LineKind.DATE
    if _IMAGES.match(line):
        return LineKind.IMAGES
    if ("](" in line or _LINK_START.search(line)) and len(_WORD.findall(_LINK.sub(" ", line))) <= _MOST_WORDS:
        return LineKind.LINKS
    return LineKind.TEXT


def _usual_shape(usual: re.Match[str]) -> EntryShape:
    lines: list[EntryLine] = []
    for kind in _KINDS:
        start, end = usual.span(kind.value)
        if end >= 0:
            line_end = usual.string.find("\n", end)
            line_end = len(usual.string) if line_end < 0 else line_end
            mark = BreakMark.NONE if line_end == end else BreakMark.BACKSLASH
            lines.append(EntryLine(kind, start, end, mark, line_end))
    return EntryShape(tuple(lines))


def _lines(raw: str) -> Iterator[EntryLine]:
    start = 0
    for index, line in enumerate(raw.split("\n")):
        mark, length = _mark(line)
        indent = len(line) - len(line.lstrip(" \t")) if line[:1] in (" ", "\t") else 0
        kind = classify(line[indent:length]) if index else LineKind.TITLE
        yield EntryLine(kind, start + indent, start + max(indent, length), mark, start + len(line))
        start += len(line) + 1


def _mark(line: str) -> tuple[BreakMark, int]:
    """The mark at the end of a line, and where the content before it ends."""
    stripped = line.rstrip(" \t")
    if stripped.endswith("\\"):
        mark = BreakMark.BACKSLASH if len(stripped) == len(line) else BreakMark.BROKEN_BACKSLASH
        return mark, len(stripped[:-1].rstrip(" \t"))
    if stripped.endswith(">") and (tag := _BREAK_TAG.search(stripped, max(0, len(stripped) - _LONGEST_BREAK_TAG))):
        return BreakMark.HTML, len(stripped[: tag.start()].rstrip(" \t"))
    return BreakMark.SPACES if line.endswith("  ") else BreakMark.NONE, len(stripped)


def _is_emphasised(line: str) -> bool:
    """Whether one `*` or `_` opens a line and another one, or none at all, closes it."""
    if not line.startswith(("*", "_")) or line[:2] in ("**", "__") or line[1:2] in ("", " ", "\t"):
        return False
    marker, inner = line[0], line[1:].rstrip(".,; \t")
    return inner.endswith(marker) or marker not in inner
