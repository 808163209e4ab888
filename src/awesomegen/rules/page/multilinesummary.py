"""AG412 on a page: a summary that goes on in the next line without a break."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from awesomegen.core.entryshape import EntryLine, EntryShape, LineKind
from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Replacement, Rule
from awesomegen.rules.page.reading import read_page


def check(context: PageContext) -> Iterator[Issue]:
    """Neighbouring lines of text without a mark between them, on a page whose entries mark the ends of lines."""
    page = read_page(context)
    for leaf, shape in page.entries if page.usual_mark else ():
        for lines in _wrapped(shape):
            replacements = tuple(
                Replacement(page.place(leaf, line.end, following.start), " ") for line, following in pairwise(lines)
            )
            yield Issue(
                f"the summary takes {len(lines)} lines of the source and is shown as one",
                page.place(leaf, lines[0].start, lines[-1].end),
                fix=ProposedFix("join the lines", True, replacements),
            )


def _wrapped(shape: EntryShape) -> Iterator[list[EntryLine]]:
    """The runs of lines of text that no mark separates."""
    if sum(line.kind is LineKind.TEXT for line in shape.lines) < 2:
        return
    for kind, lines in groupby(shape.lines, key=lambda line: line.kind):
        if kind is LineKind.TEXT:
            run: list[EntryLine] = []
            for line in lines:
                run.append(line)
                if line.mark:
                    yield from [run] if len(run) > 1 else []
                    run = []
            yield from [run] if len(run) > 1 else []


RULE = Rule(
    code="AG412",
    name="multiline-summary",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A summary that is wrapped over several lines.",
    check=check,
    fix=FixKind.SAFE,
    hand_written_only=True,
    is_form=True,
)
