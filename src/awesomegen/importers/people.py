"""Authors in the words of a list: names without their marks, and who contributed equally."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.inline import plain, scan

_SUPERSCRIPT = lazy_pattern(r"\s*<sup>(.*?)</sup>", re.IGNORECASE | re.DOTALL)
_MARKS = lazy_pattern(
    r"(?<=[\w.)])\s*(?P<marks>(?:\\?\*|[†‡§¶]|\^\{?\d?[*†‡]?\}?|[⁰¹²³⁴⁵⁶⁷⁸⁹])+)(?=\s*(?:,|;|$|and\b|&))"
)
_MARKUP = lazy_pattern(r"[<\[*†‡§¶\\^⁰¹²³⁴⁵⁶⁷⁸⁹&_`]")
_LEGEND = lazy_pattern(
    r"\s*[(\[]\s*(?:\\?\*|†)\s*[:=]?\s*(?:denotes?\s+|means?\s+|indicates?\s+)?equal[^()\[\]]*[)\]]", re.IGNORECASE
)
_SEPARATOR = lazy_pattern(r"\s*[,，、;；]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_NAME_WORD = (
    r"(?:[^\W\d_a-z][\w.'’`´-]*|d[aeiou]s?|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|dos|di|du|y|zu|of|the|@[\w-]+)"
)
_NAME = lazy_pattern(rf"{_NAME_WORD}(?:[ .]+{_NAME_WORD}){{0,5}}\.?")
_BETWEEN_TURNED = lazy_pattern(r"\s*;\s*(?:and\s+|&\s*)?")
_AND = lazy_pattern(r"\s+(?:and|&)\s+")
_PARTICLES = r"(?:(?:d[aeiou]s?|van|von|der|den|ten|ter|la|le|el|al|bin|ibn) )*"
_TURNED = lazy_pattern(rf"\s*{_PARTICLES}[^\s,]+, {_NAME_WORD}(?:[ .]+{_NAME_WORD}){{0,3}}\.?\s*")
_INITIALS = lazy_pattern(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}(?:\s*et\.? al\.?)?")
_GIVEN = lazy_pattern(r"[^\W\d_a-z][^\W\d_A-Z][\w'’-]*(?: [^\W\d_a-z]\.?)?")
_WITHOUT_BLANKS = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_MIXED = lazy_pattern(rf"[A-Za-z]{_WITHOUT_BLANKS}|{_WITHOUT_BLANKS}[A-Za-z]")
"""Latin letters right beside others: a word of a sentence."""
_RUN_WITHOUT_BLANKS = lazy_pattern(rf"{_WITHOUT_BLANKS}+")
_LATIN = lazy_pattern(r"[A-Za-z]")
_LONGEST_NAME = 6
"""Characters of a name in Chinese, Japanese or Korean; a longer run is a sentence."""
ELLIPSIS = lazy_pattern(r"\s*,\s*(?:\.{3}|…)\s*,?\s*(?:and\s+|&\s*)?")
"""Names that were left out: `One, A., … & Ten, J.`"""
_ET_AL = lazy_pattern(r"\s*,?\s*(?:and\s+)?et\.?\s*al\.?,?|\s+(?:and|&)\s+(?:others|colleagues)|\s*等", re.IGNORECASE)
_ENDS_IN_ET_AL = lazy_pattern(r"\bet\.? al\.\s*\Z")


class People(NamedTuple):
    """The names in order, who of them contributed equally, and what stood beside the names."""

    names: Sequence[str]
    equal: Sequence[str] = ()
    links: Mapping[str, str] = MappingProxyType({})
    marks: Mapping[str, str] = MappingProxyType({})
    run_together: bool = False


def ends_in_et_al(source: str) -> bool:
    """Whether the full stop at the end belongs to `et al.`"""
    return _ENDS_IN_ET_AL.search(source) is not None


def read_generated(source: str) -> People:
    """Reads a line of authors that a layout of ours wrote: commas between names, `\\*` behind equal ones."""
    parts = [part.strip() for part in source.split(", ") if part.strip()]
    equal = [plain(part.removesuffix(r"\*")) for part in parts if part.endswith(r"\*")]
    return People([plain(part.removesuffix(r"\*")) for part in parts], equal)


def read_people(source: str) -> People:
    """Reads the Markdown of a line of authors."""
    source = (_LEGEND.sub("", source) if "qual" in source else source).strip()
    source = ELLIPSIS.sub(", ", source)
    source = source.rstrip(" .,;") + ("." if ends_in_et_al(source) else "")
    if not _MARKUP.search(source):
        names = _split(source)
        return People(names, run_together=_run_together(names))
    links = {token.label: token.url for token in scan(source, {}) if token.kind == "link"}
    marks: dict[str, str] = {}
    names = []
    for part in _split(source):
        found = [mark for mark in _SUPERSCRIPT.findall(part) if mark.strip()]
        bare = _SUPERSCRIPT.sub("", part)
        if trailing := _MARKS.search(bare):
            found.append(trailing["marks"])
            bare = bare[: trailing.start()] + bare[trailing.end() :]
        name = plain(bare).strip(" *_")
        if not name:
            continue
        names.append(name)
        if found:
            marks[name] = "".join(mark.replace("\\", "").strip() for mark in found)
    equal = _equal_contribution(names, marks)
    if equal:
        marks = {name: rest for name, mark in marks.items() if (rest := mark.strip("1*†^{} ,"))}
    return People(names, equal, links, marks, _run_together(names))


def _split(source: str) -> list[str]:
    if ";" in source and "," in source:
        # `Bee, A.; Dee, C.`: commas stand inside the names.
        return [name for part in _BETWEEN_TURNED.split(source) if (name := part.strip(" ,"))]
    turned = _AND.split(source)
    if len(turned) > 1 and all(_TURNED.fullmatch(name) for name in turned):
        # `Bee, Ada and Dee, Cy`, as BibTeX has them.
        return [name.strip() for name in turned]
    names = [name for part in _SEPARATOR.split(source) if (name := part.strip())]
    return names if not names or " " in names[0] else _turned_around(names)


def _turned_around(names: list[str]) -> list[str]:
    """`Bee, A., Dee, C.` and `Bee, Ada, Cy Dee` with the family name and what belongs to it as one."""
    pairs = list(zip(names[::2], names[1::2], strict=False))
    if len(names) % 2 == 0 and all(" " not in name and _INITIALS.fullmatch(first) for name, first in pairs):
        return [f"{name}, {first}" for name, first in pairs]
    others = names[2:]
    is_first = len(names) > 2 and _GIVEN.fullmatch(names[1]) and all(" " in name for name in others)
    return [f"{names[0]}, {names[1]}", *others] if is_first else names


def _equal_contribution(names: Sequence[str], marks: Mapping[str, str]) -> list[str]:
    """Who carries the mark: a star, a dagger, or a superscript 1 where no other number is used."""
    for mark in ("*", "†"):
        starred = [name for name in names if mark in marks.get(name, "")]
        if len(starred) > 1:
            return starred
    first = [name for name in names if marks.get(name) == "1"]
    return first if len(first) > 1 and len(first) == len(marks) else []


def _run_together(names: Sequence[str]) -> bool:
    """Whether two names lost the comma between them: more words than a name has, or a capital inside a word."""
    return any(len(name.split()) > 7 for name in names)


def _is_name(text: str) -> bool:
    if "," in text:
        return all(_is_name(part.strip()) for part in text.split(","))
    if text.isascii():
        return _NAME.fullmatch(text) is not None
    if _MIXED.search(text) or (_LATIN.search(text) and _RUN_WITHOUT_BLANKS.search(text)):
        return False
    runs = _RUN_WITHOUT_BLANKS.findall(text)
    return _NAME.fullmatch(text) is not None and all(len(run) <= _LONGEST_NAME for run in runs)


def looks_like_names(text: str) -> bool:
    """Whether a plain text is a list of people: each part a few words, all but particles with a capital."""
    text = ELLIPSIS.sub(", ", text.strip(" .,;:()"))
    without = _ET_AL.sub("", text)
    if not without or len(text) > 2000:
        return False
    parts = [part for part in _split(without) if part]
    if not parts:
        return False
    named = sum(1 for part in parts if _is_name(part.strip("*†0123456789 ")))
    if without != text and named == len(parts):
        return True
    return named == len(parts) or (len(parts) >= 3 and named >= 0.8 * len(parts))
