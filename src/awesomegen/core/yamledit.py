"""Changes of a YAML file as splices of its text: every byte that a change does not concern stays as it is.

A change names nodes of the parsed file. It becomes one splice of the source, and before anything is written the new
text is parsed again: if that is not exactly the old document with the intended changes, nothing is edited.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from awesomegen.core.finding import Edit
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source, Span
from awesomegen.core.yamlquote import quoted, reads_as, spliced
from awesomegen.core.yamltree import Mapping, Node, Scalar, YamlError, parse
from awesomegen.core.yamltree import Sequence as SequenceNode

_COLON = lazy_pattern(r"[ \t]*:")


class EditError(Exception):
    """A change that cannot be made by a splice, or that would change more than it should."""


@dataclass(frozen=True, slots=True)
class SetText:
    """Another text for a scalar, a key or a value; `in_flow` tells whether it stands between `{}` or `[]`."""

    node: Scalar
    text: str
    in_flow: bool


@dataclass(frozen=True, slots=True)
class AddField:
    """A key that is not there yet, after the pair with the key `after`, or last."""

    mapping: Mapping
    name: str
    text: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveField:
    """The first pair with this key."""

    mapping: Mapping
    name: str


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """One item of a list."""

    sequence: SequenceNode
    index: int


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Other characters in a range: what scalars it touches may read otherwise, all else may not."""

    start: int
    end: int


Change = SetText | AddField | RemoveField | RemoveItem


def edit_for(source: Source, change: Change) -> Edit:
    """The splice that makes a change.

    Raises:
        EditError: when there is none that leaves all else as it is.
    """
    match change:
        case SetText(node, text, in_flow):
            start, end, new = _set_text(source, node, text, in_flow)
        case AddField():
            start, end, new = _add_field(source, change)
        case RemoveField(mapping, name):
            index = next((i for i, (key, _) in enumerate(mapping.pairs) if key.text == name), None)
            if index is None:
                raise EditError(f"there is no `{name}`")
            parts = [(key.start, _written_end(source, key, value)) for key, value in mapping.pairs]
            start, end, new = _remove(source, mapping, parts, index)
        case RemoveItem(sequence, index):
            parts = [(item.start, _end(source, item)) for item in sequence.items]
            start, end, new = _remove(source, sequence, parts, index)
    return Edit(Span(source.path, start, end), new)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they must not overlap."""
    for edit in sorted(edits, key=lambda each: (each.span.start, each.span.end), reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def prove(source: Source, new_text: str, changes: Sequence[Change | Rewrite]) -> None:
    """Checks that the new text is the old document with these changes and no others.

    Raises:
        EditError: when it is not, or when the old text was no YAML to begin with.
    """
    try:
        old, new = parse(source), parse(Source(source.path, new_text))
    except YamlError as error:
        raise EditError(f"not valid YAML: {error.finding.message}") from None
    intended = _Intended(changes)
    expected = intended.shape(old)
    if intended.found != sum(not isinstance(change, Rewrite) for change in changes):
        raise EditError("a place that was to change stands for several: an alias")
    if not _agree(expected, _Intended(()).shape(new)):
        raise EditError("the edit would change more than it should")


def is_flow(source: Source, node: Node) -> bool:
    """Is the collection written between `{}` or `[]`?"""
    return not isinstance(node, Scalar) and source.text[node.start : node.start + 1] in ("{", "[")


_ANY = object()


def _agree(expected: Any, found: Any) -> bool:
    if expected is _ANY:
        return found is None or isinstance(found, tuple)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(_agree, expected, found))
    if isinstance(expected, dict) and isinstance(found, dict):
        return _agree([list(pair) for pair in expected["pairs"]], [list(pair) for pair in found["pairs"]])
    return bool(expected == found)


class _Intended:
    """A document as plain values, with changes made to them on the way."""

    def __init__(self, changes: Sequence[Change | Rewrite]) -> None:
        self.found = 0
        self.rewritten: list[Rewrite] = []
        self.texts: dict[tuple[int, int], str] = {}
        self.added: dict[tuple[int, int], list[AddField]] = {}
        self.removed: dict[tuple[int, int], set[str | int]] = {}
        for change in changes:
            match change:
                case SetText(node, text):
                    self.texts[node.start, node.end] = text
                case AddField(mapping):
                    self.added.setdefault((mapping.start, mapping.end), []).append(change)
                case RemoveField(mapping, name):
                    self.removed.setdefault((mapping.start, mapping.end), set()).add(name)
                case RemoveItem(sequence, index):
                    self.removed.setdefault((sequence.start, sequence.end), set()).add(index)
                case Rewrite():
                    self.rewritten.append(change)

    def shape(self, node: Node | None) -> Any:
        if node is None:
            return None
        at = node.start, node.end
        if isinstance(node, Scalar):
            if at in self.texts:
                self.found += 1
                return (self.texts[at],)
            if any(each.start < node.end and node.start < each.end for each in self.rewritten):
                return _ANY
            return None if node.is_null else (node.text,)
        removed = self.removed.get(at, set())
        self.found += len(removed)
        if isinstance(node, SequenceNode):
            return [self.shape(item) for index, item in enumerate(node.items) if index not in removed]
        pairs = []
        left = set(removed)
        for key, value in node.pairs:
            if key.text in left:
                left.discard(key.text)
            else:
                pairs.append((self.shape(key), self.shape(value)))
        for change in self.added.get(at, ()):
            self.found += 1
            names = [key for key, _ in pairs]
            index = names.index((change.after,)) + 1 if (change.after,) in names else len(pairs)
            pairs.insert(index, ((change.name,), (change.text,)))
        return {"pairs": pairs}


def _set_text(source: Source, node: Scalar, text: str, in_flow: bool) -> tuple[int, int, str]:
    start, end = node.start, _end(source, node)
    raw = source.text[start:end]
    line_start = source.text.rfind("\n", 0, start) + 1
    before = source.text[line_start:start]
    indent = len(before) - len(before.lstrip(" -"))
    candidates = [spliced(raw, node.text, text), text if node.plain else None, quoted(text)]
    for new in candidates:
        if new is not None and reads_as(new, text, indent, in_flow):
            blank = " " if not raw and before.endswith(":") else ""
            return start, end, blank + new
    raise EditError("the text cannot be written at this place")


def _add_field(source: Source, change: AddField) -> tuple[int, int, str]:
    pairs = change.mapping.pairs
    if not pairs:
        raise EditError("there is no field to add to")
    key, value = next(((key, value) for key, value in pairs if key.text == change.after), pairs[-1])
    in_flow = is_flow(source, change.mapping)
    text = change.text if reads_as(change.text, change.text, 0, in_flow) else quoted(change.text)
    end = _written_end(source, key, value)
    if in_flow:
        return end, end, f", {change.name}: {text}"
    newline = source.text.find("\n", end)
    at = len(source.text) if newline == -1 else newline
    line_end = "\r\n" if source.text[:at].endswith("\r") and newline != -1 else "\n"
    at -= len(line_end) - 1
    first = pairs[0][0].start
    indent = " " * (first - source.text.rfind("\n", 0, first) - 1)
    return at, at, f"{line_end}{indent}{change.name}: {text}"


def _remove(
    source: Source, collection: Mapping | SequenceNode, parts: list[tuple[int, int]], index: int
) -> tuple[int, int, str]:
    if len(parts) < 2:
        raise EditError("nothing would be left: remove the whole")
    start, end = parts[index]
    if is_flow(source, collection):
        last = index == len(parts) - 1
        return (parts[index - 1][1], end, "") if last else (start, parts[index + 1][0], "")
    line_start = source.text.rfind("\n", 0, start) + 1
    lead = source.text[line_start:start]
    newline = source.text.find("\n", end)
    rest = source.text[end : None if newline == -1 else newline].strip()
    if rest:
        raise EditError("a comment stands beside it")
    if not lead.strip(" ") or (isinstance(collection, SequenceNode) and lead.strip(" ") == "-"):
        if newline == -1:
            return max(line_start - 1, 0), len(source.text), ""
        return line_start, newline + 1, ""
    following = parts[index + 1][0] if index + 1 < len(parts) else None
    if following is None or source.text[end:following].strip():
        raise EditError("it shares its line with something else")
    return start, following, ""


def _written_end(source: Source, key: Scalar, value: Node) -> int:
    if isinstance(value, Scalar) and value.start == value.end:
        # A key between braces may stand without its colon.
        colon = _COLON.match(source.text, key.end)
        return colon.end() if colon else key.end
    return _end(source, value)


def _end(source: Source, node: Node) -> int:
    """Where the last written character of a node ends; libyaml's own end takes in what blank lines follow."""
    if isinstance(node, Scalar):
        return (
            node.start + len(source.text[node.start : node.end].rstrip(" \r\n")) if node.end > node.start else node.end
        )
    if is_flow(source, node):
        return node.end
    if isinstance(node, SequenceNode):
        return max((_end(source, item) for item in node.items), default=node.start)
    return max((_written_end(source, key, value) for key, value in node.pairs), default=node.start)
