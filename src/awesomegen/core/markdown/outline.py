"""What of a document a link can lead to: its headings, and the anchors in its raw HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Heading, HtmlAnchor
from awesomegen.core.markdown.blockparser import Token
from awesomegen.core.markdown.document import Document, parse, parse_once
from awesomegen.core.markdown.htmltags import Tag, anchor_names, split
from awesomegen.core.markdown.inline import pieces
from awesomegen.core.slug import Slugger

_HEADING_NAME = lazy_pattern(r"h([1-6])")
_HEADING_TAG = lazy_pattern(r"</?h[1-6]", re.IGNORECASE)
_ANCHOR_ATTRIBUTE = lazy_pattern(r"\b(?:id|name)\s*=", re.IGNORECASE)
_UNPARSED = frozenset({"block_code", "thematic_break", "reference_definition", "blank_line"})


def find_headings(text: str, *, with_blocks: bool) -> Iterator[Heading]:
    """Yield the headings of a document with their anchors."""
    outline = _Outline(_document(text, with_blocks))
    found = list(outline.headings())
    if outline.spans_blocks and not with_blocks:
        found = list(_Outline(parse(text)).headings())
    slugger = Slugger()
    for heading in found:
        content = "".join(heading.texts)
        yield Heading(heading.level, heading.line, content, slugger.unique(content), "".join(heading.sources))


def find_html_anchors(text: str, *, with_blocks: bool) -> Iterator[HtmlAnchor]:
    """Yield the fragments that tags of a document provide."""
    document = _document(text, with_blocks)
    for leaf in _leaves(document.tokens):
        for line, raw in _parts(leaf):
            if "<" in raw and _ANCHOR_ATTRIBUTE.search(raw):
                for piece, _, tag_line in _located(_pieces(leaf, raw, document), raw, line):
                    if isinstance(piece, Tag):
                        for name in anchor_names(piece):
                            yield HtmlAnchor(name, tag_line)


def _document(text: str, with_blocks: bool) -> Document:
    return parse_once(text) if with_blocks else parse(text, skip_plain_text=True)


@dataclass(slots=True)
class _FoundHeading:
    level: int
    line: int
    texts: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


class _Outline:
    """Reads the headings; one of raw HTML may open in one block and close in another: then all text counts."""

    def __init__(self, document: Document) -> None:
        self.spans_blocks = False
        self._document = document
        self._open: _FoundHeading | None = None

    def headings(self) -> Iterator[_FoundHeading]:
        """Yield the headings in order."""
        for leaf in _leaves(self._document.tokens):
            if leaf["type"] == "heading":
                yield from self._close()
                self._open = _FoundHeading(leaf["attrs"]["level"], leaf["first_line"])
                yield from self._read(leaf, leaf["first_line"], leaf["text"].strip(" \t\n"))
                yield from self._close()
                continue
            for line, raw in _parts(leaf):
                if self._open or _HEADING_TAG.search(raw):
                    yield from self._read(leaf, line, raw)
                if self._open:
                    self.spans_blocks = True
                    self._open.texts.append("\n")
                    self._open.sources.append("\n")
        yield from self._close()

    def _read(self, leaf: Token, line: int, raw: str) -> Iterator[_FoundHeading]:
        """Read inline content or HTML; as in a browser, any tag of a heading ends the open one."""
        begin = 0
        for piece, offset, tag_line in _located(_pieces(leaf, raw, self._document), raw, line):
            if isinstance(piece, str):
                if self._open:
                    self._open.texts.append(piece)
                continue
            name = _HEADING_NAME.fullmatch(piece.name)
            if name is None:
                continue
            if self._open:
                self._open.sources.append(raw[begin:offset])
            yield from self._close()
            begin = offset
            if not piece.closes:
                self._open = _FoundHeading(int(name[1]), tag_line)
        if self._open:
            self._open.sources.append(raw[begin:])

    def _close(self) -> Iterator[_FoundHeading]:
        if self._open:
            yield self._open
            self._open = None


def _leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if "children" in token:
            yield from _leaves(token["children"])
        elif token["type"] not in _UNPARSED:
            yield token


def _parts(leaf: Token) -> Iterator[tuple[int, str]]:
    """Yield the pieces of inline content of a leaf with their lines: the rows of a table, else all of it."""
    if leaf["type"] == "table":
        yield from enumerate(leaf["raw"].split("\n"), leaf["first_line"])
    else:
        yield leaf["first_line"], leaf["raw"]


def _pieces(leaf: Token, raw: str, document: Document) -> Iterator[Tag | str]:
    return split(raw) if leaf["type"] == "block_html" else pieces(raw, document.references)


def _located(found: Iterator[Tag | str], raw: str, line: int) -> Iterator[tuple[Tag | str, int, int]]:
    """Give each tag its offset in `raw`, which starts at `line`, and its own line."""
    position = 0
    for piece in found:
        if isinstance(piece, Tag):
            offset = raw.find(piece.source, position)
            line += raw.count("\n", position, offset)
            yield piece, offset, line
            line += piece.source.count("\n")
            position = offset + len(piece.source)
        else:
            yield piece, position, line
