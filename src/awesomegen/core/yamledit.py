"""Changes of a YAML file as splices of its text: every byte that a change does not concern stays as it is.

A change names nodes of the parsed file and becomes one splice of the source. Before anything is written, `yamlproof`
parses the new text again.
"""

from collections.abc import Iterable
from typing import NamedTuple

from awesomegen.core.finding import Edit
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source, Span
from awesomegen.core.yamlquote import quoted, reads_as, spliced
from awesomegen.core.yamltree import Mapping, Node, Scalar
from awesomegen.core.yamltree import Sequence as SequenceNode

_COLON = lazy_pattern(r"[ \t]*:")


class EditError(Exception):
    """A change that cannot be made by a splice, or that would change more than it should."""


class SetText(NamedTuple):
    """Another text for a scalar, a key or a value; `in_flow` tells whether it stands between `{}` or `[]`."""

    node: Scalar
    text: str
    in_flow: bool


class AddField(NamedTuple):
    """A key that is not there yet, after the pair with the key `after`, or last."""

    mapping: Mapping
    name: str
    text: str
    after: str | None = None


class RemoveField(NamedTuple):
    """The first pair with this key."""

    mapping: Mapping
    name: str


class RemoveItem(NamedTuple):
    """One item of a list."""

    sequence: SequenceNode
    number: int


class Rewrite(NamedTuple):
    """Other characters in a range: a scalar there reads as it did, with the new ones for the old ones."""

    start: int
    end: int
    text: str


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
            index = next(iter(mapping.places(name)), None)
            if index is None:
                raise EditError(f"there is no `{name}`")
            beside = slice(max(index - 1, 0), index + 2)
            parts = [(key.start, _written_end(source, key, value)) for key, value in mapping.pairs[beside]]
            start, end, new = _remove(source, mapping, parts, index - beside.start)
        case RemoveItem(sequence, index):
            beside = slice(max(index - 1, 0), index + 2)
            parts = [(item.start, _end(source, item)) for item in sequence.items[beside]]
            start, end, new = _remove(source, sequence, parts, index - beside.start)
    return Edit(Span(source.path, start, end), new)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they must not overlap."""
    parts, begin = [], len(text)
    for edit in sorted(edits, key=lambda each: (each.span.start, each.span.end), reverse=True):
        parts += [text[edit.span.end : begin], edit.text]
        begin = edit.span.start
    return "".join(reversed((*parts, text[:begin])))


def is_flow(source: Source, node: Node) -> bool:
    """Is the collection written between `{}` or `[]`?"""
    return not isinstance(node, Scalar) and source.text[node.start : node.start + 1] in ("{", "[")


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
    """`parts` are where the one to remove begins and ends, at `index`, and those beside it."""
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
