"""AG504: rows that belong to no table and are shown as text."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block, columns
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Rule, TextPlace
from awesomegen.rules.page.reading import PageReading, read_page, replace

_FEWEST_PIPES = 3
_DELIMITERS = lazy_pattern(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
# A cell with blanks around what it holds, or with a link: `|x| + |y|` is a formula.
_CELL_OF_TABLE = lazy_pattern(r"^\|[ \t]|[ \t]\|$|[ \t]\|[ \t]|\]\(|://")
_NAVIGATION = lazy_pattern(r"\|(?:\s*+\[[^\[\]|]++\]\(#[^()|]*+\)\s*+\|)++$")
_OF_DATA = lazy_pattern(r"\d|\]\(|://")


class _Table(NamedTuple):
    """The last table of the section; `last_line` is that of its rows, those that are cut off included."""

    columns: int
    last_line: int


class _Rows(NamedTuple):
    """The lines with which a paragraph ends that look like rows of a table, and where they stand."""

    lines: tuple[str, ...]
    first_line: int
    last_line: int
    has_text: bool
    """The paragraph begins with a line of text."""


def check(context: PageContext) -> Iterator[Issue]:
    """Rows behind a table that a blank line or a text ends, and rows without a line of dashes that fits the first."""
    page = read_page(context)
    table: _Table | None = None
    before_last: Block | None = None
    last: Block | None = None
    for block in context.blocks:
        if block.kind == "heading":
            table = None
        elif block.kind == "table":
            table = _Table(columns(block.raw.split("\n")[1]), block.last_line)
        elif block.kind == "paragraph" and "|" in block.raw and (rows := _rows(block)):
            if table and last and _is_cut_off(rows, table, before_last, last):
                yield _cut_off(page, rows, table, is_next=table.last_line == last.last_line)
                table = table._replace(last_line=block.last_line)
            elif len(rows.lines) > 1:
                yield _headless(page, rows)
        before_last, last = last, block


def _rows(block: Block) -> _Rows | None:
    lines = [line.strip() for line in block.raw.split("\n")]
    rows = tuple(takewhile(_is_row, reversed(lines)))[::-1]
    if not any(_DELIMITERS.match(row) or _CELL_OF_TABLE.search(row) for row in rows):
        return None
    return _Rows(rows, block.last_line - len(rows) + 1, block.last_line, len(rows) < len(lines))


def _is_row(line: str) -> bool:
    is_between_pipes = line.startswith("|") and line.endswith("|")
    return is_between_pipes and (line.count("|") >= _FEWEST_PIPES or _DELIMITERS.match(line) is not None)


def _is_cut_off(rows: _Rows, table: _Table, before_last: Block | None, last: Block) -> bool:
    """Whether the rows go on with the table, and are no table of their own: at most one text stands between."""
    first, *others = rows.lines
    is_own_table = others and not _OF_DATA.search(first) and all(map(_OF_DATA.search, others))
    if is_own_table or any(map(_DELIMITERS.match, rows.lines)) or all(map(_NAVIGATION.match, rows.lines)):
        return False
    fits = any(columns(row) == table.columns for row in rows.lines)
    if table.last_line == last.last_line:
        return fits or not (rows.has_text or others)
    is_behind_text = last.kind == "paragraph" and before_last and table.last_line == before_last.last_line
    return bool(is_behind_text) and fits and not rows.has_text


def _cut_off(page: PageReading, rows: _Rows, table: _Table, *, is_next: bool) -> Issue:
    place = page.line_place(rows.first_line, rows.last_line)
    fix: ProposedFix | None = None
    is_blank = is_next and not rows.has_text
    widths = set(map(columns, rows.lines))
    # What a row has more than the table is not shown; one that has less may be no row of it.
    if is_blank and max(widths) <= table.columns:
        gap = TextPlace(page.path, page.text.line_start(table.last_line + 1), page.text.line_start(rows.first_line))
        fix = replace("remove the blank lines", gap, "", safe=widths == {table.columns})
    what = "a blank line" if is_blank else "a text"
    return Issue(f"{what} cuts the table above off here: the rows behind it are shown as text", place, fix=fix)


def _headless(page: PageReading, rows: _Rows) -> Issue:
    for number, row in enumerate(rows.lines):
        if _DELIMITERS.match(row):
            message = "there is no row above the line of dashes"
            if number:
                above = columns(rows.lines[number - 1])
                message = f"the line of dashes has {columns(row)} columns, and the line above it {above}"
            return Issue(f"no table, but text: {message}", page.line_place(rows.first_line + number))
    line = f"|{' --- |' * columns(rows.lines[0])}"
    start = page.text.line_start(rows.first_line + 1)
    fix = replace(f"write `{line}`", TextPlace(page.path, start, start), f"{line}{page.newline}", safe=False)
    message = "these rows are shown as text: a table needs a line of dashes below its first row"
    return Issue(message, page.line_place(rows.first_line, rows.last_line), help=f"write `{line}` there", fix=fix)


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
