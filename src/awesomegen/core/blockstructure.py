"""The block structure of a Markdown text, line by line, by the algorithm of CommonMark's reference parser.

Only what tells code, HTML and running text apart and what the end of the text leaves open, as cmark-gfm sees it: its
tables and footnotes included. Source: CommonMark 0.31, appendix "A parsing strategy", and the GFM specification.
"""

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.rawhtml import BLOCK_ELEMENTS, TAG

ContainerKind = Literal["quote", "item", "footnote"]
LeafKind = Literal["paragraph", "heading", "table", "code", "fence", "html"]

_CODE_INDENT = 4
_MOST_MARKERS = 100
"""Items and footnotes that cmark-gfm opens on one line (`MAX_LIST_DEPTH` in its `src/blocks.c`)."""
_HEADING = lazy_pattern(r"#{1,6}(?: |$)")
_FENCE = lazy_pattern(r"(?:(`{3,})[^`]*|(~{3,}).*)$")
_UNDERLINE = lazy_pattern(r"(?:=+|-+) *$")
_THEMATIC_BREAK = lazy_pattern(r"([-*_])(?: *\1){2,} *$")
_FOOTNOTE = lazy_pattern(r"\[\^[^\] \t]+\]: *")
_MARKER = lazy_pattern(r"(?:[-+*]|(\d{1,9})[.)])(?= |$)", re.ASCII)
_DELIMITER_ROW = lazy_pattern(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_CELL_END = lazy_pattern(r"(?<!\\)\|")

_VERBATIM_ELEMENTS = frozenset(["pre", "script", "style", "textarea"])
_VERBATIM_NAMES = "|".join(sorted(_VERBATIM_ELEMENTS))
_VERBATIM_HTML = (
    (lazy_pattern(rf"<(?:{_VERBATIM_NAMES})(?=[ >]|$)", re.I), lazy_pattern(rf"</(?:{_VERBATIM_NAMES})>", re.I)),
    (lazy_pattern(r"<!--"), lazy_pattern(r"-->")),
    (lazy_pattern(r"<\?"), lazy_pattern(r"\?>")),
    (lazy_pattern(r"<![A-Z]"), lazy_pattern(r">")),
    (lazy_pattern(r"<!\[CDATA\["), lazy_pattern(r"\]\]>")),
)
"""How the HTML blocks begin and end that blank lines do not end (types 1 to 5)."""
_BLOCK_TAG = lazy_pattern(  # cmark-gfm does not know `search` yet
    rf"</?(?:{'|'.join(sorted(BLOCK_ELEMENTS - _VERBATIM_ELEMENTS - {'search'}))})(?= |/?>|$)", re.I
)


@dataclass(slots=True)
class Container:
    """An open quote, list item or footnote; a line continues an item when it is indented by `width` columns."""

    kind: ContainerKind
    width: int = 0
    is_empty: bool = True


@dataclass(slots=True)
class Leaf:
    """A block that holds lines, from 0-based `line` on.

    `end` is what a code fence or an HTML block waits for, None where a blank line or the next block will do. `footnote`
    is the one it stands in: that is shown elsewhere, or not at all.
    """

    kind: LeafKind
    line: int
    lines: list[str]
    end: re.Pattern[str] | None = None
    is_ended: bool = False
    is_no_table: bool = False
    footnote: Container | None = None


@dataclass(slots=True)
class BlockStructure:
    """The leaves of a text in order, and the containers that its end leaves open.

    `outermost` is the last container that stands in no other, None when a leaf came after it: a list goes on after its
    last item ended. `unclear_underline` is the first line that underlines what may be a heading or just definitions.
    """

    leaves: list[Leaf] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    outermost: Container | None = None
    unclear_underline: int | None = None


def read_blocks(text: str) -> BlockStructure:
    """The block structure of a Markdown text."""
    reader = _Reader()
    for number, line in enumerate(re.split(r"\r\n|[\r\n]", text)):
        reader.read(number, line)
    return reader.structure


@dataclass(slots=True)
class _Reader:
    structure: BlockStructure = field(default_factory=BlockStructure)
    leaf: Leaf | None = None
    number: int = 0

    def read(self, number: int, line: str) -> None:
        self.number = number
        text = line.expandtabs(4)
        matched, position = self._matched_containers(text)
        is_matched = matched == len(self.structure.containers)
        if not (is_matched and self._continue_leaf(text[position:])):
            self._open_blocks(text[position:], matched, is_matched)

    def _matched_containers(self, text: str) -> tuple[int, int]:
        """How many open containers the line continues, and where its content begins."""
        position = 0
        for matched, container in enumerate(self.structure.containers):
            rest = text[position:].lstrip(" ")
            indent = len(text) - position - len(rest)
            if container.kind == "quote" and indent < _CODE_INDENT and rest.startswith(">"):
                position += indent + 1
                position += text.startswith(" ", position)
            elif container.kind != "quote" and indent >= container.width:
                position += container.width
            elif container.kind == "item" and not rest and not container.is_empty:
                position += indent
            elif container.kind != "footnote" or text:
                return matched, position
        return len(self.structure.containers), position

    def _continue_leaf(self, text: str) -> bool:
        """Whether the line belongs to the open leaf, whatever it looks like. Ends leaves that it does not belong to."""
        leaf = self.leaf
        if leaf is None:
            return False
        is_blank = not text.strip(" ")
        if leaf.end:
            leaf.is_ended = bool(leaf.end.match(text) if leaf.kind == "fence" else leaf.end.search(text))
            if leaf.is_ended:
                self.leaf = None
        elif leaf.kind == "code":
            if not is_blank and not text.startswith(" " * _CODE_INDENT):
                self.leaf = None
        elif is_blank or (leaf.kind == "table" and not _columns(text)):
            self.leaf = None
        is_verbatim = leaf.kind in ("fence", "html", "code") and (self.leaf is leaf or leaf.is_ended)
        if is_verbatim:
            leaf.lines.append(text)
        return is_verbatim

    def _open_blocks(self, text: str, matched: int, is_matched: bool) -> None:
        in_paragraph = is_matched and self._is_in("paragraph")
        may_be_lazy = self._is_in("paragraph")
        for depth in count(1):
            rest = text.lstrip(" ")
            indent = len(text) - len(rest)
            if indent >= _CODE_INDENT:
                if rest and not may_be_lazy:
                    self._close(matched)
                    self._add(Leaf("code", self.number, [text]))
                    return
                break
            if self._open_leaf(rest, matched, in_paragraph):
                return
            opened = _container(rest, indent, in_paragraph, depth)
            if opened is None:
                break
            container, length = opened
            self._close(matched)
            self._fill(container)
            self.structure.containers.append(container)
            self.leaf = None
            matched += 1
            text = rest[length:]
            in_paragraph = may_be_lazy = False
        if rest and may_be_lazy and not in_paragraph and self.leaf:
            self.leaf.lines.append(rest)  # a lazy continuation: all containers stay open
            return
        self._close(matched)
        if rest:
            self._add_text(rest, is_indented=indent >= _CODE_INDENT)

    def _open_leaf(self, rest: str, matched: int, in_paragraph: bool) -> bool:
        """Opens the leaf that the line begins with, if it does."""
        if leaf := _marked_leaf(rest, self.number, in_paragraph):
            self._close(matched)
            self._add(leaf)
            if leaf.kind == "heading" or leaf.is_ended:
                self.leaf = None
            return True
        if in_paragraph and self.leaf and _UNDERLINE.match(rest):
            if may_be_definitions(self.leaf):
                self.structure.unclear_underline = self.structure.unclear_underline or self.number
            self.leaf = None
            return True
        if _THEMATIC_BREAK.match(rest):
            self._close(matched)
            self._fill()
            self.leaf = None
            return True
        return False

    def _add_text(self, rest: str, *, is_indented: bool) -> None:
        leaf = self.leaf
        if leaf is None:
            self._add(Leaf("paragraph", self.number, [rest]))
            return
        may_be_table = leaf.kind == "paragraph" and not leaf.is_no_table and not is_indented
        if may_be_table and _DELIMITER_ROW.match(rest):
            if _columns(rest) == _columns(leaf.lines[-1]):
                leaf.kind = "table"
            else:
                leaf.is_no_table = True
        leaf.lines.append(rest)

    def _is_in(self, kind: LeafKind) -> bool:
        return self.leaf is not None and self.leaf.kind == kind

    def _close(self, matched: int) -> None:
        if len(self.structure.containers) > matched:
            del self.structure.containers[matched:]
            self.leaf = None

    def _fill(self, container: Container | None = None) -> None:
        """Notes that a block, a container or else a leaf, comes into the innermost open container."""
        if self.structure.containers:
            self.structure.containers[-1].is_empty = False
        else:
            self.structure.outermost = container

    def _add(self, leaf: Leaf) -> None:
        self._fill()
        leaf.footnote = next((c for c in self.structure.containers if c.kind == "footnote"), None)
        self.leaf = leaf
        self.structure.leaves.append(leaf)


def may_be_definitions(leaf: Leaf) -> bool:
    """Whether a paragraph may begin with link definitions, which hold no text."""
    return leaf.kind == "paragraph" and leaf.lines[0].startswith("[") and any("]:" in line for line in leaf.lines)


def _marked_leaf(rest: str, number: int, in_paragraph: bool) -> Leaf | None:
    if _HEADING.match(rest):
        return Leaf("heading", number, [rest])
    if fence := _FENCE.match(rest):
        run = fence[1] or fence[2]
        return Leaf("fence", number, [rest], re.compile(rf" {{0,3}}{run[0]}{{{len(run)},}} *$"))
    if not rest.startswith("<"):
        return None
    for start, end in _VERBATIM_HTML:
        if start.match(rest):
            return Leaf("html", number, [rest], end, is_ended=bool(end.search(rest)))
    tag = None if in_paragraph else TAG.match(rest)
    if _BLOCK_TAG.match(rest) or (tag and not rest[tag.end() :].strip(" \f")):
        return Leaf("html", number, [rest])
    return None


def _container(rest: str, indent: int, in_paragraph: bool, depth: int) -> tuple[Container, int] | None:
    """The container that begins here, and the length of its mark; `depth` is how many begin on this line."""
    if rest.startswith(">"):
        return Container("quote"), 2 if rest.startswith("> ") else 1
    if depth >= _MOST_MARKERS:
        return None
    if footnote := _FOOTNOTE.match(rest):
        return Container("footnote", _CODE_INDENT), footnote.end()
    marker = _MARKER.match(rest)
    if marker is None:
        return None
    content = rest[marker.end() :].lstrip(" ")
    if in_paragraph and (not content or int(marker[1] or 1) != 1):
        return None
    blanks = len(rest) - marker.end() - len(content)
    if blanks > _CODE_INDENT or not content:
        blanks = 1
    return Container("item", indent + marker.end() + blanks), min(marker.end() + blanks, len(rest))


def _columns(row: str) -> int:
    """How many cells cmark-gfm sees in a line of a table."""
    cells = _CELL_END.split(row.strip(" ").removeprefix("|"))
    return len(cells) - (not cells[-1].strip(" "))
