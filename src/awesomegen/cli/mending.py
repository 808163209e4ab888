"""Mends a list or a page in memory, round after round, until nothing more can be mended."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from awesomegen.cli.linting import Linted, Subject
from awesomegen.core.finding import Finding, Severity
from awesomegen.core.span import Source
from awesomegen.rules.engine.fixes import Mended, mend

_MOST_ROUNDS = 10
_MOST_TRIALS = 40
"""How often a page is linted to tell fixes that make it worse from the others; those that are left are given up."""

_Identity = tuple[object, ...]


@dataclass(slots=True)
class Mending:
    """A subject on its way: how it is now, what has been mended, and what could not be."""

    subject: Subject
    linted: Linted
    fixed: list[Finding] = field(default_factory=list)
    skipped: list[Finding] = field(default_factory=list)


def mend_subject(subject: Subject, linted: Linted, *, unsafe: bool) -> Mending:
    """Fixes what can be of a subject, given what was found in it.

    A fix of one round may meet another, and what it reveals is for the next. Fixes that leave a page with more errors
    than before, or the files as they were once already, are taken back. In YAML more errors are no proof of harm: a
    file that cannot be parsed has only one.
    """
    mending = Mending(subject, linted)
    given_up: set[_Identity] = set()
    states = [dict(subject.project.texts)]
    for _ in range(_MOST_ROUNDS):
        now, before = mending.linted, dict(subject.project.texts)
        mended = _mended(now, _without(given_up, now), unsafe=unsafe)
        mending.skipped = list(mended.skipped)
        if not mended.texts:
            break
        after = _linted_with(subject, before, mended.texts)
        if subject.project.texts in states:
            harmful: Sequence[Finding] = mended.fixed
        elif worse := _worse_pages(now, after, mended.texts):
            makes_worse = partial(_makes_worse, subject, now, before, unsafe)
            harmful = _harmful([each for each in mended.fixed if _concerns(each, worse)], makes_worse)
        else:
            states.append(dict(subject.project.texts))
            mending.fixed += mended.fixed
            mending.linted = after
            continue
        sources = now.material.all_sources
        given_up |= {_identity(each, sources) for each in harmful}
        subject.project.texts.clear()
        subject.project.texts.update(before)
    left = {id(each) for each in _without(given_up, mending.linted)}
    mending.skipped += [each for each in mending.linted.result.findings if id(each) not in left]
    return mending


def _harmful(fixed: Sequence[Finding], makes_worse: Callable[[Sequence[Finding]], bool]) -> Sequence[Finding]:
    """Those of the findings whose fixes make a page worse; all of them where only together they do."""
    harmful: list[Finding] = []
    groups = _halves(fixed)
    for _ in range(_MOST_TRIALS):
        if groups and makes_worse(group := groups.pop()):
            harmful += group if len(group) == 1 else []
            groups += _halves(group) if len(group) > 1 else []
    return [*harmful, *chain(*groups)] or fixed


def _halves(group: Sequence[Finding]) -> list[Sequence[Finding]]:
    middle = len(group) // 2
    return [group[middle:], group[:middle]] if middle else [group]


def _mended(linted: Linted, findings: Iterable[Finding], *, unsafe: bool) -> Mended:
    material = linted.material
    parsed = material.decoded.sources if material.decoded and material.decoded.listing else ()
    return mend(findings, material.all_sources, linted.result.changes, parsed, unsafe=unsafe)


def _linted_with(subject: Subject, before: Mapping[str, str], texts: Mapping[str, str]) -> Linted:
    subject.project.texts.clear()
    subject.project.texts.update({**before, **texts})
    return subject.lint()


def _worse_pages(before: Linted, after: Linted, changed: Iterable[str]) -> set[str]:
    pages = {page.source.path for page in after.material.pages} & set(changed)
    return {path for path in pages if _errors(after, path) > _errors(before, path)}


def _makes_worse(
    subject: Subject, now: Linted, before: Mapping[str, str], unsafe: bool, some: Sequence[Finding]
) -> bool:
    texts = _mended(now, some, unsafe=unsafe).texts
    return bool(_worse_pages(now, _linted_with(subject, before, texts), texts))


def _errors(linted: Linted, path: str) -> int:
    findings = linted.result.findings
    return sum(finding.span.path == path and finding.severity is Severity.ERROR for finding in findings)


def _without(given_up: Collection[_Identity], linted: Linted) -> Sequence[Finding]:
    findings, sources = linted.result.findings, linted.material.all_sources
    return [each for each in findings if _identity(each, sources) not in given_up] if given_up else findings


def _identity(finding: Finding, sources: Mapping[str, Source]) -> _Identity:
    """What a finding has in common with itself after other fixes, which may have moved it."""
    edits = finding.fix.edits if finding.fix else ()
    texts = ((sources[edit.span.path].text[edit.span.start : edit.span.end], edit.text) for edit in edits)
    return (finding.code, finding.message, *texts)


def _concerns(finding: Finding, paths: set[str]) -> bool:
    return finding.fix is not None and any(edit.span.path in paths for edit in finding.fix.edits)
