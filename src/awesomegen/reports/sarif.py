"""SARIF 2.1.0, for GitHub's code scanning and other viewers (OASIS standard, "Static Analysis Results Interchange")."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from awesomegen import __version__
from awesomegen.core.finding import Edit, Finding, Severity
from awesomegen.core.span import Span
from awesomegen.reports.report import Report, RuleText

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "awesomegen/v1"


def lines(report: Report) -> Iterator[str]:
    """The document: one run with all rules that report something."""
    codes = sorted({finding.code for finding in report.findings})
    rules = [report.rules[code] for code in codes if code in report.rules]
    index = {rule.code: position for position, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "awesomegen", "version": __version__, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, report, index, seen) for finding in report.findings],
    }
    if report.cuts or report.notices:
        said = [("warning", line) for line in report.missing()] + [("note", notice) for notice in report.notices]
        notifications = [{"level": level, "message": {"text": text}} for level, text in said]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notifications}]
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: RuleText) -> dict[str, Any]:
    described = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.summary},
        "help": {"text": f"awesomegen explain {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    return described | ({"helpUri": rule.url} if rule.url else {})


def _result(finding: Finding, report: Report, index: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(finding.span, report)}],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(finding, seen)},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [{"description": {"text": finding.fix.title}, "artifactChanges": _changes(finding, report)}]
    return result


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Of the rule and the entry, not of the line: an entry added above must not open every alert anew."""
    named = "\0".join((finding.code, finding.span.path, finding.entry or finding.message))
    key = sha256(named.encode(errors="surrogateescape")).hexdigest()[:32]
    seen[key] += 1
    return f"{key}:{seen[key]}"


def _changes(finding: Finding, report: Report) -> list[dict[str, Any]]:
    edits: dict[str, list[Edit]] = {}
    for edit in finding.fix.edits if finding.fix else ():
        edits.setdefault(edit.span.path, []).append(edit)
    return [
        {
            "artifactLocation": {"uri": _uri(path)},
            "replacements": [
                {"deletedRegion": _region(edit.span, report), "insertedContent": {"text": edit.text}}
                for edit in of_file
            ],
        }
        for path, of_file in edits.items()
    ]


def _location(span: Span, report: Report) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(span.path)}, "region": _region(span, report)}


def _uri(path: str) -> str:
    return quote(path, errors="surrogateescape")


def _region(span: Span, report: Report) -> dict[str, int]:
    source = report.sources.get(span.path)
    if source is None:
        return {"startLine": 1}
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
