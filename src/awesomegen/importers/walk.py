"""The walk over a document, block by block: sections open and close, dialects read entries, the rest is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from awesomegen.core.markdown import Block
from awesomegen.importers.accounting import Ledger
from awesomegen.importers.dialects import BLOCK_DIALECTS, headings
from awesomegen.importers.emphasis import bold_start, emphasis_start, without_break
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import Comment, FoundEntry, FoundSection, Warning
from awesomegen.importers.html import HtmlKind, anchors, anchors_in, kind_of_html, summary_of
from awesomegen.importers.inline import plain, scan
from awesomegen.importers.lists import ListReader
from awesomegen.importers.names import names_contents
from awesomegen.importers.outline import Part
from awesomegen.importers.sections import BOLD_LINE, BULLET, FOLD, ITALIC_LINE, SectionStack
from awesomegen.importers.toc import is_toc, is_way_back

_TORN = re.compile(r"\s*[,;.)\]}|:!?](?!\[)")
_LEGEND = re.compile(r"\\\* \S[^\n]{0,80}")
_LONGEST_GROUP = 80
_MOST_WORDS = 6
_LINK = re.compile(r"\]\s?\(|https?://|<a\s|\]\[", re.IGNORECASE)


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
        section.aliases, self.anchors = [*self.anchors, *anchors_in(part.heading.text)], []
        self.ledger.account(part.heading.first_line, part.heading.last_line, "section")
        links = [
            token
            for token in scan(part.heading.text, self.facts.references)
            if token.kind == "link" and token.url[:1] != "#"
        ]
        if links:
            section.description.append(" ".join(f"[{token.label or token.url}]({token.url})" for token in links))

    def open_group(self, title: str, block: Block, level: float) -> FoundSection:
        """Opens the section of something that acts as a heading."""
        self.flush_tail()
        self.ledger.account(block.first_line, block.last_line, "section")
        return self.stack.start(title, block.first_line, level, is_heading=False)

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
        """The lines of a block, word for word."""
        return "\n".join(self.lines[block.first_line - 1 : block.last_line])

    def blocks(self, blocks: Sequence[Block], *, takes_entries: bool) -> None:
        """Reads the blocks below a heading."""
        index = 0
        while index < len(blocks):
            index += self.block(blocks, index, takes_entries=takes_entries)

    def block(self, blocks: Sequence[Block], index: int, *, takes_entries: bool) -> int:
        """Reads the block at an index; returns how many blocks it took."""
        block = blocks[index]
        if self.skip(block):
            return 1
        takes_entries = takes_entries and not self.stack.takes_no_entries
        for dialect in BLOCK_DIALECTS if takes_entries else ():
            if (reading := dialect.read(blocks, index, self.facts)) is not None:
                for entry in reading.entries:
                    entry.form = dialect.layout
                    self.add(entry)
                    self.ledger.account(entry.first_line, entry.last_line, "entry", entry)
                last = blocks[index + reading.blocks - 1]
                self.ledger.account(block.first_line, last.last_line, "markup")
                return reading.blocks
        if self.group(blocks, index):
            return 1
        if block.kind == "list" and takes_entries and ListReader(self).read(block, BULLET):
            return 1
        self.text(block)
        return 1

    def skip(self, block: Block) -> bool:
        """Takes what is no content: tables of contents, comments, rules, wrappers, ways back to the top."""
        raw, kind = block.raw, block.kind
        section = self.stack.current
        if self.facts.is_generated and kind == "paragraph" and _LEGEND.fullmatch(raw.strip()):
            self.ledger.account(block.first_line, block.last_line, "markup")
        elif kind in ("reference_definition", "footnote_definition"):
            # They serve the whole page, wherever on it they stand.
            self.footer.append(self.source(block))
            self.ledger.account(block.first_line, block.last_line, "footer")
        elif kind == "thematic_break":
            self.stack.close(FOLD)
            self.ledger.account(block.first_line, block.last_line, "markup")
        elif kind in ("list", "paragraph", "block_html") and is_toc(
            raw, under_contents=section is not None and names_contents(section.title)
        ):
            for opened in self.stack.open:
                opened.has_toc = True
            self.ledger.account(block.first_line, block.last_line, "toc")
        elif kind in ("paragraph", "block_html") and is_way_back(raw, self.facts.references):
            self.ledger.account(block.first_line, block.last_line, "markup")
        elif kind == "block_html":
            return self.html(block)
        elif kind == "paragraph" and raw.startswith("<") and (names := anchors(raw)):
            self.anchors += names
            self.ledger.account(block.first_line, block.last_line, "markup")
        else:
            return False
        return True

    def html(self, block: Block) -> bool:
        """Takes HTML that holds no text: comments, wrappers, anchors."""
        kind = kind_of_html(block.raw)
        if kind is HtmlKind.COMMENT:
            if block.raw.strip("<!-> \n") and not (self.facts.is_generated and block.first_line == 1):
                self.comments.append(Comment(block.first_line, self.source(block)))
            self.ledger.account(block.first_line, block.last_line, "comment")
            return True
        if kind is HtmlKind.WRAPPER:
            if "</details" in block.raw.lower():
                self.stack.close(FOLD)
            self.anchors += anchors(block.raw) or []
            self.ledger.account(block.first_line, block.last_line, "markup")
            return True
        return False

    def group(self, blocks: Sequence[Block], index: int) -> bool:
        """Opens a group for a fold's summary, or for a bold or italic line above entries."""
        block = blocks[index]
        if block.kind == "block_html":
            summary = summary_of(block.raw)
            if summary is None:
                return False
            # A new fold ends the last one, whose end may stand inside a block of something else.
            self.open_group(summary, block, FOLD)
            return True
        if block.kind != "paragraph" or "\n" in block.raw.strip():
            return False
        text = without_break(block.raw)
        following = next(
            (other for other in blocks[index + 1 :] if other.kind not in ("block_html", "thematic_break")), None
        )
        found = _group_title(text)
        if found is None or (following is None and not _names_section(blocks, index)):
            return False
        title, level = found
        if following is not None and following.kind == "heading":
            return False
        if following is not None and not self.may_be_entries(following):
            return False
        self.open_group(title, block, self.heading_level(level) if following is None else level)
        return True

    def heading_level(self, level: float) -> float:
        """The level of a bold line that stands above headings: between theirs and that of the section around."""
        return self.next_level - 0.5 if self.next_level else level

    def may_be_entries(self, block: Block) -> bool:
        """Whether a block may hold entries, so that a bold line above it is its title."""
        if block.kind in ("list", "table"):
            return bool(_LINK.search(block.raw))
        return block.kind == "paragraph" and block.raw.lstrip().startswith(("**", "*", "_", "["))

    def text(self, block: Block) -> None:
        """Keeps a text: the preamble, a section's introduction, or what follows its entries."""
        section = self.stack.current
        if block.kind == "paragraph" and _TORN.match(block.raw) and (section is None or section.entries):
            self.ledger.give_up(block.first_line, block.last_line, "a piece of text that belongs to no entry")
            self.comments.append(Comment(block.first_line, self.source(block)))
        elif section is None:
            self.preamble.append(self.source(block))
            self.ledger.account(block.first_line, block.last_line, "preamble")
        elif section.entries or self.tail:
            self.tail.append(block)
            self.ledger.account(block.first_line, block.last_line, "intro")
        else:
            section.description.append(self.source(block))
            self.ledger.account(block.first_line, block.last_line, "intro")


def _group_title(text: str) -> tuple[str, float] | None:
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
    return all(block.kind in ("block_html", "thematic_break") for block in blocks[index + 1 :])
