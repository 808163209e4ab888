"""Lints a list or a page, mends it if asked to, and makes the report."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.cli.material import Rehearsal, open_page, page_material, project_material, repository
from awesomegen.core.finding import Cut, Finding
from awesomegen.core.span import Source
from awesomegen.project import Project
from awesomegen.reports.report import Checked, Report, RuleText
from awesomegen.rules import CATALOGUE, RULES
from awesomegen.rules.base import Needs, Rule
from awesomegen.rules.engine.lint import Result, lint
from awesomegen.rules.engine.material import Material
from awesomegen.rules.engine.selection import Selection, choose

if TYPE_CHECKING:
    from awesomegen.rules.engine.baseline import Baseline


class Subject(NamedTuple):
    """What is linted together: a list, or one page."""

    project: Rehearsal
    read: Callable[[Project], Material]
    selection: Selection
    today: date
    page: str | None = None

    def lint(self, project: Project | None = None) -> "Linted":
        """Lints it as it is now, or as another project has it."""
        material = self.read(project or self.project)
        baseline = None if self.page else _baseline(material)
        result = lint(material, RULES, self.selection, self.today, baseline)
        offline = any(rule.needs not in (Needs.ENGINE, Needs.ONLINE) for rule in self.selection.rules)
        can_run = offline or material.online is not None
        return Linted(material, result, can_run and _holds_something(material))


class Linted(NamedTuple):
    """A subject as it was read, and what there is to say about it."""

    material: Material
    result: Result
    checked_something: bool


def list_subject(project: Project, select: tuple[str, ...], ignore: tuple[str, ...], today: date) -> Subject:
    """The list of a project.

    Raises:
        ConfigError: for a rule that does not exist.
    """
    selection = choose(RULES, project.config.lint, project.config.location, select, ignore)
    return subject_of(project, selection, today)


def page_subject(path: Path, select: tuple[str, ...], ignore: tuple[str, ...], today: date) -> Subject:
    """A hand-written page.

    Raises:
        ConfigError: for a rule that does not exist.
        ProjectError: when there is no such file.
    """
    project = open_page(path)
    selection = choose(RULES, project.config.lint, project.config.location, select, ignore)
    return subject_of(project, selection, today, path.as_posix())


def subject_of(project: Project, selection: Selection, today: date, page: str | None = None) -> Subject:
    """The list of a project, or one page around which it was opened, with the rules that are to run."""
    rehearsal = project if isinstance(project, Rehearsal) else Rehearsal(project.root, project.config)
    if page is None:
        return Subject(rehearsal, lambda files: project_material(files, selection), selection, today)
    return Subject(rehearsal, lambda files: page_material(files, page, selection), selection, today, page)


def report_of(
    subjects: Iterable[Subject], linted: Iterable[Linted], name: str, notices: tuple[str, ...] = ()
) -> Report:
    """One report about all subjects, for one of the formats."""
    findings: list[Finding] = []
    sources: dict[str, Source] = {}
    titles: dict[str, str] = {}
    cuts: list[Cut] = []
    checked, suppressed = Checked(), 0
    for subject, each in zip(subjects, linted, strict=True):
        shown = cache(_shown(subject.project, name))
        findings += (finding.shown(shown) for finding in each.result.findings)
        cuts += (cut._replace(path=shown(cut.path)) for cut in each.result.cuts)
        suppressed += each.result.suppressed
        sources |= {shown(path): source for path, source in each.material.all_sources.items()}
        entries = each.material.entries
        titles |= {entry.id: entry.title for entry in entries}
        files = len(each.material.decoded.sources if each.material.decoded else ()) + len(each.material.pages)
        checked = Checked(checked.entries + len(entries), 0, checked.files + files)
    form = {rule.code for rule in RULES if rule.is_form}
    rules = {rule.code: rule_text(rule, rule.code in form) for rule in CATALOGUE}
    return Report(tuple(findings), sources, rules, checked, suppressed, titles, notices, cuts=tuple(cuts))


def _shown(project: Rehearsal, name: str) -> Callable[[str], str]:
    """How a format shows paths: as its readers find the file. Other programs get them as the list has them."""
    match name:
        case "github" | "sarif":
            root = project.root.resolve()
            return partial(project.shown, folder=repository(root) or root)
        case "text" | "concise":
            return project.shown
        case _:
            return str


def rule_text(rule: Rule, is_form: bool) -> RuleText:
    """What a report says about a rule."""
    return RuleText(rule.code, rule.name, rule.summary, rule.severity, None, is_form)


def _holds_something(material: Material) -> bool:
    listing = material.decoded.listing if material.decoded else None
    return bool(listing and listing.entries) or (
        material.decoded is None and any(page.source.text.strip() for page in material.pages)
    )


def _baseline(material: Material) -> "Baseline | None":
    source = material.sources.get(material.config.lint.baseline)
    if source is None:
        return None
    from awesomegen.rules.engine.baseline import parse_baseline

    return parse_baseline(source)
