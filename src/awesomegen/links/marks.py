"""Hidden comments in a report, by which the next run compares itself with this one."""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

MARKER = "<!-- awesomegen:links -->"
"""First line of the tracking issue: how the next run finds it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """A comment that holds the marks of some links."""

    name: str

    def written(self, marks: Collection[str]) -> str:
        """The comment."""
        return f"<!-- awesomegen:{self.name} {' '.join(sorted(marks))} -->"

    def is_in(self, body: str) -> bool:
        """Whether a report has this comment."""
        return self._pattern().search(body) is not None

    def marks_in(self, body: str) -> frozenset[str]:
        """The marks in a report; none where it has no such comment."""
        match = self._pattern().search(body)
        return frozenset(match[1].split()) if match else frozenset()

    def replaced(self, body: str, marks: Collection[str]) -> str:
        """The text of a report with other marks."""
        return self._pattern().sub(self.written(marks), body, count=1)

    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"^<!-- awesomegen:{self.name} ([0-9a-f ]*)-->$", re.MULTILINE)


BROKEN = Marks("broken")
"""Links that the report calls broken; a run that could verify nothing has no such comment."""

PENDING = Marks("pending")
"""Links that may have been called broken before, and about which this run can say nothing."""


def mark(url: str) -> str:
    """A short stand-in for a URL."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def marks_of(urls: Iterable[str]) -> frozenset[str]:
    """The marks of some URLs."""
    return frozenset(map(mark, urls))
