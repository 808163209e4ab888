"""Dates as lists of papers know them: a day, a month, a year, or a text that is none of these."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

ISO_SHAPE = lazy_pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)

_YEAR = r"(?!0000)\d{4}"
_LEAP = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
ISO_DATE_PATTERN = (
    rf"{_YEAR}(?:-(?:0[1-9]|1[0-2])"
    rf"|-(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])"
    rf"|-(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    rf"|-02-(?:0[1-9]|1\d|2[0-8]))?"
    rf"|(?!0000){_LEAP}-02-29"
)
"""A regular expression (Python's and JavaScript's) for the ISO dates that exist: year, month or day."""

_EXISTING = lazy_pattern(ISO_DATE_PATTERN, re.ASCII)


class EntryDate(NamedTuple):
    """A date as it was written; `year` is None where the text is not an ISO date."""

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date | None:
        """The day it sorts by: a month's or a year's first; None for a text that is no date."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)


@lru_cache(maxsize=4096)  # a list has a few hundred days, each many times
def parse_date(text: str) -> EntryDate:
    """Reads `2020-06-19`, `2020-06` and `2020`; keeps every other text.

    Raises:
        ValueError: for a text in the shape of an ISO date that no calendar has, such as `2021-13-01`.
    """
    if not ISO_SHAPE.fullmatch(text):
        return EntryDate(text)
    if not _EXISTING.fullmatch(text):
        raise ValueError(text)
    year, month, day = [int(part) for part in text.split("-")] + [None] * (2 - text.count("-"))
    assert year is not None
    return EntryDate(text, year, month, day)


def parse_day(text: str) -> date | None:
    """The day that a text such as `2020-06-19` names; None for any other form, and for what no calendar has."""
    try:
        read = parse_date(text)
    except ValueError:
        return None
    return read.first_day if read.day else None
