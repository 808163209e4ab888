"""Runs of `*`, `_` and `~`: which of their characters are emphasis and vanish from the text, as cmark-gfm decides."""

import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ASCII_PUNCTUATION = frozenset(string.punctuation)
_SPACES = frozenset("\t\n\f\r\u00a0\u1680\u202f\u205f\u3000 ").union(map(chr, range(0x2000, 0x200B)))


@dataclass(slots=True, eq=False)
class Delimiter:
    """One run of a delimiter character; `remaining` is what is left of it as text."""

    character: str
    length: int
    remaining: int
    can_open: bool
    can_close: bool
    before: "Delimiter | None" = None
    after: "Delimiter | None" = None


def is_space(character: str) -> bool:
    """Tell whether cmark-gfm sees white space."""
    return character in _SPACES


def is_punctuation(character: str) -> bool:
    """Tell whether cmark-gfm sees punctuation: any of ASCII's, and the categories P* beyond."""
    if character < "\x80":
        return character in _ASCII_PUNCTUATION
    return unicodedata.category(character).startswith("P")


def scan_delimiter(source: str, start: int, end: int) -> Delimiter:
    """Judge the run `source[start:end]` of one character by what stands around it; three tildes strike nothing."""
    character = source[start]
    before, after = start - 1, end
    if character != "~":
        # cmark-gfm looks through tildes when it asks what stands next to an asterisk.
        while before > 0 and source[before] == "~":
            before -= 1
        while after < len(source) and source[after] == "~":
            after += 1
    previous = source[before] if before >= 0 else "\n"
    following = source[after] if after < len(source) else "\n"
    if character != "~":
        previous, following = previous.replace("~", "\n"), following.replace("~", "\n")
    spaced_left, spaced_right = is_space(previous), is_space(following)
    marked_left, marked_right = is_punctuation(previous), is_punctuation(following)
    opens = not spaced_right and not (marked_right and not spaced_left and not marked_left)
    closes = not spaced_left and not (marked_left and not spaced_right and not marked_right)
    if character == "_":
        opens, closes = opens and (not closes or marked_left), closes and (not opens or marked_right)
    length = end - start
    if character == "~" and length > 2:
        opens = closes = False
    return Delimiter(character, length, length, opens, closes)


def resolve(delimiters: Sequence[Delimiter]) -> None:
    """Pair the runs of one piece of inline text; afterwards `remaining` counts the characters that stay text."""
    stack = [delimiter for delimiter in delimiters if delimiter.can_open or delimiter.can_close]
    for left, right in pairwise(stack):
        left.after, right.before = right, left
    bottoms: dict[tuple[str, int], Delimiter | None] = {}
    closer = stack[0] if stack else None
    while closer is not None:
        if not closer.can_close:
            closer = closer.after
            continue
        key = (closer.character, closer.length % 3)
        opener = _find_opener(closer, bottoms.get(key))
        if opener is not None:
            closer = _pair(opener, closer)
            continue
        bottoms[key] = closer.before
        following = closer.after
        if not closer.can_open:
            _remove(closer)
        closer = following


def _find_opener(closer: Delimiter, bottom: Delimiter | None) -> Delimiter | None:
    opener = closer.before
    while opener is not None and opener is not bottom:
        if opener.can_open and opener.character == closer.character:
            interior = closer.can_open or opener.can_close
            if not interior or closer.length % 3 == 0 or (opener.length + closer.length) % 3 != 0:
                return opener
        opener = opener.before
    return None


def _pair(opener: Delimiter, closer: Delimiter) -> Delimiter | None:
    """Use up what the two runs share; return the run to go on with."""
    opener.after, closer.before = closer, opener
    if closer.character == "~":
        if opener.remaining == closer.remaining:
            opener.remaining = closer.remaining = 0
        _remove(opener)
        _remove(closer)
        return closer.after
    used = 2 if opener.remaining >= 2 and closer.remaining >= 2 else 1
    opener.remaining -= used
    closer.remaining -= used
    if not opener.remaining:
        _remove(opener)
    if closer.remaining:
        return closer
    _remove(closer)
    return closer.after


def _remove(delimiter: Delimiter) -> None:
    if delimiter.before is not None:
        delimiter.before.after = delimiter.after
    if delimiter.after is not None:
        delimiter.after.before = delimiter.before
