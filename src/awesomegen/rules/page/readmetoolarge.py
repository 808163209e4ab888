"""AG521: a page that GitHub cuts off."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.markdown import README_LIMIT
from awesomegen.rules.base import Issue, Needs, Option, PageContext, Rule, TextPlace
from awesomegen.rules.page.reading import read_page


def check(context: PageContext) -> Iterator[Issue]:
    """A page of more bytes than the limit, at the line where readers stop seeing it."""
    limit = context.options["limit"]
    text = context.source.text
    if len(text) * 4 <= limit:
        return
    content = text.encode("utf-8", "surrogatepass")
    if len(content) <= limit:
        return
    page = read_page(context)
    cut = len(content[:limit].decode("utf-8", "ignore"))
    line = page.text.line_at(cut)
    place = TextPlace(page.path, cut, max(cut, page.text.line_end(line)))
    section = next((heading.text for heading in reversed(context.headings) if heading.line <= line), None)
    where = f" in section `{section}`" if section else ""
    message = f"GitHub shows the first {limit:,} of {len(content):,} bytes: readers see nothing from here on{where}"
    yield Issue(message, place, help="split the list into several pages")


RULE = Rule(
    code="AG521",
    name="readme-too-large",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A page so large that GitHub cuts it off.",
    check=check,
    options=(Option("limit", README_LIMIT, "bytes that GitHub shows"),),
)
