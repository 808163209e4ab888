"""Which findings a suppression speaks of, found without looking at all of them for each suppression."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from awesomegen.core.finding import Finding


class Reach(NamedTuple):
    """The findings of an entry, of a file, of a stretch of it (offsets, the end excluded); of all where None."""

    entry: str | None = None
    path: str | None = None
    stretch: tuple[int, int] | None = None


class Unjudged:
    """The findings that no suppression has hidden yet."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._hidden: set[int] = set()
        self._of_entry: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        self._of_path: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._of_rule: dict[str, list[int]] = defaultdict(list)
        for index, finding in enumerate(findings):
            self._of_rule[finding.code].append(index)
            self._of_entry[finding.code, finding.entry].append(index)
            self._of_path[finding.code, finding.span.path].append((finding.span.start, index))
        for places in self._of_path.values():
            places.sort()

    def within(self, code: str, reach: Reach) -> list[Finding]:
        """The findings of a rule that a suppression reaches, in their order."""
        return [self._findings[index] for index in self._reached(code, reach)]

    def hide(self, code: str, reach: Reach) -> None:
        """Takes them out."""
        self._hidden.update(self._reached(code, reach))

    def left(self) -> list[Finding]:
        """The others."""
        return [finding for index, finding in enumerate(self._findings) if index not in self._hidden]

    def _reached(self, code: str, reach: Reach) -> list[int]:
        found: Iterable[int]
        if reach.entry is not None:
            found = self._of_entry.get((code, reach.entry), ())
        elif reach.path is not None and reach.stretch is not None:
            places = self._of_path.get((code, reach.path), [])
            start, end = (bisect_left(places, (offset, -1)) for offset in reach.stretch)
            found = sorted(index for _, index in places[start:end])
        else:
            found = self._of_rule.get(code, ())
        return [
            index
            for index in found
            if index not in self._hidden and reach.path in (None, self._findings[index].span.path)
        ]
