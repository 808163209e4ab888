"""Ids of imported sections and entries: readable, unique, and the same on every run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from awesomegen.core.ids import default_id
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.found import FoundEntry, FoundSection

_HYPHENS = lazy_pattern(r"[-_]{2,}")
_MOST_WORDS = 5
_LONGEST = 40
_WEAK_ENDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "with",
        "and",
        "or",
        "in",
        "on",
        "to",
        "from",
        "by",
        "via",
        "as",
        "at",
        "is",
        "are",
        "using",
        "through",
        "under",
        "over",
        "into",
        "its",
        "your",
        "without",
    ]
)
_NAME = lazy_pattern(r"(?P<name>[^:：]{2,30}?)\s*[:：]\s")


class Names:
    """The ids that were given out; a new one differs from all of them."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def take(self, candidates: Iterable[str]) -> str:
        """The first candidate that is free, else the last one with a number."""
        candidate = ""
        for candidate in candidates:
            if candidate and candidate not in self._taken:
                break
        else:
            for number in count(self._numbers.get(candidate, 2)):
                if (numbered := f"{candidate}-{number}") not in self._taken:
                    break
            self._numbers[candidate] = number + 1
            candidate = numbered
        self._taken.add(candidate)
        return candidate


def section_ids(sections: Sequence[FoundSection]) -> dict[int, str]:
    """An id for each section by its identity: the slug of the title, below its parent's where titles repeat."""
    names = Names()
    ids: dict[int, str] = {}
    titles = [_clean(section.title) for section in sections]
    counts = Counter(titles)
    for section, own in zip(sections, titles, strict=True):
        parent = ids.get(id(section.parent)) if section.parent else None
        below = f"{parent}-{own}" if parent else own
        ids[id(section)] = names.take([below] if counts[own] > 1 and parent else [own, below])
    return ids


def entry_ids(entries: Sequence[FoundEntry]) -> list[str]:
    """An id for each entry: the name before a colon, else the first words of the title, else more of them."""
    names = Names()
    return [names.take(_candidates(entry)) for entry in entries]


def _candidates(entry: FoundEntry) -> Iterator[str]:
    name = _NAME.match(entry.title)
    if name and len(name["name"].split()) <= 3:
        yield _clean(name["name"])
    words = _clean(entry.title).split("-")
    yield _shortened(words, _MOST_WORDS)
    longer = _shortened(words, 2 * _MOST_WORDS)
    yield longer
    if entry.date and entry.date[:4].isdecimal():
        yield f"{longer}-{entry.date[:4]}"


def _clean(title: str) -> str:
    return _HYPHENS.sub("-", default_id(title)).strip("-._") or default_id(title)


def _shortened(words: Sequence[str], most: int) -> str:
    chosen: list[str] = []
    length = -1
    for word in words[:most]:
        length += 1 + len(word)
        if chosen and length > _LONGEST * most // _MOST_WORDS:
            break
        chosen.append(word)
    while len(chosen) > 1 and len(chosen) < len(words) and chosen[-1] in _WEAK_ENDS:
        chosen.pop()
    return "-".join(chosen)[: 3 * _LONGEST]
