"""Venues as people write them: the name, the year and the note in a text, and the venue that a name was meant to be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.venues import known_venues

# Four digits are no year in an arXiv id, such as 2006.11239.
_YEAR = lazy_pattern(
    r"(?<!\d)(?<!\d{4}\.)(?P<full>(?:19|20)\d\d)(?!\d|\.\d{4})|(?:['’‘´`]\s?|(?<=[A-Za-z]))(?P<short>\d\d)(?!\d)"
)
_QUALIFIER = (
    r"(?:oral|spotlight|poster|highlight|workshops?|demo|tutorial|short paper|long paper|extended abstract"
    r"|(?:best|outstanding)(?: student)?(?: paper)?(?: award| finalist| candidate| honou?rable mention| runner-up)*)"
)
_BEFORE_YEAR = lazy_pattern(rf"(?:\s+|\s*\()(?P<note>{_QUALIFIER})\)?$", re.IGNORECASE)
_AFTER_YEAR = lazy_pattern(
    rf"[\s,;:.|/–—-]*\(?(?P<note>{_QUALIFIER}(?:\s+on\s[^()]+)?(?:\s*\([^()]*\))?)\)?\.?", re.IGNORECASE
)
_EDGES = " \t,;:.|–—-'’‘´`\u200b\ufeff\xa0"
_PUBLISHER = lazy_pattern(
    r"(?:(?:IEEE|ACM|CVF|AAAI|IFIP|SPIE|INNS|USENIX|ISCA|Elsevier|Springer|MDPI|ACL)(?:[/-](?:ACM|CVF|IEEE|RSJ))?\s+"
    r"|Proc(?:\.|eedings)(?: of)?(?: the)?\s+|the\s+|International Conference on\s+|Conference on\s+)+",
    re.IGNORECASE,
)
# What a font or another alphabet confuses; the values are lower case. A capital L looks like none of these.
_LOOK_ALIKE = str.maketrans(
    {"I": "i", "l": "i", "1": "i", "|": "i", "ı": "i", "0": "o"}
    | dict(zip("АВЕКМНОРСТХаеорсухіІ", "abekmhopctxaeopcyxii", strict=True))
)
_SHORTEST_WITH_ANY_SLIP = 6
_SHORTEST_ACRONYM_WITH_ANY_SLIP = 8
_SHORTEST_WITH_A_SWAP = 4
_SHORTEST_TO_BE_SURE = 5
_LONGEST = 200
"""Longer texts name no venue, whatever is near to them."""


class VenueText(NamedTuple):
    """The parts of a venue's text; `rest` is what follows the year and is no note."""

    name: str
    year: int | None
    year_text: str
    note: str | None
    rest: str

    @property
    def without_note(self) -> str:
        """Name and year, as the format wants them."""
        return f"{self.name} {self.year_text}".rstrip()


@lru_cache(maxsize=4096)
def read_venue(text: str) -> VenueText:
    """Takes `ICLR 2021 (Oral)`, `NeurIPS Workshop 2021`, `CVPR'23` apart; whatever it cannot tell stays in the name."""
    if len(text) > 2 * _LONGEST:  # with a note that may be as long
        return VenueText(text, None, "", None, "")
    match = _YEAR.search(text)
    head, year_text, tail = (text[: match.start()], match.group(), text[match.end() :]) if match else (text, "", "")
    if head.endswith("(") and tail.startswith(")"):
        head, tail = head[:-1], tail[1:]
    if not head.strip(_EDGES):
        head, tail = tail, ""
    head, note = head.strip(_EDGES), None
    if before := _BEFORE_YEAR.search(head):
        head, note = head[: before.start()].strip(_EDGES), before["note"]
    if after := _AFTER_YEAR.fullmatch(tail.rstrip()):
        note, tail = f"{note} ({after['note']})" if note else after["note"], ""
    return VenueText(
        head, _full_year(match), year_text.strip(), note and note[0].upper() + note[1:], tail.strip(_EDGES)
    )


def _full_year(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    if match["full"]:
        return int(match["full"])
    short = int(match["short"])
    return 2000 + short if short < 70 else 1900 + short


class Judgement(NamedTuple):
    """Whether a name is a known venue's, and else which venues it may have been meant to be.

    `sure` says that a single venue is one slip of the keyboard or one look-alike letter away.
    """

    known: bool
    meant: tuple[str, ...] = ()
    sure: bool = False


_KNOWN = Judgement(known=True)
_UNKNOWN = Judgement(known=False)


@lru_cache(maxsize=4096)
def judge_venue(name: str, own: tuple[str, ...] = ()) -> Judgement:
    """Judges the name of a venue, without its year; `own` are venues that the list knows besides the tables."""
    index = _index(own)
    publisher = _PUBLISHER.match(name)
    short = name[publisher.end() :] if publisher else name
    for candidate in (name, short):
        if candidate in index.names or (candidate.isupper() and candidate.casefold() in index.by_case):
            return _KNOWN
    for candidate in (name, short):
        prefix = name[: len(name) - len(candidate)]
        if spelling := index.by_case.get(candidate.casefold()):
            return _KNOWN if " " in spelling else Judgement(known=False, meant=(prefix + spelling,), sure=True)
    near = index.near(short)
    if not near:
        return _UNKNOWN
    prefix = name[: len(name) - len(short)]
    sure = len(near) == 1 and (len(short) >= _SHORTEST_TO_BE_SURE or _look(short) == _look(near[0]))
    return Judgement(known=False, meant=tuple(prefix + venue for venue in near), sure=sure)


class _Index:
    """Known names under the keys they are looked up by; only one that is not known as it stands needs all of them."""

    def __init__(self, own: tuple[str, ...]) -> None:
        self.usual = known_venues()
        self._all = [*own, *self.usual]
        self.names = frozenset(self._all)
        self.by_case = {name.casefold(): name for name in reversed(self._all)}

    @cached_property
    def by_look(self) -> Mapping[str, str]:
        return {_look(name): name for name in reversed(self._all) if len(name) >= _SHORTEST_WITH_A_SWAP}

    @cached_property
    def by_deletion(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for name in self._all:
            if len(name) >= _SHORTEST_WITH_A_SWAP:
                for key in _deletions(name.casefold()):
                    found.setdefault(key, []).append(name)
        return found

    def near(self, name: str) -> tuple[str, ...]:
        """The known names that one slip turns into this one, in alphabetical order; of one venue, the usual name."""
        if not name.islower() and (look := self.by_look.get(_look(name))):
            return (look,)
        folded = name.casefold()
        if not _SHORTEST_WITH_A_SWAP <= len(folded) <= _LONGEST:
            return ()
        found = {venue for key in _deletions(folded) for venue in self.by_deletion.get(key, ())}
        any_slip = len(name) >= (_SHORTEST_ACRONYM_WITH_ANY_SLIP if name.isupper() else _SHORTEST_WITH_ANY_SLIP)
        near = sorted(venue for venue in found if _one_slip(folded, venue.casefold(), any_slip=any_slip))
        usual = {self.usual.get(venue, venue) for venue in near}
        return tuple(usual) if len(usual) == 1 < len(near) else tuple(near)


@lru_cache(maxsize=8)
def _index(own: tuple[str, ...]) -> _Index:
    return _Index(own)


def _look(name: str) -> str:
    return name.translate(_LOOK_ALIKE).casefold()


def _deletions(text: str) -> Iterator[str]:
    """The text, and the text without each one of its letters: two texts one slip apart share one of these."""
    yield text
    for index in range(len(text)):
        yield text[:index] + text[index + 1 :]


def _one_slip(written: str, meant: str, *, any_slip: bool) -> bool:
    """Whether neighbours are swapped or a letter is doubled; with `any_slip` also if one is wrong, missing or extra.

    In a short acronym another letter makes another conference (ICCV, ECCV, ICIP, ICPR).
    """
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    left, right = written[start:], meant[start:]
    if len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]:
        return True
    if left[1:] == right and start and left[:1] == written[start - 1]:
        return True
    is_one_letter = left[1:] == right[1:] or left[1:] == right or left == right[1:]
    return any_slip and is_one_letter and len(meant) >= _SHORTEST_WITH_ANY_SLIP
