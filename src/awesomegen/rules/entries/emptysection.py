"""AG307: a section with neither entries nor a description."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Reports empty sections, parents of sections with entries left out; a remark where `build` hides them."""
    sections = {section.id: section for section in context.listing.sections}
    filled: set[str] = set()
    for section in context.listing.sections:
        if context.by_section.get(section.id) or section.description:
            above: str | None = section.id
            while above is not None and above not in filled:
                filled.add(above)
                above = sections[above].parent if above in sections else None
    hidden = context.config.empty_sections == "hide"
    for section in context.listing.sections:
        if section.id not in filled and (section.parent is None or section.parent in filled):
            message = f"the section `{section.title}` has no entries" + (" and is not shown" if hidden else "")
            help = "give it an entry or a `description`, or remove it"
            place = FieldPlace(section.origin, "title")
            yield Issue(message, place, help=help, severity=Severity.INFO if hidden else None)


RULE = Rule(
    code="AG307",
    name="empty-section",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A section with neither entries nor a description.",
    check=check,
)
