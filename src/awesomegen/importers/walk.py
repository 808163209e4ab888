"""The walk over a document, block by block: sections open and close, dialects read entries, the rest is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from awesomegen.core.markdown import Block
from awesomegen.importers.accounting import Ledger
from awesomegen.importers.dialects import BLOCK_DIALECTS, headings
from awesomegen.importers.doubts import doubt
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import Comment, FoundEntry, FoundSection, Warning
from awesomegen.importers.groups import open_group_of
from awesomegen.importers.html import anchors_in
from awesomegen.importers.lists import ListReader, grafted
from awesomegen.importers.markup import read_markup
from awesomegen.importers.outline import Part, marks_of_heading
from awesomegen.importers.passing import skip
from awesomegen.importers.sections import BULLET, SectionStack
from awesomegen.importers.texts import is_text_of, keep_text, take_text


@dataclass(slots=True)
class Walk:
    """What one walk over a document has found so far."""

    lines: Sequence[str]
    facts: Facts
    ledger: Ledger
    stack: SectionStack = field(default_factory=SectionStack)
    entries: list[FoundEntry] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    doubts: list[tuple[FoundSection | None, Warning]] = field(default_factory=list)
    """What might be entries; a paragraph only where its section turns out to have no others."""
    titled: FoundEntry | None = None
    """The entry of the paragraph right above, whose text may follow."""
    next_level: float = 0.0
    """The level of the next heading; 0 where there is none."""

    def part(self, part: Part, *, takes_entries: bool) -> None:
        """Reads a heading with the blocks below it."""
        if part.heading is not None and part.is_entry:
            entry = headings.read(part.heading, part.blocks, self.facts)
            if entry is not None:
                self.stack.close(part.level)
                entry.form = "details"
                self.add(entry)
                self.ledger.account(entry.first_line, entry.last_line, "entry", entry)
                return
        if part.heading is not None:
            self.open_heading(part)
        self.blocks(part.blocks, takes_entries=takes_entries and not self.stack.takes_no_entries)

    def open_heading(self, part: Part) -> None:
        """Opens the section of a heading."""
        assert part.heading is not None
        self.flush_tail()
        section = self.stack.start(part.title, part.heading.first_line, part.level, is_heading=True)
        section.source = self.source(part.heading)
        section.aliases, self.anchors = [*self.anchors, *anchors_in(part.heading.text)], []
        self.ledger.account(part.heading.first_line, part.heading.last_line, "section")
        self.keep_marks(section, part.heading.text)

    def open_group(self, title: str, block: Block, level: float, *, source: str | None = None) -> FoundSection:
        """Opens the section of something that acts as a heading; `source` is its title, the block unless given."""
        self.flush_tail()
        self.ledger.account(block.first_line, block.last_line, "section")
        section = self.stack.start(title, block.first_line, level, is_heading=False)
        section.source = self.source(block)
        self.keep_marks(section, block.raw if source is None else source)
        return section

    def keep_marks(self, section: FoundSection, source: str) -> None:
        """Keeps the links and images of a heading."""
        if marks := marks_of_heading(source, self.facts.references):
            section.description.append(marks)

    def add(self, entry: FoundEntry) -> None:
        """Takes an entry in."""
        self.flush_tail()
        self.stack.add(entry)
        self.entries.append(entry)

    def flush_tail(self) -> None:
        """Text that came after entries, once more of the document follows: it belongs to the section's introduction."""
        for block in self.tail:
            section = self.stack.current
            if section is None:
                self.preamble.append(self.source(block))
            else:
                section.description.append(self.source(block))
                message = f"text behind the entries of `{section.title}`; moved to the section's introduction"
                self.warnings.append(Warning(block.first_line, "AG517", message))
        self.tail.clear()

    def source(self, block: Block) -> str:
        """The lines of a block, word for word; of HTML, what its headings left."""
        if block.kind == "block_html":
            return block.raw.rstrip("\n")
        return "\n".join(self.lines[block.first_line - 1 : block.last_line])

    def blocks(self, blocks: Sequence[Block], *, takes_entries: bool) -> None:
        """Reads the blocks below a heading."""
        if not self.facts.is_generated:
            blocks = grafted(blocks)
        index = 0
        while index < len(blocks):
            index += self.block(blocks, index, takes_entries=takes_entries)

    def block(self, blocks: Sequence[Block], index: int, *, takes_entries: bool) -> int:
        """Reads the block at an index; returns how many blocks it took."""
        block = blocks[index]
        if self.facts.has_text_below and self.titled is not None and is_text_of(self, self.titled, block):
            take_text(self, self.titled, block)
            return 1
        if skip(self, block):
            return 1
        takes_entries = takes_entries and not self.stack.takes_no_entries
        for dialect in BLOCK_DIALECTS if takes_entries else ():
            if (reading := dialect.read(blocks, index, self.facts)) is not None:
                for entry in reading.entries:
                    entry.form = dialect.layout
                    self.add(entry)
                    self.titled = entry if dialect.layout == "paragraph" else None
                    self.ledger.account(entry.first_line, entry.last_line, "entry", entry)
                last = blocks[index + reading.blocks - 1]
                self.ledger.account(reading.head, reading.head, "markup")
                self.ledger.leave(block.first_line, last.last_line, "no part of an entry of this block")
                return reading.blocks
        if open_group_of(self, blocks, index):
            return 1
        if block.kind == "list" and takes_entries and ListReader(self).read(block, BULLET):
            return 1
        if takes_entries and (taken := read_markup(self, blocks, index)):
            return taken
        if takes_entries and (warning := doubt(block, self.facts)) is not None:
            is_likely = block.kind != "paragraph" and "items without" not in warning.message
            self.doubts.append((None if is_likely else self.stack.current, warning))
        keep_text(self, block)
        return 1
