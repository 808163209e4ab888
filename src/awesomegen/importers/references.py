"""Whole references in one text: `One, A., & Two, B. (2023). The title. Venue.`, `Ada One et al. The title(2014)`."""

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.citations import Citation
from awesomegen.importers.dates import read_date
from awesomegen.importers.fields import set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.people import ELLIPSIS, looks_like_names
from awesomegen.importers.venues import is_venue, names_venue

_YEAR_IN_BRACKETS = lazy_pattern(r"\s*[(（](?P<year>(?:19|20)\d\d)(?:,\s*[^()（）]{0,30})?[)）][.,:]?\s+(?=\S)")
_YEAR_AT_END = lazy_pattern(r"\s*[(（](?P<year>(?:19|20)\d\d)[)）]\.?\Z")
_YEAR_AT_START = lazy_pattern(r"(?P<year>(?:19|20)\d\d)\.\s*(?=[^\W\d_])")
_SENTENCE_END = lazy_pattern(r"(?:\.(?<!\b[^\W\d_]\.)|[?!])\s+(?=\S)")
_NAMES_END = lazy_pattern(r"\bet\.? al\.?,?\s+(?=\S)|(?<=\w)[.:]\s+(?=[^\W\d_a-z])")
_INITIAL = lazy_pattern(r"\b[^\W\d_]\Z")
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|du|le|la|el|al|ten|ter) )*"
_FAMILY_FIRST = lazy_pattern(
    rf"{_PARTICLES}[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?,? [^\W\d_a-z]\.?(?: ?-?[^\W\d_a-z]\.?){{0,3}}"
)
"""`Woodcock C E`, `Woodcock, C. E.`"""
_BETWEEN = lazy_pattern(r",? (?:and|&) |, ")
_BETWEEN_TURNED = lazy_pattern(rf",? (?:and|&) |(?<=\b[^\W\d_])\.?, (?={_PARTICLES}[^\W\d_a-z][^\W\d_A-Z])")
_WORD = lazy_pattern(r"\w+")
_FEWEST_WORDS = 2
_LONGEST = 600


def take_reference(entry: FoundEntry, number: int) -> None:
    """Takes the parts of a reference out of the title of an entry that has no authors yet."""
    if entry.authors or (found := read_reference(entry.title)) is None:
        return
    entry.title = found.title
    set_authors(entry, found.names, number)
    if found.venue and entry.venue is None:
        set_venue(entry, found.venue)
    elif found.venue:
        entry.add_extra("venue", found.venue)
    if entry.date is None and found.date and (date := read_date(found.date)) is not None:
        set_date(entry, date, number)


def read_reference(text: str) -> Citation | None:
    """Takes apart a text that is a reference and not only a title; None where that is not certain."""
    if len(text) > _LONGEST or ". " not in text:
        return None
    date = None
    if (first := _YEAR_AT_START.match(text)) is not None:
        text, date = text[first.end() :], first["year"]
    return _with_year_behind_names(text) or _title_first(text) or _names_first(text, date)


def _with_year_behind_names(text: str) -> Citation | None:
    """`One, A., & Two, B. (2023). The title. Venue.`"""
    year = _YEAR_IN_BRACKETS.search(text)
    if year is None or not _are_names(text[: year.start()]):
        return None
    title, venue = _sentence(text[year.end() :])
    if title[-1:] in ("?", "!") and _SENTENCE_END.search(venue):
        # `Is it good? Measuring it. Venue.`
        more, venue = _sentence(venue)
        title = f"{title} {more}"
    return _citation(text[: year.start()], title, venue, year["year"])


def _title_first(text: str) -> Citation | None:
    """`The title. EMNLP 2015. Ada One and Bo Two.`"""
    title, rest = _sentence(text)
    venue, names = _sentence(rest)
    if not names or not (is_venue(venue) and names_venue(venue)) or not looks_like_names(names):
        return None
    return _citation(names, title, venue, None)


def _names_first(text: str, date: str | None) -> Citation | None:
    """`Ada One, Bo Two. The title(2014)`, `One A, Two B, et al. The title`."""
    ends = list(_NAMES_END.finditer(text))
    # Turned names end in an initial; behind any other initial the name goes on: `Christopher D. Manning`.
    turned = [end for end in ends if _are_turned(text[: end.start()])]
    whole = [end for end in ends if not _INITIAL.search(text, 0, end.start())]
    for end in [*turned[-1:], *whole]:
        names, title = text[: end.end()].rstrip(" .:,"), text[end.end() :]
        year = _YEAR_AT_END.search(title)
        if year is not None:
            title = title[: year.start()]
        is_dated = year is not None or date is not None
        is_sure = is_dated or " et al" in names or (end in turned and len(_WORD.findall(names)) > _FEWEST_WORDS)
        if is_sure and _are_names(names):
            names = f"{names}." if names.endswith("et al") else names
            return _citation(names, title.rstrip(" ."), "", year["year"] if year else date)
    return None


def _citation(names: str, title: str, venue: str, date: str | None) -> Citation | None:
    if len(title.split()) < _FEWEST_WORDS and title.isascii():
        return None
    return Citation(names.strip(" ,"), title.strip(), venue.strip(" ."), date)


def _sentence(text: str) -> tuple[str, str]:
    """The first sentence without its full stop, and what follows it."""
    end = _SENTENCE_END.search(text)
    if end is None:
        return text.rstrip(" ."), ""
    return text[: end.start() + (text[end.start()] in "?!")], text[end.end() :]


def _are_names(text: str) -> bool:
    """Whether a text is a list of people and nothing a title could be: names of several words, or turned around."""
    text = ELLIPSIS.sub(", ", text)
    if not looks_like_names(text) or read_date(text) is not None:
        return False
    names = _BETWEEN.split(text)
    return " et al" in text or _are_turned(text) or (len(names) > 1 and all(" " in name for name in names))


def _are_turned(text: str) -> bool:
    """Whether each name is a family name with initials behind it."""
    names = _BETWEEN_TURNED.split(text)
    return all(_FAMILY_FIRST.fullmatch(name.strip()) for name in names if name.strip())
