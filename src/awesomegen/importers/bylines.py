"""Names at the front of a text: `A. One, B. Two (2013)`, `by Ada One et al.`, `Ada One, Bo Two; a sentence.`"""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import set_authors, set_date
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain
from awesomegen.importers.people import ends_in_et_al, looks_like_names
from awesomegen.importers.venues import is_venue

_NAMES_AND_YEAR = lazy_pattern(
    r"(?:by\s+)?(?P<names>[^()（）]{3,400}?)\s*[(（](?P<year>(?:19|20)\d\d)[)）](?P<rest>(?:\s*[.,:]?\s.*|[.,:]?)?)",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = lazy_pattern(
    r"(?P<by>by\s+)?(?P<names>[^;()\[\]]{3,600}?(?:\bet\.? al\b\.?)?)(?:;|(?<!\b\w)\.(?=\s|\Z)|\Z)(?P<rest>.*)",
    re.DOTALL,
)


_AFFILIATION = lazy_pattern(r"\s*\([^()]*\)")


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


def names_and_venue(text: str) -> tuple[str, str] | None:
    """`Ada One et al. arXiv.` as the names and the venue behind them."""
    names, stop, venue = text.rstrip(" .").rpartition(". ")
    if not stop or not is_venue(venue) or not looks_like_names(_AFFILIATION.sub("", names)):
        return None
    return (f"{names}." if ends_in_et_al(f"{names}.") else names), venue


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
