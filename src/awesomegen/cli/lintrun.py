"""Carries out `awesomegen lint`: from what was asked for to the exit code."""

import os
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.cli.common import console, open_project
from awesomegen.cli.linting import Linted, Subject, list_subject, page_subject, report_of
from awesomegen.core.dates import parse_day
from awesomegen.core.display import counted, log_line
from awesomegen.core.errors import ConfigError, ExitCode
from awesomegen.core.finding import Finding, Severity
from awesomegen.reports import report_lines
from awesomegen.reports.report import Report
from awesomegen.rules.config.judged import EXPIRED_SUPPRESSION, TEMPLATE_ERROR, UNKNOWN_RULE
from awesomegen.rules.yaml.reading import NO_ENTRIES_CHECKED

if TYPE_CHECKING:
    from awesomegen.cli.linkcheck import LinkOptions

TODAY = "AWESOMEGEN_TODAY"
"""Environment variable: the day to lint as if it were today, for tests and for repeating an old run."""

_WALL = 50
_FOR_PEOPLE = ("text", "concise", "github")


class Request(NamedTuple):
    """What was asked for on the command line."""

    files: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    unsafe: bool
    diff: bool
    fail_on: str | None
    since: str | None
    write_baseline: bool
    output_format: str | None
    online: "LinkOptions | None" = None


def run(request: Request) -> ExitCode:
    """Lints, mends if asked to, and prints the report.

    Raises:
        AwesomegenError: when nothing could be linted.
    """
    subjects = _subjects(request)
    if request.write_baseline:
        from awesomegen.cli.baselining import write_baseline

        write_baseline(subjects[0])
        return ExitCode.CLEAN
    checked = None
    if request.online:
        from awesomegen.cli.linkcheck import check_links

        checked = check_links(subjects[0], request.online)
        subjects = [checked.subject]
    mends = request.fix and not (checked and checked.is_interrupted)
    linted = [mend(subject, unsafe=request.unsafe) if mends else subject.lint() for subject in subjects]
    notices: tuple[str, ...] = ()
    if request.since:
        from awesomegen.cli.revision import since

        changes = [since(subject, each, request.since) for subject, each in zip(subjects, linted, strict=True)]
        linted = [change.linted for change in changes]
        notices = tuple(notice for change in changes for notice in change.notices)
    name = request.output_format or default_format()
    report = report_of(subjects, linted, name, notices)._replace(fold_form=bool(request.files))
    code = max(_exit_code(each, _fail_on(request, subject)) for subject, each in zip(subjects, linted, strict=True))
    unchecked = [subject for subject, each in zip(subjects, linted, strict=True) if _says_nothing(each)]
    for subject in unchecked:
        console().complain(log_line("nothing was checked" + (f" in `{subject.page}`" if subject.page else "")))
    if len(unchecked) == len(subjects):
        code = ExitCode.UNUSABLE
    if request.diff:
        show_fixes(subjects, linted, report, unsafe=request.unsafe)
    elif checked is None:
        _print(request, subjects, linted, report, name)
    if checked is None:
        return code
    from awesomegen.cli.linkrun import exit_code, print_checked

    if not request.diff:
        print_checked(checked, linted[0], report, name, alone=False)
    return exit_code(code, checked, linted[0], _fail_on(request, subjects[0]))


def _print(request: Request, subjects: Sequence[Subject], linted: Sequence[Linted], report: Report, name: str) -> None:
    checked_something = any(each.checked_something for each in linted)
    says_something = report.findings or report.cuts or report.notices
    if says_something or name not in _FOR_PEOPLE or (checked_something and not console().quiet):
        console().report(report_lines(name, report))
    if name == "text" and _wants_baseline(request, subjects[0], linted[0]):
        console().result("to be told of new findings only, begin with `awesomegen lint --write-baseline`")


def _wants_baseline(request: Request, subject: Subject, linted: Linted) -> bool:
    """Whether a whole list has more findings than anybody mends at once, and knows none of them."""
    is_whole = not (request.files or request.since)
    is_adopted = subject.project.config.lint.baseline in linted.material.sources
    return is_whole and not is_adopted and len(linted.result.findings) > _WALL


def _fail_on(request: Request, subject: Subject) -> str:
    return request.fail_on or subject.project.config.lint.fail_on


def _subjects(request: Request) -> list[Subject]:
    day = today()
    if request.files:
        files: dict[Path, Path] = {}
        for path in request.files:
            files.setdefault(path.resolve(), path)
        return [page_subject(path, request.select, request.ignore, day) for path in files.values()]
    return [list_subject(open_project(), request.select, request.ignore, day)]


def today() -> date:
    """The day that rules are told, in UTC.

    Raises:
        ConfigError: when the environment names a day that does not exist.
    """
    given = os.environ.get(TODAY)
    day = parse_day(given) if given else datetime.now(UTC).date()
    if day is None:
        raise ConfigError(f"`{TODAY}` must be a day such as 2026-01-15, found `{given}`")
    return day


def default_format() -> str:
    """`github` inside GitHub Actions, else `text`."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def mend(subject: Subject, *, unsafe: bool) -> Linted:
    """Mends a subject on disk; what is left to say about it then."""
    from awesomegen.cli.mending import mend_subject

    mending = mend_subject(subject, subject.lint(), unsafe=unsafe)
    subject.project.flush()
    if mending.fixed:
        console().complain(f"mended {counted(len(mending.fixed), 'finding')} in {', '.join(subject.project.texts)}")
    _say_skipped(mending.skipped)
    return mending.linted


def show_fixes(subjects: Sequence[Subject], linted: Sequence[Linted], report: Report, *, unsafe: bool) -> None:
    """Prints what mending would change of subjects that were linted, and writes nothing."""
    from awesomegen.cli.difference import show_difference
    from awesomegen.cli.mending import mend_subject
    from awesomegen.reports.text import summary

    for subject, each in zip(subjects, linted, strict=True):
        mending = mend_subject(subject, each, unsafe=unsafe)
        for path, text in subject.project.texts.items():
            show_difference(subject.project.original(path), text, path, f"{path} (mended)")
        _say_skipped(mending.skipped)
    console().complain(summary(report))


def _say_skipped(skipped: Sequence[Finding]) -> None:
    why = "its fix meets another, cannot be proven or makes an error"
    for finding in skipped:
        console().complain(log_line(f"not mended, for {why}: {finding.code} {finding.message}"))


def _says_nothing(linted: Linted) -> bool:
    """Whether nothing was looked at, and nothing but that is wrong."""
    errors = {finding.code for finding in linted.result.findings if finding.severity is Severity.ERROR}
    return not linted.checked_something and not errors - {NO_ENTRIES_CHECKED.code}


def _exit_code(linted: Linted, fail_on: str) -> ExitCode:
    findings = linted.result.findings
    errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
    if errors & {TEMPLATE_ERROR.code, UNKNOWN_RULE.code}:
        return ExitCode.UNUSABLE
    counts = Counter(finding.severity for finding in findings) + Counter(cut.severity for cut in linted.result.cuts)
    if os.environ.get("GITHUB_EVENT_NAME", "").startswith("pull_request"):
        # Time has brought it, not this pull request.
        counts -= Counter(finding.severity for finding in findings if finding.code == EXPIRED_SUPPRESSION.code)
    if fail_on != "never" and (counts[Severity.ERROR] or (fail_on == "warning" and counts[Severity.WARNING])):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN
