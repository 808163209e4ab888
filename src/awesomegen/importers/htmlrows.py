"""Lists and tables in raw HTML as blocks and rows of inline Markdown, so that the readers of Markdown read them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block

if TYPE_CHECKING:
    from awesomegen.importers.htmlreader import HtmlItem

_OPENING = lazy_pattern(r"<(?P<tag>ul|ol|table)(?=[\s>])", re.IGNORECASE)
_BREAKS = lazy_pattern(r"(?:\s*<br>\s*)+")
_MOST_BLOCKS = 2_000


class HtmlRows(NamedTuple):
    """What a list or a table in HTML holds, and how many blocks it takes; blank lines cut it into several."""

    items: Sequence["HtmlItem"]
    rows: Sequence["HtmlItem"]
    blocks: int


def read_html(blocks: Sequence[Block], index: int, lines: Sequence[str]) -> HtmlRows | None:
    """The list or table that a block of HTML begins; `lines` are those of the whole page."""
    taken = _blocks_taken(blocks, index)
    if taken is None:
        return None
    first, last = blocks[index].first_line, blocks[index + taken - 1].last_line
    from awesomegen.importers.htmlreader import HtmlReader

    reader = HtmlReader(first)
    reader.feed("\n".join(lines[first - 1 : last]))
    reader.close()
    reader.finish(0)
    return HtmlRows(reader.items, reader.rows, taken)


def read_paragraph(source: str, first_line: int) -> list[tuple[int, str]]:
    """The lines of a paragraph in HTML as inline Markdown, each with its number."""
    from awesomegen.importers.htmlreader import HtmlReader

    reader = HtmlReader(first_line)
    reader.feed(f"<li>{source}")
    reader.close()
    reader.finish(0)
    return reader.lines()


def as_list(items: Sequence["HtmlItem"]) -> Block:
    """Items as the list that they would be in Markdown."""
    children = tuple(_as_item(item) for item in items)
    return Block(
        "list", items[0].first_line, items[-1].last_line, "\n".join(child.raw for child in children), children=children
    )


def _as_item(item: "HtmlItem") -> Block:
    text = _BREAKS.sub("<br>", item.text).strip().removesuffix("<br>")
    children = [Block("paragraph", item.first_line, item.first_line, text, text)] if text else []
    if item.items:
        children.append(as_list(item.items))
    raw = "\n".join(["- " + text, *(child.raw for child in children[1:])])
    return Block("list_item", item.first_line, item.last_line, raw, children=tuple(children))


def _blocks_taken(blocks: Sequence[Block], index: int) -> int | None:
    opening = _OPENING.search(blocks[index].raw)
    if opening is None:
        return None
    tag = re.compile(rf"<(?P<end>/?){opening['tag']}(?=[\s>])", re.IGNORECASE)
    depth = 0
    for taken, block in enumerate(blocks[index : index + _MOST_BLOCKS], 1):
        for found in tag.finditer(block.raw):
            depth += -1 if found["end"] else 1
        if depth <= 0:
            return taken
    return None
