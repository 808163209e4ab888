"""AG515: an image without a text for those who cannot see it."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page


def check(context: PageContext) -> Iterator[Issue]:
    """`![](…)`, and `<img>` without `alt`; `alt=""` says that an image is decoration."""
    page = read_page(context)
    for leaf, link in page.links.links:
        if link.is_image and (link.text is None or (link.form != "html" and not link.text.strip())):
            expected = '`alt="…"`' if link.form == "html" else "`![what it shows](…)`"
            place = page.place(leaf, link.start, link.end)
            yield Issue(f"the image says nothing to who cannot see it; expected {expected}", place)


RULE = Rule(
    code="AG515",
    name="image-without-alt",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="An image without a text for those who cannot see it.",
    check=check,
    is_form=True,
)
