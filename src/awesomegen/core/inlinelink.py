"""The part of an inline link behind its label, as cmark-gfm reads it."""

from awesomegen.core.lazypattern import lazy_pattern

_DESTINATION_PART = lazy_pattern(r"\\[!-/:-@\[-`{-~]|[()]|[^ \t\n\v\f\r()\\]+|\\")
_POINTED_DESTINATION = lazy_pattern(r"<(?:\\.|[^\\<>\n])*+>")
_TITLE = lazy_pattern(r"""(?>"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\((?:\\[()]|[^()])*\))""")
_BLANKS = lazy_pattern(r"[ \t\n\v\f\r]*")
_DEEPEST_PARENTHESES = 32
"""cmark-gfm takes no link whose destination nests deeper."""


def link_end(text: str, position: int) -> int:
    """Where the `(destination "title")` of a link at `position` ends, -1 when there is none.

    Agrees with cmark-gfm to the letter, odd titles included: a quote behind a backslash ends a title only when no other
    quote can.
    """
    if not text.startswith("(", position):
        return -1
    end = _destination_end(text, _skip_blanks(text, position + 1))
    if end < 0:
        return -1
    title_start = _skip_blanks(text, end)
    if title_start > end and (title := _TITLE.match(text, title_start)):
        end = title.end()
    end = _skip_blanks(text, end)
    return end + 1 if text.startswith(")", end) else -1


def _destination_end(text: str, position: int) -> int:
    if text.startswith("<", position):
        pointed = _POINTED_DESTINATION.match(text, position)
        return pointed.end() if pointed else -1
    depth = 0
    while part := _DESTINATION_PART.match(text, position):
        if part[0] == "(":
            depth += 1
        elif part[0] == ")":
            depth -= 1
        if depth < 0:
            break
        if depth > _DEEPEST_PARENTHESES:
            return -1
        position = part.end()
    return position


def _skip_blanks(text: str, position: int) -> int:
    blanks = _BLANKS.match(text, position)
    return blanks.end() if blanks else position
