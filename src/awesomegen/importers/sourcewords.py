"""The words of source lines that a reader sees or can follow, and which of them a text does not hold."""

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.words import FIELDS

_WORD = lazy_pattern(r"[^\W_]+")
_TAG = lazy_pattern(r"</?[A-Za-z][^<>]*>")
_ADDRESS = lazy_pattern(r"\b(?:href|src)\s*=\s*(?![\"']?#)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_BADGE = lazy_pattern(
    r"\[!\[(?P<label>[^\[\]]*)\]\([^()]*\)(?=\s*\]\()|(?<=>)\s*<img\s[^<>]*>(?=\s*</a)", re.IGNORECASE
)
_NUMBER = lazy_pattern(r"[\s>]*(?:#+\s+|[-*+]\s+)?[\[(]?#?\d{1,4}(?:[.)\]、:]|(?=\s))")
_SPOKEN_FOR = frozenset(
    word for words in FIELDS.values() for name in words for word in _WORD.findall(name.casefold())
) | {"and", "et", "al", "others", "equal", "contribution", "submitted", "https", "http", "www"}
"""Words that a field stands for, and those between names."""


def missing_words(source: Sequence[str], kept: str) -> list[str]:
    """The words of source lines that a text does not hold, in order; marks, list numbers and names of fields apart."""
    left = Counter(_WORD.findall("\n".join(source)))
    left.subtract(_WORD.findall(kept))
    if max(left.values(), default=0) <= 0:
        return []
    kept = kept.casefold()
    found = [word for line in source for word in words_shown(line)]
    left = Counter(found) - Counter(_WORD.findall(kept))
    return [
        word
        for word in dict.fromkeys(found)
        if left[word] > 0 and word not in _SPOKEN_FOR and len(word) > word.isascii() and word not in kept
    ]


def words_shown(line: str) -> list[str]:
    """The words of a line that a reader sees or can follow."""
    line = _BADGE.sub(lambda match: match["label"] or "", line)
    if number := _NUMBER.match(line):
        line = line[number.end() :]
    if "<" in line:
        line = _TAG.sub(lambda tag: f" {' '.join(_ADDRESS.findall(tag[0]))} ", line)
    return _WORD.findall(unescape(line).casefold())
