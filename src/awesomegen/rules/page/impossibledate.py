"""AG201 on a page: a date in the text that no calendar has."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.prosedates import impossible_date
from awesomegen.rules.base import Issue, Needs, PageContext, Rule, TextPlace
from awesomegen.rules.page.reading import PageReading, read_page

_YEAR = r"(?:19|20)[0-9]{2}(?!\w)"
_FEBRUARY = r"(?:[Ff]eb[a-z]*\.?,? )?"
_SHORT_MONTH = r"(?:(?:[Ff]eb|[Aa]pr|[Jj]un|[Ss]ep|[Nn]ov)[a-z]*\.?,? )?"
# How impossible dates end, behind the month in some. All begin with two characters: only so does `re` skip text fast.
_ENDS = (
    lazy_pattern(rf"31(?:st)?,? {_SHORT_MONTH}{_YEAR}"),
    lazy_pattern(rf"30(?:th)?,? {_FEBRUARY}{_YEAR}"),
    lazy_pattern(rf"29(?:th)?,? {_FEBRUARY}{_YEAR}"),
    lazy_pattern(r" 20[0-9]{3}(?!\w)"),
    lazy_pattern(r" 19[0-9]{3}(?!\w)"),
    lazy_pattern(r"-02-(?:29|3[01])(?![\w/-])"),
    lazy_pattern(r"-31(?![\w/-])"),
)
_LONGEST = 24


def check(context: PageContext) -> Iterator[Issue]:
    """Days that their month does not have, and years of five digits, written as a whole date and outside of code."""
    page = read_page(context)
    text = context.source.text
    shown: set[int] | None = None
    for pattern in _ENDS:
        for end in pattern.finditer(text):
            date = impossible_date(text[max(0, end.start() - _LONGEST) : end.end()])
            if date is None:
                continue
            shown = _lines_of_text(page) if shown is None else shown
            line = page.text.line_at(end.start())
            if line in shown and "`" not in page.text.line(line):
                place = TextPlace(page.path, end.end() - len(date), end.end())
                message = f"there is no date `{date}`"
                yield Issue(
                    message, place, help="is the day, the month or the year mistyped?", severity=Severity.WARNING
                )


def _lines_of_text(page: PageReading) -> set[int]:
    """The lines of all paragraphs, headings and tables."""
    pieces = (leaf for leaf in page.leaves if leaf.kind in ("paragraph", "heading", "table"))
    return {leaf.first_line + index for leaf in pieces for index in range(leaf.raw.count("\n") + 1)}


RULE = Rule(
    code="AG201",
    name="invalid-date",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A date that no calendar has.",
    check=check,
    hand_written_only=True,
)
