"""The tables of contents of a page: lists of links to its own headings."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awesomegen.core.foundlinks import FoundLink, MeantLink
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.core.pagelinks import split_address
from awesomegen.core.pagetext import Leaf
from awesomegen.rules.page.reading import PageReading

_FEWEST_ITEMS = 3
_SHARE_OF_LINKS = 0.75
_WORD = lazy_pattern(r"\w\w")


class TocItem(NamedTuple):
    """One link of a table of contents; `anchor` is where it leads or was certainly meant to, `line` where that is."""

    leaf: Leaf
    link: FoundLink | MeantLink
    anchor: str
    line: int


_Links = dict[int, tuple[Leaf, FoundLink | MeantLink, str]]


def tables_of_contents(page: PageReading) -> Iterator[tuple[TocItem, ...]]:
    """The lists in which nearly every item begins with a link to a heading further down; links to nowhere left out."""
    links = _first_links(page)
    for block in _outermost_lists(page.context.blocks):
        lines = list(_item_lines(block))
        linked = [links[line] for line in lines if line in links]
        if len(linked) < _FEWEST_ITEMS or len(linked) < _SHARE_OF_LINKS * len(lines):
            continue
        items = tuple(
            TocItem(leaf, link, anchor, page.anchors.lines[anchor])
            for leaf, link, fragment in linked
            if (anchor := _anchor(page, link, fragment)) is not None
        )
        if all(item.line > block.first_line for item in items):
            yield items


def _first_links(page: PageReading) -> _Links:
    """The links, and what was meant to be one, with which list items begin, by line."""
    links: _Links = {}
    for (leaf, link), fragment in page.in_page_links():
        if link.form == "inline":
            _note(links, leaf, link, fragment)
    for leaf, meant in page.links.meant:
        path, meant_fragment = split_address(meant.destination)
        if meant_fragment is not None and page.is_own(path):
            _note(links, leaf, meant, meant_fragment)
    return links


def _note(links: _Links, leaf: Leaf, link: FoundLink | MeantLink, fragment: str) -> None:
    if leaf.item and not _WORD.search(leaf.raw, 0, link.start):
        links.setdefault(leaf.first_line, (leaf, link, fragment))


def _outermost_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "list":
            yield block
        else:
            yield from _outermost_lists(block.children)


def _item_lines(block: Block) -> Iterator[int]:
    for item in block.children:
        yield item.first_line
        for child in item.children:
            if child.kind == "list":
                yield from _item_lines(child)


def _anchor(page: PageReading, link: FoundLink | MeantLink, fragment: str) -> str | None:
    fragment = fragment.removeprefix("user-content-")
    if fragment in page.anchors.lines:
        return fragment
    return page.anchors.in_other_case(fragment) or page.anchors.of_text(link.text or "")
