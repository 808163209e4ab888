"""Every line that is not blank belongs to exactly one thing: what became of it, or why nothing did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesomegen.importers.found import Accounted, Comment, FoundEntry, Unparsed
from awesomegen.importers.sourcewords import words_shown


@dataclass(slots=True)
class Ledger:
    """The fate of each line; what is said first about a line counts."""

    lines: Sequence[str]
    kinds: dict[int, tuple[str, FoundEntry | None]] = field(default_factory=dict)
    unparsed: dict[int, str] = field(default_factory=dict)

    def account(self, first_line: int, last_line: int, kind: str, entry: FoundEntry | None = None) -> None:
        """Says what the lines are that nothing was said about yet."""
        for line in range(first_line, last_line + 1):
            if line not in self.kinds and line not in self.unparsed and self._is_text(line):
                self.kinds[line] = kind, entry

    def give_up(self, first_line: int, last_line: int, reason: str) -> None:
        """Says why lines were not understood."""
        for line in range(first_line, last_line + 1):
            if line not in self.kinds and self._is_text(line):
                self.unparsed.setdefault(line, reason)

    def leave(self, first_line: int, last_line: int, reason: str) -> None:
        """Ends a block that was read: lines of it that nobody took are marks, or not understood if they hold words."""
        for line in range(first_line, last_line + 1):
            if line not in self.kinds and line not in self.unparsed:
                if words_shown(self.lines[line - 1]):
                    self.give_up(line, line, reason)
                else:
                    self.account(line, line, "markup")

    def kind(self, line: int) -> str | None:
        """What a line was said to be."""
        return self.kinds[line][0] if line in self.kinds else None

    def lines_of_entries(self) -> Iterator[tuple[FoundEntry, list[int]]]:
        """Each entry with the numbers of its lines."""
        found: dict[int, tuple[FoundEntry, list[int]]] = {}
        for line, (_, entry) in sorted(self.kinds.items()):
            if entry is not None:
                found.setdefault(id(entry), (entry, []))[1].append(line)
        return iter(found.values())

    def comments(self) -> list[Comment]:
        """The lines that were not understood, word for word; those that follow each other as one text."""
        found: list[Comment] = []
        last = 0
        for line in sorted(self.unparsed):
            text = self.lines[line - 1]
            if found and self._adjoin(last, line):
                found[-1] = Comment(found[-1].line, f"{found[-1].text}\n{text}")
            else:
                found.append(Comment(line, text))
            last = line
        return found

    def _is_text(self, line: int) -> bool:
        return 0 < line <= len(self.lines) and bool(self.lines[line - 1].strip())

    def close(self) -> tuple[tuple[Accounted, ...], tuple[Unparsed, ...]]:
        """All lines in order; those that nobody spoke for are not understood."""
        self.give_up(1, len(self.lines), "no part of an entry, a section or a text around them")
        found: list[Accounted] = []
        for line in sorted(self.kinds):
            kind, entry = self.kinds[line]
            last = found[-1] if found else None
            if last is not None and last.kind == kind and last.entry is entry and self._adjoin(last.last_line, line):
                found[-1] = Accounted(last.first_line, line, kind, entry)
            else:
                found.append(Accounted(line, line, kind, entry))
        unparsed = [Unparsed(line, self.lines[line - 1], self.unparsed[line]) for line in sorted(self.unparsed)]
        return tuple(found), tuple(unparsed)

    def _adjoin(self, last: int, line: int) -> bool:
        """Whether only blank lines lie between two lines."""
        return all(not self._is_text(between) for between in range(last + 1, line))


class NoLedger(Ledger):
    """For a list whose account nobody asks for: notes nothing."""

    def account(self, first_line: int, last_line: int, kind: str, entry: FoundEntry | None = None) -> None:
        """Notes nothing."""

    def give_up(self, first_line: int, last_line: int, reason: str) -> None:
        """Notes nothing."""

    def leave(self, first_line: int, last_line: int, reason: str) -> None:
        """Notes nothing."""
