"""YAML as a tree of nodes that keep the written text and its exact place.

Scalars stay text (`2301.10000` keeps its zeros, `no` is a word). The tree is built from parser events, without
recursion, so that depth and aliases are bounded before anything grows: libyaml's own composer overflows the stack
on deep nesting. Line numbers of libyaml are not used, for it counts U+2028 as a line break; offsets are.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from awesomegen.core.finding import Finding
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source, Span
from awesomegen.core.yamlerrors import explain

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 50
MAX_ALIASED_NODES = 10_000

_MANY_PAIRS = 100
"""From so many on a mapping is not looked through for each key, of which there may be as many questions as keys."""
_KNOWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_UNPRINTABLE = lazy_pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONFLICT = lazy_pattern(r"^(?:(?:<{7}|>{7}|\|{7}) |={7}\r?$)", re.MULTILINE)


@dataclass(slots=True)
class Scalar:
    """A single value: its text after YAML's own unescaping, and whether it was written without quotes."""

    text: str
    start: int
    end: int
    plain: bool
    is_shared: bool = False

    @property
    def is_null(self) -> bool:
        """Nothing was written, or one of YAML's words for nothing."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: "list[Node]"
    start: int
    end: int
    is_shared: bool = False


@dataclass(slots=True)
class Mapping:
    """Pairs of key and value in the order of the file, duplicates included."""

    pairs: "list[tuple[Scalar, Node]]"
    start: int
    end: int
    is_shared: bool = False
    _places: dict[str, list[int]] | None = field(default=None, repr=False, compare=False)

    def get(self, name: str) -> "Node | None":
        """The value of the first key with that text."""
        if len(self.pairs) < _MANY_PAIRS:
            return next((value for key, value in self.pairs if key.text == name), None)
        places = self.places(name)
        return self.pairs[places[0]][1] if places else None

    def places(self, name: str) -> list[int]:
        """The positions of all pairs with that key; for when the mapping is whole."""
        if len(self.pairs) < _MANY_PAIRS:
            return [index for index, (key, _) in enumerate(self.pairs) if key.text == name]
        if self._places is None:
            self._places = {}
            for index, (key, _) in enumerate(self.pairs):
                self._places.setdefault(key.text, []).append(index)
        return self._places.get(name, [])

    def keys(self) -> set[str]:
        """The texts of the keys."""
        return {key.text for key, _ in self.pairs}


Node = Scalar | Sequence | Mapping
"""`is_shared` tells of each that an alias puts it, or what it is in, at a second place as well."""


def is_null(node: Node) -> bool:
    """Whether nothing was written behind a key: it counts as not written at all."""
    return isinstance(node, Scalar) and node.is_null


class YamlError(Exception):
    """The text is not YAML that we read; carries the finding that says why and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def parse(source: Source) -> Node | None:
    """The root node of a document, or None when it holds nothing.

    Raises:
        YamlError: for anything that is not one YAML document within the bounds of this module.
    """
    import yaml

    _check_characters(source)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(source.text)
    try:
        return _Builder(source).build(loader)
    except yaml.MarkedYAMLError as error:
        raise YamlError(explain(source, error)) from None
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    node: Sequence | Mapping
    anchor: str | None
    key: Scalar | None = None
    size: int = 1


@dataclass(slots=True)
class _Builder:
    source: Source
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    aliased: int = 0
    root: Node | None = None

    def build(self, loader: "yaml.SafeLoader | yaml.CSafeLoader") -> Node | None:
        import yaml

        documents = 0
        while True:
            event: Any = loader.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.tag is not None:
                    self.check_tag(event)
                scalar = Scalar(event.value, event.start_mark.index, event.end_mark.index, not event.style)
                self.attach(scalar, event.anchor, 1)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self.open(event, is_mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                closed = self.stack.pop()
                closed.node.end = _range(event)[1]
                self.attach(closed.node, closed.anchor, closed.size)
            elif kind is yaml.AliasEvent:
                self.resolve(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.fail(event, "a second YAML document starts here; expected one document", length=3)
            elif kind is yaml.StreamEndEvent:
                return self.root

    def open(self, event: Any, *, is_mapping: bool) -> None:
        self.check_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            self.fail(event, f"nested deeper than {MAX_DEPTH} levels")
        start, end = _range(event)
        node = Mapping([], start, end) if is_mapping else Sequence([], start, end)
        self.stack.append(_Open(node, event.anchor))

    def attach(self, node: Node, anchor: str | None, size: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.size += size
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
        elif parent.key is not None:
            parent.node.pairs.append((parent.key, node))
            parent.key = None
        elif isinstance(node, Scalar):
            self.check_key(node)
            parent.key = node
        else:
            raise YamlError(self.finding(node.start, node.end, "a key must be a single word, not a list or mapping"))

    def check_key(self, key: Scalar) -> None:
        if key.plain and key.text == "<<":
            message = "the merge key `<<` is not read; write the fields out"
            raise YamlError(self.finding(key.start, key.end, message))

    def resolve(self, event: Any) -> None:
        if any(open_.anchor == event.anchor for open_ in self.stack):
            self.fail(event, f"the alias `*{event.anchor}` stands inside its own anchor")
        if event.anchor not in self.anchors:
            self.fail(event, f"the alias `*{event.anchor}` has no anchor; quote the text if it is not an alias")
        node, size = self.anchors[event.anchor]
        self.aliased += size
        if self.aliased > MAX_ALIASED_NODES:
            self.fail(event, f"the aliases of this file stand for more than {MAX_ALIASED_NODES:,} values")
        _share(node)
        self.attach(node, None, size)

    def check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _KNOWN_TAGS and event.tag != "!":
            start, end = _range(event)
            written = self.source.text[start:end].split(maxsplit=1)[0]
            self.fail(
                event, f"the YAML tag `{written}` is not read; quote the text if it belongs to it", length=len(written)
            )

    def fail(self, event: Any, message: str, length: int = 0) -> NoReturn:
        start, end = _range(event)
        raise YamlError(self.finding(start, start + length if length else end, message))

    def finding(self, start: int, end: int, message: str) -> Finding:
        return Finding("AG001", message, Span(self.source.path, start, end))


def _share(node: Node) -> None:
    nodes = [node]
    while nodes:
        node = nodes.pop()
        if not node.is_shared:
            node.is_shared = True
            if isinstance(node, Sequence):
                nodes += node.items
            elif isinstance(node, Mapping):
                nodes += (each for pair in node.pairs for each in pair)


def _range(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _check_characters(source: Source) -> None:
    if conflict := _CONFLICT.search(source.text):
        span = Span(source.path, conflict.start(), conflict.start() + 7)
        message = f"a merge conflict was left here (`{conflict.group().strip()}`)"
        raise YamlError(
            Finding("AG007", message, span, help="keep one of the two versions and remove the marker lines")
        )
    if bad := _UNPRINTABLE.search(source.text):
        span = Span(source.path, bad.start(), bad.end())
        message = f"the control character U+{ord(bad.group()):04X} cannot stand in a YAML file"
        raise YamlError(Finding("AG001", message, span, help="remove it"))
