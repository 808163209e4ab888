"""Where and when a work was published, in a text of its own or in front of one: `arxiv [8 Dec 2022]`, `「2021」`."""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.dates import may_hold_date
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain
from awesomegen.importers.venues import is_venue, split_note

_YEAR_IN_BRACKETS = lazy_pattern(
    r"\s*[,.]?\s*[(（\[](?P<inside>[^()（）\[\]]*?(?:(?:19|20)\d\d|['’]\d\d)[^()（）\[\]]*)(?:[)）]|\](?!\())"
)
_DATE_IN_BRACKETS = lazy_pattern(
    r"\s*[*_]{0,2}[(（](?P<head>[^()（）\d]{2,120}),\s*"
    r"(?P<date>[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?)[)）][*_]{0,2}"
)
_BEFORE_DATE = lazy_pattern(
    r"\s*(?:\||\]\s*\[|\[|\]|\\\s|(?=\bsubmitted on\b)"
    r"|,\s*(?=(?:\d{1,2} )?[A-Z][a-z]{2,8}[.,]* (?:19|20)\d\d\b)"
    r"|(?<! on)(?<!revised)\s(?=\d{1,2} [A-Za-z]{3,9}[.,]* (?:19|20)\d\d))\s*",
    re.IGNORECASE,
)
"""What stands between a venue and a date on one line."""
_REMARK = lazy_pattern(r"(?P<venue>[^\[\]()]{3,60}?)[\s,]*(?P<remark>\[[^\[\]]+\]|\((?!(?:19|20)\d\d)[^()]{6,}\))")
"""A venue and a remark in brackets behind it."""
_JOURNAL = lazy_pattern(r"[^\W\d_][^.!?:;()]{3,90}?(?:[\s,]+\d[\d.,:()\s–-]*)?[\s,]+\(?(?:19|20)\d\d\)?")
_CORNERS = lazy_pattern(r"[「【](?P<text>[^「」【】]+)[」】]")
_IN_CORNERS = lazy_pattern(r"(?:[「【][^「」【】]+[」】][\s,，、]*)+")
_LONGEST_JOURNAL = 120


def take_organiser_and_date(entry: FoundEntry, text: str, number: int, facts: Facts) -> str | None:
    """Takes `(An organiser, Dec 2018)` off the front; what is left, or None where the text begins otherwise."""
    found = _DATE_IN_BRACKETS.match(text)
    date = facts.date(found["date"]) if found is not None else None
    if found is None or date is None:
        return None
    if entry.date is None:
        set_date(entry, date, number)
    head = plain(found["head"])
    if entry.venue is None and is_venue(head):
        set_venue(entry, head)
    else:
        entry.add_extra("tail", head)
    return text[found.end() :]


def take_year_or_venue(entry: FoundEntry, text: str, number: int, facts: Facts) -> str | None:
    """Takes `(2020)`, `[19 Jun 2020]` or `(CVPR 2021)` off the front; what is left, or None."""
    found = _YEAR_IN_BRACKETS.match(text)
    if found is None:
        return None
    inside = found["inside"].strip()
    if entry.date is None and (date := facts.date(inside)) is not None:
        set_date(entry, date, number)
    elif entry.venue is None and is_venue(inside):
        set_venue(entry, inside)
    else:
        return None
    return text[found.end() :]


def read_corners(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text is `「2021」「ICRA」「Zhejiang University」`."""
    if not _IN_CORNERS.fullmatch(text):
        return False
    for part in _CORNERS.findall(text):
        if entry.date is None and (date := facts.date(part)) is not None:
            set_date(entry, date, number)
        elif entry.venue is None and is_venue(part):
            set_venue(entry, part)
        else:
            entry.add_extra("tail", plain(part))
    return True


def read_date_alone(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text is a date."""
    date = facts.date(plain(text).strip(" .,;|")) if entry.date is None else None
    if date is not None:
        set_date(entry, date, number)
    return date is not None


def read_venue_and_date(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text is `arxiv [8 Dec 2022]`, `Jun., 2024 | NeurIPS 2024` or `arxiv Submitted on 8 Dec 2022`."""
    parts = [part for part in _BEFORE_DATE.split(text) if part.strip(" .\\")] if may_hold_date(text) else []
    if not 1 < len(parts) <= 4:
        return False
    read = [(plain(part.strip(" .,\\")), facts.date(part.strip(" .,\\"))) for part in parts]
    if not all(date or is_venue(shown) or (index == 0 and len(shown) < 40) for index, (shown, date) in enumerate(read)):
        return False
    if not any(date for _, date in read):
        return False
    for shown, date in read:
        if date is not None and entry.date is None:
            set_date(entry, date, number)
        elif entry.venue is None:
            set_venue(entry, shown)
        else:
            entry.add_extra("venue", shown)
    return True


def read_venue_and_remark(entry: FoundEntry, text: str, _number: int, _facts: Facts) -> bool:
    """Whether a text is a venue with a remark behind it, `NeurIPS 2021 [an extended version]`."""
    shown = plain(text).strip(" .,;|") if entry.venue is None else ""
    remark = _REMARK.fullmatch(shown) if split_note(shown)[1] is None else None
    if remark is None or not is_venue(remark["venue"]):
        return False
    set_venue(entry, remark["venue"])
    entry.add_extra("tail", remark["remark"])
    return True


def read_journal(entry: FoundEntry, text: str, _number: int, _facts: Facts) -> bool:
    """Whether a text is `Current Opinion in Structural Biology 79 (2023)`: that is certain only behind authors."""
    shown = plain(text).strip(" .,;|") if entry.authors and entry.venue is None else ""
    is_journal = len(shown) <= _LONGEST_JOURNAL and _JOURNAL.fullmatch(shown) is not None
    if is_journal:
        set_venue(entry, shown)
    return is_journal


def read_further_venue(entry: FoundEntry, text: str, _number: int, _facts: Facts) -> bool:
    """Whether a text is a second venue."""
    if entry.venue is None or not is_venue(shown := plain(text).strip(" .,;|")):
        return False
    entry.add_extra("venue", shown)
    return True
