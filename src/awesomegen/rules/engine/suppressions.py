"""Which findings the curator has judged already, and what is wrong with these judgements."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from awesomegen.core.finding import Finding
from awesomegen.core.markdown import blocks
from awesomegen.core.model import Entry
from awesomegen.core.span import Source
from awesomegen.core.suggest import did_you_mean
from awesomegen.core.yamltree import Mapping as MappingNode
from awesomegen.core.yamltree import Sequence as SequenceNode
from awesomegen.rules.base import FieldPlace, Issue, Needs, Place, ProposedFix, Replacement, Rule, TextPlace
from awesomegen.rules.config.judged import (
    EXPIRED_SUPPRESSION,
    STALE_BASELINE,
    SUPPRESSION_WITHOUT_REASON,
    UNKNOWN_RULE,
    UNUSED_SUPPRESSION,
)
from awesomegen.rules.engine.comments import IgnoreComment, ignore_comments, mentions_ignore
from awesomegen.rules.engine.material import Found, LintPage, Material
from awesomegen.rules.engine.reach import Reach, Unjudged
from awesomegen.rules.engine.selection import Selection, find, suggestion

_OWN = frozenset(
    rule.code
    for rule in (UNUSED_SUPPRESSION, SUPPRESSION_WITHOUT_REASON, EXPIRED_SUPPRESSION, STALE_BASELINE, UNKNOWN_RULE)
)

_MOST_SUGGESTIONS = 1_000
"""Where there are so many issues no more names are compared with those of all rules."""

_FORM = "write `<!-- awesomegen-ignore RULE: reason -->`, or `RULE until YYYY-MM-DD: reason`"


class Judgement(NamedTuple):
    """One suppression: which rule, where it counts, and where it was written."""

    ignore: str
    reason: str | None
    until: date | None
    reach: Reach
    place: Place
    removal: ProposedFix | None = None
    stray: str | None = None
    """What is wrong with the entry that it names, if there is none of that id."""
    entry: Entry | None = None
    problem: str | None = None
    """What keeps it from being read: then it hides nothing."""
    is_shared: bool = False
    """Whether it is meant for other files as well, so that nobody can call it unused."""

    def describe(self) -> str:
        """For a summary: what is hidden, and why."""
        where = f" of `{self.entry.id}`" if self.entry else ""
        return f"`{self.ignore}`{where}" + (f": {self.reason}" if self.reason else " without a reason")


def judgements(material: Material) -> Iterator[Judgement]:
    """All suppressions of a list and its configuration, or of hand-written pages."""
    listing = material.decoded.listing if material.decoded else None
    for entry in listing.entries if listing else ():
        yield from _of_entry(entry)
    yield from _of_configuration(material)
    for page in material.pages:
        if not page.generated and mentions_ignore(page.source.text):
            for comment in ignore_comments(page.source, blocks(page.source.text)):
                yield _of_comment(page, comment)


def judge(
    found: Found, every: Sequence[Judgement], rules: Sequence[Rule], selection: Selection, today: date
) -> tuple[list[Finding], list[tuple[Rule, Issue]]]:
    """The findings that nobody has judged, and issues about the suppressions themselves.

    An expired suppression goes on hiding its findings, and is reported in their place: time alone breaks nothing.
    """
    unjudged = Unjudged(found.findings)
    issues: list[tuple[Rule, Issue]] = []
    for each in every:
        if each.problem:
            issues.append((UNKNOWN_RULE, Issue(f"{each.problem}: nothing is suppressed", each.place, help=_FORM)))
            continue
        rule = find(rules, each.ignore)
        if rule is None:
            help = "write the code or the name of one rule; `awesomegen rules` lists them"
            nearest = suggestion(rules, each.ignore) if len(issues) < _MOST_SUGGESTIONS else ""
            message = f"there is no rule `{each.ignore}`{nearest}"
            issues.append((UNKNOWN_RULE, Issue(message, each.place, each.entry, help)))
            continue
        hidden = unjudged.within(rule.code, each.reach)
        if rule.code in _OWN:
            if not each.is_shared:
                message = f"{rule.code} ({rule.name}) is about judgements, and none of them hides it"
                help = "mend what it says, or leave the rule out with `ignore` under `[lint]`"
                issues.append((UNUSED_SUPPRESSION, Issue(message, each.place, each.entry, help, each.removal)))
        elif hidden:
            unjudged.hide(rule.code, each.reach)
        elif not each.is_shared and selection.runs(rule.code) and rule.needs is not Needs.ONLINE:
            unneeded = f"nothing here is a finding of {rule.code} ({rule.name}): the suppression is not needed"
            help = "name it by its id, or remove the suppression" if each.stray else "remove it"
            issue = Issue(each.stray or unneeded, each.place, each.entry, help, each.removal)
            issues.append((UNUSED_SUPPRESSION, issue))
        if not each.reason:
            message = f"the suppression of {rule.code} ({rule.name}) does not say why"
            issues.append((SUPPRESSION_WITHOUT_REASON, Issue(message, each.place, each.entry, "add a `reason`")))
        if hidden and each.until and each.until < today:
            message = f"the suppression of {rule.code} ({rule.name}) expired on {each.until}"
            help = f"look again, then remove it or move `until`; it hides: {hidden[0].message}"
            issues.append((EXPIRED_SUPPRESSION, Issue(message, each.place, each.entry, help)))
    return unjudged.left(), issues


def _of_entry(entry: Entry) -> Iterator[Judgement]:
    for index, suppression in enumerate(entry.suppressions):
        place = FieldPlace(entry.origin, "lint", item=index)
        removal = None
        # Beside a suppression that could not be read, the places of the others in the list are not known for certain.
        if _all_were_read(entry):
            removal = ProposedFix("remove the suppression", True, (Replacement(place, None),))
        origin = suppression.origin
        until = suppression.until.first_day if suppression.until else None
        yield Judgement(
            ignore=suppression.ignore,
            reason=suppression.reason,
            until=until,
            reach=Reach(entry.id),
            place=FieldPlace(origin, "ignore"),
            removal=removal,
            entry=entry,
        )


def _all_were_read(entry: Entry) -> bool:
    node = entry.origin.node
    written = node.get("lint") if isinstance(node, MappingNode) else None
    return isinstance(written, SequenceNode) and len(written.items) == len(entry.suppressions)


def _of_configuration(material: Material) -> Iterator[Judgement]:
    rows = material.config.lint.suppress
    if not rows:
        return
    from awesomegen.core.configplaces import suppression_places

    source = material.sources.get(material.config.location)
    places = suppression_places(source, rows) if source else [(0, 0)] * len(rows)
    listing = material.decoded.listing if material.decoded else None
    ids = [entry.id for entry in listing.entries] if listing else None
    is_page = material.decoded is None
    for row, (start, end) in zip(rows, places, strict=True):
        if is_page and row.entry is not None:
            continue
        place = TextPlace(material.config.location, start, end)
        stray = None
        if row.entry is not None and ids is not None and row.entry not in ids:
            stray = f"there is no entry `{row.entry}`{did_you_mean(row.entry, ids)}"
        yield Judgement(
            row.ignore, row.reason, row.until, Reach(row.entry, row.path), place, stray=stray, is_shared=is_page
        )


def _of_comment(page: LintPage, comment: IgnoreComment) -> Judgement:
    source = page.source
    stretch = _line_start(source, comment.first), _line_start(source, comment.last + 1)
    reach = Reach(path=source.path, stretch=stretch)
    place = TextPlace(source.path, comment.start, comment.end)
    removal = None
    if comment.is_only:
        removal = ProposedFix("remove the comment", True, (Replacement(_whole_line(source, comment), ""),))
    return Judgement(comment.rule, comment.reason, comment.until, reach, place, removal, problem=comment.problem)


def _line_start(source: Source, line: int) -> int:
    """The offset of a line's first character; behind the end of the text where there is no such line."""
    return source.line_starts[line - 1] if line <= len(source.line_starts) else len(source.text) + 1


def _whole_line(source: Source, comment: IgnoreComment) -> TextPlace:
    """The comment, with its line where nothing else stands on it, else with the blanks before it."""
    line_start = _line_start(source, source.position(comment.start).line)
    next_line = min(_line_start(source, source.position(comment.end).line + 1), len(source.text))
    before, after = source.text[line_start : comment.start], source.text[comment.end : next_line]
    if not before.strip() and not after.strip():
        return TextPlace(source.path, line_start, next_line)
    return TextPlace(source.path, comment.start - (len(before) - len(before.rstrip(" \t"))), comment.end)
