"""List items: one line, with continuation lines, or with a field in each nested bullet."""

import re
from dataclasses import dataclass
from functools import cached_property

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.bylines import read_names_and_marked_venue
from awesomegen.importers.citations import read_citation
from awesomegen.importers.dialects import generated
from awesomegen.importers.emphasis import bold_start, without_break
from awesomegen.importers.entrylines import SourceLine, lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain, scan
from awesomegen.importers.keys import split_key
from awesomegen.importers.lines import read_keyed, read_line
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.titles import read_title

_MARKER = lazy_pattern(r"^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)")
_ADDRESS_AND_LABEL = lazy_pattern(r"<?https?://[^\s<>]+>?\s*[\[(](?P<label>[^\[\]()]{1,40})[\])](?:\s*\[!\[.*)?")
_EXTERNAL = lazy_pattern(r"\]\s?\(\s*<?(?!#)|https?://|<a\s|\]\[[^\]]+\]", re.IGNORECASE)
_IN_PAGE = lazy_pattern(r"#|mailto:")
_QUOTE = lazy_pattern(r"(?m)^\s*> ?")


@dataclass(frozen=True)
class Item:
    """A list item: its own lines, the lists inside it, and the other blocks it holds."""

    block: Block
    facts: Facts

    @cached_property
    def lines(self) -> list[SourceLine]:
        """The lines before the first list inside, those of later paragraphs included."""
        lines: list[SourceLine] = []
        for child in self.block.children:
            if child.kind in ("list", "heading"):
                break
            if child.kind in ("paragraph", "block_html"):
                lines += lines_of(child.raw, child.first_line)
        return lines

    @cached_property
    def rest(self) -> list[Block]:
        """The blocks that are neither a list nor among its lines: code, quotes, tables, text behind a list."""
        rest: list[Block] = []
        is_behind = False
        for child in self.block.children:
            is_behind = is_behind or child.kind in ("list", "heading")
            is_read = child.kind in ("paragraph", "block_html") and not is_behind
            if not is_read and child.kind not in ("list", "thematic_break"):
                rest.append(child)
        return rest

    @cached_property
    def lists(self) -> list[Block]:
        """The lists inside."""
        return [child for child in self.block.children if child.kind == "list"]

    @cached_property
    def heading(self) -> Block | None:
        """The heading that the item is."""
        first = self.block.children[0] if self.block.children else None
        return first if first is not None and first.kind == "heading" else None

    @cached_property
    def text(self) -> str:
        """The first line."""
        return without_break(self.lines[0].text) if self.lines else ""

    @cached_property
    def has_link(self) -> bool:
        """Whether its own lines lead out of the page."""
        if not any(_EXTERNAL.search(line.text) for line in self.lines):
            return False
        tokens = [token for line in self.lines for token in scan(line.text, self.facts.references)]
        return any(token.kind == "link" and not _IN_PAGE.match(token.url) for token in tokens)

    @cached_property
    def is_label(self) -> bool:
        """Whether it is nothing but links with the names that papers' links have."""
        tokens = scan(self.text, self.facts.references)
        links = [token for token in tokens if token.kind == "link"]
        return bool(links) and all(is_label(token.label) for token in links) and len(plain(self.text)) < 80

    @cached_property
    def holds_fields(self) -> bool:
        """Whether the first list inside holds the fields of this entry, and no entries."""
        if not self.lists:
            return False
        inside = [Item(child, self.facts) for child in self.lists[0].children]
        return sum(item.is_field for item in inside) * 2 > len(inside)

    @cached_property
    def is_field(self) -> bool:
        """Whether it may be a field of the item around it: authors, `Key: value`, a link with a usual label."""
        if not self.has_link:
            return bool(self.text) and bold_start(self.text) is None and not self.lists
        if self.text.startswith(("http://", "https://", "<http")):
            return True
        return self.is_label or (split_key(self.text) is not None and not self.text.startswith("["))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is a sentence that happens to hold a link."""
        found = read_title(self.text, self.facts.references)
        return found is None or (not found.is_certain and (found.link is not None or len(found.title) > 150))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether its link is but a word of a sentence."""
        found = read_title(self.text, self.facts.references)
        return found is not None and found.is_sentence


def is_address(item: Item) -> bool:
    """Whether an item is nothing but an address."""
    tokens = scan(item.text, item.facts.references)
    return len(tokens) == 1 and tokens[0].is_bare and (tokens[0].start, tokens[0].end) == (0, len(item.text))


def is_linked_entry(item: Item) -> bool:
    """Whether an item with a link of its own, or in its fields, is an entry."""
    if item.has_link:
        return not item.is_prose
    fields = item.lists[0] if item.holds_fields else None
    return bool(item.text) and fields is not None and _EXTERNAL.search(fields.raw) is not None


def is_linkless_entry(item: Item) -> bool:
    """Whether an item without any link can be an entry among entries."""
    return bool(item.text) and (not item.lists or item.holds_fields) and not item.text.endswith((":", "："))


def read_generated(item: Item) -> FoundEntry | None:
    """The entry of an item that the `bullet` layout wrote."""
    return generated.read_bullet(item.lines[0], item.facts) if len(item.lines) == 1 else None


def read(item: Item) -> FoundEntry | None:
    """The entry that an item is."""
    if item.facts.is_generated and not item.lists and (found := read_generated(item)) is not None:
        return found
    nested = item.lists[0] if item.holds_fields else None
    own_last = max((line.number for line in item.lines), default=item.block.first_line)
    last_line = nested.last_line if nested is not None else max(own_last, _last_own_line(item))
    entry = read_entry(item.lines, item.facts, last_line)
    if entry is None:
        return None
    entry.first_line = item.block.first_line
    if nested is not None:
        for child in nested.children:
            _read_field(entry, Item(child, item.facts))
    for child in item.rest:
        _read_block(entry, child, item.facts)
    return entry


def _read_block(entry: FoundEntry, block: Block, facts: Facts) -> None:
    """Text behind a list, or in a quote, is read as lines; any other block is kept word for word."""
    if block.kind in ("paragraph", "block_html", "block_quote"):
        raw = _QUOTE.sub("", block.raw) if block.kind == "block_quote" else block.raw
        for line in lines_of(raw, block.first_line):
            read_line(entry, line.text, line.number, facts)
    else:
        entry.add_extra({"block_code": "code", "table": "table"}.get(block.kind, "details"), block.raw)


def _last_own_line(item: Item) -> int:
    """The last line before the first list inside."""
    for child in item.block.children:
        if child.kind == "list":
            return child.first_line - 1
    return item.block.last_line


def _read_field(entry: FoundEntry, field: Item) -> None:
    for number, line in enumerate(field.lines):
        text = without_break(line.text)
        key = split_key(text)
        if key is not None and read_keyed(entry, *key, line.number, field.facts):
            continue
        if read_names_and_marked_venue(entry, text, line.number):
            continue
        tokens = scan(text, field.facts.references)
        remark = _ADDRESS_AND_LABEL.fullmatch(text)
        if remark is not None and tokens and tokens[0].is_bare:
            add_link(entry, tokens[0], line.number, key=remark["label"])
            for token in tokens[1:]:
                add_link(entry, token, line.number)
        elif key is not None and bold_start(text) is None and not text.startswith("["):
            for token in tokens:
                if token.kind == "link":
                    add_link(entry, token, line.number, key=key[0])
            entry.add_extra(key[0], key[1])
        elif not tokens and entry.authors and text.count(",") * 3 > len(text.split()):
            entry.add_extra("details", plain(text))
        elif not tokens and not entry.authors and (citation := read_citation(plain(text))) is not None:
            entry.extra.setdefault("name", entry.title)
            entry.title = citation.title
            set_authors(entry, citation.names, line.number)
            if citation.venue:
                set_venue(entry, citation.venue)
        elif tokens or entry.authors or number:
            read_line(entry, line.text, line.number, field.facts)
        elif looks_like_names(plain(text)):
            set_authors(entry, text, line.number)
        else:
            read_line(entry, line.text, line.number, field.facts)
    for inside in field.lists:
        for line in lines_of(inside.raw, inside.first_line):
            entry.add_extra("details", _MARKER.sub("", line.text))
    for block in field.rest:
        _read_block(entry, block, field.facts)
