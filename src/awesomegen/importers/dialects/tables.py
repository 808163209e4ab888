"""Rows of a table: the header says which column holds what; columns that no field fits are kept."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.emphasis import bold_start
from awesomegen.importers.entrylines import lines_of
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry, FoundLink
from awesomegen.importers.inline import plain, scan, without
from awesomegen.importers.keys import field_of_key, title_weight
from awesomegen.importers.linkkinds import address_of_identifier, is_label, kind_of_link
from awesomegen.importers.references import take_reference
from awesomegen.importers.remainder import read_rest
from awesomegen.importers.titles import read_title
from awesomegen.importers.venues import is_venue

_BORDER = lazy_pattern(r"(?<!\\)\|")
_BREAK = lazy_pattern(r"(?:(?<!\s)\s+)?(?:(?:<br\s*/?>|</br>|</li>)\s*)+", re.IGNORECASE)
_NOTHING = frozenset(["-", "–", "—", "--", "---", "\\", "/", "N/A", "n/a", "null", "?"])
"""What stands in a cell that has nothing to say."""
_WEIGHT_OF_ADDRESS = 8
"""A bare address is a title only where no other cell holds text."""
_DELIMITERS = lazy_pattern(r"[\s|:-]+")
_LINK = lazy_pattern(r"\]\s?\(|https?://|<a\s", re.IGNORECASE)


class Row(NamedTuple):
    """The cells of one row, and the source lines it takes."""

    cells: tuple[str, ...]
    first_line: int
    last_line: int


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entries of a table that has links, with rows that a blank line cut off from it."""
    block = blocks[index]
    if block.kind != "table":
        return None
    lines = block.raw.split("\n")
    header = split_cells(lines[0])
    if not (_LINK.search(block.raw) or _names_works(header)):
        return None
    taken, source = 1, list(enumerate(lines[2:], block.first_line + 2))
    while index + taken < len(blocks) and _is_cut_off(blocks[index + taken], len(header)):
        cut_off = blocks[index + taken]
        source += enumerate(cut_off.raw.split("\n"), cut_off.first_line)
        taken += 1
    entries = read_rows(header, rows(source, len(header)), facts)
    if not entries:
        return None
    for entry in entries:
        if entry.last_line > entry.first_line:
            entry.warn("AG517", "a table row broken over two lines; put together")
    for cut_off in blocks[index + 1 : index + taken]:
        entries[-1].warn(
            "AG517", "a blank line cuts these rows off from their table; read as rows of it", cut_off.first_line
        )
    return Reading(tuple(entries), taken, block.first_line)


def _names_works(header: Sequence[str]) -> bool:
    """Whether a header is that of a list of works even where no row leads anywhere."""
    names = [plain(cell) for cell in header]
    fields = {field_of_key(name) for name in names}
    return any(title_weight(name) > 1 for name in names) and bool(fields & {"authors", "venue", "date"})


def read_rows(header: Sequence[str], table: Sequence[Row], facts: Facts) -> list[FoundEntry]:
    """The entries of the rows of a table."""
    fields = columns(header, [row.cells for row in table])
    return [entry for row in table if (entry := read_row(header, fields, row, facts)) is not None]


def _is_cut_off(block: Block, width: int) -> bool:
    lines = block.raw.split("\n")
    return block.kind == "paragraph" and all(
        len(split_cells(line)) in (width, width + 1) and line.lstrip().startswith("|") for line in lines
    )


def split_cells(line: str) -> list[str]:
    """The cells of a row, with or without pipes at its ends."""
    line = line.strip()
    cells = _BORDER.split(line)
    if line.startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1].strip() and line.endswith("|"):
        cells = cells[:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def rows(source: Sequence[tuple[int, str]], width: int) -> list[Row]:
    """The rows of a table: one that is broken over two lines is put together, two on one line are taken apart."""
    found: list[Row] = []
    position = 0
    while position < len(source):
        number, line = source[position]
        cells, last = split_cells(line), number
        position += 1
        if len(cells) < width and _goes_on(source, position, width, len(cells)):
            last, following = source[position]
            cells = _joined(cells, split_cells(following), inside_cell=not line.rstrip().endswith("|"))
            position += 1
        if len(cells) >= 2 * width:
            # `| a | b || c | d |` leaves an empty cell between the two rows.
            step = width + 1 if len(cells) > 2 * width and not cells[width] else width
            starts = range(0, len(cells) - width + 1, step)
            found += [Row(tuple(cells[start : start + width]), number, last) for start in starts]
        elif any(cell.strip() for cell in cells) and not _DELIMITERS.fullmatch(line):
            found.append(Row(tuple(cells), number, last))
    return found


def _joined(cells: list[str], rest: list[str], *, inside_cell: bool) -> list[str]:
    """The cells of a row that is broken inside a cell, or right behind a pipe."""
    return [*cells[:-1], f"{cells[-1]} {rest[0]}".strip(), *rest[1:]] if inside_cell else [*cells, *rest]


def _goes_on(source: Sequence[tuple[int, str]], position: int, width: int, count: int) -> bool:
    if position >= len(source) or source[position][1].lstrip().startswith("|"):
        return False
    return count + len(split_cells(source[position][1])) in (width, width + 1)


def columns(header: Sequence[str], table: Sequence[Sequence[str]]) -> list[str | None]:
    """The field of each column; exactly one is the title's, the one that its header and its cells speak for most."""
    names = [plain(cell) for cell in header]
    fields = [field_of_key(name) for name in names]
    weights = [
        _title_weight(names[column], fields[column], [row[column] for row in table if column < len(row)])
        for column in range(len(header))
    ]
    weights[0] += 0.5 if names[0] else 2
    title = weights.index(max(weights))
    return ["title" if column == title else None if name == "title" else name for column, name in enumerate(fields)]


def _title_weight(header: str, field: str | None, cells: Sequence[str]) -> float:
    """How much a column looks like titles: by its header, by links that carry more than a label, by words."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return -10.0
    weight = float(title_weight(header)) - (5 if field in ("authors", "venue", "date", "summary") else 0)
    for cell in filled:
        tokens = scan(cell, {})
        first = next((token for token in tokens if token.kind == "link"), None)
        if first is not None and first.is_bare:
            weight -= _WEIGHT_OF_ADDRESS / len(filled)
        elif first is not None:
            weight += (-2 if first.is_badge or is_label(first.label) else 2) / len(filled)
        elif any(token.kind == "image" for token in tokens):
            weight -= 3 / len(filled)
        weight += min(len(cell.split()), 8) / 8 / len(filled)
    return weight


def read_row(header: Sequence[str], fields: Sequence[str | None], row: Row, facts: Facts) -> FoundEntry | None:
    """The entry of one row; None for a row that is a sub-heading or empty."""
    entry = FoundEntry(row.first_line, row.last_line)
    title_column = fields.index("title")
    cell = row.cells[title_column] if title_column < len(row.cells) else ""
    if not _read_title_cell(entry, cell, facts):
        return None
    for column, cell in enumerate(row.cells):
        name = fields[column] if column < len(fields) else None
        if cell.strip() and column != title_column:
            key = (plain(header[column]) if column < len(header) else "") or f"column {column + 1}"
            _read_cell(entry, name, key, cell, row.first_line, facts)
    take_reference(entry, row.first_line)
    return entry


def _read_title_cell(entry: FoundEntry, cell: str, facts: Facts) -> bool:
    parts = [part for part in _BREAK.split(cell) if part.strip()]
    lines = lines_of(cell, entry.first_line)
    while len(lines) > 1 and not plain(_BREAK.sub(" ", lines[0].text)):
        # Images above the title.
        _read_tail(entry, lines.pop(0).text, facts)
    first = _BREAK.sub(" ", lines[0].text) if lines else ""
    found = read_title(first, facts.references) if first.strip() else None
    tokens = [token for token in scan(cell, facts.references) if token.kind == "link"]
    if found is not None and found.link is not None and not found.before:
        entry.title, rest = found.title, found.rest
        add_link(entry, found.link, entry.first_line)
        entry.links = [FoundLink(link.url, None, kind_of_link(None, link.url)) for link in entry.links]
    elif tokens and not parts:
        return False
    else:
        bold = bold_start(first)
        entry.title, rest = plain(first if bold is None or bold[1].strip() else bold[0]), ""
        for token in scan(first, facts.references):
            if token.kind == "link":
                add_link(entry, token, entry.first_line)
    if not entry.title:
        return False
    if found is not None:
        entry.tags += found.tags if found.link is not None else []
    for part in [rest, *(line.text for line in lines[1:])]:
        if part.strip():
            _read_tail(entry, part, facts)
    return True


def _read_tail(entry: FoundEntry, part: str, facts: Facts) -> None:
    summary = entry.summary
    read_rest(entry, part, entry.first_line, facts)
    if entry.summary != summary and entry.summary is not None:
        tail = entry.summary.removeprefix(summary or "").strip()
        entry.summary = summary
        entry.add_extra("tail", tail)


def _read_cell(entry: FoundEntry, name: str | None, key: str, cell: str, number: int, facts: Facts) -> None:
    tokens = scan(cell, facts.references)
    links = [token for token in tokens if token.kind == "link"]
    text = plain(without(cell, [token for token in tokens if token.kind in ("image", "comment")], " "))
    if name is not None and text in _NOTHING and not tokens:
        return
    if name == "authors" and text and not entry.authors:
        set_authors(entry, _BREAK.sub(", ", cell), number)
        return
    if name == "date" and (date := facts.date(text)) is not None and entry.date is None:
        set_date(entry, date, number)
        links = [link for link in links if link.url]
    elif name == "venue" and text and entry.venue is None and not (text.isdecimal() and len(text) != 4):
        if (date := facts.date(text)) is not None and entry.date is None and not is_venue(text):
            set_date(entry, date, number)
        else:
            set_venue(entry, text)
    elif name == "summary" and text:
        entry.add_summary(_BREAK.sub(" ", cell))
        return
    elif name == "links" and not links and (address := address_of_identifier(text)) is not None:
        entry.links.append(FoundLink(address, None, kind_of_link(None, address)))
    else:
        images = [token for token in tokens if token.kind == "image"]
        left = plain(without(cell, [*links], " ")).strip(" ,;|/[]()（）+&·•-")
        if left or images or not links:
            kept = _BREAK.sub(" ", cell) if links or images else text
            entry.add_extra(key, kept if kept.strip() else cell)
    for token in links:
        add_link(entry, token, number, key=key if token.is_bare else None)
