"""Dates in words and in the orders people write them, read as ISO dates."""

import re
from datetime import date
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_WORD = rf"(?P<word>{_MONTH_NAMES})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_FORMS = tuple(
    lazy_pattern(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_DAY} {_MONTH_WORD},? {_YEAR}",
        rf"{_MONTH_WORD} {_DAY},? {_YEAR}",
        rf"{_MONTH_WORD},? {_YEAR}",
        rf"{_YEAR},? {_MONTH_WORD}(?: {_DAY})?",
        rf"{_YEAR}\s?(?P<separator>[./-])\s?(?P<month>\d{{1,2}})(?:\s?(?P=separator)\s?(?P<day>\d{{1,2}}))?\.?",
        rf"{_YEAR}[년年]\s?(?P<month>\d{{1,2}})[월月](?:\s?(?P<day>\d{{1,2}})[일日])?",
        rf"{_YEAR}[년年]",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
    )
)
_NUMBERS = lazy_pattern(r"(?P<first>\d{1,2})([./-])(?P<second>\d{1,2})\2(?P<year>(?:(?:19|20)\d\d|\d\d))", re.ASCII)
_AROUND = lazy_pattern(r"[\[(]?\s*(?:submitted on\s+)?(?P<date>.*?)\s*[\])]?", re.IGNORECASE)

# In capitals alone the first letter.
_WRITTEN_NAMES = "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in _MONTH_NAMES.split("|"))
_WRITTEN_MONTH = rf"(?:{_WRITTEN_NAMES})\.?,?"
_WRITTEN_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?,?"
_WHOLE_DATE = lazy_pattern(
    rf"(?<![\w./-])(?:(?:{_WRITTEN_DAY} {_WRITTEN_MONTH}|{_WRITTEN_MONTH} {_WRITTEN_DAY}) [0-9]{{4,5}}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})$"
)


class ProseDate(NamedTuple):
    """The ISO dates that a text can mean; `sure` when there is one and the century is written."""

    readings: tuple[str, ...]
    sure: bool


def read_prose_date(text: str) -> ProseDate | None:
    """Reads `5 May 2021`, `May 2021`, `2021/05`, `2021년 5월 5일`, `7/29/22`; None for a text that is no date."""
    around = _AROUND.fullmatch(" ".join(text.replace(".,", ",").split()))
    bare = around["date"] if around else text
    for form in _FORMS:
        if match := form.fullmatch(bare):
            parts = match.groupdict()
            month = _MONTHS.index(parts["word"][:3].lower()) + 1 if parts.get("word") else _number(parts.get("month"))
            reading = _iso(int(parts["year"]), month, _number(parts.get("day")))
            return ProseDate((reading,), sure=True) if reading else None
    if match := _NUMBERS.fullmatch(bare):
        return _read_numbers(int(match["first"]), int(match["second"]), match["year"])
    return None


def impossible_date(text: str) -> str | None:
    """The date with a day that a text ends with, where no calendar has it or its year has five digits."""
    date = _WHOLE_DATE.search(text)
    return date[0] if date and read_prose_date(date[0]) is None else None


def _read_numbers(first: int, second: int, year: str) -> ProseDate | None:
    """`03/04/2021` is in March for some and in April for others."""
    full_year = int(year) if len(year) == 4 else 2000 + int(year)
    possible = (_iso(full_year, first, second), _iso(full_year, second, first))
    readings = tuple(dict.fromkeys(reading for reading in possible if reading))
    return ProseDate(readings, sure=len(readings) == 1 and len(year) == 4) if readings else None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year}"
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _number(text: str | None) -> int | None:
    return int(text) if text else None
