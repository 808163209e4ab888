"""Applies the fixes of findings: as many as do not get in each other's way, and only those that can be proven."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from awesomegen.core.finding import Edit, Finding, Fix
from awesomegen.core.span import Source, Span
from awesomegen.core.yamledit import Change, EditError, Rewrite, apply_edits, prove


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
    skipped: list[Finding] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe) or not fix.edits:
            continue
        if any(edit.span.path not in sources for edit in fix.edits) or _conflict(fix, accepted):
            skipped.append(finding)
        elif any(_written(edit, sources) != edit.text for edit in fix.edits):
            accepted.append(_Accepted(finding, fix.edits, changes.get(fix, ())))
    texts: dict[str, str] = {}
    for path in dict.fromkeys(edit.span.path for each in accepted for edit in each.edits):
        mine = [each for each in accepted if any(edit.span.path == path for edit in each.edits)]
        kept = _provable(sources[path], mine) if path in parsed else mine
        unproven = [each for each in mine if each not in kept]
        accepted = [each for each in accepted if each not in unproven]
        skipped += [each.finding for each in unproven]
        if kept:
            texts[path] = _applied(sources[path], kept)
    return Mended(texts, tuple(each.finding for each in accepted), tuple(skipped))


def _written(edit: Edit, sources: Mapping[str, Source]) -> str:
    return sources[edit.span.path].text[edit.span.start : edit.span.end]


def _conflict(fix: Fix, accepted: Iterable[_Accepted]) -> bool:
    return any(_overlap(edit.span, other.span) for edit in fix.edits for each in accepted for other in each.edits)


def _overlap(one: Span, other: Span) -> bool:
    if one.path != other.path:
        return False
    if one.start == one.end or other.start == other.end:
        # Two insertions at one place have no order; one at the edge of a replacement is left for the next round.
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _applied(source: Source, accepted: Iterable[_Accepted]) -> str:
    return apply_edits(source.text, [edit for each in accepted for edit in each.edits if edit.span.path == source.path])


def _provable(source: Source, accepted: list[_Accepted]) -> list[_Accepted]:
    """Those whose edits, all together, make the changes that they are meant to make."""
    if _is_proven(source, accepted):
        return accepted
    kept: list[_Accepted] = []
    for each in accepted:
        if _is_proven(source, [*kept, each]):
            kept.append(each)
    return kept


def _is_proven(source: Source, accepted: list[_Accepted]) -> bool:
    try:
        prove(source, _applied(source, accepted), [change for each in accepted for change in each.changes])
    except EditError:
        return False
    return True
