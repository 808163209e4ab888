"""AG105 on a page: a link without an address."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page


def check(context: PageContext) -> Iterator[Issue]:
    """Every link whose brackets hold nothing: readers who follow it stay where they are."""
    page = read_page(context)
    for leaf, link in page.links.links:
        if link.form == "inline" and not link.is_image and not link.destination.strip(" \t\n<>"):
            place = page.place(leaf, link.start, link.end)
            message = f"the link `{(link.text or '').strip()}` leads nowhere"
            help = "write its address between the parentheses, or take the link away"
            yield Issue(message, place, help=help, severity=Severity.WARNING)


RULE = Rule(
    code="AG105",
    name="no-link",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A link without an address.",
    check=check,
    hand_written_only=True,
)
