"""AG313: a section title from which no stable anchor can be made."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.slug import slug
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, ProposedFix, Replacement, Rule

# It asks for the colourful form of the emoji before it. Renderers differ in whether it is part of the anchor.
_VARIATION_SELECTOR = "\ufe0f"


def check(context: DataContext) -> Iterator[Issue]:
    """Reports titles without a letter or digit, and those with an emoji that has an invisible character behind it."""
    for section in context.listing.sections:
        place = FieldPlace(section.origin, "title")
        bare = section.title.replace(_VARIATION_SELECTOR, "")
        if not slug(bare).strip("-"):
            message = f"no anchor can be made of the title `{section.title}`: it has no letter or digit"
            yield Issue(message, place, help="add a word to it")
        elif bare != section.title:
            message = f"the title `{bare}` holds the invisible character U+FE0F, on which anchors differ"
            fix = ProposedFix("remove the invisible character", False, (Replacement(place, bare),))
            yield Issue(message, place, help="write the emoji without it, or leave the emoji out", fix=fix)


RULE = Rule(
    code="AG313",
    name="fragile-section-title",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A section title from which no stable anchor can be made.",
    check=check,
    fix=FixKind.SOMETIMES,
)
