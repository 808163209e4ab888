"""Applies the fixes of findings: as many as do not get in each other's way, and only those that can be proven."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from awesomegen.core.finding import Edit, Finding, Fix
from awesomegen.core.span import Source, Span
from awesomegen.core.yamledit import Change, EditError, Rewrite, apply_edits
from awesomegen.core.yamlproof import prove


@dataclass(frozen=True, slots=True)
class Mended:
    """New texts by path, the findings they mend, and those whose fix met another or could not be proven."""

    texts: Mapping[str, str]
    fixed: tuple[Finding, ...]
    skipped: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Accepted:
    finding: Finding
    edits: tuple[Edit, ...]
    changes: tuple[Change | Rewrite, ...]


def mend(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    changes: Mapping[Fix, tuple[Change | Rewrite, ...]],
    parsed: Collection[str],
    *,
    unsafe: bool,
) -> Mended:
    """Applies the safe fixes, and the unsafe ones if asked for, in the order of the findings.

    `parsed` are the paths of YAML that can be parsed: there each fix is proven by parsing again.
    """
    accepted: list[_Accepted] = []
    taken = _Taken()
    skipped: list[Finding] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe) or not fix.edits:
            continue
        if any(edit.span.path not in sources for edit in fix.edits) or taken.meets(fix.edits):
            skipped.append(finding)
        elif any(_written(edit, sources) != edit.text for edit in fix.edits):
            accepted.append(_Accepted(finding, fix.edits, changes.get(fix, ())))
            taken.add(fix.edits)
    texts: dict[str, str] = {}
    for path in dict.fromkeys(edit.span.path for each in accepted for edit in each.edits):
        mine = [each for each in accepted if any(edit.span.path == path for edit in each.edits)]
        kept = _provable(sources[path], [], mine) if path in parsed else mine
        if len(kept) < len(mine):
            unproven = {id(each) for each in mine} - {id(each) for each in kept}
            accepted = [each for each in accepted if id(each) not in unproven]
            skipped += [each.finding for each in mine if id(each) in unproven]
        if kept:
            texts[path] = _applied(sources[path], kept)
    return Mended(texts, tuple(each.finding for each in accepted), tuple(skipped))


def _written(edit: Edit, sources: Mapping[str, Source]) -> str:
    return sources[edit.span.path].text[edit.span.start : edit.span.end]


class _Taken:
    """The places of the edits that are accepted, in order: none overlaps another, so only neighbours can be met."""

    def __init__(self) -> None:
        self._spans: dict[str, list[Span]] = defaultdict(list)

    def meets(self, edits: Iterable[Edit]) -> bool:
        """Whether one of these edits overlaps one that is accepted."""
        return any(_overlap(edit.span, other) for edit in edits for other in self._beside(edit.span))

    def add(self, edits: Iterable[Edit]) -> None:
        """Accepts edits."""
        for edit in edits:
            insort(self._spans[edit.span.path], edit.span)

    def _beside(self, span: Span) -> Iterator[Span]:
        spans = self._spans[span.path]
        index = bisect_left(spans, span)
        for before in range(index - 1, -1, -1):
            yield spans[before]
            if spans[before].end < span.start:
                break
        for behind in range(index, len(spans)):
            yield spans[behind]
            if spans[behind].start > span.end:
                break


def _overlap(one: Span, other: Span) -> bool:
    if one.start == one.end or other.start == other.end:
        # Two insertions at one place have no order; one at the edge of a replacement is left for the next round.
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _applied(source: Source, accepted: Iterable[_Accepted]) -> str:
    return apply_edits(source.text, [edit for each in accepted for edit in each.edits if edit.span.path == source.path])


def _provable(
    source: Source, kept: Sequence[_Accepted], others: list[_Accepted], *, some_are_bad: bool = False
) -> list[_Accepted]:
    """Those of the others whose edits, together with those that are kept, make the changes that they are meant to make.

    The halves of what cannot be proven are tried one after the other: a few bad fixes cost few proofs.
    """
    if not some_are_bad and _is_proven(source, [*kept, *others]):
        return others
    if len(others) < 2:
        return []
    middle = len(others) // 2
    first = _provable(source, kept, others[:middle])
    # Where all of the first half is good, what is bad is in the second.
    second = _provable(source, [*kept, *first], others[middle:], some_are_bad=len(first) == middle)
    return [*first, *second]


def _is_proven(source: Source, accepted: list[_Accepted]) -> bool:
    try:
        prove(source, _applied(source, accepted), [change for each in accepted for change in each.changes])
    except EditError:
        return False
    return True
