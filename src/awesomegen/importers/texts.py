"""Text between entries: the preamble, a section's introduction, what belongs to the entry above it."""

import re
from typing import TYPE_CHECKING

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.paragraphs import has_form
from awesomegen.importers.emphasis import without_break
from awesomegen.importers.entrylines import lines_of
from awesomegen.importers.fields import add_link
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.groups import group_title
from awesomegen.importers.html import HtmlKind, kind_of_html
from awesomegen.importers.inline import scan
from awesomegen.importers.lines import read_line

if TYPE_CHECKING:
    from awesomegen.importers.walk import Walk

_TORN = lazy_pattern(r"\s*[,;.)\]}|:!?](?!\[)")
_IMAGE = lazy_pattern(r"<img\s[^<>]*>", re.IGNORECASE)
_QUOTE = lazy_pattern(r"(?m)^\s*> ?")


def keep_text(walk: "Walk", block: Block) -> None:
    """Keeps a text: the preamble, a section's introduction, or what follows its entries."""
    section = walk.stack.current
    if _takes_address(walk, block):
        walk.ledger.account(block.first_line, block.last_line, "entry", walk.entries[-1])
    elif block.kind == "paragraph" and _TORN.match(block.raw) and (section is None or section.entries):
        walk.ledger.give_up(block.first_line, block.last_line, "a piece of text that belongs to no entry")
    elif section is None:
        walk.preamble.append(walk.source(block))
        walk.ledger.account(block.first_line, block.last_line, "preamble")
    elif section.entries or walk.tail:
        walk.tail.append(block)
        walk.ledger.account(block.first_line, block.last_line, "intro")
    else:
        section.description.append(walk.source(block))
        walk.ledger.account(block.first_line, block.last_line, "intro")


def _takes_address(walk: "Walk", block: Block) -> bool:
    """Gives the last entry the address below it, where it has no other."""
    section = walk.stack.current
    if block.kind != "paragraph" or section is None or not section.entries or walk.tail:
        return False
    entry, tokens = section.entries[-1], scan(block.raw.strip(), walk.facts.references)
    if entry.links or len(tokens) != 1 or not tokens[0].is_bare or tokens[0].end < len(block.raw.strip()):
        return False
    add_link(entry, tokens[0], block.first_line)
    entry.last_line = block.last_line
    return True


def is_text_of(walk: "Walk", entry: FoundEntry, block: Block) -> bool:
    """Whether a block below the paragraph of an entry is its text, or an image of it."""
    section = walk.stack.current
    if section is None or section.entries[-1:] != [entry]:
        return False
    if block.kind == "block_html":
        return "<img" in block.raw and kind_of_html(_IMAGE.sub("", block.raw)) is HtmlKind.WRAPPER
    is_text = block.kind in ("paragraph", "block_quote") and block.raw.lstrip(' >"“')[:1].isalnum()
    return is_text and group_title(without_break(block.raw)) is None and not has_form(block)


def take_text(walk: "Walk", entry: FoundEntry, block: Block) -> None:
    """Adds a block to the entry above it."""
    if block.kind == "block_html":
        entry.add_extra("image", block.raw.strip())
    else:
        for line in lines_of(_QUOTE.sub("", block.raw), block.first_line):
            read_line(entry, line.text, line.number, walk.facts)
    entry.last_line = block.last_line
    walk.ledger.account(block.first_line, block.last_line, "entry", entry)
