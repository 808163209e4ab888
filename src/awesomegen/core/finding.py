"""What a check reports: one finding, where it stands, and how to mend it."""

from collections.abc import Callable
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


class Finding(NamedTuple):
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

    def shown(self, path_of: Callable[[str], str]) -> "Finding":
        """The same finding with the paths of its places as they are to be shown."""
        fix = self.fix and self.fix._replace(
            edits=tuple(Edit(edit.span._replace(path=path_of(edit.span.path)), edit.text) for edit in self.fix.edits)
        )
        return self._replace(span=self.span._replace(path=path_of(self.span.path)), fix=fix)


class Cut(NamedTuple):
    """That a rule has more findings in a file than the `most` that are reported; `severity` is that of the others."""

    code: str
    path: str
    most: int
    severity: Severity
