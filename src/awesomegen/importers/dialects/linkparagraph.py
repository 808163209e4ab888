"""Paragraphs whose every line is an entry that begins with its link: `[Title](url) - description`."""

import re
from collections.abc import Sequence

from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.entrylines import lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.titles import read_title

_LINE = re.compile(
    r"(?:\*\*|__|\d{1,3}[.)] |[•·▪●○–-] )?\[(?!!)[^\[\]]+\]\(https?://[^\s()]*(?:\([^\s()]*\))?[^\s()]*\)"
)
_FEWEST = 3


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entries of a paragraph, where the section has three lines of this form or more."""
    block = blocks[index]
    if not _has_form(block) or sum(block.raw.count("\n") + 1 for block in blocks if _has_form(block)) < _FEWEST:
        return None
    entries: list[FoundEntry] = []
    for line in lines_of(block.raw, block.first_line):
        entry = read_entry([line], facts, line.number)
        if entry is None:
            return None
        entries.append(entry)
    return Reading(tuple(entries))


def _has_form(block: Block) -> bool:
    if block.kind != "paragraph":
        return False
    lines = block.raw.split("\n")
    if not all(_LINE.match(line.strip()) for line in lines):
        return False
    titles = [read_title(line.strip(), {}) for line in lines]
    return all(title is not None and title.link is not None and not is_label(title.title) for title in titles)
