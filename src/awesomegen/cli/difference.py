"""What changes in a file, shown as a unified diff."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from awesomegen.core.display import log_line

_MOST_COMPARED = 10_000
"""Pairs of lines: what differs more is shown as a whole, for `difflib` takes quadratic time and more."""

_Change = tuple[str, int, int, int, int]


def show_difference(before: str, after: str, before_name: str, after_name: str) -> None:
    """Prints the difference between two texts; line ends do not count."""
    old, new = before.replace("\r\n", "\n").split("\n"), after.replace("\r\n", "\n").split("\n")
    shown = []
    for line in _unified(old, new, before_name, after_name):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        shown.append(click.style(log_line(line), fg=colour))
    if shown:
        click.echo("\n".join(shown))


def _unified(old: Sequence[str], new: Sequence[str], old_name: str, new_name: str) -> Iterator[str]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher[str]()
    matcher.opcodes = list(_changes(old, new))  # type: ignore[attr-defined]
    for number, group in enumerate(matcher.get_grouped_opcodes()):
        if number == 0:
            yield from (f"--- {old_name}", f"+++ {new_name}")
        (_, first_old, _, first_new, _), (_, _, last_old, _, last_new) = group[0], group[-1]
        yield f"@@ -{_range(first_old, last_old)} +{_range(first_new, last_new)} @@"
        for tag, old_start, old_end, new_start, new_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[old_start:old_end])
            else:
                yield from (f"-{line}" for line in old[old_start:old_end])
                yield from (f"+{line}" for line in new[new_start:new_end])


def _range(start: int, end: int) -> str:
    return f"{start + 1}" if end - start == 1 else f"{start + (end > start)},{end - start}"


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """What is equal and what is not, found between lines that are the only ones of their kind in both texts."""
    old_done = new_done = equal = 0
    for old_anchor, new_anchor in (*_anchors(old, new), (len(old), len(new))):
        for tag, *places in _between(old[old_done:old_anchor], new[new_done:new_anchor]):
            old_start, old_end, new_start, new_end = places
            if tag == "equal":
                equal += old_end - old_start
                continue
            at_old, at_new = old_done + old_start, new_done + new_start
            if equal:
                yield "equal", at_old - equal, at_old, at_new - equal, at_new
            equal = 0
            yield tag, at_old, old_done + old_end, at_new, new_done + new_end
        old_done, new_done = old_anchor + 1, new_anchor + 1
        equal += 1
    if equal > 1:
        yield "equal", len(old) - equal + 1, len(old), len(new) - equal + 1, len(new)


def _between(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    if old == new:
        return [("equal", 0, len(old), 0, len(new))]
    if len(old) * len(new) > _MOST_COMPARED:
        return [("replace", 0, len(old), 0, len(new))]
    from difflib import SequenceMatcher

    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of lines that stand once in each text, in the same order in both."""
    counts = Counter(old), Counter(new)
    places = {line: index for index, line in enumerate(new) if counts[1][line] == 1}
    ends: list[int] = []
    found: list[tuple[int, int, int]] = []
    last: list[int] = []
    for index, line in enumerate(old):
        if counts[0][line] == 1 and line in places:
            length = bisect_left(ends, places[line])
            found.append((index, places[line], last[length - 1] if length else -1))
            ends[length : length + 1] = [places[line]]
            last[length : length + 1] = [len(found) - 1]
    anchors = []
    at = last[-1] if last else -1
    while at >= 0:
        anchors.append(found[at][:2])
        at = found[at][2]
    return anchors[::-1]
