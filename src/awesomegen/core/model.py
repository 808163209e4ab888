"""The nouns of a list: what a decoded `entries.yaml` is to the rest of the program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Union

from awesomegen.core.dates import EntryDate
from awesomegen.core.span import Source, Span
from awesomegen.core.yamltree import Mapping as MappingNode
from awesomegen.core.yamltree import Node

ExtraValue = Union[str, None, tuple["ExtraValue", ...], Mapping[str, "ExtraValue"]]  # noqa: UP007 - it names itself
MAX_SECTION_DEPTH = 5
"""Levels of sections, one inside the other."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of the list was written: the file, and the YAML node with the places of all its fields.

    Where places have to be looked for, as in a hand-written page, `written` does so when somebody asks for them.
    """

    path: str
    written: Node | Callable[[], Node] = field(repr=False, compare=False)

    @property
    def node(self) -> Node:
        """The node itself."""
        return self.written() if callable(self.written) else self.written

    @property
    def span(self) -> Span:
        """The characters of the whole part."""
        node = self.node
        return Span(self.path, node.start, node.end)

    def field_node(self, name: str) -> Node:
        """The node of one field's value; of the whole part where the field is not written."""
        node = self.node
        value = node.get(name) if isinstance(node, MappingNode) else None
        return node if value is None else value

    def field_span(self, name: str) -> Span:
        """The characters of what `field_node` gives."""
        node = self.field_node(name)
        return Span(self.path, node.start, node.end)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an entry, in display order."""

    kind: str
    label: str
    url: str
    third_party: bool
    origin: Origin = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding that the curator has judged: which rule, why, and until when."""

    ignore: str
    reason: str | None
    until: EntryDate | None
    origin: Origin = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of the list.

    Texts are plain; `summaries` are inline Markdown by language. `sections` are section ids, the first one deciding
    the type; they are empty only in a list without sections.
    """

    id: str
    type: str
    title: str
    sections: tuple[str, ...]
    authors: tuple[str, ...]
    equal_contribution: tuple[str, ...]
    venue: str | None
    note: str | None
    date: EntryDate | None
    date_of: str
    links: tuple[Link, ...]
    summaries: Mapping[str, str]
    tags: tuple[str, ...]
    added: EntryDate | None
    priority: str | None
    status: str | None
    suppressions: tuple[Suppression, ...]
    extra: Mapping[str, ExtraValue]
    origin: Origin = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A `see` stub: shows an entry in full at this place of another section."""

    entry: str
    section: str | None
    origin: Origin = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `depth` counts from 1, `path` are the titles from the outermost to its own."""

    id: str
    title: str
    type: str
    depth: int
    path: tuple[str, ...]
    parent: str | None
    description: str | None
    sort: str
    aliases: tuple[str, ...]
    origin: Origin = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole list: its sections in reading order, its entries and references in the order of the files."""

    title: str
    description: str | None
    language: str
    url: str | None
    sections: tuple[Section, ...]
    items: tuple[Entry | Reference, ...]
    sources: Mapping[str, Source] = field(repr=False, compare=False)
    entries: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    """The entries without the references, each once."""

    def __post_init__(self) -> None:
        """Picks the entries."""
        object.__setattr__(self, "entries", tuple(item for item in self.items if isinstance(item, Entry)))
