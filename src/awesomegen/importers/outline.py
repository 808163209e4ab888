"""A document as headings with the blocks below each, and which heading is the title of the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from awesomegen.core.markdown import Block
from awesomegen.importers.html import heading_of, is_mere_heading
from awesomegen.importers.inline import plain

_FOOTNOTE = re.compile(r"\s*(?<!\\)\[\^[^\]\s]+\]")


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
    for block in blocks:
        if block.kind == "heading":
            parts.append(Part(block, block.level, heading_title(block.text)))
        elif block.kind == "block_html" and "<h" in block.raw.lower() and (found := heading_of(block.raw)):
            heading = replace(block, text=found[1])
            if is_mere_heading(block.raw):
                parts.append(Part(heading, found[0], found[1]))
            else:
                parts.append(Part(heading, found[0], found[1], [block]))
        else:
            parts[-1].blocks.append(block)
    return parts


def heading_title(source: str) -> str:
    """The plain text of a heading, without footnotes."""
    return plain(_FOOTNOTE.sub("", source)) or "…"


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
