"""AG518: a link to a heading in other upper and lower case than the anchor's."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.pagelinks import split_address
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page, replace


def check(context: PageContext) -> Iterator[Issue]:
    """Every link to this page that only a reader of fragments who ignores case can follow, as GitHub does."""
    page = read_page(context)
    for (leaf, link), fragment in page.in_page_links():
        if page.anchors.leads_somewhere(fragment):
            continue
        anchor = page.anchors.in_other_case(fragment)
        if anchor is not None:
            place = page.place(leaf, link.destination_start, link.destination_end)
            path, _ = split_address(link.destination)
            fix = replace(f"link to `#{anchor}`", place, f"{path}#{anchor}")
            yield Issue(f"the anchor is `#{anchor}`, and only GitHub also takes `#{fragment}` for it", place, fix=fix)


RULE = Rule(
    code="AG518",
    name="anchor-case",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A link to a heading in other upper and lower case than the anchor's.",
    check=check,
    fix=FixKind.SAFE,
)
