"""The end of an import: what the walk found, put in order, proven and summed up."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.slug import slug
from awesomegen.importers.completeness import complete_entries, lost_from_headings
from awesomegen.importers.found import Comment, Copies, FoundEntry, FoundSection, Imported, Warning
from awesomegen.importers.inline import with_addresses
from awesomegen.importers.language import language_of
from awesomegen.importers.outline import Part, title_part
from awesomegen.importers.walk import Walk
from awesomegen.importers.works import find_copies, warnings_of

_NUMBERED = lazy_pattern(r"-\d+$")


def finish(walk: Walk, parts: Sequence[Part], name: str, *, is_written: bool) -> Imported:
    """Sums up a walk; without `is_written`, texts stay as they are, and lost words and copies are not looked for."""
    _keep_tail(walk)
    sections = walk.stack.kept()
    _keep_sound_aliases(sections)
    description = walk.preamble
    if is_written:
        for entry in walk.entries:
            _contain_summary(entry, walk)
        description = _contain(walk, walk.preamble, 1)
        for section in sections:
            section.description = _contain(walk, section.description, section.line)
    _report_empty_groups(walk, sections)
    _report_bare_headings(walk, sections)
    accounted, unparsed = walk.ledger.close()
    section_of_entry = {id(entry): section for section in sections for entry in section.entries}
    section_of = {index: section_of_entry[id(entry)] for index, entry in enumerate(walk.entries)}
    copies = Copies({}, frozenset())
    if is_written:
        _prove(walk, parts)
        copies = find_copies(walk.entries, section_of)
    title = title_part(parts)
    if is_written and title is None and name:
        walk.warnings.append(Warning(1, "AG101", f"no heading names the list; it is called `{name}`, after its folder"))
    return Imported(
        title=parts[title].title if title is not None else name or "Awesome list",
        description="\n\n".join(description).strip("\n") or None,
        language=language_of(walk.entries, sections, walk.preamble),
        sections=tuple(sections),
        entries=tuple(walk.entries),
        section_of=section_of,
        copies=copies,
        footer="\n\n".join(walk.footer) or None,
        comments=(*walk.comments, *walk.ledger.comments()),
        accounted=accounted,
        unparsed=unparsed,
        warnings=_warnings(walk, copies),
        lines=len(walk.lines) - (not walk.lines[-1]),
        layout=Counter(entry.form for entry in walk.entries).most_common(1)[0][0] if walk.entries else "paragraph",
    )


def _keep_tail(walk: Walk) -> None:
    """What stands behind the last entry is the footer of the page."""
    for block in reversed(walk.tail):
        walk.footer.insert(0, walk.source(block))
        for line in range(block.first_line, block.last_line + 1):
            if line in walk.ledger.kinds:
                walk.ledger.kinds[line] = "footer", None


def _contain_summary(entry: FoundEntry, walk: Walk) -> None:
    if entry.summary is not None:
        from awesomegen.importers.descriptions import contained_summary

        text = with_addresses(entry.summary, walk.facts.references)
        is_kept = walk.facts.is_generated or "`" in text
        entry.summary = contained_summary(text if is_kept else " ".join(text.split()))


def _report_empty_groups(walk: Walk, sections: Sequence[FoundSection]) -> None:
    kept = {id(section) for section in sections}
    for group in walk.stack.sections:
        if id(group) not in kept and not group.has_toc:
            message = f"the group `{group.title}` holds no entries; its title is left out"
            walk.comments.append(Comment(group.line, group.source))
            walk.warnings.append(Warning(group.line, "AG307", message))


def _report_bare_headings(walk: Walk, sections: Sequence[FoundSection]) -> None:
    """A heading above others of its level, with nothing of its own, was often meant to stand above them."""
    for section, following in pairwise(sections):
        is_bare = not (section.entries or section.description or section.has_toc)
        if is_bare and section.depth == following.depth and section.parent is following.parent:
            message = f"the section `{section.title}` holds no entries and is not shown"
            walk.warnings.append(Warning(section.line, "AG307", f"{message}; do those below it belong into it?"))


def _prove(walk: Walk, parts: Sequence[Part]) -> None:
    """Looks for each word of the source in what was found."""
    complete_entries(walk.ledger, walk.entries)
    sections = walk.stack.sections
    title = title_part(parts)
    if title is not None and (heading := parts[title].heading) is not None:
        source = walk.source(heading)
        whole = FoundSection(parts[title].title, heading.first_line, 0, description=walk.preamble, source=source)
        sections = [whole, *sections]
    for section, warning in lost_from_headings(sections):
        walk.warnings.append(warning)
        walk.comments.append(Comment(section.line, section.source))


def _warnings(walk: Walk, copies: Copies) -> tuple[Warning, ...]:
    doubts = [warning for section, warning in walk.doubts if section is None or not section.entries]
    own = [warning for entry in walk.entries for warning in entry.warnings]
    warnings = [*walk.warnings, *doubts, *own, *warnings_of(walk.entries, copies)]
    return tuple(sorted(warnings, key=lambda warning: warning.line))


def _contain(walk: Walk, texts: Sequence[str], line: int) -> list[str]:
    """The texts that a description can hold; the others become comments of the written file, word for word."""
    from awesomegen.importers.descriptions import split_contained

    kept, left_out = split_contained(texts)
    for text in left_out:
        walk.comments.append(Comment(line, text))
        message = f"this text leaves HTML or code open and cannot stand alone; kept as a comment: `{text[:60]}`"
        walk.warnings.append(Warning(line, "AG110", message))
    return kept


def _keep_sound_aliases(sections: Sequence[FoundSection]) -> None:
    """Drops old anchors that a heading of the new page has anyway, and those of an earlier section."""
    taken = {slug(section.title) for section in sections}
    for section in sections:
        sound = [alias for alias in section.aliases if _NUMBERED.sub("", alias) not in taken and alias not in taken]
        section.aliases = list(dict.fromkeys(sound))
        taken.update(section.aliases)
