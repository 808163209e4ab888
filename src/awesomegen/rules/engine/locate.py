"""From the place that a rule names to the characters it stands for."""

from awesomegen.core.span import Source, Span
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence
from awesomegen.rules.base import FieldPlace, Place, TextPlace


def span_of(place: Place, source: Source | None) -> Span:
    """The characters of a place; `source` is the file it is in, where that was read."""
    if isinstance(place, TextPlace):
        return Span(place.path, place.start, place.end)
    path = place.origin.path
    node = node_of(place)
    if node is None:
        return _opening(path, place.origin.node, source)
    if isinstance(node, Scalar):
        return Span(path, node.start, _written_end(node, source))
    return _opening(path, node, source)


def node_of(place: FieldPlace) -> Node | None:
    """The node that a place names, None where its field is not written.

    A link or a list that was written as a single scalar is its own every field.
    """
    node = place.origin.node
    if place.field is not None and isinstance(node, Mapping):
        if place.key:
            return next((node.pairs[index][0] for index in node.places(place.field)), None)
        found = node.get(place.field)
        if found is None:
            return None
        node = found
    if place.item is not None and isinstance(node, Sequence):
        return node.items[place.item] if place.item < len(node.items) else node
    return node


def _written_end(node: Scalar, source: Source | None) -> int:
    # The end of a block scalar takes in the blank lines after it.
    if source is None:
        return node.end
    return node.start + len(source.text[node.start : node.end].rstrip()) if node.end > node.start else node.end


def _opening(path: str, node: Node, source: Source | None) -> Span:
    """The first line of a mapping or list: it stands for the whole, which may fill a screen."""
    if source is None:
        return Span(path, node.start, node.end)
    line = source.position(node.start).line
    end = source.line_starts[line] if line < len(source.line_starts) else node.end
    written = source.text[node.start : min(end, node.end)].rstrip()
    return Span(path, node.start, node.start + len(written))
