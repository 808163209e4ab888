"""A document as headings with the blocks below each, and which heading is the title of the whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.html import HtmlKind, heading_of, kind_of_html, without_headings
from awesomegen.importers.inline import plain, scan, without
from awesomegen.importers.names import leads_to_top

_NEXT_IN_HTML = lazy_pattern(r"(?<=</details>)[ \t]*\n(?=<details|#{1,6} )|(?<=</p>)[ \t]*\n(?=#{1,6} )", re.IGNORECASE)
_HEADING_LINE = lazy_pattern(r"(?P<marks>#{1,6}) (?P<title>[^\n]*?)[ #]*")
_EMPTY_EMPHASIS = lazy_pattern(r"(\*{1,3}|_{1,3})\s*\1(?![*_])")
_FOOTNOTE = lazy_pattern(r"\s*(?<!\\)\[\^[^\]\s]+\]")


@dataclass(slots=True)
class Part:
    """A heading, None in front of the first, and the blocks up to the next one."""

    heading: Block | None
    level: float
    title: str
    blocks: list[Block] = field(default_factory=list)
    is_entry: bool = False


def split_parts(blocks: Sequence[Block]) -> list[Part]:
    """The parts of a document in order; headings in raw HTML count."""
    parts = [Part(None, 0, "")]
    for block in _apart(blocks):
        if block.kind == "heading":
            parts.append(Part(block, block.level, heading_title(block.text)))
        elif block.kind == "block_html" and "<h" in block.raw.lower() and (found := heading_of(block.raw)):
            rest = block._replace(raw=without_headings(block.raw))
            is_mere = kind_of_html(rest.raw) is HtmlKind.WRAPPER
            parts.append(Part(block._replace(text=found[1]), found[0], found[1], [] if is_mere else [rest]))
        else:
            parts[-1].blocks.append(block)
    return parts


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; HTML that no blank line ends is taken apart, before a new fold and before a heading in Markdown."""
    for block in blocks:
        if block.kind != "block_html" or not _NEXT_IN_HTML.search(block.raw):
            yield block
            continue
        line = block.first_line
        for raw in _NEXT_IN_HTML.split(block.raw):
            last = line + raw.rstrip("\n").count("\n")
            marks = _HEADING_LINE.fullmatch(raw.strip())
            if marks is not None:
                yield Block("heading", line, last, raw, marks["title"], len(marks["marks"]))
            else:
                yield block._replace(raw=raw, first_line=line, last_line=last)
            line = last + 1


def heading_title(source: str) -> str:
    """The plain text of a heading, without footnotes."""
    images = (token.label for token in scan(source, {}) if token.kind == "image" or token.is_badge)
    return plain(_without_way_back(_FOOTNOTE.sub("", source))) or next(filter(None, images), "…")


def _without_way_back(source: str) -> str:
    """A heading without the link to the top of the page."""
    if "](#" not in source:
        return source
    back = [
        token
        for token in scan(source, {})
        if token.kind == "link" and token.url.startswith("#") and leads_to_top(token.label)
    ]
    rest = _EMPTY_EMPHASIS.sub("", without(source, back))
    return rest if back and plain(rest) else source


def marks_of_heading(source: str, references: Mapping[str, str]) -> str:
    """The links and images of a heading as a line of Markdown: a title is plain text and has no place for them."""
    shown = []
    for token in scan(source, references):
        if token.kind == "image" or token.is_badge:
            shown.append(source[token.start : token.end])
        elif token.kind == "link" and not token.url.startswith("#"):
            shown.append(f"[{token.label or token.url}]({token.url})")
    return " ".join(shown)


def title_part(parts: Sequence[Part]) -> int | None:
    """The index of the part whose heading is the title of the document: the first, if nothing stands above it."""
    with_heading = [index for index, part in enumerate(parts) if part.heading is not None]
    if not with_heading:
        return None
    first = with_heading[0]
    others = [parts[index].level for index in with_heading[1:]]
    if parts[first].level == 1 or (others and parts[first].level < min(others)):
        return first
    return None


def is_leaf(parts: Sequence[Part], index: int) -> bool:
    """Whether no heading stands below the one of a part."""
    return index + 1 == len(parts) or parts[index + 1].level <= parts[index].level
