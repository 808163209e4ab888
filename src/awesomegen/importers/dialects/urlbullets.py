"""A title in bold on a line of its own, and below it a list of its links, as labels or bare addresses."""

import re
from collections.abc import Sequence

from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.emphasis import bold_start, without_break
from awesomegen.importers.entrylines import lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.inline import plain, scan
from awesomegen.importers.keys import split_key
from awesomegen.importers.lines import read_line
from awesomegen.importers.linkkinds import is_label

_MARKER = re.compile(r"^[-*+]\s+|^\d{1,9}[.)]\s+")
_MOST_LINKS = 12


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entry of a bold line and the list of links right below it."""
    if index + 1 >= len(blocks):
        return None
    block, links = blocks[index], blocks[index + 1]
    if block.kind != "paragraph" or links.kind != "list" or len(links.children) > _MOST_LINKS:
        return None
    lines = lines_of(block.raw, block.first_line)
    bold = bold_start(without_break(lines[0].text)) if lines else None
    if bold is None or bold[1].strip(" .:") or len(lines) > 3:
        return None
    items = [_MARKER.sub("", item.raw.strip()) for item in links.children]
    if not any(is_address(item, facts) for item in items) or not all(_belongs(item, facts) for item in items):
        return None
    entry = read_entry(lines, facts, links.last_line)
    if entry is None:
        return None
    for item, text in zip(links.children, items, strict=True):
        for line in lines_of(text, item.first_line):
            read_line(entry, line.text, line.number, facts)
    return Reading((entry,), 2)


def is_address(item: str, facts: Facts) -> bool:
    """Whether an item is a bare address, with nothing but its name before it."""
    tokens = [token for token in scan(item, facts.references) if token.kind == "link"]
    return len(tokens) == 1 and tokens[0].is_bare and len(plain(item[: tokens[0].start]).split()) <= 3


def _belongs(item: str, facts: Facts) -> bool:
    tokens = [token for token in scan(item, facts.references) if token.kind == "link"]
    labels = all(token.is_bare or is_label(token.label) for token in tokens)
    return "\n" not in item and labels and (bool(tokens) or split_key(item) is not None)
