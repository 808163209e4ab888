"""Titles of works, compared as people would: case, punctuation and white space do not count."""

import unicodedata
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern

_NO_WORD = lazy_pattern(r"[\W_]+")
_TITLE_WORD = lazy_pattern(r"\b[^\W\d]{2,}")
_FEWEST_WORDS = 3


@lru_cache(maxsize=65_536)
def title_words(title: str) -> str:
    """The words of a title in lower case with one space between them; empty for a title of symbols alone."""
    folded = title.casefold() if title.isascii() else unicodedata.normalize("NFKC", title).casefold()
    return _NO_WORD.sub(" ", folded).strip()


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, word for word."""
    return title_words(one).replace(" ", "") == title_words(other).replace(" ", "")


def common_words(one: str, other: str) -> float | None:
    """The share of the shorter title's words that the other one has, too; None where one of them is only a name.

    Several models or datasets of one paper have names of their own, of one or two words.
    """
    if same_title(one, other):
        return 1.0
    words, others = set(_TITLE_WORD.findall(title_words(one))), set(_TITLE_WORD.findall(title_words(other)))
    shorter = min(len(words), len(others))
    return None if shorter < _FEWEST_WORDS else len(words & others) / shorter
