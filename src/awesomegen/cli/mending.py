"""Mends a list or a page in memory, round after round, until nothing more can be mended."""

from dataclasses import dataclass, field

from awesomegen.cli.linting import Linted, Subject
from awesomegen.core.finding import Finding, Severity
from awesomegen.rules.engine.fixes import Mended, mend

_MOST_ROUNDS = 10


@dataclass(slots=True)
class Mending:
    """A subject on its way: how it is now, what has been mended, and what could not be."""

    subject: Subject
    linted: Linted
    fixed: list[Finding] = field(default_factory=list)
    skipped: list[Finding] = field(default_factory=list)


def mend_subject(subject: Subject, linted: Linted, *, unsafe: bool) -> Mending:
    """Fixes what can be of a subject, given what was found in it.

    A fix of one round may meet another, and what it reveals is for the next. A round that leaves a page with more
    errors than before, or a file as it was once already, is taken back. In YAML more errors are no proof of harm: a
    file that cannot be parsed has only one.
    """
    mending = Mending(subject, linted)
    given_up: set[str] = set()
    states = [dict(subject.project.texts)]
    for _ in range(_MOST_ROUNDS):
        mended = _round(mending.linted, given_up, unsafe=unsafe)
        mending.skipped = list(mended.skipped)
        if not mended.texts:
            break
        before = dict(subject.project.texts)
        subject.project.texts.update(mended.texts)
        after = subject.lint()
        pages = {page.source.path for page in after.material.pages}
        worse = {path for path in pages & set(mended.texts) if _errors(after, path) > _errors(mending.linted, path)}
        if worse or subject.project.texts in states:
            given_up |= worse or set(mended.texts)
            subject.project.texts.clear()
            subject.project.texts.update(before)
            continue
        states.append(dict(subject.project.texts))
        mending.fixed += mended.fixed
        mending.linted = after
    return mending


def _round(linted: Linted, given_up: set[str], *, unsafe: bool) -> Mended:
    material = linted.material
    findings = [finding for finding in linted.result.findings if not _concerns(finding, given_up)]
    parsed = material.decoded.sources if material.decoded and material.decoded.listing else ()
    return mend(findings, material.all_sources, linted.result.changes, parsed, unsafe=unsafe)


def _concerns(finding: Finding, paths: set[str]) -> bool:
    return finding.fix is not None and any(edit.span.path in paths for edit in finding.fix.edits)


def _errors(linted: Linted, path: str) -> int:
    findings = linted.result.findings
    return sum(finding.span.path == path and finding.severity is Severity.ERROR for finding in findings)
