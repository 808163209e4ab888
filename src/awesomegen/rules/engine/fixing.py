"""From the fix that a rule proposes to edits of the file."""

from collections.abc import Mapping

from awesomegen.core.finding import Edit, Fix
from awesomegen.core.listformat import Format
from awesomegen.core.span import Source, Span
from awesomegen.core.yamledit import (
    AddField,
    Change,
    EditError,
    RemoveField,
    RemoveItem,
    Rewrite,
    SetText,
    edit_for,
    is_flow,
)
from awesomegen.core.yamltree import Mapping as MappingNode
from awesomegen.core.yamltree import Scalar
from awesomegen.core.yamltree import Sequence as SequenceNode
from awesomegen.rules.base import FieldPlace, ProposedFix, Replacement, TextPlace
from awesomegen.rules.engine.locate import node_of

_ORDER = tuple(row.name for row in Format().entry.fields)


def fix_for(proposed: ProposedFix, sources: Mapping[str, Source]) -> tuple[Fix, tuple[Change | Rewrite, ...]] | None:
    """The fix with its edits, and the changes of YAML that it makes; None where it cannot be a splice."""
    edits: list[Edit] = []
    changes: list[Change | Rewrite] = []
    for replacement in proposed.replacements:
        place = replacement.place
        if isinstance(place, TextPlace):
            text = replacement.text or ""
            edits.append(Edit(Span(place.path, place.start, place.end), text))
            changes.append(Rewrite(place.start, place.end, text))
            continue
        source = sources.get(place.origin.path)
        change = _change(place, replacement, source) if source else None
        if source is None or change is None:
            return None
        try:
            edits.append(edit_for(source, change))
        except EditError:
            return None
        changes.append(change)
    return Fix(proposed.title, proposed.safe, tuple(edits)), tuple(changes)


def _change(place: FieldPlace, replacement: Replacement, source: Source) -> Change | None:
    parent = place.origin.node
    node = node_of(place)
    if parent.is_shared or (node is not None and node.is_shared):
        # What is right at one place may be wrong at the other.
        return None
    if isinstance(parent, MappingNode) and place.field and len(parent.places(place.field)) > 1:
        # Which of the two is meant is for the curator to say (AG002).
        return None
    if replacement.text is None:
        return _removal(place)
    if node is None:
        if not isinstance(parent, MappingNode) or place.field is None:
            return None
        return AddField(parent, place.field, replacement.text, _before(parent, place.field))
    if not isinstance(node, Scalar):
        return None
    return SetText(node, replacement.text, _in_flow(place, source))


def _removal(place: FieldPlace) -> Change | None:
    parent = place.origin.node
    if not isinstance(parent, MappingNode) or place.field is None:
        return None
    value = parent.get(place.field)
    if place.item is not None and isinstance(value, SequenceNode):
        if len(value.items) > 1:
            return RemoveItem(value, place.item)
    elif place.item is not None:
        return None
    return RemoveField(parent, place.field)


def _in_flow(place: FieldPlace, source: Source) -> bool:
    parent = place.origin.node
    if isinstance(parent, Scalar):
        # Nobody knows its parent: what is right between braces is right everywhere.
        return True
    value = parent.get(place.field) if isinstance(parent, MappingNode) and place.field else None
    return is_flow(source, parent) or (place.item is not None and value is not None and is_flow(source, value))


def _before(mapping: MappingNode, name: str) -> str | None:
    """The written field that comes next before this one in the order of the format."""
    if name not in _ORDER:
        return None
    written = mapping.keys()
    return next((other for other in reversed(_ORDER[: _ORDER.index(name)]) if other in written), None)
