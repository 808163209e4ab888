"""Venues in the words of a list: what names one, and its note in parentheses."""

import re
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.venues import known_venues
from awesomegen.core.venuetext import read_venue

_NOTE = lazy_pattern(
    r"(?P<venue>.+?)\s*\((?P<note>(?:oral|spotlight|poster|highlight|workshop|demo|tutorial|award|best|outstanding)[^()]*)\)",
    re.IGNORECASE,
)
_YEAR_AT_END = lazy_pattern(r"(?:(?:19|20)\d\d|['’‘]\s?\d\d|(?<=[A-Za-z])\d\d)(?!\d)")
_ORDINAL = lazy_pattern(r"\W*\d+(?:st|nd|rd|th)\b")
_HYPHENATED_YEAR = lazy_pattern(r"(?<=[A-Z]{3})-(?=\d\d\Z)")
_BLANK_YEAR = lazy_pattern(r" \d\d\Z")
_LONGEST_NAME = 8
_WORDS = lazy_pattern(r"[^\W\d_][\w&*+/.-]*")
_CUT = lazy_pattern(r"(?:,|(?<!\b\w)\.(?=\s)|;|\||\s(?=[(（]))\s*")
"""Where a venue may begin; not behind an initial."""
_BEFORE_KNOWN = lazy_pattern(r"(?<=[a-z.])\s+(?=[A-Z]{2}[A-Za-z]*\s?(?:19|20)\d\d\Z)")
_SLIPS = lazy_pattern(r"preprint|arxiv|workshop|conference|journal|proceedings|transactions|symposium", re.IGNORECASE)
_QUALIFIER = lazy_pattern(
    r"\s*(?:findings|workshops?|oral|spotlight|poster|highlight|main|\(.*\)|demo|short|long)\s*", re.IGNORECASE
)


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """The usual spellings of all known venues."""
    return frozenset(known_venues())


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name.casefold() for name in known_venues())


@lru_cache(maxsize=8192)
def is_venue(text: str) -> bool:
    """Whether a short text names a conference, a journal or a preprint server, by its name or by its form."""
    if text.count("(") != text.count(")"):
        return False
    if _ORDINAL.match(text):
        return False
    text = text.strip(" .,;:|()[]（）")
    if not text or len(text) > 80 or text.count(",") > 2 or "://" in text or " et al" in text:
        return False
    venue = read_venue(_with_mark(text))
    name = _QUALIFIER.sub("", venue.name).strip(" ,.")
    # Without a year only in the usual spelling: `Clear`, `Fast` and `Cell` are words, too.
    if name in known_names() or (name.casefold() in _names() and (venue.year is not None or name.isupper())):
        return True
    if not name:
        return False
    words = _WORDS.findall(name)
    if venue.year is None:
        return bool(_SLIPS.search(name)) and len(words) <= _LONGEST_NAME and name[:1].isalpha()
    known = any(word.casefold() in _names() and (len(word) > 3 or word.isupper()) for word in words)
    acronym = any(sum(char.isupper() for char in word) >= 2 for word in words)
    is_short = len(words) <= 2 and all(not word[0].islower() for word in words)
    return len(words) <= _LONGEST_NAME and (known or acronym or bool(_SLIPS.search(name)) or is_short)


def _with_mark(text: str) -> str:
    """`CVPR-16` and `CVPR 16` as `CVPR'16`."""
    if (year := _BLANK_YEAR.search(text)) is not None and text[: year.start()] in known_names():
        return f"{text[: year.start()]}'{year[0].strip()}"
    return _HYPHENATED_YEAR.sub("'", text)


def names_venue(text: str) -> bool:
    """Whether a text begins with a venue's known name."""
    text = _with_mark(text.strip(" .,;:|()[]（）"))
    name = _QUALIFIER.sub("", read_venue(text).name).strip(" ,.")
    return name.casefold() in _names() or any(
        word.casefold() in _names() and word.isupper() for word in _WORDS.findall(name)[:2]
    )


def split_note(text: str) -> tuple[str, str | None]:
    """`ICLR 2021 (Oral)` as the venue and its note; the whole text and None where there is none."""
    match = _NOTE.fullmatch(text)
    return (match["venue"], match["note"]) if match else (text, None)


def venue_at_end(text: str) -> tuple[str, str] | None:
    """Takes a venue off the end of `A. Author et al., CVPR 2021`: what stands before it, and the venue."""
    stripped = text.rstrip(" .,;|")
    if not _YEAR_AT_END.search(stripped[-40:]) and not is_venue(stripped.rpartition(",")[2]):
        return None
    known = _BEFORE_KNOWN.search(stripped)
    if known is not None and stripped[known.end() :].rstrip("0123456789 ") in known_names():
        return stripped[: known.start()].strip(" ,;|"), stripped[known.end() :]
    cuts = [
        cut for cut in _CUT.finditer(stripped) if len(stripped) - cut.end() <= 70 and is_venue(stripped[cut.end() :])
    ]
    if not cuts:
        return None
    # The last one that a known name follows: `A. One, Bob Two. ICML 2020`, and not `Bob Two. ICML 2020`.
    cut = next((cut for cut in reversed(cuts) if names_venue(stripped[cut.end() :])), cuts[-1])
    return stripped[: cut.start()].strip(" ,;|"), stripped[cut.end() :].strip(" ()（）")
