"""The whole of linting: run the rules, set aside what is judged or known, say what is left."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.core.finding import Cut, Finding, Fix
from awesomegen.rules.base import Rule
from awesomegen.rules.config.judged import STALE_BASELINE, UNUSED_SUPPRESSION
from awesomegen.rules.engine.material import Changes, Material
from awesomegen.rules.engine.run import Collector, in_order, run
from awesomegen.rules.engine.selection import Selection
from awesomegen.rules.engine.suppressions import judge, judgements

if TYPE_CHECKING:
    from awesomegen.rules.engine.baseline import Baseline


class Result(NamedTuple):
    """What is left to report, how many findings are hidden, what the fixes of YAML are meant to change, and what of
    the report is cut."""

    findings: tuple[Finding, ...]
    suppressed: int
    changes: dict[Fix, Changes]
    cuts: tuple[Cut, ...] = ()


def lint(
    material: Material, rules: Sequence[Rule], selection: Selection, today: date, baseline: "Baseline | None" = None
) -> Result:
    """Lints the material; `rules` are all there are, the selected and the others."""
    found = run(material, selection, today)
    is_whole = material.is_whole and not found.cuts
    collector = Collector(material.all_sources, selection)
    left, issues = judge(found, list(judgements(material)), rules, selection, today)
    for rule, issue in issues:
        if is_whole or rule is not UNUSED_SUPPRESSION:
            collector.take(rule, issue)
    if baseline:
        from awesomegen.rules.engine.baseline import subtract

        left, stale = subtract(left, baseline, selection)
        for issue in stale if is_whole else ():
            collector.take(STALE_BASELINE, issue)
    own = [finding for finding in collector.findings if selection.runs(finding.code)]
    findings = in_order([*left, *own], material.all_sources)
    hidden, changes = len(found.findings) - len(left), found.changes | collector.changes
    return Result(tuple(findings), hidden, changes, (*found.cuts, *collector.cuts.values()))
