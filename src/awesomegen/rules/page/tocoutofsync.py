"""AG502: a table of contents that says other things than the page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from awesomegen.core.finding import Severity
from awesomegen.core.markdown import Heading
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.anchors import shown
from awesomegen.rules.page.reading import PageReading, read_page
from awesomegen.rules.page.toc import TocItem, tables_of_contents


def check(context: PageContext) -> Iterator[Issue]:
    """Links to another heading than they say, links out of order, and headings that are left out between others."""
    page = read_page(context)
    titles = {heading.anchor: shown(heading.text) for heading in context.headings}
    texts = set(titles.values())
    listed: dict[str, TocItem] = {}
    tables = list(tables_of_contents(page))
    linked = {item.anchor for items in tables for item in items}
    unlinked: dict[str, list[Heading]] = {}
    for heading in reversed(context.headings):
        if heading.anchor not in linked:
            unlinked.setdefault(titles[heading.anchor], []).append(heading)
    for items in tables:
        in_place: list[TocItem] = []
        for item in items:
            title = titles.get(item.anchor)
            if title is None or title == _text(item) or _text(item) not in texts:
                in_place.append(item)
                continue
            message = f"`{_text(item)}` leads to `{title}`, though there is a heading `{_text(item)}`"
            yield Issue(message, page.place(item.leaf, item.link.start, item.link.end))
        yield from _out_of_order(page, in_place, unlinked)
        for item in items:
            listed.setdefault(item.anchor, item)
    yield from _left_out(page, listed, {heading.line for headings in unlinked.values() for heading in headings})


def _text(item: TocItem) -> str:
    return shown(item.link.text or "")


def _out_of_order(page: PageReading, items: Sequence[TocItem], unlinked: dict[str, list[Heading]]) -> Iterator[Issue]:
    """A second link to one place that has the name of an unlinked heading was meant for that, which is taken out."""
    kept = _longest_in_order(items)
    in_order = set(kept)
    lines = [items[index].line for index in kept]
    first_of_anchor: dict[str, TocItem] = {}
    for index, item in enumerate(items):
        first = first_of_anchor.setdefault(item.anchor, item)
        if index in in_order:
            continue
        message = f"`{_text(item)}` leads to the same place as the link in line {first.leaf.first_line}"
        if first is not item and (namesakes := unlinked.get(_text(item))):
            message += f", and not to the heading of that name in line {namesakes.pop().line}"
        if first is item:
            # Of the links that stay, the first one further down the page tells where this one belongs.
            at = bisect_right(lines, item.line)
            is_late = at < len(kept) and kept[at] < index
            neighbour = items[kept[at if is_late else at - 1]]
            where = "before" if is_late else "after"
            message = f"`{_text(item)}` is out of order: on the page it comes {where} `{_text(neighbour)}`"
        yield Issue(message, page.place(item.leaf, item.link.start, item.link.end))


def _longest_in_order(items: Sequence[TocItem]) -> list[int]:
    """The indices of as many items as possible that stand in the order of the page (patience sorting)."""
    ends: list[int] = []
    lines: list[int] = []
    before: list[int | None] = []
    for index, item in enumerate(items):
        at = bisect_left(lines, item.line)
        before.append(ends[at - 1] if at else None)
        if lines[at : at + 1] != [item.line]:  # of two links to one place, the first stays
            ends[at : at + 1], lines[at : at + 1] = [index], [item.line]
    kept: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return kept[::-1]


def _left_out(page: PageReading, listed: dict[str, TocItem], unlinked: set[int]) -> Iterator[Issue]:
    """Headings of a listed level between two listed headings; in front and at the end authors leave some out."""
    headings = page.context.headings
    known = [index for index, heading in enumerate(headings) if heading.anchor in listed]
    levels = {headings[index].level for index in known}
    above: Heading | None = None
    for heading in headings[known[0] : known[-1]] if known else ():
        if heading.anchor in listed:
            above = heading
        elif heading.level in levels and heading.text.strip() and above and heading.line in unlinked:
            item = listed[above.anchor]
            message = f"`{heading.text.strip()}` in line {heading.line} is missing from the table of contents"
            yield Issue(message, page.place(item.leaf, item.link.start, item.link.end))


RULE = Rule(
    code="AG502",
    name="toc-out-of-sync",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A table of contents that says other things than the page: order, targets, missing headings.",
    check=check,
)
