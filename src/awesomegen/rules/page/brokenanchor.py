"""AG501: a link to a heading that is not there."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.pagelinks import split_address
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page, replace


def check(context: PageContext) -> Iterator[Issue]:
    """Every link to this page whose fragment no heading and no HTML anchor has."""
    page = read_page(context)
    for (leaf, link), fragment in page.in_page_links():
        if page.anchors.leads_somewhere(fragment) or page.anchors.in_other_case(fragment):
            continue
        place = page.place(leaf, link.destination_start, link.destination_end)
        target = page.anchors.meant_by(fragment, link.text)
        if target is None:
            yield Issue(f"nothing on this page has the anchor `#{fragment}`", place)
            continue
        message = f"nothing on this page has the anchor `#{fragment}`; did you mean `#{target.anchor}`?"
        path, _ = split_address(link.destination)
        fix = replace(f"link to `#{target.anchor}`", place, f"{path}#{target.anchor}", safe=target.is_certain)
        yield Issue(message, place, fix=fix)


RULE = Rule(
    code="AG501",
    name="broken-anchor",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A link to a heading that is not on the page.",
    check=check,
    fix=FixKind.SOMETIMES,
)
