"""AG517: text between the entries of a section that belongs to none of them."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page

_FEWEST_ENTRIES = 3
"""A page with fewer entries of this form is no list of them."""

_OTHER_STARTS = ("*", "_", "[", "!", "<")


def check(context: PageContext) -> Iterator[Issue]:
    """Paragraphs behind an entry that are no entry, unless they are bold (a group), links, images or HTML."""
    page = read_page(context)
    entries = {leaf.first_line for leaf, _ in page.entries}
    if len(entries) < _FEWEST_ENTRIES:
        return
    is_behind_entry = False
    for block in context.blocks:
        if block.kind == "heading":
            is_behind_entry = False
        elif block.kind == "paragraph" and block.first_line in entries:
            is_behind_entry = True
        elif block.kind == "paragraph" and is_behind_entry and not block.raw.lstrip().startswith(_OTHER_STARTS):
            message = "this text belongs to no entry: expected a title in bold in the first line"
            yield Issue(message, page.line_place(block.first_line, block.last_line))


RULE = Rule(
    code="AG517",
    name="stray-text",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="Text between the entries of a section that belongs to none of them.",
    check=check,
    hand_written_only=True,
)
