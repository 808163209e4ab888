"""AG513: a heading without text."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page


def check(context: PageContext) -> Iterator[Issue]:
    """Every `##` with nothing behind it."""
    page = read_page(context)
    for leaf in page.leaves:
        if leaf.kind == "heading" and not leaf.raw.strip("# \t\n"):
            message = f"the heading `{leaf.raw.strip()}` has no text; expected one, or no heading"
            yield Issue(message, page.line_place(leaf.first_line))


RULE = Rule(
    code="AG513",
    name="empty-heading",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A heading without text.",
    check=check,
)
