"""AG201 on a page: a date in the text that no calendar has."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.foundlinks import is_within
from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.pagetext import Leaf
from awesomegen.core.prosedates import impossible_date
from awesomegen.rules.base import Issue, Needs, PageContext, Rule, TextPlace
from awesomegen.rules.page.reading import PageReading, read_page

_YEAR = r"(?:19|20)[0-9]{2}(?!\w)"
_FEBRUARY = r"(?:[Ff]eb[a-z]*\.?,? )?"
# Five digits are a count of something, unless the date ends its line, cell, bracket, clause or sentence.
_END = r"(?=[ \t]*+(?:\Z|[\r\n|)\]\\*_~<;\"'”’）】]|,(?! ?[0-9])|[.!?。](?!\w)))"
_SHORT_MONTH = r"(?:(?:[Ff]eb|[Aa]pr|[Jj]un|[Ss]ep|[Nn]ov)[a-z]*\.?,? )?"
# How impossible dates end, behind the month in some. All begin with two characters: only so does `re` skip text fast.
_ENDS = (
    lazy_pattern(rf"31(?:st)?,? {_SHORT_MONTH}{_YEAR}"),
    lazy_pattern(rf"30(?:th)?,? {_FEBRUARY}{_YEAR}"),
    lazy_pattern(rf"29(?:th)?,? {_FEBRUARY}{_YEAR}"),
    lazy_pattern(rf" 20[0-9]{{3}}{_END}"),
    lazy_pattern(rf" 19[0-9]{{3}}{_END}"),
    lazy_pattern(r"-02-(?:29|3[01])(?![\w/-])"),
    lazy_pattern(r"-31(?![\w/-])"),
)
_LONGEST = 24


def check(context: PageContext) -> Iterator[Issue]:
    """Days that their month does not have, and years of five digits, written as a whole date and outside of code."""
    page = read_page(context)
    text = context.source.text
    texts: _Texts | None = None
    for pattern in _ENDS:
        for end in pattern.finditer(text):
            date = impossible_date(text[max(0, end.start() - _LONGEST) : end.end()])
            if date is None:
                continue
            texts = texts or _Texts(page)
            start = end.end() - len(date)
            if texts.show(start):
                place = TextPlace(page.path, start, end.end())
                message = f"there is no date `{date}`"
                yield Issue(
                    message, place, help="is the day, the month or the year mistyped?", severity=Severity.WARNING
                )


class _Texts:
    """The paragraphs and headings of a page, and the rows of tables that hold links or tags, by their lines."""

    def __init__(self, page: PageReading) -> None:
        self.page = page
        self.leaves = {
            leaf.first_line + index: leaf
            for leaf in page.leaves
            if leaf.kind in ("paragraph", "heading", "table")
            for index in range(leaf.raw.count("\n") + 1)
        }
        self._unseen: dict[Leaf, list[tuple[int, int]]] = {}

    def show(self, offset: int) -> bool:
        """Whether the character of the page is in one of them, and not in code, a tag, a comment or an address."""
        leaf = self.leaves.get(self.page.text.line_at(offset))
        if leaf is None:
            return False
        if leaf not in self._unseen:
            self._unseen[leaf] = [
                (self.page.text.offset(leaf, start - leaf.column), self.page.text.offset(leaf, end - leaf.column))
                for start, end in inline_links(leaf.row or leaf.raw, {}).unseen()
            ]
        return not is_within(self._unseen[leaf], offset)


RULE = Rule(
    code="AG201",
    name="invalid-date",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A date that no calendar has.",
    check=check,
    hand_written_only=True,
)
