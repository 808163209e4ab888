"""Where code spans end, as cmark-gfm finds it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

_LONGEST_RUN = 80


class CodeSpans:
    """The backtick runs of one inline text, asked from its start to its end.

    cmark-gfm remembers the last run it saw of each length. Once a search has reached the end of the text it believes
    that memory, though a later search has moved it back: in `` ` ``a``b``c`` `` the last pair is no code.
    Source: `scan_to_closing_backticks` in cmark-gfm's `src/inlines.c`.
    """

    def __init__(self, text: str) -> None:
        """Finds the runs of a text."""
        self._runs = [(run.start(), len(run[0])) for run in re.finditer("`+", text)]
        self._last_seen: dict[int, int] = {}
        self._has_seen_all = False

    def end(self, position: int, length: int) -> int | None:
        """Where the code ends that a run of `length` backticks, ending at `position`, opens; None if it opens none."""
        if length > _LONGEST_RUN or (self._has_seen_all and self._last_seen.get(length, 0) <= position):
            return None
        for index in range(bisect_left(self._runs, (position, 0)), len(self._runs)):
            start, run = self._runs[index]
            if run <= _LONGEST_RUN:
                self._last_seen[run] = start
            if run == length:
                return start + run
        self._has_seen_all = True
        return None


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the code spans of a text begin and end, backslashes left out of account."""
    spans, position = CodeSpans(text), 0
    for run in re.finditer("`+", text):
        if run.start() >= position and (end := spans.end(run.end(), len(run[0]))) is not None:
            yield run.start(), end
            position = end
