"""The report of an import: for programs as JSON, for people as a few lines."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from awesomegen.core.display import counted, printable
from awesomegen.importers.found import Imported

_SHOWN = 10
_LONGEST = 60


def to_report(imported: Imported, ids: Sequence[str]) -> dict[str, Any]:
    """The report as data: every line that is not blank is in exactly one item of `accounted` or `unparsed`."""
    id_of = {id(entry): ids[index] for index, entry in enumerate(imported.entries)}
    accounted: list[dict[str, Any]] = []
    for item in imported.accounted:
        accounted.append({"lines": [item.first_line, item.last_line], "as": item.kind})
        if item.entry is not None:
            accounted[-1]["entry"] = id_of[id(item.entry)]
    return {
        "version": 1,
        "entries": len(imported.entries),
        "sections": len(imported.sections),
        "lines": imported.lines,
        "accounted": accounted,
        "unparsed": [{"line": item.line, "text": item.text, "reason": item.reason} for item in imported.unparsed],
        "warnings": [{"line": item.line, "code": item.code, "message": item.message} for item in imported.warnings],
    }


def summary(imported: Imported) -> str:
    """How many lines are accounted for, and which are not."""
    lost = imported.unparsed
    text = f"{counted(imported.lines, 'line')}: {imported.lines - len(lost):,} accounted for"
    if not lost:
        return text
    shown = [f"line {item.line}: `{_shortened(item.text)}`" for item in lost[:_SHOWN]]
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    return f"{text}, {len(lost):,} not understood ({', '.join(shown)}{more})"


def warning_lines(imported: Imported, source: str) -> list[str]:
    """The warnings in the order of the source, the first of them in full."""
    found = imported.warnings
    lines = [f"{source}:{item.line}: warning {item.code}: {printable(item.message)}" for item in found[: 2 * _SHOWN]]
    if len(found) > len(lines):
        lines.append(f"… and {len(found) - len(lines)} more warnings; `--report FILE.json` holds them all")
    return lines


def extra_line(imported: Imported) -> str | None:
    """What the built-in layouts will not show: the keys under `extra`, the most frequent first."""
    keys = Counter(key for entry in imported.entries for key in entry.extra)
    if not keys:
        return None
    shown = [f"`{printable(key)}` ({count:,})" for key, count in keys.most_common(_SHOWN)]
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return f"kept under `extra`, which the built-in layouts do not show: {', '.join(shown)}{more}"


def _shortened(text: str) -> str:
    text = printable(text.strip())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
