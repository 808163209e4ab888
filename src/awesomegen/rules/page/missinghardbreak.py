"""AG507: two fields of an entry that run together because a line has no break mark."""

from collections.abc import Iterator
from itertools import pairwise

from awesomegen.core.entryshape import BreakMark, LineKind
from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page, replace

_WRITTEN = {BreakMark.SPACES: "  ", BreakMark.HTML: "<br>"}


def check(context: PageContext) -> Iterator[Issue]:
    """Lines without a mark where a field ends or begins, on a page whose entries mark such lines."""
    page = read_page(context)
    written = _WRITTEN.get(page.usual_mark, " \\")
    for leaf, shape in page.entries if page.usual_mark else ():
        for line, following in pairwise(shape.lines):
            if line.mark or line.kind is following.kind:
                continue
            place = page.place(leaf, line.start, line.end)
            message = f"the {_name(line.kind)} and the {_name(following.kind)} below it are shown on one line"
            end = page.place(leaf, line.end, line.mark_end)
            yield Issue(message, place, fix=replace("add the mark of a hard break", end, written, safe=False))


def _name(kind: LineKind) -> str:
    return "line of links" if kind is LineKind.LINKS else kind.value


RULE = Rule(
    code="AG507",
    name="missing-hard-break",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="Two fields of an entry that run together because the mark of a hard break is missing.",
    check=check,
    fix=FixKind.UNSAFE,
    hand_written_only=True,
)
