"""AG504: rows that belong to no table and are shown as text."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Rule, TextPlace
from awesomegen.rules.page.reading import PageReading, read_page, replace

_FEWEST_PIPES = 3
_BETWEEN_CELLS = lazy_pattern(r"(?<!\\)\|")
_DELIMITERS = lazy_pattern(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")


class _Table(NamedTuple):
    """The last table of the section; `last_line` is that of its rows, those that are cut off included."""

    columns: int
    last_line: int


def check(context: PageContext) -> Iterator[Issue]:
    """Rows behind a table that a blank line or a text ends, and rows without a line of dashes that fits the first."""
    page = read_page(context)
    table: _Table | None = None
    before: Block | None = None
    for block in context.blocks:
        if block.kind == "heading":
            table = None
        elif block.kind == "table":
            table = _Table(_cells(block.raw.split("\n")[1]), block.last_line)
        elif block.kind == "paragraph" and "|" in block.raw and (rows := _rows(block)):
            is_next = before is not None and table is not None and table.last_line == before.last_line
            if table and (is_next or _cells(rows[0]) == table.columns):
                yield _cut_off(page, block, rows, table, is_next=is_next)
                table = table._replace(last_line=block.last_line)
            elif len(rows) > 1:
                yield _headless(page, block, rows)
        before = block


def _rows(block: Block) -> list[str]:
    """The lines with which a paragraph ends that look like rows of a table."""
    lines = [line.strip() for line in block.raw.split("\n")]
    return list(takewhile(_is_row, reversed(lines)))[::-1]


def _is_row(line: str) -> bool:
    is_between_pipes = line.startswith("|") and line.endswith("|")
    return is_between_pipes and (line.count("|") >= _FEWEST_PIPES or _DELIMITERS.match(line) is not None)


def _cells(row: str) -> int:
    return len(_BETWEEN_CELLS.findall(f"|{row.strip().removeprefix('|').removesuffix('|')}"))


def _cut_off(page: PageReading, block: Block, rows: list[str], table: _Table, *, is_next: bool) -> Issue:
    place = page.line_place(block.last_line - len(rows) + 1, block.last_line)
    gap = TextPlace(page.path, page.text.line_start(table.last_line + 1), page.text.line_start(block.first_line))
    fix: ProposedFix | None = None
    # What a row has more than the table is not shown.
    is_whole = is_next and block.last_line - block.first_line + 1 == len(rows)
    is_blank = not page.context.source.text[gap.start : gap.end].strip()
    if is_whole and is_blank and max(map(_cells, rows)) <= table.columns:
        fix = replace("remove the blank lines", gap, "")
    what = "a blank line" if is_whole else "a text"
    return Issue(f"{what} cuts the table above off here: the rows behind it are shown as text", place, fix=fix)


def _headless(page: PageReading, block: Block, rows: list[str]) -> Issue:
    place = page.line_place(block.last_line - len(rows) + 1, block.last_line)
    columns = _cells(rows[0])
    if _DELIMITERS.match(rows[1]):
        found = _cells(rows[1])
        message = f"no table, but text: the line of dashes has {found} columns, and the line above it {columns}"
        return Issue(message, page.line_place(block.last_line - len(rows) + 2))
    line = f"|{' --- |' * columns}"
    start = page.text.line_start(block.last_line - len(rows) + 2)
    fix = replace(f"write `{line}`", TextPlace(page.path, start, start), f"{line}{page.newline}", safe=False)
    message = "these rows are shown as text: a table needs a line of dashes below its first row"
    return Issue(message, place, help=f"write `{line}` there", fix=fix)


RULE = Rule(
    code="AG504",
    name="broken-table",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="Rows that belong to no table and are shown as text.",
    check=check,
    fix=FixKind.SOMETIMES,
    hand_written_only=True,
)
