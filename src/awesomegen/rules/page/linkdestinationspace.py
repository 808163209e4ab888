"""AG508: a blank inside a link's destination."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.pagelinks import split_address
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Rule, TextPlace
from awesomegen.rules.page.reading import PageReading, read_page, replace


def check(context: PageContext) -> Iterator[Issue]:
    """What looks like a link, but is shown as text because its destination holds a blank."""
    page = read_page(context)
    for leaf, link in page.links.meant:
        if link.has_blank:
            end = link.destination_start + len(link.destination)
            place = page.place(leaf, link.destination_start, end)
            message = f"`[{link.text}]({link.destination})` is no link: the destination holds a blank"
            yield Issue(message, place, fix=_fix(page, link.text, link.destination, place))


def _fix(page: PageReading, text: str, destination: str, place: TextPlace) -> ProposedFix | None:
    path, fragment = split_address(destination)
    if fragment is None or not page.is_own(path):
        pointed = f"<{destination.strip()}>"
        if "<" in destination or ">" in destination:
            return None
        return replace("put the destination between `<` and `>`", place, pointed, safe=False)
    target = page.anchors.meant_by(fragment, text)
    if target is None:
        return None
    return replace(f"link to `#{target.anchor}`", place, f"{path}#{target.anchor}", safe=target.is_certain)


RULE = Rule(
    code="AG508",
    name="link-destination-space",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A blank inside a link's destination, which makes the link plain text.",
    check=check,
    fix=FixKind.SOMETIMES,
)
