"""What stands in the place of an author's name and is no part of one."""

import re
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

# A quick look, for most names need no closer one.
_UNUSUAL = lazy_pattern(
    r"[^\w .'’-]|[\d_⁰¹²³⁴-⁹]|\b(?:and|et|others|jr|sr|ii|iii|ph|phd|md|m\.d)\b|[외等]", re.IGNORECASE
)
_JOINT = lazy_pattern(r"[a-z][A-Z][a-z]{2}")
_MARKS = r"(?:<sup>[^<]*</sup>|\$\^[^$]*\$|[*∗⁎＊†‡§¶✉⋆☆¹²³⁰⁴⁵⁶⁷⁸⁹]|\\\*|(?<=[^\W\d_])\d{1,2}(?!\d))"
_LONGEST = 500
"""Longer texts are no names."""
_MARKED = lazy_pattern(rf"(?P<name>[^\d<>*∗†‡;]*[^\W\d_][.)]?)\s*(?P<mark>{_MARKS}+)\.?", re.IGNORECASE)
# Names with marks instead of commas between them: `Jie An1 Songyang Zhang1`, `Ziqi Huang∗Tianxing Wu∗`.
_MARKS_BETWEEN = lazy_pattern(r"[^\W\d_][.)]?(?:\d[\d;,]*[*∗†‡]*\s+|[*∗†‡]+\s*)[^\W\d_]{2}")
_EMPHASISED = lazy_pattern(r"(?P<mark>[*_]{1,3})(?P<name>[^*_]+)(?P=mark)")
_HTML = lazy_pattern(r"</?[a-z]+\b[^>]*>?", re.IGNORECASE)
_LEADING_AND = lazy_pattern(r"(?:and|&)\s+", re.IGNORECASE)
_PERSON = r"(?:[^\W\d_a-z][\w.'’-]*|de|da|di|du|la|le|van|von|der|den|ter|el|al|bin)"
_TWO_PEOPLE = lazy_pattern(
    rf"(?P<one>{_PERSON}(?: {_PERSON}){{1,3}}) (?:and|&) (?P<other>{_PERSON}(?: {_PERSON}){{1,3}})"
)
_OTHERS = lazy_pattern(
    r"(?:(?P<name>.*?)[\s,]*)?\b(?:et\.? ?al\b\.?|and others)|(?P<korean>.*\S)\s+외(?:\s*\d+\s*[명인])?|.*等",
    re.IGNORECASE,
)
_SUFFIX = lazy_pattern(r"(?:jr|sr|ii|iii|ph\.?d|m\.?d)\.?", re.IGNORECASE)
# A surname with the next author's given name on it: `JiangKelvin`.
_RUN_TOGETHER = lazy_pattern(r"(?P<one>[A-Z][a-z]{2,})(?P<other>[A-Z][a-z]{2,})")
# What names are made with: `FitzGerald`, `VanRullen`, `AbdelRahman`.
_BEGINNINGS = lazy_pattern(
    "Abdel|Abdul|Abu|Bel|Ben|Bin|Dal|Deep|Del|Della|Den|Der|Des|Dos|Fitz|Ibn|Las|Los|Mac|Ould|San|Saint|Sri|Tan|Ten|Ter|Van"
    "|Vander|Ver|Von"
)


_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.[\s-]?)+|[^\W\d_]")
_FAMILY_FIRST = lazy_pattern(r"(?P<family>(?:[a-z]+ ){0,3}[^\s,]+), (?P<given>[^,]+)")
_BIBTEX_AND = lazy_pattern(r"\s+and\s+")


class Marked(NamedTuple):
    """A name, and what stands around or behind it that is a mark: of equal contribution, affiliation or emphasis."""

    name: str
    mark: str
    is_emphasis: bool = False


def is_plain(name: str) -> bool:
    """Whether a name holds nothing that this module looks for."""
    return not _UNUSUAL.search(name) and not _JOINT.search(name)


def marked_name(name: str) -> Marked | None:
    """Takes `Jonathan Ho<sup>1</sup>`, `Jonathan Ho*`, `Jonathan Ho1`, `**Jonathan Ho**` apart; None without a mark."""
    if emphasised := _EMPHASISED.fullmatch(name):
        return Marked(emphasised["name"].strip(), emphasised["mark"], is_emphasis=True)
    match = _MARKED.fullmatch(name) if len(name) <= _LONGEST else None
    if match is None or (match["mark"].isdecimal() and name.isascii() and " " not in name):  # a team, such as `AI2`
        return None
    return Marked(match["name"], match["mark"])


def has_marks_between(name: str) -> bool:
    """Whether marks stand between several names, instead of commas."""
    return _MARKS_BETWEEN.search(name) is not None


def html_in_name(name: str) -> str | None:
    """The first HTML tag, or half of one."""
    match = _HTML.search(name)
    return match.group() if match else None


def without_leading_and(name: str) -> str | None:
    """`Pieter Abbeel` for `and Pieter Abbeel`, the last of a list; None without it."""
    match = _LEADING_AND.match(name)
    return name[match.end() :] if match else None


def two_people(name: str) -> tuple[str, str] | None:
    """The names around an `and`, where both look like full names; institutes of this and that do not."""
    match = _TWO_PEOPLE.fullmatch(name)
    return (match["one"], match["other"]) if match else None


def from_bibtex(line: str) -> tuple[str, ...] | None:
    """The people of `Song, Jiaming and Meng, Chenlin`, given names first; None for a line in another form."""
    *people, last = _BIBTEX_AND.split(line)
    others = ("et al.",) if last == "others" else ()
    found = [_FAMILY_FIRST.fullmatch(person) for person in (people if others else [*people, last])]
    if not people or not all(found):
        return None
    return (*(f"{match['given']} {match['family']}" for match in found if match), *others)


def is_initials(name: str) -> bool:
    """Whether it is a given name's first letter alone: `J.`, `J.-P.`."""
    return _INITIALS.fullmatch(name) is not None


def with_initials_first(names: tuple[str, ...]) -> tuple[str, ...] | None:
    """`P. Brazdil, C. Soares` for `Brazdil, P., Soares, C.`, which commas split too often; None for other names."""
    families, given = names[::2], names[1::2]
    is_family_first = len(families) == len(given) > 0 and all(map(is_initials, given))
    if not is_family_first or any(map(is_initials, families)):
        return None
    return tuple(f"{initials} {family}" for family, initials in zip(families, given, strict=True))


def stands_for_others(name: str) -> bool:
    """Whether it says that names were left out: `et al.`, `외 3명`."""
    return _OTHERS.fullmatch(name) is not None


def is_suffix(name: str) -> bool:
    """Whether it belongs to the name before it: `Jr.`, `III`, `PhD`."""
    return _SUFFIX.fullmatch(name) is not None


def run_together(name: str) -> tuple[str, str] | None:
    """The two people in `Yuming JiangKelvin C.K. Chan`: a word in the midst that begins anew with a capital."""
    words = name.split()
    for index in range(1, len(words) - 1):
        match = _RUN_TOGETHER.fullmatch(words[index])
        if match and not _BEGINNINGS.fullmatch(match["one"]):
            return " ".join([*words[:index], match["one"]]), " ".join([match["other"], *words[index + 1 :]])
    return None
