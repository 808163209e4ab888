"""Where something stands in a text: offsets in code points, and lines and columns made from them late."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


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
        """The offset of each line's first character; only a line feed ends a line."""
        if not self._line_starts:
            starts = [0]
            offset = self.text.find("\n")
            while offset != -1:
                starts.append(offset + 1)
                offset = self.text.find("\n", offset + 1)
            self._line_starts.extend(starts)
        return self._line_starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : None if end == -1 else end].removesuffix("\r")
