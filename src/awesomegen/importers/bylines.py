"""Names at the front of a text: `A. One, B. Two (2013)`, `by Ada One et al.`, `Ada One, Bo Two; a sentence.`

What is called `take…` takes them off and returns the rest, None where the text has another form; what is called
`read…` takes the whole text, and says whether it had that form.
"""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain
from awesomegen.importers.people import ends_in_et_al, looks_like_names
from awesomegen.importers.venues import is_venue, names_venue

_NAMES_AND_YEAR = lazy_pattern(
    r"(?:by\s+)?(?P<names>[^()（）]{3,400}?)\s*[(（](?P<year>(?:19|20)\d\d)[)）](?P<rest>(?:\s*[.,:]?\s.*|[.,:]?)?)",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = lazy_pattern(
    r"(?P<by>by\s+)?(?P<names>[^;()\[\]]{3,600}?(?:\bet\.? al\b\.?)?)(?:;|(?<!\b\w)\.(?=\s|\Z)|\Z)(?P<rest>.*)",
    re.DOTALL,
)
_AFFILIATION = lazy_pattern(r"\s*\([^()]*\)")
_IN_BRACKETS = lazy_pattern(
    r"\s*[,.)]?\s*[(（](?P<names>[^()（）\d]{3,80}?)(?:,?\s*(?P<year>(?:19|20)\d\d)[a-z]?)?[)）]{1,2}(?P<rest>.*)",
    re.DOTALL,
)
_BY = lazy_pattern(r"by\s+(?=\S)", re.IGNORECASE)
_ENDS_BY = lazy_pattern(r"[.;]\s+(?=\S)|[.;]?\s*\Z")
_PUBLISHED = lazy_pattern(r"[^\W\d_a-z].{2,160}?\b(?:19|20)\d\d\)?|(?:19|20)\d\d", re.DOTALL)
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_PUBLISHER = lazy_pattern(r"(?:IEEE|ACM|SIAM|Springer|Elsevier) [A-Z]")
_MARKED_VENUE = lazy_pattern(
    r"(?P<names>[^*_()\[\]]{3,600}?)[.,]?\s+\(?(?P<mark>[*_]{1,2})\(?(?P<venue>[^*_()\[\]]{3,100})\)?(?P=mark)\)?[.,]?\s*"
)
_SENTENCE = lazy_pattern(r"\.\s+")
_ARXIV = lazy_pattern(r"arxiv:\s?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_JOURNAL = lazy_pattern(r"[^\W\d_a-z][^.!?:;()\d]{3,60}, (?:19|20)\d\d")
_NAMES_AND_BARE_YEAR = lazy_pattern(r"(?P<names>[^()\[\]]{3,400}?)(?:\.\s+|,\s*)(?P<year>(?:19|20)\d\d)")
_FEWEST_WORDS = 2
_LONGEST = 1_000


def are_people(text: str) -> bool:
    """Whether each of the names has two words at least: `Lua, Torch` may be anything."""
    return looks_like_names(text) and all(len(name.split()) > 1 for name in text.split(","))


def take_names_and_year(entry: FoundEntry, text: str, number: int, facts: Facts) -> str | None:
    """Takes `A. One, B. Two (2013)` off the front; what is left, or None where the text begins otherwise."""
    found = _NAMES_AND_YEAR.fullmatch(text) if entry.date is None and not entry.authors else None
    date = facts.date(found["year"]) if found is not None else None
    if found is None or date is None or "[" in found["names"] or not looks_like_names(plain(found["names"])):
        return None
    set_authors(entry, found["names"], number)
    set_date(entry, date, number)
    return found["rest"].lstrip(" .,:")


def take_bracketed_names(entry: FoundEntry, text: str, number: int, facts: Facts) -> str | None:
    """Takes `(Fan et al., 2020)` or `(Rigaki and Garcia, 2020)` off the front; what is left, or None."""
    found = None if entry.authors else _IN_BRACKETS.match(text)
    if found is None:
        return None
    names = found["names"].strip(" ,")
    is_sure = " et al" in names or ",et al" in names or (found["year"] and (" and " in names or " & " in names))
    is_one = found["year"] and facts.has_bylines and not is_venue(names)
    if not (is_sure or is_one) or not looks_like_names(plain(names)):
        return None
    set_authors(entry, names, number)
    if found["year"] and entry.date is None and (date := facts.date(found["year"])) is not None:
        set_date(entry, date, number)
    return found["rest"].lstrip(" ,.:")


def is_dated(text: str) -> bool:
    """Whether a text is `Ada One et al, 2015`."""
    return " et al" in text and _NAMES_AND_BARE_YEAR.fullmatch(plain(text).strip(" .,;|")) is not None


def read_names_and_bare_year(entry: FoundEntry, text: str, number: int, _facts: Facts) -> bool:
    """Whether a text is `Ada One, Bo Two. 2015`."""
    if entry.date is not None or entry.authors:
        return False
    found = _NAMES_AND_BARE_YEAR.fullmatch(plain(text).strip(" .,;|"))
    if found is None or is_venue(found["names"].rpartition(",")[2]):
        return False
    names = found["names"]
    if not are_people(names) and not (" et al" in names and looks_like_names(names)):
        return False
    set_authors(entry, names, number)
    entry.date = entry.date_text = found["year"]
    return True


def read_names_behind_by(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text is `by One A, Two B. Venue, 2012.`, with as many of its sentences as can be names."""
    by = None if entry.authors else _BY.match(text)
    if by is None:
        return False
    body = text[by.end() :]
    if len(body) > _LONGEST:
        return False
    for end in reversed(list(_ENDS_BY.finditer(body))):
        names, rest = body[: end.start()], body[end.end() :].rstrip(" .")
        if not looks_like_names(plain(names)) or _YEAR.search(names):
            continue
        if rest and (not (is_venue(rest) or _PUBLISHED.fullmatch(rest)) or entry.venue or "](" in rest):
            continue
        set_authors(entry, _with_stop(names), number)
        if rest and (date := facts.date(rest)) is not None and entry.date is None:
            set_date(entry, date, number)
        elif rest:
            set_venue(entry, plain(rest))
        return True
    return False


def read_venue_and_names(entry: FoundEntry, text: str, number: int, _facts: Facts) -> bool:
    """Whether a text is `ICSE 2019, Malik, Rabee S., et al.`"""
    venue, comma, names = text.partition(",")
    is_published = is_venue(venue) and (names_venue(venue) or (bool(_YEAR.search(venue)) and " et al" in names))
    is_published = is_published or bool(_PUBLISHER.match(venue))
    is_first = comma and entry.venue is None and not entry.authors and is_published
    if not is_first or _YEAR.search(names) or not looks_like_names(plain(names)) or len(names.split()) < _FEWEST_WORDS:
        return False
    set_venue(entry, plain(venue))
    set_authors(entry, names.strip(), number)
    return True


def read_names_and_venues(entry: FoundEntry, text: str, number: int, _facts: Facts) -> bool:
    """Whether a text is `One, Ada & Two, Bo. arXiv:1910.01348. ICCV 2019` or `One et al. Applied Sciences, 2019`."""
    is_free = not entry.authors and entry.venue is None and "." in text
    found = _NAMES.fullmatch(text) if is_free else None
    if found is None or found["by"] or not found["rest"].strip(" .") or not looks_like_names(plain(found["names"])):
        return False
    names, rest = found["names"], found["rest"].strip(" .")
    is_sure = " et al" in names or " & " in names or " and " in names or are_people(names)
    parts = _SENTENCE.split(rest)
    is_published = all(is_venue(part) or _ARXIV.fullmatch(part) for part in parts) or bool(_JOURNAL.fullmatch(rest))
    if not is_sure or not is_published or "](" in rest:
        return False
    set_authors(entry, _with_stop(names), number)
    *others, last = parts
    set_venue(entry, plain(last))
    for other in others:
        entry.add_extra("venue", plain(other))
    return True


def read_names_and_marked_venue(entry: FoundEntry, text: str, number: int) -> bool:
    """Whether a text is `Ada One, Bo Two. *ICCV 2015*` or `Ada One et al. (*HPCA 2018*)`."""
    is_marked = "*" in text or "_" in text
    found = _MARKED_VENUE.fullmatch(text) if is_marked and not entry.authors and entry.venue is None else None
    if found is None or not looks_like_names(plain(found["names"])):
        return False
    venue = plain(found["venue"])
    if not (is_venue(venue) or _YEAR.search(venue)):
        return False
    set_authors(entry, _with_stop(found["names"]), number)
    set_venue(entry, venue)
    return True


def _with_stop(names: str) -> str:
    """Names with the full stop that belongs to `et al.`"""
    return f"{names}." if ends_in_et_al(f"{names}.") else names


def names_and_venue(text: str) -> tuple[str, str] | None:
    """`Ada One et al. arXiv.` as the names and the venue behind them."""
    names, stop, venue = text.rstrip(" .").rpartition(". ")
    if not stop or not is_venue(venue) or not looks_like_names(_AFFILIATION.sub("", names)):
        return None
    return _with_stop(names), venue


def take_names(entry: FoundEntry, text: str, number: int) -> str | None:
    """Takes `by Ada One et al.` or `Ada One, Bo Two;` off the front; what is left, or None."""
    found = _NAMES.fullmatch(text) if not entry.authors else None
    if found is None:
        return None
    names, rest = found["names"], found["rest"].lstrip(" .;")
    is_sure = found["by"] or " et al" in names or ("," in names and rest and are_people(names))
    if not is_sure or not looks_like_names(plain(names)):
        return None
    set_authors(entry, names, number)
    return rest
