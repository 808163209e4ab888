"""AG510: a reference to a link or a footnote that is never defined."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page


def check(context: PageContext) -> Iterator[Issue]:
    """`[text][label]` and `[^label]` without a definition; brackets alone, `[text]` and `[[text](url)]`, are text."""
    page = read_page(context)
    for leaf, reference in page.links.undefined:
        place = page.place(leaf, reference.start, reference.end)
        if reference.is_footnote:
            message = f"there is no footnote `[^{reference.label}]:` on this page, so the mark is shown as it is"
        else:
            message = f"nothing defines `[{reference.label}]: https://…`, so the brackets are shown as they are"
        yield Issue(message, place)


RULE = Rule(
    code="AG510",
    name="undefined-reference",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A reference to a link or a footnote that is never defined.",
    check=check,
)
