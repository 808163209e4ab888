"""What acts as a heading above entries: the summary of a fold, a bold or italic line."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.emphasis import bold_start, emphasis_start, without_break
from awesomegen.importers.html import summary_of
from awesomegen.importers.inline import plain
from awesomegen.importers.sections import BOLD_LINE, FOLD, ITALIC_LINE

if TYPE_CHECKING:
    from awesomegen.importers.walk import Walk

_LONGEST_GROUP = 80
_MOST_WORDS = 6
_LINK = lazy_pattern(r"\]\s?\(|https?://|<a\s|\]\[", re.IGNORECASE)


def open_group_of(walk: "Walk", blocks: Sequence[Block], index: int) -> bool:
    """Opens a group for a fold's summary, or for a bold or italic line above entries."""
    block = blocks[index]
    if block.kind == "block_html":
        summary = summary_of(block.raw)
        if summary is None:
            return False
        # A new fold ends the last one, whose end may stand inside a block of something else.
        walk.open_group(summary, block, FOLD)
        return True
    if block.kind != "paragraph" or "\n" in block.raw.strip():
        return False
    text = without_break(block.raw)
    following = next(
        (other for other in _behind(blocks, index) if other.kind not in ("block_html", "thematic_break")), None
    )
    found = group_title(text)
    if found is None or (following is None and not _names_section(blocks, index)):
        return False
    title, level = found
    if following is not None and following.kind == "heading":
        return False
    if following is not None and not _may_be_entries(following):
        return False
    walk.open_group(title, block, _heading_level(walk, level) if following is None else level)
    return True


def _heading_level(walk: "Walk", level: float) -> float:
    """The level of a bold line that stands above headings: between theirs and that of the section around."""
    return walk.next_level - 0.5 if walk.next_level else level


def _may_be_entries(block: Block) -> bool:
    """Whether a block may hold entries, so that a bold line above it is its title."""
    if block.kind in ("list", "table"):
        return bool(_LINK.search(block.raw))
    return block.kind == "paragraph" and block.raw.lstrip().startswith(("**", "*", "_", "["))


def group_title(text: str) -> tuple[str, float] | None:
    """The title of a line that is nothing but bold, or nothing but italic."""
    if len(text) > _LONGEST_GROUP:
        return None
    if (bold := bold_start(text)) is not None:
        title = plain(bold[0]).strip(" :：")
        return (title, BOLD_LINE) if title and not bold[1].strip(" :：") else None
    if (italic := emphasis_start(text)) is not None and italic[2] and not italic[1].strip(" :"):
        title = plain(italic[0]).strip(" :：()（）")
        is_sentence = title.endswith((".", "!", "?", "。")) or len(title.split()) > _MOST_WORDS or "](" in text
        return (title, ITALIC_LINE) if title and not is_sentence else None
    return None


def _names_section(blocks: Sequence[Block], index: int) -> bool:
    """Whether a bold line is the last block below its heading, and so may stand above the next headings."""
    return all(block.kind in ("block_html", "thematic_break") for block in _behind(blocks, index))


def _behind(blocks: Sequence[Block], index: int) -> Iterator[Block]:
    # No slice: most callers look at the first one only.
    return (blocks[behind] for behind in range(index + 1, len(blocks)))
