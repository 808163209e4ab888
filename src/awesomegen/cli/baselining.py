"""Accepts what is found in a list today: `awesomegen lint --write-baseline`."""

from awesomegen.cli.common import console
from awesomegen.cli.linting import Subject
from awesomegen.core.display import counted
from awesomegen.core.errors import ProjectError
from awesomegen.core.finding import Cut, Finding
from awesomegen.core.span import Source
from awesomegen.rules import RULES
from awesomegen.rules.engine.baseline import baseline_text, known_from_now_on, parse_baseline
from awesomegen.rules.engine.lint import lint
from awesomegen.rules.engine.material import Material
from awesomegen.rules.page import readmestale
from awesomegen.rules.yaml.reading import DUPLICATE_KEY, MERGE_CONFLICT_MARKER, NO_ENTRIES_CHECKED, YAML_SYNTAX

_NEVER_KNOWN = frozenset(
    rule.code for rule in (YAML_SYNTAX, DUPLICATE_KEY, MERGE_CONFLICT_MARKER, NO_ENTRIES_CHECKED, readmestale.RULE)
)


def write_baseline(subject: Subject) -> None:
    """Writes what is found today as known, and says how much that is.

    Raises:
        ProjectError: for a list that cannot be read, or with more findings than are reported.
    """
    material = subject.read(subject.project)
    if material.decoded and material.decoded.listing is None:
        raise _unreadable(subject, material.decoded.findings[0], material)
    result = lint(material, RULES, subject.selection, subject.today)
    if result.cuts:
        raise _too_many(subject, result.cuts[0])
    reported = len(result.findings)
    result = result._replace(findings=tuple(each for each in result.findings if _can_be_known(each)))
    path = subject.project.config.lint.baseline
    written = subject.project.read_existing(path)
    before = None if written is None else parse_baseline(Source(path, written))  # what is none is not ours to overwrite
    counts = known_from_now_on(result.findings, before, subject.selection)
    subject.project.write_text(path, baseline_text(counts))
    subject.project.flush()
    count = counts.total()
    console().result(f"wrote {path}: {counted(count, 'finding')} {_is(count)} known from now on")
    if left := reported - len(result.findings):
        what = f"{counted(left, 'finding')} {_is(left)} of a kind that is never accepted"
        console().complain(f"{what}: `awesomegen lint` goes on reporting them")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _can_be_known(finding: Finding) -> bool:
    """Not what keeps a list from being read or shown, a page that `build` writes, nor what judges the judgements."""
    return finding.code not in _NEVER_KNOWN and not finding.code.startswith(("AG6", "AG7"))


def _unreadable(subject: Subject, finding: Finding, material: Material) -> ProjectError:
    path = finding.span.path
    line = material.all_sources[path].position(finding.span.start).line
    location = f"{subject.project.shown(path)}:{line}"
    help = "mend it first; `awesomegen lint` shows the place"
    return ProjectError(f"a list that cannot be read has no baseline: {finding.message}", location=location, help=help)


def _too_many(subject: Subject, cut: Cut) -> ProjectError:
    help = f"mend some first, or leave the rule out: `--ignore {cut.code}`"
    message = f"{cut.code} has more than {cut.most:,} findings here, and a baseline without the rest would help nobody"
    return ProjectError(message, location=subject.project.shown(cut.path), help=help)
