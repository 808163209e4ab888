"""The tree of sections: decoding, inheritance of types, and finding a section by what an entry calls it."""

from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass, field

from awesomegen.core.entrytypes import DEFAULT_TYPE
from awesomegen.core.ids import check_id, default_id
from awesomegen.core.listformat import Format
from awesomegen.core.model import MAX_SECTION_DEPTH, Origin, Section
from awesomegen.core.reader import Reader
from awesomegen.core.records import Record
from awesomegen.core.suggest import nearest
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class SectionTree:
    """The sections in reading order, by id, and by title where ids are not used."""

    sections: list[Section] = field(default_factory=list)
    by_id: dict[str, Section] = field(default_factory=dict)
    by_title: dict[str, list[str]] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    """What sections may be called that could not be read, and are reported already."""

    def add(self, section: Section) -> None:
        """Appends a section in reading order."""
        self.sections.append(section)
        self.by_id[section.id] = section
        self.aliases.update(section.aliases)
        ids = self.by_title.setdefault(section.title, [])
        if section.id not in ids:
            ids.append(section.id)

    def resolve(self, name: str, node: Node, reader: Reader) -> str | None:
        """The id of the section that `name` means, an id or an unambiguous title; reported where there is none."""
        if name in self.by_id:
            return name
        if name in self.unread:
            return None
        ids = self.by_title.get(name, [])
        if len(ids) == 1:
            return ids[0]
        if ids:
            reader.report(
                "AG106",
                f"the title `{name}` belongs to {len(ids)} sections",
                node,
                f"write an id: {', '.join(f'`{i}`' for i in ids)}",
            )
        elif self.sections:
            help = f"the sections are {self.names()}"
            meant = nearest(name, [*self.by_id, *self.by_title])
            if meant is not None and meant not in self.by_id:
                ids = self.by_title[meant]
                meant = ids[0] if len(ids) == 1 else None
            reader.report_meant("AG106", f"there is no section `{name}`", node, meant, help)
        else:
            reader.report("AG106", f"there is no section `{name}`: this list has no `sections:`", node)
        return None

    def names(self) -> str:
        """The ids for a message, the first dozen of them."""
        ids = [f"`{section.id}`" for section in self.sections]
        return ", ".join(ids[:12]) + (f" and {len(ids) - 12} more" if len(ids) > 12 else "")

    def type_of(self, sections: AbstractSequence[str]) -> str:
        """The type that an entry takes from its first section."""
        return self.by_id[sections[0]].type if sections else DEFAULT_TYPE


def decode_sections(node: Node, reader: Reader, format: Format) -> SectionTree:
    """Reads the tree of sections; what is wrong is reported and left out."""
    tree = SectionTree()
    _decode_level(node, reader, format.section, tree, parent=None)
    return tree


def _decode_level(node: Node, reader: Reader, record: Record, tree: SectionTree, parent: Section | None) -> None:
    if not isinstance(node, Sequence):
        reader.report_type("a list of sections", node)
        return
    for item in node.items:
        values = record.read(item, reader)
        if values is None or not isinstance(item, Mapping):
            continue
        if "title" not in values:
            texts = [value.text for _, value in item.pairs if isinstance(value, Scalar)]
            tree.unread.update(texts, map(default_id, texts))
            if "sections" in values:
                _decode_level(values["sections"], reader, record, tree, parent)
            continue
        section_id = values.get("id") or default_id(values["title"])
        depth = parent.depth + 1 if parent else 1
        if depth > MAX_SECTION_DEPTH:
            reader.report(
                "AG109",
                f"the section `{section_id}` is nested deeper than {MAX_SECTION_DEPTH} levels",
                item,
                "Markdown has six levels of headings, and the title takes the first",
            )
            continue
        at = item.get("id") or item.get("title") or item
        if "id" in values:
            check_id(section_id, at, reader)
        if section_id in tree.by_id:
            line = reader.source.position(tree.by_id[section_id].origin.span.start).line
            reader.report(
                "AG109",
                f"a second section with the id `{section_id}`, first on line {line}",
                at,
                "give it an `id` of its own",
            )
        aliases = _aliases(values.get("aliases", ()), tree, reader)
        section = Section(
            id=section_id,
            title=values["title"],
            type=values.get("type") or (parent.type if parent else DEFAULT_TYPE),
            depth=depth,
            path=(*(parent.path if parent else ()), values["title"]),
            parent=parent.id if parent else None,
            description=values.get("description"),
            sort=values.get("sort", "file"),
            aliases=aliases,
            origin=Origin(reader.source.path, item),
        )
        tree.add(section)
        if "sections" in values:
            _decode_level(values["sections"], reader, record, tree, section)


def _aliases(written: AbstractSequence[tuple[str, Node]], tree: SectionTree, reader: Reader) -> tuple[str, ...]:
    """The aliases that can be anchors, each once in the list."""
    aliases: dict[str, None] = {}
    for alias, node in written:
        if any(char.isspace() or char in "#\"'<>&" for char in alias):
            help = "write it as a link ends: `old-title` for `#old-title`"
            reader.report("AG108", f"the alias `{alias}` can be no anchor", node, help)
        elif alias in aliases or alias in tree.aliases:
            reader.report("AG109", f"the alias `{alias}` is given twice", node, "a link can land in one place only")
        else:
            aliases[alias] = None
    return tuple(aliases)
