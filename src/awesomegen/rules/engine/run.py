"""Runs the rules of a selection over a list or a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from awesomegen.core.finding import Cut, Finding, Fix, Severity
from awesomegen.core.markdown import blocks, headings, html_anchors
from awesomegen.core.model import Listing
from awesomegen.core.pagetext import without_front_matter
from awesomegen.core.placement import entries_by_section
from awesomegen.core.span import Source
from awesomegen.rules.base import DataContext, Issue, Needs, PageContext, ProjectContext, Rule, SourceContext, TextPlace
from awesomegen.rules.engine.locate import span_of
from awesomegen.rules.engine.material import Changes, Found, LintPage, Material
from awesomegen.rules.engine.selection import Selection
from awesomegen.rules.page.reading import PageReading

MOST_FINDINGS = 10_000
"""How many findings of one rule in one file are reported: it looks no further then, and the report says so."""


def run(material: Material, selection: Selection, today: date) -> Found:
    """All findings in the order of the files, whatever may suppress them.

    Findings that keep the list from being read at all are among them even when their rule is not selected.
    """
    collector = Collector(material.all_sources, selection)
    unreadable = material.decoded is not None and material.decoded.listing is None
    # What keeps the pages from being made keeps the rules about them from looking.
    asks_for_pages = any(rule.needs is Needs.PROJECT for rule in selection.rules)
    hides_pages = asks_for_pages and material.decoded is not None and material.outputs is None
    for finding in (*(material.decoded.findings if material.decoded else ()), *material.failures):
        if unreadable or hides_pages or selection.runs(finding.code) or finding.code not in selection.known:
            collector.add(finding)
    contexts = _Contexts(material, today)
    # Pages and sources are looked at one by one; of a list in several files, the others may still have room.
    has_further_files = material.decoded is not None and len(material.decoded.sources) > 1
    for rule in selection.rules:
        for issues in contexts.checks(rule, selection.options[rule.code]):
            for issue in issues:
                if not collector.take(rule, issue) and not (rule.needs is Needs.DATA and has_further_files):
                    break
    return collector.found()


class Collector:
    """Turns issues into findings, with their spans and edits."""

    def __init__(self, sources: Mapping[str, Source], selection: Selection) -> None:
        self.sources = sources
        self.selection = selection
        self.findings: list[Finding] = []
        self.changes: dict[Fix, Changes] = {}
        self.cuts: dict[tuple[str, str], Cut] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, finding: Finding) -> None:
        """Adds a finding that is one already, if there is room."""
        severity = self.selection.severity(finding.code, finding.severity)
        if not self._has_room(finding.code, finding.span.path, severity):
            return
        source = self.sources.get(finding.span.path)
        rule = self.selection.known.get(finding.code)
        if rule and rule.improve and source is not None:
            finding = rule.improve(finding, source)
        if finding.fix:
            from awesomegen.core.yamledit import Rewrite

            self.changes[finding.fix] = tuple(Rewrite(*edit.span[1:], edit.text) for edit in finding.fix.edits)
        self.findings.append(finding._replace(severity=severity))

    def take(self, rule: Rule, issue: Issue) -> bool:
        """Adds the finding that an issue of a rule is; False if the rule has found too many in its file already."""
        path = issue.place.path if isinstance(issue.place, TextPlace) else issue.place.origin.path
        severity = self.selection.severity(rule.code, issue.severity or rule.severity)
        # Who has checked the links asks of each of them what came of it.
        if rule.needs is not Needs.ONLINE and not self._has_room(rule.code, path, severity):
            return False
        fix = None
        if issue.fix:
            from awesomegen.rules.engine.fixing import fix_for

            fix = fix_for(issue.fix, self.sources)
        if fix:
            self.changes[fix[0]] = fix[1]
        self.findings.append(
            Finding(
                code=rule.code,
                message=issue.message,
                span=span_of(issue.place, self.sources.get(path)),
                severity=severity,
                entry=issue.entry.id if issue.entry else None,
                help=issue.help,
                fix=fix[0] if fix else None,
            )
        )
        return True

    def _has_room(self, code: str, path: str, severity: Severity) -> bool:
        if self._counts[code, path] == MOST_FINDINGS:
            self.cuts.setdefault((code, path), Cut(code, path, MOST_FINDINGS, severity))
            return False
        self._counts[code, path] += 1
        return True

    def found(self) -> Found:
        """The findings in the order of the files, and the changes of their fixes.

        What another finding at the same place explains is not reported as well.
        """
        known = self.selection.known
        explained = {
            (code, *each.span[:2]) for each in self.findings if each.code in known for code in known[each.code].explains
        }
        left = [each for each in self.findings if (each.code, *each.span[:2]) not in explained]
        return Found(tuple(in_order(left, self.sources)), self.changes, tuple(self.cuts.values()))


def in_order(findings: Iterable[Finding], sources: Mapping[str, Source]) -> list[Finding]:
    """Findings by file, by place and by code."""
    files = {path: index for index, path in enumerate(sources)}
    return sorted(findings, key=lambda each: (files.get(each.span.path, len(files)), each.span.start, each.code))


class _Contexts:
    """What rules are given; everything is made once, and only when a rule asks for it."""

    def __init__(self, material: Material, today: date) -> None:
        self.material = material
        self.today = today
        self.data: DataContext | None = None
        self.data_of_pages: dict[str, DataContext] = {}
        self.pages: dict[str, PageContext] = {}

    def checks(self, rule: Rule, options: Mapping[str, Any]) -> Iterator[Iterator[Issue]]:
        """What a rule has to say about the material, one part after the other."""
        listing = self.material.decoded.listing if self.material.decoded else None
        match rule.needs:
            case Needs.SOURCE:
                for source, is_page in _texts(self.material):
                    marked = source.path in self.material.byte_order_marks
                    yield rule.check(SourceContext(source, is_page, marked, options))
            case Needs.DATA if listing:
                yield rule.check(self.data_context(listing)._replace(options=options))
            case Needs.DATA if rule.on_hand_written:
                for page in self.material.pages:
                    if page.listing:
                        context = self.page_data(page.source.path, page.listing)._replace(options=options)
                        # A fix of data is a splice of YAML.
                        yield (issue._replace(fix=None) for issue in rule.check(context))
            case Needs.PROJECT if listing and self.material.outputs is not None:
                yield rule.check(ProjectContext(listing, self.material.config, self.material.outputs, options))
            case Needs.ONLINE:
                yield (issue for code, issue in self.material.online or () if code == rule.code)
            case Needs.PAGE:
                for page in self.material.pages:
                    if not (page.generated and rule.hand_written_only):
                        issues = rule.check(self.page_context(page)._replace(options=options))
                        # What is generated is mended in the list or in its template.
                        yield (issue._replace(fix=None) for issue in issues) if page.generated else issues

    def data_context(self, listing: Listing) -> DataContext:
        if self.data is None:
            self.data = DataContext(listing, self.material.config, self.today, {}, entries_by_section(listing))
        return self.data

    def page_data(self, path: str, listing: Listing) -> DataContext:
        if path not in self.data_of_pages:
            by_section = entries_by_section(listing)
            self.data_of_pages[path] = DataContext(
                listing, self.material.config, self.today, {}, by_section, hand_written=True
            )
        return self.data_of_pages[path]

    def page_context(self, page: LintPage) -> PageContext:
        path, text = page.source.path, page.source.text
        if path not in self.pages:
            # GitHub shows them as a table, and not as Markdown.
            text = without_front_matter(text)
            context = PageContext(
                source=page.source,
                generated=page.generated,
                options={},
                blocks=blocks(text),
                headings=headings(text, with_blocks=True),
                html_anchors=html_anchors(text, with_blocks=True),
                relative_exists=page.relative_exists,
            )
            self.pages[path] = context._replace(reading=PageReading(context))
        return self.pages[path]


def _texts(material: Material) -> Iterator[tuple[Source, bool]]:
    for source in material.decoded.sources.values() if material.decoded else ():
        yield source, False
    for page in material.pages:
        if not page.generated:
            yield page.source, True
