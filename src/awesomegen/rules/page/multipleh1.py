"""AG512: more than one heading of level 1."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page
from awesomegen.rules.page.sections import end_of_section, shift

_FIX = "make it level 2, and what is under it a level deeper"


def check(context: PageContext) -> Iterator[Issue]:
    """Every heading of level 1 but the first, which is the title of the page where it opens it.

    Behind one that cannot be made deeper, none is: it would come to stand under that one.
    """
    page = read_page(context)
    titles = [index for index, heading in enumerate(context.headings) if heading.level == 1]
    is_mendable = titles[:1] == [0]
    for index in titles[1:]:
        end = end_of_section(context.headings, index)
        fix = shift(page, index, end, 1, _FIX) if is_mendable else None
        is_mendable = fix is not None
        first = context.headings[titles[0]].line
        message = f"line {first} has a heading of level 1 already; expected level 2 or deeper"
        yield Issue(message, page.line_place(context.headings[index].line), fix=fix)


RULE = Rule(
    code="AG512",
    name="multiple-h1",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="More than one heading of level 1.",
    check=check,
    fix=FixKind.UNSAFE,
    is_form=True,
)
