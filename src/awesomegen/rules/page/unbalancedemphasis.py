"""AG505: an asterisk that opens or closes no emphasis and is shown."""

from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.entryshape import EntryLine, LineKind
from awesomegen.core.finding import Severity
from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown.delimiters import Delimiter, resolve, scan_delimiter
from awesomegen.core.pagetext import Leaf
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Replacement, Rule
from awesomegen.rules.page.reading import PageReading, read_page

_EMPHASISED = (LineKind.TITLE, LineKind.AUTHORS)
_RUN = lazy_pattern(r"\\[!-/:-@\[-`{-~]|\*+")


class _Run(NamedTuple):
    """A run of asterisks that is no code, no address and no escape."""

    start: int
    end: int
    delimiter: Delimiter


def check(context: PageContext) -> Iterator[Issue]:
    """Lines of an entry with asterisks at their ends only, of which some are left over when emphasis is read."""
    page = read_page(context)
    for leaf, shape in page.entries:
        if any(line.kind in _EMPHASISED and _is_suspicious(leaf, line) for line in shape.lines):
            runs = _runs(leaf.raw)
            for line in shape.lines:
                yield from _line_issues(page, leaf, line, [run for run in runs if _is_in(run, line)])


def _is_in(run: _Run, line: EntryLine) -> bool:
    return line.start <= run.start < line.mark_end


def _is_suspicious(leaf: Leaf, line: EntryLine) -> bool:
    content = leaf.raw[line.start : line.end]
    if "*" not in content:
        return False
    bare = content.strip("*")
    stars = "*" * ((len(content) - len(bare)) // 2)
    return "*" in bare or not (1 <= len(stars) <= 2 and content == f"{stars}{bare.strip()}{stars}")


def _runs(source: str) -> list[_Run]:
    """The runs of a paragraph, resolved: `remaining` of their delimiters counts what is shown."""
    found = inline_links(source, {})
    hidden = sorted([*found.verbatim, *((link.start, link.end) for link in found.links)])
    runs: list[_Run] = []
    index = 0
    for match in _RUN.finditer(source):
        while index < len(hidden) and hidden[index][1] <= match.start():
            index += 1
        is_hidden = index < len(hidden) and hidden[index][0] <= match.start()
        if match[0][0] == "*" and not is_hidden:
            runs.append(_Run(match.start(), match.end(), scan_delimiter(source, match.start(), match.end())))
    resolve([run.delimiter for run in runs])
    return runs


def _line_issues(page: PageReading, leaf: Leaf, line: EntryLine, runs: list[_Run]) -> Iterator[Issue]:
    """What is wrong with a line; asterisks between its words may mark footnotes or equal contribution."""
    if line.kind not in _EMPHASISED:
        return
    if not all(run.start == line.start or run.end == line.end for run in runs):
        return
    for run in runs:
        left = run.delimiter.remaining
        if left:
            stars = "*" * left
            half = "opens emphasis that never ends" if run.start == line.start else "closes emphasis that never began"
            message = f"`{stars}` {half}: it is shown"
            place = page.place(leaf, run.start, run.end)
            yield Issue(message, place, fix=_fix(page, leaf, line, runs))
            return


def _fix(page: PageReading, leaf: Leaf, line: EntryLine, runs: list[_Run]) -> ProposedFix | None:
    """The longest run at both ends of the line; None where links may follow the emphasis, or where that is no help."""
    if line.kind is LineKind.TITLE and "[" in leaf.raw[line.start : line.end]:
        return None
    opening = next((run for run in runs if run.start == line.start), None)
    closing = next((run for run in runs if run.end == line.end and run is not opening), None)
    first = opening.end if opening else line.start
    last = closing.start if closing else line.end
    inner = leaf.raw[first:last]
    start, end = first + len(inner) - len(inner.lstrip(" \t")), first + len(inner.rstrip(" \t"))
    stars = "*" * max(run.end - run.start for run in runs)
    mended = f"{leaf.raw[: line.start]}{stars}{leaf.raw[start:end]}{stars}{leaf.raw[line.end :]}"
    stop = line.start + 2 * len(stars) + end - start
    if any(run.delimiter.remaining for run in _runs(mended) if line.start <= run.start < stop):
        return None
    ends = ((line.start, start), (end, line.end))
    changed = [(left, right) for left, right in ends if leaf.raw[left:right] != stars]
    replacements = tuple(Replacement(page.place(leaf, left, right), stars) for left, right in changed)
    return ProposedFix("close the emphasis at both ends of the line", True, replacements)


RULE = Rule(
    code="AG505",
    name="unbalanced-emphasis",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="An asterisk around a field of an entry whose other half is missing.",
    check=check,
    fix=FixKind.SAFE,
    hand_written_only=True,
)
