"""How dates look on a page: the same on every machine, for no locale is asked."""

from collections.abc import Mapping

from awesomegen.core.dates import EntryDate
from awesomegen.render.words import Words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_PATTERNS: Mapping[str, tuple[str, str, str]] = {
    "day-month-year": ("{day} {name} {year}", "{name} {year}", "{year}"),
    "month-day-year": ("{name} {day}, {year}", "{name} {year}", "{year}"),
    "iso": ("{year}-{month:02}-{day:02}", "{year}-{month:02}", "{year}"),
    "dotted": ("{year}.{month:02}.{day:02}", "{year}.{month:02}", "{year}"),
}


def format_date(date: EntryDate, style: str, words: Words) -> str:
    """A date in one of the configuration's styles; a text that is no date as it was written."""
    if date.year is None:
        return date.text
    day_pattern, month_pattern, year_pattern = words.local_date if style == "local" else _PATTERNS[style]
    if date.month is None:
        return year_pattern.format(year=f"{date.year:04}")
    pattern = month_pattern if date.day is None else day_pattern
    name = _MONTHS[date.month - 1]
    return pattern.format(year=f"{date.year:04}", month=date.month, day=date.day, name=name)
