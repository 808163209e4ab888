"""From the YAML of a list to its nouns: everything wrong is reported at once, at its line and column."""

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from awesomegen.core.fields import LIST, REFERENCE, suppressions
from awesomegen.core.finding import Finding
from awesomegen.core.ids import check_id, default_id
from awesomegen.core.listformat import Format
from awesomegen.core.model import Entry, ExtraValue, Listing, Origin, Reference
from awesomegen.core.reader import Reader
from awesomegen.core.records import Record
from awesomegen.core.sectiontree import SectionTree, decode_sections
from awesomegen.core.shapes import TextList
from awesomegen.core.span import Source, Span
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence, is_null

TOP_LEVEL = ("list", "sections", "entries", "include")


class Document(NamedTuple):
    """One parsed file of a list; the first of a list is `entries.yaml`, the others are those it includes."""

    source: Source
    root: Node | None


class Decoded(NamedTuple):
    """What could be read, and everything that could not; `listing` is None when there is no list at all."""

    listing: Listing | None
    findings: tuple[Finding, ...]
    sources: AbstractMapping[str, Source]


def include_patterns(document: Document) -> list[tuple[str, Span]]:
    """The patterns of `include`, relative to the file that names them, with their places."""
    if not isinstance(document.root, Mapping) or (node := document.root.get("include")) is None:
        return []
    reader = Reader(document.source)
    return [(text, reader.span(item)) for text, item in TextList().read(node, reader) or []]


def decode(documents: AbstractSequence[Document], format: Format) -> Decoded:
    """Reads the files of one list, which must begin with `entries.yaml` itself."""
    return _Decoder(format, Reader(documents[0].source)).run(documents)


@dataclass(slots=True)
class _Decoder:
    format: Format
    reader: Reader
    tree: SectionTree = field(default_factory=SectionTree)
    items: list[Entry | Reference] = field(default_factory=list)
    ids: dict[str, Entry] = field(default_factory=dict)
    language: str = "en"

    def run(self, documents: AbstractSequence[Document]) -> Decoded:
        findings: list[Finding] = []
        record = self.format.entry
        values: dict[str, Any] | None = None
        for index, document in enumerate(documents):
            self.reader = Reader(document.source)
            top = self.top_level(document, is_main=index == 0)
            if index == 0:
                values = self.list_values(document, top)
                self.language = (values or {}).get("language", "en")
                if "include" in top:
                    TextList().read(top["include"], self.reader)
                if "sections" in top:
                    self.tree = decode_sections(top["sections"], self.reader, self.format)
            if "entries" in top:
                self.entries(top["entries"], record)
            findings += self.reader.findings
        sources = {document.source.path: document.source for document in documents}
        findings += self.check_references(sources)
        if values is None:
            return Decoded(None, tuple(findings), sources)
        listing = Listing(
            title=values.get("title", ""),
            description=values.get("description"),
            language=self.language,
            url=values.get("url"),
            sections=tuple(self.tree.sections),
            items=tuple(self.items),
            sources=sources,
        )
        return Decoded(listing, tuple(findings), sources)

    def top_level(self, document: Document, *, is_main: bool) -> dict[str, Node]:
        names = TOP_LEVEL if is_main else ("entries",)
        if document.root is None or (isinstance(document.root, Scalar) and document.root.is_null):
            at = Scalar("", 0, 0, plain=True)
            self.reader.report(
                "AG008",
                "the file is empty; expected `list:` and `entries:`"
                if is_main
                else "the file is empty; expected `entries:`",
                at,
            )
            return {}
        if not isinstance(document.root, Mapping):
            self.reader.report_type(f"a mapping with {', '.join(f'`{name}:`' for name in names)}", document.root)
            return {}
        written = document.root.keys()
        for key, _ in document.root.pairs:
            if key.text not in names:
                help = f"the keys are {', '.join(names)}"
                self.reader.report_unknown(
                    "AG102", f"unknown key `{key.text}` at the top level", key, names, help, taken=written
                )
        self.reader.report_duplicates(document.root)
        nodes = ((name, document.root.get(name)) for name in names)
        return {name: node for name, node in nodes if node is not None and not is_null(node)}

    def list_values(self, document: Document, top: dict[str, Node]) -> dict[str, Any] | None:
        if "list" in top:
            return LIST.read(top["list"], self.reader)
        if isinstance(document.root, Mapping):
            at = replace(document.root, end=document.root.start)
            self.reader.report("AG101", "the file needs `list:` with at least a `title`", at)
        return None

    def entries(self, node: Node, record: Record) -> None:
        if not isinstance(node, Sequence):
            self.reader.report_type("a list of entries, each starting with `- `", node)
            return
        for item in node.items:
            self.reader.entry = None
            if isinstance(item, Mapping) and item.get("see") is not None:
                self.reference(item)
            else:
                self.entry(item, record)
        self.reader.entry = None

    def reference(self, node: Mapping) -> None:
        values = REFERENCE.read(node, self.reader)
        if values is None or "see" not in values:
            return
        section = None
        if "section" in values:
            section = self.tree.resolve(values["section"], node.get("section") or node, self.reader)
            if section is None:
                return
        elif self.tree.sections:
            self.reader.report("AG106", "a reference needs the `section` to be shown in", node)
            return
        self.items.append(Reference(values["see"], section, Origin(self.reader.source.path, node)))

    def entry(self, node: Node, record: Record) -> None:
        written = node.get("id") if isinstance(node, Mapping) else None
        self.reader.entry = written.text if isinstance(written, Scalar) else None
        before = len(self.reader.findings)
        values = record.read(node, self.reader)
        if values is None or "title" not in values:
            return
        entry_id = self.entry_id(values, node)
        # What was read before the id was known is about the same entry.
        self.reader.findings[before:] = [each._replace(entry=entry_id) for each in self.reader.findings[before:]]
        self.reader.entry = entry_id
        sections = self.sections_of(values, node)
        authors = tuple(values.get("authors", ()))
        own = {row.name: _plain(values[row.name]) for row in self.format.own_fields if row.name in values}
        entry = Entry(
            id=entry_id,
            type=values.get("type") or self.tree.type_of(sections),
            title=values["title"],
            sections=sections,
            authors=authors,
            equal_contribution=self.equal_contribution(values, authors, node),
            venue=values.get("venue"),
            note=values.get("note"),
            date=values.get("date"),
            date_of=values.get("date_of", "submission"),
            links=tuple(values.get("links", ())),
            summaries={language or self.language: text for language, text in values.get("summary", ())},
            tags=tuple(text for text, _ in values.get("tags", ())),
            added=values.get("added"),
            priority=values.get("priority"),
            status=values.get("status"),
            suppressions=suppressions(values.get("lint", []), self.reader.source.path),
            extra=values.get("extra", {}) | own,
            origin=Origin(self.reader.source.path, node),
        )
        self.ids.setdefault(entry_id, entry)
        self.items.append(entry)

    def entry_id(self, values: dict[str, Any], node: Node) -> str:
        at = node.get("id") if isinstance(node, Mapping) else None
        entry_id: str = values.get("id") or default_id(values["title"])
        if "id" in values:
            check_id(entry_id, at or node, self.reader)
        if entry_id in self.ids:
            first = self.ids[entry_id].origin
            where = (
                f"on line {self.reader.source.position(first.span.start).line}"
                if first.path == self.reader.source.path
                else f"in `{first.path}`"
            )
            help = "give one of the two another id" if "id" in values else "give it an `id`"
            self.reader.report(
                "AG301",
                f"a second entry with the id `{entry_id}`, first {where}",
                at or node.get("title") or node if isinstance(node, Mapping) else node,
                help,
            )
        return entry_id

    def sections_of(self, values: dict[str, Any], node: Node) -> tuple[str, ...]:
        found = [self.tree.resolve(text, at, self.reader) for text, at in values.get("section", ())]
        if not values.get("section") and self.tree.sections:
            self.reader.report(
                "AG106",
                "an entry needs a `section` in a list that has sections",
                _title_of(node),
                f"one of {self.tree.names()}",
            )
        return tuple(dict.fromkeys(section for section in found if section is not None))

    def equal_contribution(self, values: dict[str, Any], authors: tuple[str, ...], node: Node) -> tuple[str, ...]:
        marked = values.get("equal_contribution", 0)
        if isinstance(marked, int):
            if marked > len(authors) and "authors" in values:
                at = node.get("equal_contribution") if isinstance(node, Mapping) else None
                self.reader.report(
                    "AG112", f"`{marked}` authors contributed equally, but only {len(authors)} are named", at or node
                )
            return authors[:marked]
        for name, at in marked:
            if name not in authors:
                self.reader.report_unknown("AG112", f"`{name}` is none of the authors", at, authors)
        return tuple(name for name, _ in marked if name in authors)

    def check_references(self, sources: AbstractMapping[str, Source]) -> list[Finding]:
        """Drops references to entries that do not exist, and reports them."""
        findings: list[Finding] = []
        for item in self.items:
            if isinstance(item, Reference) and item.entry not in self.ids:
                reader = Reader(sources[item.origin.path])
                node = item.origin.field_node("see")
                reader.report_unknown("AG111", f"there is no entry `{item.entry}` to see", node, self.ids)
                findings += reader.findings
        self.items = [item for item in self.items if isinstance(item, Entry) or item.entry in self.ids]
        return findings


def _plain(value: str | list[tuple[str, Node]]) -> ExtraValue:
    return value if isinstance(value, str) else tuple(text for text, _ in value)


def _title_of(node: Node) -> Node:
    return (node.get("title") if isinstance(node, Mapping) else None) or node
