"""AG514: an address that is no link outside of GitHub."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page, replace


def check(context: PageContext) -> Iterator[Issue]:
    """Every address that stands in the text as it is; not one behind `](`, which lacks another mark."""
    page = read_page(context)
    for leaf, link in page.links.links:
        if link.form == "bare" and not leaf.raw.endswith("](", 0, link.start):
            place = page.place(leaf, link.start, link.end)
            pointed = "://" in link.destination and not set("<>\\&") & set(link.destination)
            fix = replace("put it between `<` and `>`", place, f"<{link.destination}>") if pointed else None
            yield Issue("an address without marks is a link on GitHub only; expected `<https://…>`", place, fix=fix)


RULE = Rule(
    code="AG514",
    name="bare-url",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="An address in the text that is a link on GitHub only.",
    check=check,
    fix=FixKind.SAFE,
    is_form=True,
)
