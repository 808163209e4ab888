"""What a link check says besides its findings: what fails for the first time, what could not be asked, and a table."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from awesomegen.core.display import counted, log_line
from awesomegen.core.finding import Finding, Severity
from awesomegen.links.notes import Note
from awesomegen.links.report import make_report
from awesomegen.links.run import RunResult
from awesomegen.links.secrecy import redact
from awesomegen.links.unverified import unverified
from awesomegen.links.verdict import FAILING, LinkResult, Verdict
from awesomegen.reports import report_lines
from awesomegen.reports.json import document
from awesomegen.reports.report import Report

_FOR_PEOPLE = frozenset({"text", "github"})
_MOST_HOSTS = 5
_UNVERIFIABLE = "AG905"


def lines_of(report: Report, result: RunResult, suppressed: Sequence[Note], name: str, *, alone: bool) -> Iterator[str]:
    """The report in a format; `alone` means that nothing but links was looked at."""
    if name == "json":
        links = [_row(link) for link in result.links]
        yield json.dumps(document(report) | {"links": links}, ensure_ascii=False, indent=1)
        return
    if name == "markdown":
        if not alone:
            yield from report_lines(name, report)
            yield ""
        yield make_report(result, suppressed).body.rstrip("\n")
        return
    if name not in _FOR_PEOPLE:
        yield from report_lines(name, report)
        return
    # A site that keeps programs out is no news: these are counted.
    findings = tuple(finding for finding in report.findings if not _is_blocked(finding))
    yield from report_lines(name, report._replace(findings=findings))
    yield from map(log_line, _summary(result))


def _is_blocked(finding: Finding) -> bool:
    return finding.code == _UNVERIFIABLE and finding.severity is Severity.INFO


def _row(link: LinkResult) -> dict[str, object]:
    return {
        "url": redact(link.url),
        "verdict": link.verdict.value,
        "confirmed": link.confirmed,
        "status": link.status,
        "detail": link.detail,
        "entry": link.entry,
        "line": link.line,
        "moved_to": link.moved_to,
        "checked": _moment(link.checked),
        "failing_since": _moment(link.failing_since),
        "archived_copy": link.archived_copy,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _summary(result: RunResult) -> Iterator[str]:
    yield from _unconfirmed(result)
    yield from _unverified(result.links)
    yield from _recovered(result.links)
    if result.outages:
        where = "most of the list" if "*" in result.outages else ", ".join(sorted(result.outages))
        yield ""
        yield f"this looks like an outage of {where}: its failures are not counted"
    yield ""
    counts = Counter(link.verdict for link in result.links)
    yield from (f"  {verdict:<10}  {counts[verdict]:>6,}" for verdict in Verdict if counts[verdict])
    asked = ", ".join(f"{lane} {count}" for lane, count in Counter(result.requests).most_common(_MOST_HOSTS))
    yield f"  {counted(sum(result.requests.values()), 'request')}" + (f": {asked}" if asked else "")


def _unconfirmed(result: RunResult) -> Iterator[str]:
    failing = [link for link in result.links if link.verdict in FAILING and not link.confirmed]
    if failing:
        yield ""
        yield "failing, and reported once later runs find the same:"
    for link in failing:
        when = f"failing since {link.failing_since:%Y-%m-%d}" if link.failing_since else "held back"
        if link.failing_since and link.failing_since.date() == result.finished.date():
            when = "failing since today"
        yield f"  {link.path}:{link.line}: {redact(link.url)} {link.detail} ({when})"


def _unverified(links: Iterable[LinkResult]) -> Iterator[str]:
    groups = unverified(links)
    if groups:
        yield ""
    for group in groups:
        hosts = ", ".join(f"{host} {count}" for host, count in group.hosts.most_common(_MOST_HOSTS))
        others = len(group.hosts) - _MOST_HOSTS
        more = f" and {others} more" if others > 0 else ""
        yield f"{group.what}: {hosts}{more}" + (f" ({group.reason})" if group.reason else "")


def _recovered(links: Iterable[LinkResult]) -> Iterator[str]:
    for link in links:
        if link.recovered_after is not None:
            yield f"{redact(link.url)} is back after {link.recovered_after} days"
