"""The `entries.yaml` that a person would write for an imported list, and the files beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json import dumps

from awesomegen.core.entrytypes import DEFAULT_TYPE
from awesomegen.core.linkkinds import LINK_KINDS
from awesomegen.core.yamlquote import quoted
from awesomegen.importers.entrytype import type_of_section
from awesomegen.importers.found import FoundEntry, FoundLink, FoundSection, Imported
from awesomegen.importers.naming import entry_ids, section_ids
from awesomegen.importers.yamltext import comment, extra, folded, literal, scalar

LARGEST_FILE = 300_000
"""Characters; GitHub shows no diff of much larger files."""


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a list by path, and the id of each entry; a copy has that of the entry it shows."""

    files: Mapping[str, str]
    ids: Sequence[str]


def write(imported: Imported, *, path: str = "entries.yaml", source: str = "README.md") -> Written:
    """Writes the list: one file, or one for each section where that would be too large."""
    return _Writer(imported, source).run(path)


class _Writer:
    def __init__(self, imported: Imported, source: str) -> None:
        self.imported = imported
        self.source = source
        self.sections = section_ids(imported.sections)
        self.copies = imported.copies
        own = [index for index in range(len(imported.entries)) if index not in self.copies.same]
        self.ids: dict[int, str] = dict(zip(own, entry_ids([imported.entries[index] for index in own]), strict=True))
        self.comments = sorted(imported.comments, key=lambda each: each.line)
        self.next_comment = 0
        self.types: dict[int, str] = {}

    def run(self, path: str) -> Written:
        blocks = [
            (id(self.imported.section_of[index]), self.block(index)) for index in range(len(self.imported.entries))
        ]
        rest = self.remaining_comments(None)
        head = self.head()
        size = sum(len(block) for _, block in blocks)
        ids = [
            self.ids[self.copies.first[index] if index in self.copies.same else index] for index in range(len(blocks))
        ]
        if size <= LARGEST_FILE:
            body = "\n\n".join(block for _, block in blocks)
            tail = "\n" + "\n".join(rest) + "\n" if rest else ""
            entries = f"\nentries:\n{body}\n" if blocks else "\nentries: []\n"
            return Written({path: head + entries + tail}, ids)
        files = {path: f"{head}\ninclude: [entries/*.yaml]\n"}
        for name, members in self.files(blocks).items():
            files[f"entries/{name}.yaml"] = "entries:\n" + "\n\n".join(members) + "\n"
        if rest:
            files[path] += "\n" + "\n".join(rest) + "\n"
        return Written(files, ids)

    def head(self) -> str:
        imported = self.imported
        lines = [
            "# yaml-language-server: $schema=entries.schema.json",
            "",
            "list:",
            f"  title: {quoted(imported.title)}",
        ]
        if imported.description:
            lines.append(f"  description: {literal(imported.description, 4)}")
        if imported.language != "en":
            lines.append(f"  language: {imported.language}")
        if imported.sections:
            lines += ["", "sections:"]
            for section in imported.sections:
                lines += self.section(section)
        return "\n".join(lines) + "\n"

    def section(self, section: FoundSection) -> list[str]:
        indent = "  " + "    " * (section.depth - 1)
        own = self.sections[id(section)]
        lines = [f"{indent}- id: {scalar(own)}", f"{indent}  title: {scalar(section.title)}"]
        inherited = self.types.get(id(section.parent), DEFAULT_TYPE)
        kind = self.types[id(section)] = type_of_section(section) if section.entries else inherited
        if kind != inherited:
            lines.append(f"{indent}  type: {kind}")
        if description := "\n\n".join(section.description).strip("\n"):
            lines.append(f"{indent}  description: {literal(description, len(indent) + 4)}")
        if aliases := [alias for alias in section.aliases if alias]:
            lines.append(f"{indent}  aliases: [{', '.join(scalar(alias, in_flow=True) for alias in aliases)}]")
        following = self.imported.sections[self.imported.sections.index(section) + 1 :][:1]
        if following and following[0].parent is section:
            lines.append(f"{indent}  sections:")
        return lines

    def files(self, blocks: Sequence[tuple[int, str]]) -> dict[str, list[str]]:
        """The entries by file: the outermost sections that are small enough."""
        sizes: dict[int, int] = {}
        sections = {id(section): section for section in self.imported.sections}
        for section_id, block in blocks:
            section: FoundSection | None = sections[section_id]
            while section is not None:
                sizes[id(section)] = sizes.get(id(section), 0) + len(block)
                section = section.parent
        files: dict[str, list[str]] = {}
        for section_id, block in blocks:
            chosen = sections[section_id]
            while chosen.parent is not None and sizes[id(chosen.parent)] <= LARGEST_FILE:
                chosen = chosen.parent
            files.setdefault(self.sections[id(chosen)], []).append(block)
        return files

    def remaining_comments(self, before: int | None) -> list[str]:
        """The comments up to a source line that were not written yet."""
        lines: list[str] = []
        while self.next_comment < len(self.comments) and (
            before is None or self.comments[self.next_comment].line < before
        ):
            found = self.comments[self.next_comment]
            lines += comment(f"{self.source}:{found.line}: {found.text}", 2)
            self.next_comment += 1
        return lines

    def block(self, index: int) -> str:
        """One entry, or the reference to the one it repeats, with the comments in front of it."""
        entry = self.imported.entries[index]
        lines = self.remaining_comments(entry.first_line)
        section = scalar(self.sections[id(self.imported.section_of[index])], in_flow=True)
        if index in self.copies.same:
            original = scalar(self.ids[self.copies.first[index]], in_flow=True)
            return "\n".join([*lines, f"  - {{see: {original}, section: {section}}}"])
        for warning in entry.warnings:
            lines += comment(f"{self.source}:{warning.line}: {warning.message}", 2)
        if (original_index := self.copies.first.get(index)) is not None:
            lines += comment(f"the same work as {self.ids[original_index]}", 2)
        lines += [f"  - id: {scalar(self.ids[index])}", f"    section: {section}"]
        return "\n".join(lines + _fields(entry))


def _fields(entry: FoundEntry) -> list[str]:
    lines = [f"    title: {quoted(entry.title)}"]
    if entry.authors:
        lines.append(f"    authors: {_authors(entry.authors)}")
    if entry.equal_contribution:
        lines.append(f"    equal_contribution: {_equal(entry)}")
    if entry.venue:
        lines.append(f"    venue: {scalar(entry.venue)}")
    if entry.note:
        lines.append(f"    note: {scalar(entry.note)}")
    if entry.date:
        lines.append(f"    date: {entry.date if _is_iso(entry.date) else scalar(entry.date)}")
    if entry.links:
        lines += ["    links:", *_links(entry.links)]
    if entry.summary:
        lines.append(f"    summary: {folded(entry.summary, 6)}")
    if entry.tags:
        lines.append(f"    tags: [{', '.join(scalar(tag, in_flow=True) for tag in entry.tags)}]")
    if entry.extra:
        lines += ["    extra:", *extra(entry.extra, 6)]
    return lines


def _is_iso(date: str) -> bool:
    return all(part.isdecimal() and part.isascii() for part in date.split("-")) and len(date) in (4, 7, 10)


def _authors(names: Sequence[str]) -> str:
    if any("," in name for name in names):
        return f"[{', '.join(scalar(name, in_flow=True) for name in names)}]"
    return folded(", ".join(names), 6)


def _equal(entry: FoundEntry) -> str:
    names = entry.equal_contribution
    if names == entry.authors[: len(names)]:
        return str(len(names))
    return f"[{', '.join(scalar(name, in_flow=True) for name in names)}]"


def _links(links: Sequence[FoundLink]) -> list[str]:
    """A mapping by kind where that keeps the order, else a list."""
    kinds = list(dict.fromkeys(link.kind for link in links))
    grouped = [[link for link in links if link.kind == kind] for kind in kinds]
    if [link for group in grouped for link in group] != list(links):
        return [f"      - {_link(link, with_kind=True)}" for link in links]
    lines = []
    for kind, group in zip(kinds, grouped, strict=True):
        if len(group) == 1:
            lines.append(f"      {kind}: {_link(group[0])}")
        else:
            lines += [f"      {kind}:", *(f"        - {_link(link)}" for link in group)]
    return lines


def _link(link: FoundLink, *, with_kind: bool = False) -> str:
    label = link.label if link.label and link.label != LINK_KINDS[link.kind] else None
    if label is None and not link.third_party and not with_kind:
        return scalar(link.url)
    parts = [f"kind: {link.kind}"] if with_kind else []
    parts.append(f"url: {scalar(link.url, in_flow=True)}")
    if label is not None:
        parts.append(f"label: {scalar(label, in_flow=True)}")
    if link.third_party:
        parts.append("third_party: true")
    return f"{{{', '.join(parts)}}}"


def write_template(footer: str) -> str:
    """A template that puts a text, word for word, at the end of the page."""
    text = f"{{% raw %}}{footer}{{% endraw %}}" if "{" in footer else footer
    if "endraw" in footer:
        text = f"{{{{ {dumps(footer, ensure_ascii=False)} | raw }}}}"
    return f'{{% extends "awesomegen/base.md.j2" %}}\n\n{{% block maintaining %}}\n{text}\n{{% endblock %}}\n'
