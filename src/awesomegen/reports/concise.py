"""One line for each finding, for people in a hurry and for editors."""

from collections.abc import Iterator

from awesomegen.core.display import log_line
from awesomegen.core.finding import Finding
from awesomegen.reports.report import Report


def lines(report: Report) -> Iterator[str]:
    """The lines of the report: `entries.yaml:41:12: warning AG209: unknown venue …`; notices come last."""
    for finding in report.findings:
        yield concise_line(finding, report)
    yield from (log_line(f"note: {notice}") for notice in report.notices)
    yield from (log_line(f"not all is reported: {line}") for line in report.missing())


def concise_line(finding: Finding, report: Report) -> str:
    """The line of one finding."""
    where = location(finding, report)
    return log_line(f"{where}: {finding.severity} {finding.code}: {finding.message}")


def location(finding: Finding, report: Report) -> str:
    """What a terminal or an editor makes clickable: path, line and column."""
    source = report.sources.get(finding.span.path)
    if source is None:
        return finding.span.path
    position = source.position(finding.span.start)
    return f"{finding.span.path}:{position.line}:{position.column}"
