"""AG511: a heading that is more than one level deeper than the one before."""

from collections.abc import Iterator
from itertools import pairwise

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page
from awesomegen.rules.page.sections import end_of_siblings, shift


def check(context: PageContext) -> Iterator[Issue]:
    """Every heading after which a level is missing above it."""
    page = read_page(context)
    for index, (before, heading) in enumerate(pairwise(context.headings), 1):
        expected = before.level + 1
        if heading.level > expected:
            end = end_of_siblings(context.headings, index)
            title = f"make it level {expected}, with what follows it there"
            fix = shift(page, index, end, expected - heading.level, title)
            message = f"the heading has level {heading.level} under one of level {before.level}; expected {expected}"
            yield Issue(message, page.line_place(heading.line), fix=fix)


RULE = Rule(
    code="AG511",
    name="heading-level-skip",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A heading that is more than one level deeper than the one before.",
    check=check,
    fix=FixKind.UNSAFE,
    is_form=True,
)
