"""The pieces of a Markdown page that hold inline Markdown or raw HTML, and where their characters stand in the file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.core.span import Source

_LINE_END = lazy_pattern(r"\r\n?|\n")
_ROW_OF_INTEREST = lazy_pattern(r"[\[<]|://|www\.")
_CELL = lazy_pattern(r"(?:\\.|[^\\|])++|\\")


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One piece of a page: a paragraph, a heading, a table's cell, a block of HTML, a definition of a link or footnote.

    `raw` is its source without the prefixes of the quotes and items around it; a cell begins at `column` of `row`.
    `item` is true for the first paragraph of a list item.
    """

    kind: str
    first_line: int
    raw: str
    item: bool = False
    row: str = ""
    column: int = 0


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """The pieces of a page in order; cells that hold neither links nor tags are left out."""
    for block in blocks:
        if block.kind == "table":
            yield from _cells(block)
        elif block.kind == "list_item":
            yield from _item(block)
        elif block.kind == "footnote_definition":
            yield Leaf(block.kind, block.first_line, block.raw[: block.raw.find("]:") + 2])
            yield from leaves(block.children)
        elif block.children:
            yield from leaves(block.children)
        elif block.kind in ("paragraph", "heading", "block_html", "reference_definition"):
            yield Leaf(block.kind, block.first_line, block.raw)


def _item(block: Block) -> Iterator[Leaf]:
    first, rest = block.children[:1], block.children[1:]
    if first and first[0].kind == "paragraph":
        yield Leaf("paragraph", first[0].first_line, first[0].raw, item=True)
    else:
        yield from leaves(first)
    yield from leaves(rest)


def _cells(table: Block) -> Iterator[Leaf]:
    for line, row in enumerate(table.raw.split("\n"), table.first_line):
        if _ROW_OF_INTEREST.search(row):
            for cell in _CELL.finditer(row):
                if _ROW_OF_INTEREST.search(cell[0]):
                    yield Leaf("table", line, cell[0], row=row, column=cell.start())


class PageText:
    """Finds the characters of leaves in the file: their lines have lost prefixes, tabs and carriage returns."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        if "\r" in source.text:
            self._starts = [0, *(end.end() for end in _LINE_END.finditer(source.text))]
            self.lines: Sequence[str] = _LINE_END.split(source.text)
        else:
            self._starts = source.line_starts
            self.lines = source.text.split("\n")
        """The lines without their ends."""
        self._lines_of: dict[Leaf, list[_LeafLine]] = {}

    @property
    def line_count(self) -> int:
        """How many lines there are, as GitHub counts them: a carriage return alone ends one."""
        return len(self._starts)

    def line_start(self, line: int) -> int:
        """The offset of the first character of a line counted from 1; the end of the text behind the last."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._text)

    def line_end(self, line: int) -> int:
        """The offset behind the last character of a line, before its line end."""
        return self.line_start(line) + len(self.line(line))

    def line(self, line: int) -> str:
        """The text of a line without its line end; nothing behind the last."""
        return self.lines[line - 1] if line <= len(self.lines) else ""

    def line_at(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self._starts, offset)

    def offset(self, leaf: Leaf, position: int) -> int:
        """The offset in the file of a position in a leaf."""
        if leaf not in self._lines_of:
            self._lines_of[leaf] = [self._line_of_leaf(*line) for line in _lines(leaf)]
        lines = self._lines_of[leaf]
        line = lines[bisect_right(lines, position, key=lambda line: line.position) - 1]
        return min(max(line.start, line.first + position - line.position), line.end)

    def _line_of_leaf(self, number: int, position: int, content: str) -> "_LeafLine":
        start, written = self.line_start(number), self.line(number).replace("\0", "\ufffd")
        shown, trimmed = written.rstrip(" \t"), content.rstrip(" \t")
        column = len(shown) - len(trimmed)
        if not shown.endswith(trimmed):
            # A tab before the content was written as blanks.
            bare = trimmed.lstrip(" \t")
            column = max(0, shown.rfind(bare)) - (len(trimmed) - len(bare))
        return _LeafLine(position, start + column, start, start + len(written))


class _LeafLine(NamedTuple):
    """A line of a leaf: its position there, the offset of its first character, the range of the line in the file."""

    position: int
    first: int
    start: int
    end: int


def _lines(leaf: Leaf) -> Iterator[tuple[int, int, str]]:
    """The lines of a leaf: their numbers in the file, their positions in the leaf and what they hold."""
    if leaf.row:
        yield leaf.first_line, -leaf.column, leaf.row
        return
    position = 0
    for number, content in enumerate(leaf.raw.split("\n"), leaf.first_line):
        yield number, position, content
        position += len(content) + 1
