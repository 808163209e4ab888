"""Marks that tell where on a rendered page the sections, the entries and the table of contents came to stand.

They are written with control characters, which no text of a list can hold, and taken out before anybody reads the
page: so that a template may place things as it likes, and we still know what is where.
"""

from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

_START, _END = "\x02", "\x03"
_MARK = lazy_pattern(f"{_START}([a-z]+):([^{_START}{_END}]*){_END}")


class Mark(NamedTuple):
    """A mark that was taken out: what it says, and the offset at which it stood."""

    kind: str
    name: str
    offset: int


def mark(kind: str, name: str = "") -> str:
    """A mark of a kind (a lower-case word) for a name."""
    return f"{_START}{kind}:{name}{_END}"


def take_marks(text: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks with their offsets in it."""
    parts, marks, last, length = [], [], 0, 0
    for match in _MARK.finditer(text):
        parts.append(text[last : match.start()])
        length += match.start() - last
        marks.append(Mark(match.group(1), match.group(2), length))
        last = match.end()
    return "".join([*parts, text[last:]]), marks
