"""Paragraphs that begin with a link: an entry a line, `[Title](url) - description`, or a title and a field a line."""

from collections.abc import Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading, nearby
from awesomegen.importers.emphasis import without_break
from awesomegen.importers.entrylines import lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import scan
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.titles import read_title

_LINE = lazy_pattern(
    r"(?:\*\*|__|\d{1,3}[.)] |[•·▪●○–-] )?\[(?!!)(?:\*\*|__)?[^\[\]]+\]\(https?://[^\s()]*(?:\([^\s()]*\))?[^\s()]*\)"
)
_FEWEST_LINES = 3
_FEWEST_PARAGRAPHS = 2


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entries of a paragraph, where the section has several of this form."""
    block = blocks[index]
    if block.kind != "paragraph" or facts.is_generated:
        return None
    if _has_form(block) and _lines_of_form(nearby(blocks, index)) >= _FEWEST_LINES:
        return _each_line(block, facts)
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is not None and _is_titled(following) and (address := _image_of(block, facts)) is not None:
        reading = read(blocks, index + 1, facts)
        if reading is not None and any(link.url == address for link in reading.entries[0].links):
            reading.entries[0].add_extra("image", block.raw)
            reading.entries[0].first_line = block.first_line
            return Reading(reading.entries, reading.blocks + 1)
    if _is_titled(block) and sum(map(_is_titled, nearby(blocks, index))) >= _FEWEST_PARAGRAPHS:
        entry = read_entry(lines_of(block.raw, block.first_line), facts, block.last_line)
        return Reading((entry,)) if entry else None
    return None


def _lines_of_form(blocks: Sequence[Block]) -> int:
    return sum(block.raw.count("\n") + 1 for block in blocks if _has_form(block))


def _each_line(block: Block, facts: Facts) -> Reading | None:
    entries: list[FoundEntry] = []
    for line in lines_of(block.raw, block.first_line):
        entry = read_entry([line], facts, line.number)
        if entry is None:
            return None
        entries.append(entry)
    return Reading(tuple(entries))


def _has_form(block: Block) -> bool:
    return block.kind == "paragraph" and all(map(_begins_with_title, block.raw.split("\n")))


def _is_titled(block: Block) -> bool:
    """Whether the first line of several begins with a link that is a title, and no other does."""
    if block.kind != "paragraph" or not _LINE.match(block.raw.strip()):
        return False
    first, *others = block.raw.split("\n")
    is_one = bool(others) and not any(_begins_with_title(line) for line in others)
    return is_one and _begins_with_title(first) and without_break(first) != first.strip()


def _begins_with_title(line: str) -> bool:
    if not _LINE.match(line.strip()):
        return False
    found = read_title(without_break(line), {})
    return found is not None and found.link is not None and not found.link.is_badge and not is_label(found.title)


def _image_of(block: Block, facts: Facts) -> str | None:
    """Where a paragraph leads that is nothing but an image with a link."""
    raw = block.raw.strip()
    tokens = scan(raw, facts.references) if "img" in raw or "![" in raw else []
    is_image = len(tokens) == 1 and tokens[0].is_badge and (tokens[0].start, tokens[0].end) == (0, len(raw))
    return tokens[0].url if is_image else None
