"""Lists: which items are entries, which are headings of a group, and which are neither."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects import items
from awesomegen.importers.dialects.items import Item
from awesomegen.importers.emphasis import without_break
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain
from awesomegen.importers.outline import heading_title
from awesomegen.importers.sections import BOLD_LINE

if TYPE_CHECKING:
    from awesomegen.importers.walk import Walk

_SENTENCE_ENDS = (".", "!", "?", "。", ";", ":", "！", "？")
_ADDRESS = lazy_pattern(r"[-*+]\s+(?:[^\W\d_][\w ]{0,30}:\s*)?<?https?://\S+")
_FEWEST_REFERENCES = 2
_PART = 4
"""Of so many references one may lack its authors."""
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|\barxiv:\s?\d{4}", re.IGNORECASE)
_PUBLISHED_AT_END = lazy_pattern(
    r"[^\n]{8,}?(?:[(（][^()（）\n]{0,60}\b(?:19|20)\d\d\b[^()（）\n]{0,60}[)）]|[(（][A-Z][\w&@' -]{1,20}[)）]"
    r"|[,.] [A-Z][\w'’ ]{1,30}\b(?:(?:19|20)\d\d|['’ ]\d\d),?)[ \t*_.]*(?=\n|\Z)"
)
"""A title, and where and when it was published."""
_LINK = lazy_pattern(r"\]\s?\(|https?://|<a\s|\]\[", re.IGNORECASE)


def grafted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a list of addresses that lacks its indentation below the last item of the list above it."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if above is not None and _belongs_below(above, block):
            last = above.children[-1]
            children = (*last.children, block)
            item = last._replace(last_line=block.last_line, raw=f"{last.raw}\n{block.raw}", children=children)
            raw = f"{above.raw}\n{block.raw}"
            found[-1] = above._replace(last_line=block.last_line, raw=raw, children=(*above.children[:-1], item))
        else:
            found.append(block)
    return found


def _belongs_below(above: Block, block: Block) -> bool:
    are_lists = above.kind == block.kind == "list" and above.info[-1:] in ".)" and block.info[-1:] in "-*+"
    if not are_lists or block.first_line != above.last_line + 1 or "](" in above.children[-1].raw:
        return False
    return all(_ADDRESS.fullmatch(item.raw.strip()) for item in block.children)


def items_of_entries(block: Block, facts: Facts) -> list[tuple[Item, str]]:
    """The items of a list of entries, each with what it is; none where most are no entries and lead to none."""
    if not _LINK.search(block.raw):
        return _references(block, facts)
    children = block.children if facts.is_generated else _indented_below(block.children)
    found = [(item, _kind_of_item(item)) for item in (Item(child, facts) for child in children)]
    if all(items.is_address(item) for item, _ in found):
        return [(item, "entry") for item, _ in found]
    if any(kind == "contents" for _, kind in found):
        # A page of ours: an entry may lead into the page, but not all of them.
        found = [(item, "entry") for item, kind in found] if any(kind == "entry" for _, kind in found) else []
    likely = sum(kind in ("entry", "group", "heading") for _, kind in found)
    likely += sum(kind == "bare" and _is_published(item) for item, kind in found)
    return found if likely and likely * 2 >= len(found) else []


def _indented_below(children: Sequence[Block]) -> list[Block]:
    """The items of a list, with one without a link that is indented deeper as a list inside the one above it.

    One blank more makes no list inside, but that is what was meant.
    """
    found: list[Block] = []
    for child in children:
        above = found[-1] if found else None
        if (
            above is not None
            and _indent(child) > _indent(above)
            and not _LINK.search(child.raw)
            and _LINK.search(above.raw)
        ):
            inside = Block("list", child.first_line, child.last_line, child.raw, children=(child,))
            below = (*above.children, inside)
            found[-1] = above._replace(last_line=child.last_line, raw=f"{above.raw}\n{child.raw}", children=below)
        else:
            found.append(child)
    return found


def _indent(block: Block) -> int:
    return len(block.raw) - len(block.raw.lstrip(" "))


def _references(block: Block, facts: Facts) -> list[tuple[Item, str]]:
    """The items of a list without links, where each names a work with its authors and its year."""
    found = [Item(child, facts) for child in block.children]
    are_marked = all(item.text.startswith(('"', "“")) or "**" in item.text for item in found)
    if len(found) < _FEWEST_REFERENCES and not (are_marked or facts.has_linkless):
        return []
    published = sum(map(_is_published, found))
    if published * 2 > len(found) - facts.has_linkless and (published > 1 or facts.has_linkless):
        return [(item, "bare") for item in found]
    if not are_marked and not all(_YEAR.search(item.text) for item in found):
        return []
    entries = [items.read(item) for item in found]
    described = sum(
        entry is not None and bool(entry.authors) and bool(entry.date or entry.venue or are_marked) for entry in entries
    )
    return [(item, "bare") for item in found] if described * _PART >= len(found) * (_PART - 1) else []


def _is_published(item: Item) -> bool:
    """Whether an item without a link is a title with a known venue, or with its year in brackets, at the end."""
    if item.has_link or not _PUBLISHED_AT_END.match(item.text):
        return False
    found = items.read(item)
    return found is not None and bool(found.venue or found.date)


def _kind_of_item(item: Item) -> str:
    """What an item of a list is: entry, group, heading, bare (no link, maybe an entry) or text."""
    if item.facts.is_generated and not item.lists and (found := items.read_generated(item)) is not None:
        return "contents" if found.links and all(link.url.startswith("#") for link in found.links) else "entry"
    if item.heading is not None:
        return "heading"
    if items.is_linked_entry(item):
        return "entry"
    if item.lists and not item.has_link and any(_LINK.search(inside.raw) for inside in item.lists):
        return "group"
    return "bare" if not item.has_link and items.is_linkless_entry(item) else "text"


class ListReader:
    """Reads the lists of one walk."""

    def __init__(self, walk: "Walk") -> None:
        self.walk = walk

    def read(self, block: Block, level: float) -> bool:
        """Reads the entries of a list; False where it holds none."""
        found = items_of_entries(block, self.walk.facts)
        for item, kind in found:
            self.item(item, kind, level)
        if found:
            self.walk.ledger.leave(block.first_line, block.last_line, "no part of an entry of this list")
        return bool(found)

    def item(self, item: Item, kind: str, level: float) -> None:
        """Reads one item of a list of entries."""
        block = item.block
        if kind == "heading":
            assert item.heading is not None
            title = plain(item.heading.text)
            self.walk.flush_tail()
            self.walk.stack.close(BOLD_LINE)
            section = self.walk.stack.start(title, block.first_line, float(item.heading.level), is_heading=True)
            section.source = item.heading.raw
            self.walk.ledger.account(item.heading.first_line, item.heading.last_line, "section")
            self.walk.blocks(block.children[1:], takes_entries=True)
        elif kind == "group" and not item.text:
            self.walk.blocks(block.children, takes_entries=True)
        elif kind == "group":
            title = heading_title(item.text).strip(" :：*_")
            own = _own(item)
            group = self.walk.open_group(title or "…", own, level, source=item.text)
            if own is not block and (further := own.raw.strip().partition("\n")[2]):
                group.description.append(further)
            for inside in block.children:
                is_text = inside.kind not in ("list", "thematic_break") and inside is not own
                if is_text or (inside.kind == "list" and not self.read(inside, level + 1)):
                    group.description.append(inside.raw)
                    self.walk.ledger.account(inside.first_line, inside.last_line, "intro")
            self.walk.stack.close(level)
        else:
            self.item_entry(item, kind, level)

    def item_entry(self, item: Item, kind: str, level: float) -> None:
        """Reads an item that is an entry, and entries below it; reports it where it is none."""
        block = item.block
        self.walk.stack.close(level)
        entry = items.read(item) if kind != "text" else None
        if entry is None:
            self.walk.ledger.give_up(
                block.first_line, block.last_line, "an item without a title or a link among entries"
            )
            return
        if kind == "bare" and not entry.links:
            entry.warn("AG105", f"no link in `{entry.title[:60]}`")
        entry.form = "nested" if item.holds_fields else "numbered" if block.raw.lstrip()[:1].isdigit() else "bullet"
        self.walk.add(entry)
        self.walk.ledger.account(entry.first_line, entry.last_line, "entry", entry)
        for inside in item.rest:
            self.walk.ledger.account(inside.first_line, inside.last_line, "entry", entry)
        for inside in item.lists[1 if item.holds_fields else 0 :]:
            self.nested(inside, entry, level)

    def nested(self, inside: Block, parent: FoundEntry, level: float) -> None:
        """Entries in a list below an entry stand behind it; any other text there stays with it."""
        before = len(self.walk.entries)
        if not _is_prose(inside, self.walk.facts) and self.read(inside, level + 1):
            for entry in self.walk.entries[before:]:
                entry.extra.setdefault("part_of", parent.title)
            return
        if parent.summary is None and (text := _as_sentences(inside)):
            parent.summary = text
        else:
            parent.add_extra("details", inside.raw)
        parent.last_line = max(parent.last_line, inside.last_line)
        self.walk.ledger.account(inside.first_line, inside.last_line, "entry", parent)


def _is_prose(block: Block, facts: Facts) -> bool:
    """Whether a list below an entry describes it: half of its items are sentences, or lead nowhere."""
    inside = [Item(child, facts) for child in block.children]
    return 2 * sum(not item.lists and (not item.has_link or item.is_sentence) for item in inside) >= len(inside)


def _as_sentences(block: Block) -> str | None:
    """The items of a flat list as one text; None where an item holds more than a line or two of text."""
    texts = []
    for child in block.children:
        if [inside.kind for inside in child.children] not in (["paragraph"], ["block_quote"]):
            return None
        texts.append(" ".join(without_break(line.lstrip("> ")) for line in child.children[0].raw.split("\n")))
    joined = "".join(text + (" " if text.endswith(_SENTENCE_ENDS) else "; ") for text in texts)
    return joined.removesuffix("; ").strip()


def _own(item: Item) -> Block:
    """The lines of an item before the lists inside it."""
    return next((child for child in item.block.children if child.kind == "paragraph"), item.block)
