"""Which lines belong to a block quote or a list item: CommonMark's rules, lazy continuation included.

mistune takes any line after a quote or an item for a continuation; only the text of an open paragraph may go on so.
"""

import re
from dataclasses import dataclass

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown.htmlblocks import INTERRUPTING_START, START, end_marker

_MARKERS = lazy_pattern(r"(?: {0,3}(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$)))*+")
_FENCE = lazy_pattern(r" *(?:(`{3,})(?!.*`)|(~{3,}))")
_BREAK = lazy_pattern(r" {0,3}(?:(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,}|(?:\*[ \t]*+){3,})$")
_HEADING = lazy_pattern(r" {0,3}#{1,6}(?:[ \t]|$)")
_UNDERLINE = lazy_pattern(r" {0,3}(?:=+|-+)[ \t]*$")
_ITEM = lazy_pattern(r" {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$)")
_QUOTE = lazy_pattern(r" {0,3}> ?")
FOOTNOTE_PATTERN = r" {0,3}\[\^[^\]\s]+\]:"
"""How a footnote begins."""
_FOOTNOTE = lazy_pattern(FOOTNOTE_PATTERN)
_INDENT = lazy_pattern(r"[ \t]*")


@dataclass(slots=True)
class OpenLeaf:
    """Follows the lines of a container to know whether they leave a paragraph open."""

    paragraph: bool = False
    _end: re.Pattern[str] | None = None

    def feed(self, line: str) -> None:
        """Take the next line, without the prefix of the container and without its line end."""
        if self._end is not None:
            if self._end.search(line):
                self._end = None
            return
        markers = _MARKERS.match(line)
        text = line[markers.end() :] if markers and not _BREAK.match(line) else line
        html = (INTERRUPTING_START if self.paragraph else START).match(text)
        fence = _FENCE.match(text)
        if html:
            self.paragraph = False
            end = end_marker(html)
            self._end = None if end.search(text, html.end()) else end
        elif fence:
            self.paragraph = False
            run = fence[1] or fence[2]
            self._end = re.compile(rf"^[ >]*{run[0]}{{{len(run)},}}[ \t]*$")
        elif not text.strip(" \t") or _HEADING.match(text) or _BREAK.match(text):
            self.paragraph = False
        elif self.paragraph:
            self.paragraph = not _UNDERLINE.match(text)
        else:
            self.paragraph = not text.startswith("    ")

    def goes_on_with(self, line: str) -> bool:
        """Tell whether a line without the prefix of the container continues the open paragraph."""
        if not self.paragraph:
            return False
        if line.startswith("    "):
            return True
        starts = (_HEADING, _BREAK, _ITEM, _QUOTE, _FOOTNOTE, START)
        return bool(line.strip(" \t")) and not any(start.match(line) for start in starts) and not _starts_fence(line)


def _starts_fence(line: str) -> bool:
    fence = _FENCE.match(line)
    return fence is not None and not line.startswith("    ")


def expand_indent(line: str, column: int = 0) -> str:
    """Write the leading tabs of a line that starts in this column as spaces."""
    indent = _INDENT.match(line)
    if indent is None or "\t" not in indent.group():
        return line
    width = column
    for character in indent.group():
        width += 4 - width % 4 if character == "\t" else 1
    return " " * (width - column) + line[indent.end() :]


def quoted(line: str) -> str | None:
    """Return what a line holds after the `>` of a block quote, None if it has none."""
    line = expand_indent(line)
    marker = _QUOTE.match(line)
    if marker is None:
        return None
    column = line.index(">") + 1
    return expand_indent(line[column:], column).removeprefix(" ")


def item_content(line: str) -> tuple[int, str] | None:
    """Return the width of a list item's prefix and what its first line holds after it, None if the line starts none."""
    line = expand_indent(line)
    marker = _ITEM.match(line)
    if marker is None:
        return None
    column = len(line[: marker.end()].rstrip(" \t"))
    text = expand_indent(line[column:], column)
    indent = len(text) - len(text.lstrip(" "))
    if indent == len(text):
        return column + 1, ""
    width = indent if indent <= 4 else 1
    return column + width, text[width:]


class Content:
    """Collects the lines of a container without their prefixes, and which of them are lazy."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.lazy_starts: set[int] = set()
        self.is_blank = True
        self._leaf = OpenLeaf()
        self._length = 0

    def take(self, text: str | None, line: str) -> bool:
        """Take a line: `text` is what it holds after the prefix, None where the prefix is missing; False ends all."""
        if text is None:
            text = expand_indent(line.rstrip("\n"))
            if not self._leaf.goes_on_with(text):
                return False
            self.lazy_starts.add(self._length)
        else:
            self._leaf.feed(text)
        self.is_blank = self.is_blank and not text.strip(" \t")
        self.lines.append(text + "\n")
        self._length += len(text) + 1
        return True
