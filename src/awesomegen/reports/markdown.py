"""A summary in Markdown, for the page of a job: counts, changed judgements, and the findings, worst first."""

import re
from collections import Counter
from collections.abc import Iterator

from awesomegen.core.display import printable
from awesomegen.core.finding import Finding, Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.reports.concise import location
from awesomegen.reports.report import Report
from awesomegen.reports.text import summary

_MOST_FINDINGS = 500
"""A job's summary may have 1 MiB (docs.github.com, "Workflow commands")."""
_ACTIVE = lazy_pattern(r"[\\`*_{}\[\]<>()#+|~&!-]|(?<=www)\.|(?P<boundary>[@$]|:(?=[\w+-]+:))|:", re.IGNORECASE)
"""GitHub takes e-mail addresses, mentions, formulas and emoji from the finished text: only an element stops them."""
_CODE = lazy_pattern("&#96;(.*?)&#96;")


def lines(report: Report) -> Iterator[str]:
    """The summary; nothing in a text of the list can act as Markdown in it."""
    yield "## awesomegen lint\n"
    yield escaped(summary(report)) + "\n"
    if report.cuts:
        yield "### Not all is reported\n"
        yield from (f"- {escaped(line)}" for line in report.missing())
        yield ""
    if report.notices:
        yield "### Changed judgements\n"
        yield from (f"- {escaped(notice)}" for notice in report.notices)
        yield ""
    if not report.findings:
        return
    counts = Counter((finding.severity, finding.code, report.name(finding)) for finding in report.findings)
    order = list(Severity)
    yield "| rule | severity | findings |\n|---|---|---|"
    for (severity, code, name), count in sorted(counts.items(), key=lambda each: (order.index(each[0][0]), each[0][1])):
        yield f"| {code} {name} | {severity} | {count} |"
    yield ""
    ranked = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    yield from (_item(finding, report) for finding in ranked[:_MOST_FINDINGS])
    if len(ranked) > _MOST_FINDINGS:
        yield f"\nand {len(ranked) - _MOST_FINDINGS} more"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, what stands in backticks as code."""
    return _CODE.sub(r"<code>\1</code>", _ACTIVE.sub(_inert, printable(text.replace("\n", " "))))


def _inert(match: re.Match[str]) -> str:
    shown = f"&#{ord(match.group())};"
    return f"<span>{shown}</span>" if match["boundary"] else shown


def _item(finding: Finding, report: Report) -> str:
    item = f"- **{finding.severity}** {escaped(location(finding, report))} {finding.code}: {escaped(finding.message)}"
    return f"{item}<br>help: {escaped(finding.help)}" if finding.help else item
