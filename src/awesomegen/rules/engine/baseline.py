"""The findings that a list had when it began to be linted: known, not reported, and to become fewer."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from awesomegen.core.display import counted
from awesomegen.core.errors import ConfigError
from awesomegen.core.finding import Finding
from awesomegen.core.span import Source
from awesomegen.rules.base import Issue, ProposedFix, Replacement, TextPlace
from awesomegen.rules.engine.selection import Selection

_VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """What findings are counted under: the rule and the entry, or the file where no entry is concerned."""

    code: str
    path: str
    entry: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings of each kind are known; `source` is the file that says so."""

    source: Source
    counts: Counter[Known]


def parse_baseline(source: Source) -> Baseline:
    """Reads a baseline.

    Raises:
        ConfigError: for anything that `write_baseline` does not write.
    """
    try:
        document = json.loads(source.text)
        if document["version"] != _VERSION:
            raise ConfigError(f"version {document['version']!r} is not known", location=source.path)
        counts: Counter[Known] = Counter()
        for known, count in (_row(**row) for row in document["findings"]):
            # Two branches were merged. Each row counts all that its branch had: no more than the larger was accepted.
            counts[known] = max(counts[known], count)
    except (ValueError, KeyError, TypeError, RecursionError):
        help = "delete it, then write it anew with `awesomegen lint --write-baseline`"
        raise ConfigError("not a baseline of awesomegen", location=source.path, help=help) from None
    return Baseline(source, counts)


def _row(code: object, path: object, entry: object, count: object) -> tuple[Known, int]:
    entry = "" if entry is None else entry
    if not (isinstance(code, str) and isinstance(path, str) and isinstance(entry, str)):
        raise TypeError
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError
    return Known(code, path, entry), count


def known_from_now_on(findings: Iterable[Finding], before: Baseline | None, selection: Selection) -> Counter[Known]:
    """These findings, and of the baseline that there was those of rules that do not run."""
    kept = {known: count for known, count in before.counts.items() if not selection.runs(known.code)} if before else {}
    return Counter(kept) + Counter(_known(finding) for finding in findings)


def baseline_text(counts: Counter[Known]) -> str:
    """The text of a baseline, a line for each row, so that branches merge."""
    rows = [
        json.dumps(
            {"code": known.code, "path": known.path, "entry": known.entry or None, "count": count}, ensure_ascii=False
        )
        for known, count in sorted(counts.items())
        if count > 0
    ]
    return f'{{"version": {_VERSION}, "findings": [\n' + ",\n".join(rows) + "\n]}\n"


def subtract(
    findings: Iterable[Finding], baseline: Baseline, selection: Selection
) -> tuple[list[Finding], list[Issue]]:
    """The findings that the baseline does not know, and an issue if it knows some that are gone.

    Where an entry has more findings of a rule than are known, all are reported: none can be told to be the new one.
    """
    every = list(findings)
    now = Counter(_known(finding) for finding in every)
    left = [finding for finding in every if now[_known(finding)] > baseline.counts[_known(finding)]]
    rest = Counter(
        {
            known: min(count, now[known]) if selection.runs(known.code) else count
            for known, count in baseline.counts.items()
        }
    )
    gone = baseline.counts.total() - rest.total()
    if not gone:
        return left, []
    whole = TextPlace(baseline.source.path, 0, len(baseline.source.text))
    return left, [
        Issue(
            f"the baseline lists {counted(gone, 'finding')} no longer there",
            TextPlace(baseline.source.path, 0, 0),
            help="`awesomegen lint --fix` takes them out",
            fix=ProposedFix("remove them from the baseline", True, (Replacement(whole, baseline_text(rest)),)),
        )
    ]


def _known(finding: Finding) -> Known:
    return Known(finding.code, finding.span.path, finding.entry or "")
