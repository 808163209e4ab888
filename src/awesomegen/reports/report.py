"""What every format is given."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomegen.core.finding import Finding, Severity
from awesomegen.core.span import Source


class RuleText(NamedTuple):
    """What a report says about a rule; `url` leads to its page, `is_form` lets a summary fold it."""

    code: str
    name: str
    summary: str
    severity: Severity
    url: str | None = None
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at."""

    entries: int = 0
    links: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order of the files, and all that is to be said about them.

    `titles` are those of the entries by id, `notices` what a reviewer should know besides, `fold_form` asks for counts
    instead of the findings about form.
    """

    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    rules: Mapping[str, RuleText]
    checked: Checked = Checked()
    suppressed: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    fold_form: bool = False

    def name(self, finding: Finding) -> str:
        """The name of the rule behind a finding."""
        rule = self.rules.get(finding.code)
        return rule.name if rule else finding.code.lower()

    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)
