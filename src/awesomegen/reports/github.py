"""Annotations for GitHub Actions: findings beside the lines of the pull request.

Sources: GitHub's workflow commands and their escapes (docs.github.com, "Workflow commands"), and the limits of the
runner's toolkit: ten annotations of a kind for each step. What does not fit is counted.
"""

from collections.abc import Iterator

from awesomegen.core.display import log_line, printable
from awesomegen.core.errors import LOCATION
from awesomegen.core.finding import Finding, Severity
from awesomegen.reports.concise import concise_line
from awesomegen.reports.report import Report
from awesomegen.reports.text import summary

MOST_OF_A_KIND = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(report: Report) -> Iterator[str]:
    """The ten first of each kind as annotations, worst kind first, and a plain line for each that is left over."""
    missing = [f"::warning title=not all is reported::{_data(line)}" for line in report.missing()]
    yield from missing
    for severity, command in _COMMANDS.items():
        findings = [finding for finding in report.findings if finding.severity is severity]
        room = max(0, MOST_OF_A_KIND - len(missing)) if severity is Severity.WARNING else MOST_OF_A_KIND
        for finding in findings[:room]:
            yield _annotation(command, finding, report)
        rest = findings[room:]
        if rest:
            yield f"and {len(rest)} more of severity {severity}, which GitHub has no room to annotate:"
            yield from (concise_line(finding, report) for finding in rest)
    for notice in report.notices:
        yield f"::notice title=changed by this pull request::{_data(notice)}"
    yield log_line(summary(report))


def error_annotation(message: str, location: str | None) -> str:
    """The annotation of an error that ends a command; its location is a path, with line and column where known."""
    place = LOCATION.fullmatch(location or "")
    named = zip(("file", "line", "col"), place.group("path", "line", "column") if place else (), strict=False)
    properties = {name: value for name, value in named if value}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::error {listed}::{_data(message)}" if listed else f"::error::{_data(message)}"


def _annotation(command: str, finding: Finding, report: Report) -> str:
    properties = {"file": finding.span.path}
    if source := report.sources.get(finding.span.path):
        start, end = source.position(finding.span.start), source.position(finding.span.end)
        properties |= {"line": str(start.line), "col": str(start.column)}
        # A range over several lines is shown at its last line, where nobody looks for it.
        if end.line == start.line and end.column > start.column:
            properties["endColumn"] = str(end.column)
    properties["title"] = f"{finding.code} {report.name(finding)}"
    message = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(message)}"


def _data(text: str) -> str:
    shown = "\n".join(printable(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
