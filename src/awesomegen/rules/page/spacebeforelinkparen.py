"""AG509: a blank between the text and the destination of a link."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page, replace


def check(context: PageContext) -> Iterator[Issue]:
    """What looks like a link, but is shown as text because of a blank before its parenthesis."""
    page = read_page(context)
    for leaf, link in page.links.meant:
        if link.has_gap:
            gap = page.place(leaf, link.gap_start, link.destination_start - 1)
            message = f"`[{link.text}] (…)` is no link: there is a blank before the parenthesis"
            yield Issue(message, gap, fix=replace("remove the blank", gap, ""))


RULE = Rule(
    code="AG509",
    name="space-before-link-paren",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A blank between the text and the destination of a link, which makes it plain text.",
    check=check,
    fix=FixKind.SAFE,
)
