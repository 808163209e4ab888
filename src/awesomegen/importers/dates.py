"""Dates in the words of a list: ISO where the day, the month or the year is certain, else the text as it is."""

import re
from functools import lru_cache
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.prosedates import read_prose_date

_DIGIT = lazy_pattern(r"\d")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_SUBMITTED = lazy_pattern(
    r"[\[(]?\s*(?:(?:submitted|published|posted|released) on|published|date:?)?\s*(?P<date>[^()\[\]]*?\d[^()\[\]]*?)"
    r"\s*(?:\(v1\).*|\(published\).*)?[\])]?",
    re.IGNORECASE,
)
_SLASHED = lazy_pattern(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d/])")
_AFTER_SLASH = lazy_pattern(r"/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")
"""A date with slashes from its first slash on: a search for a slash is many times faster than one for a digit."""
_LAST_NUMBER = lazy_pattern(r"(?<![\d/])(\d{1,2})\Z")
_ORDINAL = lazy_pattern(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_DATE_LIKE = lazy_pattern(
    r"(?:19|20)\d\d|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|submitted on",
    re.IGNORECASE,
)
_LONGEST = 100


class FoundDate(NamedTuple):
    """A date as it was written; `iso` is None where it is not certain."""

    text: str
    iso: str | None

    @property
    def value(self) -> str:
        """What the entry's date says."""
        return self.iso or self.text


def read_date(text: str, *, day_first: bool | None = None) -> FoundDate | None:
    """Reads a text that is nothing but a date; None for any other text.

    `day_first` tells how the document writes `3/4/21`, None where it does not say.
    """
    if len(text) > 2 * _LONGEST:
        return None
    text = text.strip().strip("\\").rstrip(" .,;|").strip()
    if not text or len(text) > _LONGEST or "](" in text or _DIGIT.search(text) is None:
        return None
    return _read(text, day_first)


@lru_cache(maxsize=4096)
def _read(text: str, day_first: bool | None) -> FoundDate | None:
    wrapped = _SUBMITTED.fullmatch(text)
    shown = _unwrapped(text)
    if wrapped is None:
        return None
    bare = _ORDINAL.sub("", wrapped["date"]).strip(" .,:")
    if _YEAR.fullmatch(bare):
        return FoundDate(shown, bare)
    if slashed := _SLASHED.fullmatch(bare):
        return FoundDate(shown, _slashed(slashed, day_first))
    if (found := read_prose_date(bare)) is not None:
        return FoundDate(shown, found.readings[0] if found.sure else None)
    if re.match(r"[\[(]?\s*submitted on\b", text, re.IGNORECASE):
        return FoundDate(shown, None)
    return None


def _unwrapped(text: str) -> str:
    if text[0] in "[(" and text[-1] in "])":
        return text[1:-1].strip()
    return text


def _slashed(match: re.Match[str], day_first: bool | None) -> str | None:
    first, second, year = int(match[1]), int(match[2]), match[3]
    if day_first is None and first != second and max(first, second) <= 12:
        return None
    month, day = (second, first) if day_first or (day_first is None and first > 12) else (first, second)
    full_year = year if len(year) == 4 else f"20{year}"
    found = read_prose_date(f"{full_year}-{month}-{day}")
    return found.readings[0] if found else None


def day_comes_first(text: str) -> bool | None:
    """How a document writes dates with slashes: decided by those that can only be read one way."""
    orders = set()
    for match in _AFTER_SLASH.finditer(text):
        first, second = _LAST_NUMBER.search(text, max(0, match.start() - 3), match.start()), int(match[1])
        if first is not None and (int(first[1]) > 12) != (second > 12):
            orders.add(int(first[1]) > 12)
    return orders.pop() if len(orders) == 1 else None


def may_hold_date(text: str) -> bool:
    """Whether a closer look for a date inside a text is worth it."""
    return _DIGIT.search(text) is not None and _DATE_LIKE.search(text) is not None
