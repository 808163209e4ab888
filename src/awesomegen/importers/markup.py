"""Entries in raw HTML: `<ul>` and `<table>`, with the title of a fold or a heading that stands in the same block."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.tables import Row, read_rows
from awesomegen.importers.entrylines import SourceLine, read_entry
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.html import text_of
from awesomegen.importers.htmlrows import HtmlRows, as_list, read_html, read_paragraph
from awesomegen.importers.inline import scan
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.lists import ListReader, items_of_entries
from awesomegen.importers.sections import BULLET, FOLD
from awesomegen.importers.titles import read_title

if TYPE_CHECKING:
    from awesomegen.importers.walk import Walk

_ROWS = lazy_pattern(r"<(?:li|tr)[\s>]", re.IGNORECASE)
_SUMMARY = lazy_pattern(r"<summary(?:\s[^<>]*)?>(?P<title>.*?)</summary>", re.IGNORECASE | re.DOTALL)


def read_markup(walk: "Walk", blocks: Sequence[Block], index: int) -> int:
    """Reads the list or the table in HTML that a block begins; returns how many blocks it took, 0 for none."""
    block = blocks[index]
    if block.kind != "block_html" or walk.facts.is_generated:
        return 0
    if not _ROWS.search(block.raw):
        return _read_paragraph(walk, block)
    found = read_html(blocks, index, walk.lines)
    if found is None:
        return 0
    entries = _entries_of_rows(walk, found)
    items = as_list(found.items) if found.items else None
    if not entries and (items is None or not items_of_entries(items, walk.facts)):
        return 0
    _open_fold(walk, block)
    for entry in entries:
        entry.form = "table"
        walk.add(entry)
        walk.ledger.account(entry.first_line, entry.last_line, "entry", entry)
    if items is not None:
        ListReader(walk).read(items, BULLET)
    for row in found.rows:
        if row.is_head:
            walk.ledger.account(row.first_line, row.last_line, "markup")
    last = blocks[index + found.blocks - 1]
    walk.ledger.leave(block.first_line, last.last_line, "no part of an entry of this HTML")
    return found.blocks


def _read_paragraph(walk: "Walk", block: Block) -> int:
    """Reads `<p><a href="…"><strong>Title</strong></a><br>names<br>[<a href="…">paper</a>]</p>`."""
    if "<a" not in block.raw or "<br" not in block.raw.lower():
        return 0
    lines = [SourceLine(number, text) for number, text in read_paragraph(block.raw, block.first_line)]
    found = read_title(lines[0].text, {}) if len(lines) > 1 else None
    tokens = [token for line in lines for token in scan(line.text, {}) if token.kind == "link"]
    is_marked = found is not None and (found.link is not None or lines[0].text.startswith("**"))
    if not is_marked or not any(is_label(token.label) for token in tokens):
        return 0
    entry = read_entry(lines, walk.facts, block.last_line)
    if entry is None:
        return 0
    entry.first_line, entry.form = block.first_line, "paragraph"
    walk.add(entry)
    walk.ledger.account(block.first_line, block.last_line, "entry", entry)
    return 1


def _entries_of_rows(walk: "Walk", found: HtmlRows) -> list[FoundEntry]:
    rows = [row for row in found.rows if not row.is_head]
    width = max((len(row.cells) for row in rows), default=0)
    head = next((row for row in found.rows if row.is_head and len(row.cells) == width), None)
    header = [" ".join(cell.split()) for cell in head.cells] if head else [""] * width
    table = [Row(tuple(" ".join(cell.split()) for cell in row.cells), row.first_line, row.last_line) for row in rows]
    return read_rows(header, [row for row in table if _has_link(row, walk)], walk.facts) if width else []


def _has_link(row: Row, walk: "Walk") -> bool:
    """Whether a row leads anywhere by words: galleries of images hold no entries."""
    return any(
        token.kind == "link" and not token.is_badge and token.label
        for cell in row.cells
        for token in scan(cell, walk.facts.references)
    )


def _open_fold(walk: "Walk", block: Block) -> None:
    summary = _SUMMARY.search(block.raw)
    if summary and (title := text_of(summary["title"])):
        last = block.first_line + block.raw[: summary.end()].count("\n")
        walk.ledger.account(block.first_line, last, "section")
        walk.flush_tail()
        section = walk.stack.start(title, block.first_line, FOLD, is_heading=False)
        section.source = block.raw[: summary.end()]
        walk.keep_marks(section, summary["title"])
