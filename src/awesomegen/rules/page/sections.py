"""The headings of a page as a tree of sections, and how headings move up or down together."""

import re
from collections.abc import Sequence

from awesomegen.core.markdown import Heading
from awesomegen.rules.base import ProposedFix, Replacement, TextPlace
from awesomegen.rules.page.reading import PageReading

_DEEPEST = 6


def end_of_section(headings: Sequence[Heading], index: int) -> int:
    """The index of the first heading behind a section and its subsections."""
    return _first_of_level(headings, index, headings[index].level)


def end_of_siblings(headings: Sequence[Heading], index: int) -> int:
    """The index of the first heading behind a section and all those beside it that follow."""
    return _first_of_level(headings, index, headings[index].level - 1)


def _first_of_level(headings: Sequence[Heading], index: int, level: int) -> int:
    return next((at for at in range(index + 1, len(headings)) if headings[at].level <= level), len(headings))


def shift(page: PageReading, first: int, end: int, by: int, title: str) -> ProposedFix | None:
    """Make some headings deeper or, with a negative number, less deep; None where one of them cannot be."""
    replacements = []
    for heading in page.context.headings[first:end]:
        level = heading.level + by
        marks = re.match(rf"([ \t>]*)(#{{{heading.level}}})(?=[ \t]|$)", page.text.line(heading.line))
        if marks is None or not 1 <= level <= _DEEPEST:
            return None
        start = page.text.line_start(heading.line) + marks.start(2)
        place = TextPlace(page.path, start, start + heading.level)
        replacements.append(Replacement(place, "#" * level))
    return ProposedFix(title, False, tuple(replacements))
