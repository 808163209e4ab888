"""A title in bold on a line of its own, and below it its links, as labels or bare addresses: a list, or a line each."""

from collections.abc import Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.emphasis import bold_start, without_break
from awesomegen.importers.entrylines import SourceLine, lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.inline import plain, scan, without
from awesomegen.importers.keys import split_key
from awesomegen.importers.lines import read_line
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.venues import is_venue

_MARKER = lazy_pattern(r"^[-*+]\s+|^\d{1,9}[.)]\s+")
_MOST_LINKS = 12
_MOST_LINES = 3


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entry of a bold line and the links right below it."""
    block = blocks[index]
    if facts.is_generated or block.kind != "paragraph" or not block.raw.lstrip().startswith(("**", "__")):
        return None
    if block.raw.count("\n") >= _MOST_LINES:
        return None
    lines = lines_of(block.raw, block.first_line)
    bold = bold_start(without_break(lines[0].text)) if lines else None
    if bold is None or bold[1].strip(" .:") or len(lines) > _MOST_LINES:
        return None
    fields: list[SourceLine] = []
    taken = 1
    image = blocks[index + 1].raw if index + 1 < len(blocks) and _is_image(blocks[index + 1], facts) else None
    if image is not None:
        taken = 2
    while index + taken < len(blocks) and (found := _fields(blocks[index + taken], facts)):
        fields += found
        taken += 1
    if len(fields) > _MOST_LINKS or not any(is_address(line.text, facts) for line in fields):
        return None
    entry = read_entry(lines, facts, blocks[index + taken - 1].last_line)
    if entry is None:
        return None
    if image is not None:
        entry.add_extra("image", image)
    for line in fields:
        read_line(entry, line.text, line.number, facts)
    return Reading((entry,), taken)


def _is_image(block: Block, facts: Facts) -> bool:
    """Whether a paragraph is nothing but images, with links or not."""
    raw = block.raw.strip()
    tokens = scan(raw, facts.references) if block.kind == "paragraph" and "!" in raw else []
    return (
        bool(tokens)
        and all(token.is_badge or token.kind == "image" for token in tokens)
        and not without(raw, tokens).strip()
    )


def _fields(block: Block, facts: Facts) -> list[SourceLine]:
    """The lines of a list or a paragraph where each is a field: an address, a venue, `Key: value`."""
    if block.kind == "list":
        texts = [SourceLine(item.first_line, _MARKER.sub("", item.raw.strip())) for item in block.children]
    elif block.kind == "paragraph":
        texts = lines_of(block.raw, block.first_line)
        if not all(is_address(line.text, facts) for line in texts):
            return []
    else:
        return []
    return texts if all(_belongs(line.text, facts) for line in texts) else []


def is_address(item: str, facts: Facts) -> bool:
    """Whether an item is a bare address, with nothing but its name before it."""
    tokens = [token for token in scan(item, facts.references) if token.kind == "link"]
    return len(tokens) == 1 and tokens[0].is_bare and len(plain(item[: tokens[0].start]).split()) <= 3


def _belongs(item: str, facts: Facts) -> bool:
    tokens = [token for token in scan(item, facts.references) if token.kind == "link"]
    labels = all(token.is_bare or is_label(token.label) for token in tokens)
    is_field = bool(tokens) or split_key(item) is not None or is_venue(item) or facts.date(item) is not None
    return "\n" not in item and labels and is_field
