"""What every format is given."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from awesomegen.core.finding import Cut, Finding, Severity
from awesomegen.core.span import Source


class RuleText(NamedTuple):
    """What a report says about a rule; `url` leads to its page, `is_form` lets a summary fold it."""

    code: str
    name: str
    summary: str
    severity: Severity
    url: str | None = None
    is_form: bool = False


class Checked(NamedTuple):
    """How much was looked at."""

    entries: int = 0
    links: int = 0
    files: int = 0


class Report(NamedTuple):
    """Findings in the order of the files, and all that is to be said about them.

    `titles` are those of the entries by id, `notices` what a reviewer should know besides, `fold_form` asks for counts
    instead of the findings about form, `cuts` tell what of the findings is missing.
    """

    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    rules: Mapping[str, RuleText]
    checked: Checked = Checked()
    suppressed: int = 0
    titles: Mapping[str, str] = MappingProxyType({})
    notices: tuple[str, ...] = ()
    fold_form: bool = False
    cuts: tuple[Cut, ...] = ()

    def name(self, finding: Finding) -> str:
        """The name of the rule behind a finding."""
        rule = self.rules.get(finding.code)
        return rule.name if rule else finding.code.lower()

    def missing(self) -> Iterator[str]:
        """What nobody may overlook: a line for each cut."""
        for cut in self.cuts:
            rule = self.rules.get(cut.code)
            name = f"{cut.code} ({rule.name})" if rule else cut.code
            yield (
                f"{name} finds more in `{cut.path}` than the {cut.most:,} that are reported: mend them and lint again; "
                "`--fix` may take several runs as well"
            )

    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)
