"""AG307 on a page: a heading with nothing under it."""

from collections.abc import Iterator
from itertools import pairwise

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page

# A heading with a link, an image or HTML in it says something by itself.
_SAYS_SOMETHING = lazy_pattern(r"\]\(|\]\[|<[A-Za-z]")


def check(context: PageContext) -> Iterator[Issue]:
    """Every heading that one of its level or above, or the end of the page, follows without anything between."""
    page = read_page(context)
    titles = {heading.line: heading.text for heading in context.headings}
    for block, following in pairwise([*context.blocks, None]):
        if block is None or block.kind != "heading" or _SAYS_SOMETHING.search(block.raw):
            continue
        if following is None or (following.kind == "heading" and following.level <= block.level):
            message = f"section `{titles.get(block.first_line, block.text).strip()}` is empty"
            yield Issue(message, page.line_place(block.first_line, block.last_line))


RULE = Rule(
    code="AG307",
    name="empty-section",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A section without anything in it.",
    check=check,
    hand_written_only=True,
)
