"""Where something stands in a text: offsets in code points, and lines and columns made from them late."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

LINE_END = lazy_pattern(r"\r\n?|\n")
"""What ends a line, as GitHub counts them: a carriage return alone does."""


class Position(NamedTuple):
    """A line and a column, both counted from 1; the column counts code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A half-open range of code points in the text of one file."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file without its byte order mark, under the path that messages show."""

    path: str
    text: str
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; a line feed ends a line, and so does a carriage return alone."""
        if not self._line_starts:
            self._line_starts.append(0)
            if "\r" in self.text:
                self._line_starts.extend(end.end() for end in LINE_END.finditer(self.text))
            else:
                offset = self.text.find("\n")
                while offset != -1:
                    self._line_starts.append(offset + 1)
                    offset = self.text.find("\n", offset + 1)
        return self._line_starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].removesuffix("\n").removesuffix("\r")
