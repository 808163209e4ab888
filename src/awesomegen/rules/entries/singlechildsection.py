"""AG309: a section that holds nothing but one other section."""

from collections import Counter
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Reports sections inside another that has no other section, no entries and no description."""
    sections = {section.id: section for section in context.listing.sections}
    siblings = Counter(section.parent for section in context.listing.sections)
    for section in context.listing.sections:
        parent = sections.get(section.parent or "")
        if parent is None or siblings[section.parent] > 1:
            continue
        if not context.by_section.get(parent.id) and not parent.description:
            message = f"`{section.title}` is the only section in `{parent.title}`, which holds nothing else"
            yield Issue(message, FieldPlace(section.origin, "title"), help="one of the two levels can go")


RULE = Rule(
    code="AG309",
    name="single-child-section",
    severity=Severity.INFO,
    needs=Needs.DATA,
    summary="A section that holds nothing but one other section.",
    check=check,
    default=False,
)
