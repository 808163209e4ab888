"""AG520: blank lines where none, or more than one, are expected."""

from collections.abc import Iterator, Sequence

from awesomegen.core.finding import Severity
from awesomegen.core.markdown import Block
from awesomegen.core.pagetext import front_matter
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule, TextPlace
from awesomegen.rules.page.reading import PageReading, read_page, replace


def check(context: PageContext) -> Iterator[Issue]:
    """Headings without a blank line around them, runs of blank lines, and blank lines that hold blanks."""
    page = read_page(context)
    yield from _around_headings(page)
    yield from _runs(page)


def _around_headings(page: PageReading) -> Iterator[Issue]:
    end_of_last = 0
    for block in page.context.blocks:
        if block.kind == "heading":
            first, last = block.first_line, block.last_line
            if first > 1 and end_of_last != first - 1 and page.text.line(first - 1).strip(" \t"):
                yield _missing(page, block, first, "before")
            if last < page.text.line_count and page.text.line(last + 1).strip(" \t"):
                yield _missing(page, block, last + 1, "after")
            end_of_last = last


def _missing(page: PageReading, heading: Block, line: int, where: str) -> Issue:
    start = page.text.line_start(line)
    fix = replace("insert a blank line", TextPlace(page.path, start, start), page.newline)
    return Issue(
        f"expected a blank line {where} the heading", page.line_place(heading.first_line, heading.last_line), fix=fix
    )


def _runs(page: PageReading) -> Iterator[Issue]:
    """The runs of blank lines outside of code, HTML and settings in front, where they mean something."""
    settings = front_matter(page.context.source.text).count("\n")
    verbatim = list(_verbatim(page.context.blocks))
    block = 0
    for first, end in _blank_lines(page.text.lines):
        if first <= settings or (end - first == 1 and not page.text.line(first)):
            continue
        while block < len(verbatim) and verbatim[block][1] < first:
            block += 1
        if block == len(verbatim) or verbatim[block][0] > first:
            yield from _surplus(page, first, end)


def _blank_lines(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each run, and the line behind its last."""
    first = 0
    for number, line in enumerate(lines, 1):
        is_blank = not line.strip(" \t")
        if is_blank and not first:
            first = number
        elif first and not is_blank:
            yield first, number
            first = 0
    if first:
        yield first, len(lines) + 1


def _surplus(page: PageReading, first: int, end: int) -> Iterator[Issue]:
    """What is too much in the blank lines from `first` up to `end`: all but one that is empty."""
    is_empty = not page.text.line(first)
    start = page.text.line_start(first + is_empty)
    stop = page.text.line_start(end)
    if start >= stop:
        return
    last = max(start, page.text.line_end(end - 1))
    text = "" if is_empty or end > page.text.line_count else page.newline
    fix = replace("leave one empty line", TextPlace(page.path, start, stop), text)
    message = "expected one blank line" if end - first > 1 else "expected nothing in the blank line"
    yield Issue(message, TextPlace(page.path, start, last), fix=fix)


def _verbatim(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if block.kind in ("block_code", "block_html"):
            yield block.first_line, block.last_line
        yield from _verbatim(block.children)


RULE = Rule(
    code="AG520",
    name="blank-lines",
    severity=Severity.INFO,
    needs=Needs.PAGE,
    summary="Missing blank lines around headings, and too many elsewhere.",
    check=check,
    fix=FixKind.SAFE,
    hand_written_only=True,
    is_form=True,
)
