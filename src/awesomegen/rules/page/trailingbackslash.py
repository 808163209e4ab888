"""AG506: a backslash that breaks no line and is shown."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule, TextPlace
from awesomegen.rules.page.reading import read_page, replace

_BEFORE_BLANK = lazy_pattern(r"(?<!\\)\\(?:\\\\)*(?P<blanks>[ \t]++)(?=\n)")


def check(context: PageContext) -> Iterator[Issue]:
    """A backslash at the end of a paragraph or heading, or with a blank between it and the end of its line."""
    page = read_page(context)
    for leaf in page.leaves:
        if "\\" not in leaf.raw or leaf.kind not in ("paragraph", "heading"):
            continue
        end = _end_of_text(leaf.raw)
        before_blank = "\\ " in leaf.raw or "\\\t" in leaf.raw
        for match in _BEFORE_BLANK.finditer(leaf.raw, 0, end) if before_blank else ():
            place = page.place(leaf, match.start(), match.end())
            blanks = page.place(leaf, match.start("blanks"), match.end())
            message = "the backslash is shown, and breaks no line: a blank follows it"
            yield Issue(message, place, fix=replace("remove the blank behind the backslash", blanks, ""))
        if end < len(leaf.raw):
            place = page.place(leaf, end, len(leaf.raw))
            place = TextPlace(page.path, place.start, page.text.line_end(page.text.line_at(place.end)))
            message = f"the backslash at the end of the {leaf.kind} is shown: there is no line to break"
            yield Issue(message, place, fix=replace("remove the backslash", place, ""))


def _end_of_text(raw: str) -> int:
    """Where a paragraph ends without the backslashes that break no line, and the blanks before them."""
    end = len(raw)
    while True:
        start = end
        while start and raw[start - 1] == "\\":
            start -= 1
        if (end - start) % 2 == 0:
            return end
        end -= 1
        while end and raw[end - 1] in " \t\n":
            end -= 1


RULE = Rule(
    code="AG506",
    name="trailing-backslash",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A backslash at a line's end that breaks no line and is shown.",
    check=check,
    fix=FixKind.SAFE,
    hand_written_only=True,
)
