"""`Key: value` lines: the words that name a field, in several languages."""

import re
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.words import FIELDS, TITLE_HEADERS

_KEY = lazy_pattern(
    r"(?P<mark>\*{1,3}|_{1,3}|`)?(?P<key>[^\W_][^:：*_`\[\]|<>]{0,40}?)\s*(?:(?P=mark)\s*[:：]|[:：]\s*(?P=mark)|[:：])(?P<close>[*_`]*)\s*(?P<value>.*)",
    re.DOTALL,
)
_SYMBOLS = lazy_pattern(r"\A(?:[^\w\s\[\]()<>*_`\"'“”‘’「」『』《》\\!#&@$|~.,:;+/-]|[\ufe0f\u200d])+\s*(?=[\w*_])")
_BARE_KEY = lazy_pattern(r"(?P<key>[^\W\d_][\w &/().（）'-]{0,40}?)\s*[:：](?!//)\s*(?P<value>.*)", re.DOTALL)

_NAMES = {word: field for field, words in reversed(list(FIELDS.items())) for word in words}
_TITLE_WORDS = frozenset(TITLE_HEADERS["surely"])
_CERTAIN_TITLE = frozenset(TITLE_HEADERS["certainly"])
_MAYBE_TITLE = frozenset((*FIELDS["title"], *TITLE_HEADERS["maybe"]))


@lru_cache(maxsize=4096)
def field_of_key(key: str) -> str | None:
    """The field that a key or a table's header names; None for any other word."""
    words = re.sub(r"[^\w\s.;/]+", " ", key).casefold().replace("_", " ")
    words = re.sub(r"(?<=\w)\(s\)|^[\s.]+|[\s.]+$", "", " ".join(words.split()))
    if words in _NAMES:
        return _NAMES[words]
    for part in re.split(r"\s*(?:/|\band\b|&|,)\s*", words):
        if part in _NAMES:
            return _NAMES[part]
    # `模型描述`: the last word says what it is, and no blank stands before it.
    ends = (words[-length:] for length in (4, 3, 2) if len(words) > length and not words[-length:].isascii())
    return next((_NAMES[end] for end in ends if " " not in end and end in _NAMES), None)


def title_weight(header: str) -> int:
    """How much a table's header speaks for the column of titles: 6 for `Title`, 3 for `Paper`, 1 for `Model`."""
    words = " ".join(re.sub(r"[^\w\s]+", " ", header).casefold().split())
    if words in _CERTAIN_TITLE:
        return 6
    if words in _TITLE_WORDS or any(word in _TITLE_WORDS or word in _CERTAIN_TITLE for word in words.split()):
        return 3
    return 1 if words in _MAYBE_TITLE else 0


def split_key(text: str) -> tuple[str, str] | None:
    """`**Key:** value`, `Key: value` as the key and the Markdown of the value."""
    text = _SYMBOLS.sub("", text)
    match = _KEY.match(text)
    if match is None:
        return None
    if match["mark"] is None:
        match = _BARE_KEY.match(text)
        if match is None or len(match["key"].split()) > 3:
            return None
        return match["key"].strip(), match["value"].strip()
    return match["key"].strip(" .-"), match["value"].strip()
