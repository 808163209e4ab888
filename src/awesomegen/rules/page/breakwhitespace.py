"""AG408 on a page: blanks before the backslash of a hard break, other than in most lines of the page."""

from collections import Counter
from collections.abc import Iterator

from awesomegen.core.entryshape import BreakMark
from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page, replace

_LARGEST_MINORITY = 0.1
"""Where more lines than that have the other of none and one, the page has no custom."""


def check(context: PageContext) -> Iterator[Issue]:
    """Lines of entries with several blanks before the backslash, or not with none or one as is usual on the page."""
    page = read_page(context)
    lines = [
        (leaf, line, line.mark_end - line.end - 1)
        for leaf, shape in page.entries
        for line in shape.lines[:-1]  # a mark on the last line is AG506's
        if line.mark is BreakMark.BACKSLASH
    ]
    widths = Counter(blanks for _, _, blanks in lines)
    usual = 0 if widths[0] > widths[1] else 1
    has_custom = widths[1 - usual] <= _LARGEST_MINORITY * len(lines)
    for leaf, line, blanks in lines:
        if blanks > 1 or (blanks != usual and has_custom):
            place = page.place(leaf, line.end, line.mark_end)
            expected = "one blank" if usual else "no blank"
            fix = replace(f"write {expected} before the backslash", place, " " * usual + "\\")
            yield Issue(f"expected {expected} before the backslash as in other lines, found {blanks}", place, fix=fix)


RULE = Rule(
    code="AG408",
    name="whitespace",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="Blanks that do not belong where they are.",
    check=check,
    fix=FixKind.SAFE,
    hand_written_only=True,
    is_form=True,
)
