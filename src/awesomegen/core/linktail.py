"""The part of an inline link behind its label, as cmark-gfm reads it."""

import re
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

_DESTINATION_PART = lazy_pattern(r"(?:\\[!-/:-@\[-`{-~]|[^ \t\n\r()])*+(?P<mark>[()]?)")
_POINTED_DESTINATION = lazy_pattern(r"<((?:\\.|[^\\<>\n])*+)>", re.DOTALL)
_TITLE = lazy_pattern(r"""(?>"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\((?:\\[()]|[^()])*\))""")
_BLANKS = lazy_pattern(r"[ \t\n\v\f\r]*")
_DEEPEST_PARENTHESES = 32
"""cmark-gfm takes no link whose destination nests deeper."""
_TOO_DEEP = lazy_pattern(rf"(?:(?:\\[!-/:-@\[-`{{-~]|[^ \t\n\r()])*+\(){{{_DEEPEST_PARENTHESES + 1}}}")
"""As each of many openings in a row is: said at once, without going through them one by one."""


class LinkTail(NamedTuple):
    """The range of the destination as it is written, without `<` and `>`, and where the parentheses end."""

    destination_start: int
    destination_end: int
    end: int


def link_tail(text: str, position: int) -> LinkTail | None:
    """The `(destination "title")` of a link at `position`, None when there is none.

    Agrees with cmark-gfm to the letter, odd titles included: a quote behind a backslash ends a title only when no other
    quote can.
    """
    if not text.startswith("(", position):
        return None
    start = _skip_blanks(text, position + 1)
    if text.startswith("<", start):
        pointed = _POINTED_DESTINATION.match(text, start)
        if pointed is None:
            return None
        (start, stop), end = pointed.span(1), pointed.end()
    else:
        stop = end = _destination_end(text, start)
        if end < 0:
            return None
    title_start = _skip_blanks(text, end)
    if title_start > end and (title := _TITLE.match(text, title_start)):
        end = title.end()
    end = _skip_blanks(text, end)
    return LinkTail(start, stop, end + 1) if text.startswith(")", end) else None


def _destination_end(text: str, position: int) -> int:
    if _TOO_DEEP.match(text, position):
        return -1
    depth = 0
    while (part := _DESTINATION_PART.match(text, position)) and part["mark"]:
        depth += 1 if part["mark"] == "(" else -1
        if depth < 0:
            return part.start("mark")
        if depth > _DEEPEST_PARENTHESES:
            return -1
        position = part.end()
    return part.end() if part else position


def _skip_blanks(text: str, position: int) -> int:
    blanks = _BLANKS.match(text, position)
    return blanks.end() if blanks else position
