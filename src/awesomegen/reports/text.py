"""Findings for people: the message, the line it is about with a caret under the place, and what to do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from awesomegen.core.display import counted, log_line, printable, width
from awesomegen.core.finding import Finding, Severity
from awesomegen.core.span import Source
from awesomegen.reports.report import Report

_LONGEST_LINE = 160
_LONGEST_TITLE = 60


def lines(report: Report) -> Iterator[str]:
    """Every finding with its line, then what it comes to."""
    counts: Counter[str] = Counter()
    for finding in report.findings:
        if report.fold_form and _is_form(finding, report):
            counts[f"{finding.code} {report.name(finding)}"] += 1
        else:
            yield format_finding(finding, report.sources, report.titles.get(finding.entry or "")) + "\n"
    if counts:
        listed = ", ".join(f"{count} × {name}" for name, count in counts.most_common())
        yield f"and of form, which readers do not see: {listed}"
        yield "    help: `--output-format concise` shows them all\n"
    yield from (log_line(f"not all is reported: {line}") for line in report.missing())
    yield from (log_line(f"note: {notice}") for notice in report.notices)
    if report.notices or report.cuts:
        yield ""
    yield summary(report)


def summary(report: Report) -> str:
    """The last line: how many findings there are, can be mended and are hidden, in how much."""
    counts = report.counts()
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    found = [counted(counts[severity], noun) for severity, noun in nouns.items() if counts[severity]]
    safe = sum(1 for finding in report.findings if finding.fix and finding.fix.safe)
    unsafe = sum(1 for finding in report.findings if finding.fix and not finding.fix.safe)
    parts = [", ".join(found) or "nothing to complain about"]
    if safe:
        parts.append(f"{safe} fixable with `--fix`")
    if unsafe:
        parts.append(f"{unsafe} with `--fix --unsafe-fixes`")
    if report.suppressed:
        parts.append(f"{report.suppressed} suppressed")
    checked = report.checked
    looked_at = [(checked.entries, "entry"), (checked.links, "link"), (checked.files, "file")]
    numbers = ", ".join(counted(number, noun) for number, noun in looked_at if number or noun == "file")
    return f"{'; '.join(parts)} ({numbers} checked)"


def _is_form(finding: Finding, report: Report) -> bool:
    rule = report.rules.get(finding.code)
    return rule is not None and rule.is_form and finding.severity is not Severity.ERROR


def format_finding(finding: Finding, sources: Mapping[str, Source], title: str | None = None) -> str:
    """One finding on several lines, without a final line end; `title` is that of its entry."""
    source = sources.get(finding.span.path)
    where = finding.span.path
    if source is not None:
        position = source.position(finding.span.start)
        where = f"{where}:{position.line}:{position.column}"
    shown = [log_line(f"{where}: {finding.severity} {finding.code}: {finding.message}")]
    if source is not None:
        shown += _excerpt(source, finding)
    if finding.entry and title:
        short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
        shown.append(log_line(f"    entry: {finding.entry} ({short})"))
    if finding.help:
        shown.append(log_line(f"    help: {finding.help}"))
    return "\n".join(shown)


def _excerpt(source: Source, finding: Finding) -> list[str]:
    position = source.position(finding.span.start)
    before, rest = _around(source, finding.span.start, position.column)
    if not before.strip() and not rest.strip():
        return []
    length = max(1, min(finding.span.end - finding.span.start, len(rest)))
    if len(before) > _LONGEST_LINE // 2:
        before = "…" + before[-_LONGEST_LINE // 2 :]
    number = str(position.line)
    room = _LONGEST_LINE - len(before)
    marked, after = rest[: min(length, room)], rest[length:room] + ("…" if len(rest) > room else "")
    shown = [printable(part.replace("\t", " ")) for part in (before, marked, after)]
    caret = "^" * max(1, width(shown[1]))
    return [log_line(f"  {number} | {''.join(shown)}"), f"  {' ' * len(number)} | {' ' * width(shown[0])}{caret}"]


def _around(source: Source, offset: int, column: int) -> tuple[str, str]:
    """The line of an offset before and behind it, not much more than is shown: a line may be the whole file."""
    before = source.text[max(offset - _LONGEST_LINE, offset - column + 1) : offset]
    window = source.text[offset : offset + 2 * _LONGEST_LINE]
    return before, window.partition("\n")[0].partition("\r")[0]


def in_file_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, as they come, and by place in each file."""
    ordered = list(findings)
    files = {path: index for index, path in enumerate(dict.fromkeys(finding.span.path for finding in ordered))}
    return sorted(ordered, key=lambda finding: (files[finding.span.path], finding.span.start, finding.code))
