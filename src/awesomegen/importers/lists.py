"""Lists: which items are entries, which are headings of a group, and which are neither."""

import re
from typing import TYPE_CHECKING

from awesomegen.core.markdown import Block
from awesomegen.importers.dialects import items
from awesomegen.importers.dialects.items import Item
from awesomegen.importers.found import Comment, FoundEntry
from awesomegen.importers.inline import plain
from awesomegen.importers.sections import BOLD_LINE

if TYPE_CHECKING:
    from awesomegen.importers.walk import Walk

_LINK = re.compile(r"\]\s?\(|https?://|<a\s|\]\[", re.IGNORECASE)


class ListReader:
    """Reads the lists of one walk."""

    def __init__(self, walk: "Walk") -> None:
        self.walk = walk

    def read(self, block: Block, level: float) -> bool:
        """Reads the entries of a list; False where it holds none."""
        if not _LINK.search(block.raw):
            return False
        found = [Item(child, self.walk.facts) for child in block.children]
        kinds = [self.kind_of_item(item) for item in found]
        if not any(kind in ("entry", "group", "heading") for kind in kinds):
            return False
        likely = sum(kind in ("entry", "group", "heading") for kind in kinds)
        if likely * 2 < len(kinds):
            return False
        for item, kind in zip(found, kinds, strict=True):
            self.item(item, kind, level)
        self.walk.ledger.account(block.first_line, block.last_line, "markup")
        return True

    def kind_of_item(self, item: Item) -> str:
        """What an item of a list is: entry, group, heading, bare (no link, maybe an entry) or text."""
        if self.walk.facts.is_generated and not item.lists and items.read_generated(item) is not None:
            return "entry"
        if item.heading is not None:
            return "heading"
        if items.is_linked_entry(item):
            return "entry"
        if item.lists and not item.has_link and any(_LINK.search(inside.raw) for inside in item.lists):
            return "group"
        return "bare" if not item.has_link and items.is_linkless_entry(item) else "text"

    def item(self, item: Item, kind: str, level: float) -> None:
        """Reads one item of a list of entries."""
        block = item.block
        if kind == "heading":
            assert item.heading is not None
            title = plain(item.heading.text)
            self.walk.flush_tail()
            self.walk.stack.close(BOLD_LINE)
            self.walk.stack.start(title, block.first_line, float(item.heading.level), is_heading=True)
            self.walk.ledger.account(item.heading.first_line, item.heading.last_line, "section")
            self.walk.blocks(block.children[1:], takes_entries=True)
        elif kind == "group":
            title = plain(item.text).strip(" :：*_")
            own = _own(item)
            group = self.walk.open_group(title or "…", own, level)
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
            self.walk.comments.append(Comment(block.first_line, self.walk.source(block)))
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
        if self.read(inside, level + 1):
            for entry in self.walk.entries[before:]:
                entry.extra.setdefault("part_of", parent.title)
        else:
            parent.add_extra("details", inside.raw)
            parent.last_line = max(parent.last_line, inside.last_line)
            self.walk.ledger.account(inside.first_line, inside.last_line, "entry", parent)


def _own(item: Item) -> Block:
    """The lines of an item before the lists inside it."""
    return next((child for child in item.block.children if child.kind == "paragraph"), item.block)
