"""How findings are shown, one file per format; `FORMATS` is the registry."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomegen.reports.report import Report

FORMATS: Mapping[str, str] = {
    "text": "awesomegen.reports.text",
    "concise": "awesomegen.reports.concise",
    "json": "awesomegen.reports.json",
    "github": "awesomegen.reports.github",
    "sarif": "awesomegen.reports.sarif",
    "markdown": "awesomegen.reports.markdown",
}
"""Each format with the module that holds its `lines`."""


def report_lines(name: str, report: "Report") -> Iterator[str]:
    """The lines of a report in one of the formats."""
    lines: Iterator[str] = import_module(FORMATS[name]).lines(report)
    return lines
