"""Markdown as GitHub reads it: blocks with their source lines, headings with their anchors, anchors in raw HTML.

This package is the only place that imports mistune, and it does so when one of these functions is called. Blocks are
mistune's, with cmark-gfm as the judge where the two differ; inline content is parsed for headings and raw HTML only.
Lines count from 1. A byte order mark, CRLF and CR are read as GitHub reads them. No input raises.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

_CELL_BORDER = lazy_pattern(r"(?<!\\)\|")

README_LIMIT = 512_000
"""Bytes of a README that GitHub shows; the rest is cut off without a word."""


class Block(NamedTuple):
    """One block of a document, from `first_line` to `last_line` inclusive.

    `kind` is one of: paragraph, heading, block_code, block_html, block_quote, list, list_item, table, thematic_break,
    reference_definition, footnote_definition. `raw` is its source without the prefixes of the quotes and items around
    it; `text` is the inline Markdown of a heading or a paragraph and the content of a code block. `info` is the info
    string of a fence or the first marker of a list; `level` is that of a heading.
    """

    kind: str
    first_line: int
    last_line: int
    raw: str
    text: str = ""
    level: int = 0
    info: str = ""
    children: "tuple[Block, ...]" = ()


class Heading(NamedTuple):
    """A heading as GitHub anchors it: `text` is its text nodes, `source` its inline Markdown or its raw HTML."""

    level: int
    line: int
    text: str
    anchor: str
    source: str


class HtmlAnchor(NamedTuple):
    """A fragment that raw HTML provides: an `id`, or the `name` of an `<a>`."""

    name: str
    line: int


@lru_cache(maxsize=1)  # a page is read by the rules, and for its entries
def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a document as a tree, inline content left unparsed."""
    from awesomegen.core.markdown.document import parse_once

    return tuple(_block(token) for token in parse_once(text).tokens if token["type"] != "blank_line")


def headings(text: str, *, with_blocks: bool = False) -> tuple[Heading, ...]:
    """Return all headings in document order: ATX, setext and raw HTML, also those in quotes and lists.

    `with_blocks` tells that the blocks of the document are read as well: it is parsed once for both.
    """
    from awesomegen.core.markdown.outline import find_headings

    return tuple(find_headings(text, with_blocks=with_blocks))


def html_anchors(text: str, *, with_blocks: bool = False) -> tuple[HtmlAnchor, ...]:
    """Return the fragments that raw HTML provides, outside of code and comments, in document order.

    `with_blocks` is that of `headings`.
    """
    from awesomegen.core.markdown.outline import find_html_anchors

    return tuple(find_html_anchors(text, with_blocks=with_blocks))


def columns(row: str) -> int:
    """Return how many cells a row of a table has, with or without pipes at its ends."""
    return len(_CELL_BORDER.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _block(token: Mapping[str, Any]) -> Block:
    attributes = token.get("attrs", {})
    return Block(
        kind=token["type"],
        first_line=token["first_line"],
        last_line=token["last_line"],
        raw=token["raw"],
        text=token.get("text", "").strip("\n"),
        level=attributes.get("level", 0),
        info=attributes.get("info", token.get("bullet", "")),
        children=tuple(_block(child) for child in token.get("children", ()) if child["type"] != "blank_line"),
    )
