"""Carries out `awesomegen links`: from what was asked for to the exit code."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from awesomegen.cli.common import console, open_project, split_names
from awesomegen.cli.linkcheck import CheckedLinks, LinkOptions, check_links, plan_links, surroundings
from awesomegen.cli.linkreport import lines_of
from awesomegen.cli.linting import Linted, Subject, report_of, subject_of
from awesomegen.cli.lintrun import default_format, mend, show_fixes
from awesomegen.cli.material import open_page
from awesomegen.core.errors import ConfigError, ExitCode, ProjectError
from awesomegen.core.finding import Severity
from awesomegen.files import begins_with, write_file
from awesomegen.links.marks import MARKER
from awesomegen.links.pacing import DEFAULT_PACE
from awesomegen.links.report import make_report
from awesomegen.links.verdict import Verdict
from awesomegen.project import Project
from awesomegen.reports.report import Report
from awesomegen.rules import RULES
from awesomegen.rules.base import Needs
from awesomegen.rules.config.judged import EXPIRED_SUPPRESSION
from awesomegen.rules.engine.selection import Selection, choose


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """What was asked for on the command line."""

    file: Path | None
    options: LinkOptions
    ignore: tuple[str, ...]
    dry_run: bool
    report: Path | None
    fix: bool
    unsafe: bool
    diff: bool
    fail_on: str | None
    output_format: str | None


def run(request: LinkRequest) -> ExitCode:
    """Checks, mends if asked to, prints what was found and writes the report.

    Raises:
        AwesomegenError: when nothing could be checked.
    """
    if request.report is not None:
        _refuse_to_overwrite(request.report)
    subject = _subject(request)
    if request.dry_run:
        for line in _plan(subject, request.options):
            click.echo(line)
        return ExitCode.CLEAN
    checked = check_links(subject, request.options)
    mends = request.fix and not checked.is_interrupted
    linted = mend(checked.subject, unsafe=request.unsafe) if mends else checked.subject.lint()
    name = request.output_format or default_format()
    report = report_of([checked.subject], [linted], name)
    if request.report is not None:
        _, suppressed = checked.judged(linted)
        write_file(request.report, str(request.report), make_report(checked.result(linted), suppressed).body)
    if request.diff:
        show_fixes([checked.subject], [linted], report, unsafe=request.unsafe)
    else:
        print_checked(checked, linted, report, name, alone=True)
    fail_on = request.fail_on or subject.project.config.lint.fail_on
    return exit_code(_severity_code(report, fail_on), checked, linted, fail_on)


def print_checked(checked: CheckedLinks, linted: Linted, report: Report, name: str, *, alone: bool) -> None:
    """Prints a report with what there is to say about the links; `alone` means that nothing else was looked at."""
    result = checked.result(linted)
    count = sum(link.verdict is not Verdict.SKIPPED for link in result.links)
    report = report._replace(checked=report.checked._replace(links=count))
    _, suppressed = checked.judged(linted)
    console().report(lines_of(report, result, suppressed, name, alone=alone))


def exit_code(code: ExitCode, checked: CheckedLinks, linted: Linted, fail_on: str) -> ExitCode:
    """The exit code of a check whose findings alone give `code`."""
    reported, _ = checked.judged(linted)
    if checked.is_interrupted:
        console().complain("interrupted: what was not reached is asked first next time")
        return ExitCode.INTERRUPTED
    if code is ExitCode.CLEAN and fail_on != "never" and any(note.broken for note in reported):
        return ExitCode.FINDINGS
    if code is ExitCode.CLEAN and checked.check.result().verified_nothing:
        console().complain("nothing could be verified")
        return ExitCode.NOTHING_VERIFIED
    return code


def _severity_code(report: Report, fail_on: str) -> ExitCode:
    counts = report.counts()
    if fail_on != "never" and (counts[Severity.ERROR] or (fail_on == "warning" and counts[Severity.WARNING])):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def _subject(request: LinkRequest) -> Subject:
    today = surroundings().clock.now().date()
    if request.file is not None:
        page = open_page(request.file)
        return subject_of(page, _selection(page, request.ignore), today, request.file.as_posix())
    project = open_project()
    return subject_of(project, _selection(project, request.ignore), today)


def _selection(project: Project, ignore: tuple[str, ...]) -> Selection:
    """The rules about links, and that about judgements of theirs that have expired, whatever `lint` is to select."""
    names = [rule.code for rule in RULES if rule.needs is Needs.ONLINE]
    config = project.config.lint._replace(select=(*names, EXPIRED_SUPPRESSION.code))
    return choose(RULES, config, project.config.location, ignore=split_names(ignore))


def _refuse_to_overwrite(path: Path) -> None:
    """A report takes the place of an earlier one, never of another file."""
    if path.is_dir():
        raise ConfigError(f"`--report` needs a file, and `{path}` is a folder")
    if path.exists() and not begins_with(path, MARKER.encode()):
        raise ProjectError(f"`{path}` is no report of `awesomegen links`; nothing was overwritten")


def _plan(subject: Subject, options: LinkOptions) -> Iterator[str]:
    check = plan_links(subject, options)
    plan = check.plan
    rows = plan.estimates(DEFAULT_PACE)
    widest = max((len(row.lane) for row in rows), default=0)
    for row in rows:
        noun = "request " if row.requests == 1 else "requests"
        yield f"{row.lane:<{widest}}  {row.requests:>6,} {noun}  {_time(row.seconds)}"
    total = sum(row.requests for row in rows)
    longest = max((row.seconds for row in rows), default=0.0)
    yield f"{len(plan.links):,} different links, {total:,} requests, about {_time(longest)}"
    if plan.fresh:
        yield f"{len(plan.fresh):,} were found lately and are not asked about"
    for reason in dict.fromkeys(plan.postponed.values()):
        count = sum(other == reason for other in plan.postponed.values())
        yield f"{count:,} have to wait for a later run: {reason}"


def _time(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{max(whole, 1)} s"
