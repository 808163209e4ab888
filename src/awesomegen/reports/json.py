"""Findings for other programs: the stable format of `lint` and `links`."""

import json
from collections.abc import Iterator
from typing import Any

from awesomegen.core.finding import Edit, Finding
from awesomegen.core.span import Span
from awesomegen.reports.report import Report

_VERSION = 1


def lines(report: Report) -> Iterator[str]:
    """The document; positions count from 1, columns in code points."""
    yield json.dumps(document(report), ensure_ascii=False, indent=1)


def document(report: Report) -> dict[str, Any]:
    """The document as plain values, for a command that adds to it; `notices` only where there are any."""
    checked = report.checked
    return {
        "version": _VERSION,
        "checked": {"entries": checked.entries, "links": checked.links, "files": checked.files},
        "findings": [_finding(finding, report) for finding in report.findings],
        "cut": [{"code": cut.code, "path": cut.path, "reported": cut.most} for cut in report.cuts],
        "suppressed": report.suppressed,
    } | ({"notices": list(report.notices)} if report.notices else {})


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    rule = report.rules.get(finding.code)
    fix = finding.fix
    return {
        "code": finding.code,
        "name": report.name(finding),
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(finding.span, report),
        "entry": finding.entry,
        "help": finding.help,
        "fix": fix and {"safe": fix.safe, "title": fix.title, "edits": [_edit(edit, report) for edit in fix.edits]},
        "url": rule.url if rule else None,
    }


def _edit(edit: Edit, report: Report) -> dict[str, Any]:
    return {**_place(edit.span, report), "text": edit.text}


def _place(span: Span, report: Report) -> dict[str, Any]:
    source = report.sources.get(span.path)
    if source is None:
        return {"path": span.path, "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    start, end = source.position(span.start), source.position(span.end)
    return {
        "path": span.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
