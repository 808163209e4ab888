"""Titles of works, compared as people would: case, punctuation and white space do not count."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern

_NO_WORD = lazy_pattern(r"[\W_]+")
_TITLE_WORD = lazy_pattern(r"\b[^\W\d]{2,}")
_FEWEST_WORDS = 3
_WORDS_OF_ANY_TITLE = (
    "an and are as at be by can do for from how in into is its of on or our that the their to toward towards using via "
    "we what when where which why with without your"
)
_EMPTY_WORDS = frozenset(_WORDS_OF_ANY_TITLE.split())
_FEWEST_TITLES = 10
_COMMON_SHARE = 0.1


@lru_cache(maxsize=65_536)
def title_words(title: str) -> str:
    """The words of a title in lower case with one space between them; empty for a title of symbols alone."""
    folded = title.casefold() if title.isascii() else unicodedata.normalize("NFKC", title).casefold()
    return _NO_WORD.sub(" ", folded).strip()


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, word for word."""
    return title_words(one).replace(" ", "") == title_words(other).replace(" ", "")


def usual_words(titles: Iterable[str]) -> frozenset[str]:
    """The words that tell no title of a list from another: `the`, and what more than a tenth of many titles have."""
    each = [_words(title) for title in titles]
    counts = Counter(word for words in each for word in words)
    most = len(each) * _COMMON_SHARE if len(each) >= _FEWEST_TITLES else len(each)
    return _EMPTY_WORDS | {word for word, count in counts.items() if count > most}


def common_words(one: str, other: str, usual: frozenset[str] = _EMPTY_WORDS) -> float | None:
    """The share of the shorter title's words that the other one has, too; None where one of them is only a name.

    Several models or datasets of one paper have names of their own, of one or two words. Of all words and of those that
    are not usual, the smaller share counts.
    """
    if same_title(one, other):
        return 1.0
    words, others = _words(one), _words(other)
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return None
    return min(_share(words, others), _share(words - usual or words, others - usual or others))


def _share(words: set[str], others: set[str]) -> float:
    return len(words & others) / min(len(words), len(others))


def _words(title: str) -> set[str]:
    return set(_TITLE_WORD.findall(title_words(title)))
