"""What a check reports: one finding, where it stands, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from awesomegen.core.span import Span


class Severity(StrEnum):
    """How much a finding matters; in this order, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Edit(NamedTuple):
    """Replaces the characters of a span by a text."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that together mend a finding; a safe fix never changes what the data means."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at one place.

    `code` names the rule (`AG102`), `entry` the id of the entry it concerns, `help` says what to do about it.
    """

    code: str
    message: str
    span: Span
    severity: Severity = Severity.ERROR
    entry: str | None = None
    help: str | None = None
    fix: Fix | None = None
