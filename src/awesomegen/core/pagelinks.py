"""The links and images of a whole Markdown page, what was meant to be one, and references that lead nowhere."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from awesomegen.core.foundlinks import FoundLink, InlineLinks, MeantLink, UndefinedReference
from awesomegen.core.inlinelinks import inline_links, label_key, tag_link
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown.entities import decode_all
from awesomegen.core.markdown.htmltags import Tag, split
from awesomegen.core.pagetext import Leaf

_DEFINITION = lazy_pattern(
    r"[ \t]*+\[((?:\\.|[^\[\]\\])++)\]:[ \t]*+\n?[ \t]*+(?:<((?:\\.|[^\\<>\n])*+)>|([^\s]++))", re.DOTALL
)
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")


class LinkOnPage(NamedTuple):
    """A link or image and the leaf it is in; a reference definition is a link of the form `definition`."""

    leaf: Leaf
    link: FoundLink


class MeantOnPage(NamedTuple):
    """What was meant to be a link, and the leaf it is in."""

    leaf: Leaf
    link: MeantLink


class UndefinedOnPage(NamedTuple):
    """A reference without a definition, and the leaf it is in."""

    leaf: Leaf
    reference: UndefinedReference


class PageLinks(NamedTuple):
    """What a page holds, in order; `lopsided` are all links of the leaves where `InlineLinks.is_lopsided` is true."""

    links: tuple[LinkOnPage, ...]
    meant: tuple[MeantOnPage, ...]
    undefined: tuple[UndefinedOnPage, ...]
    lopsided: Mapping[Leaf, InlineLinks]


def page_links(leaves: Sequence[Leaf]) -> PageLinks:
    """Read all leaves of a page."""
    definitions = {leaf: _definition(leaf) for leaf in leaves if leaf.kind == "reference_definition"}
    references: dict[str, str] = {}
    for definition in definitions.values():
        if definition and definition.text:
            references.setdefault(label_key(definition.text), definition.destination)
    footnotes = {label_key(leaf.raw.strip()[2:-2]) for leaf in leaves if leaf.kind == "footnote_definition"}
    links: list[LinkOnPage] = []
    meant: list[MeantOnPage] = []
    undefined: list[UndefinedOnPage] = []
    lopsided: dict[Leaf, InlineLinks] = {}
    for leaf in leaves:
        if leaf.kind == "block_html":
            links += (LinkOnPage(leaf, link) for link in _html_links(leaf.raw))
        elif leaf.kind == "reference_definition":
            if definition := definitions[leaf]:
                links.append(LinkOnPage(leaf, definition))
        elif leaf.kind != "footnote_definition":
            found = inline_links(leaf.raw, references, footnotes)
            links += [LinkOnPage(leaf, link) for link in found.links]
            meant += [MeantOnPage(leaf, link) for link in found.meant]
            undefined += [UndefinedOnPage(leaf, reference) for reference in found.undefined]
            if found.is_lopsided:
                lopsided[leaf] = found
    return PageLinks(tuple(links), tuple(meant), tuple(undefined), lopsided)


def address(destination: str) -> str:
    """Where a written destination leads: escapes and character references resolved."""
    destination = destination.strip(" \t\r\n")
    if "\\" in destination:
        destination = _ESCAPE.sub(r"\1", destination)
    return decode_all(destination) if "&" in destination else destination


def split_address(destination: str) -> tuple[str, str | None]:
    """The path of a relative destination, and its fragment decoded; None where there is none."""
    path, mark, fragment = address(destination).partition("#")
    return path, unquote(fragment) if mark else None


def _definition(leaf: Leaf) -> FoundLink | None:
    match = _DEFINITION.match(leaf.raw)
    if match is None:
        return None
    group = 2 if match[2] is not None else 3
    return FoundLink("definition", False, 0, len(leaf.raw), match[1], match[group], *match.span(group))


def _html_links(raw: str) -> Iterable[FoundLink]:
    position = 0
    for piece in split(raw):
        if isinstance(piece, Tag) and not piece.closes:
            position = raw.find(piece.source, position)
            if link := tag_link(piece.source, position):
                yield link
            position += len(piece.source)
