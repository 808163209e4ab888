"""Places in entries that several rules report: texts as they are written, names, addresses."""

from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.model import Entry, Link, Listing, Origin, Section
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence
from awesomegen.rules.base import FieldPlace, Replacement


class FieldText(NamedTuple):
    """A text as it is written in a field, before it is trimmed or split."""

    text: str
    name: str
    origin: Origin
    field: str
    item: int | None

    @property
    def place(self) -> FieldPlace:
        """Where it stands."""
        return FieldPlace(self.origin, self.field, self.item)


PLAIN_FIELDS = frozenset({"title", "authors", "venue", "note", "tags"})
TEXT_FIELDS = PLAIN_FIELDS | {"summary"}


def texts(part: Entry | Section, fields: frozenset[str] = TEXT_FIELDS) -> Iterator[FieldText]:
    """The texts of an entry's or a section's fields, those in lists and in mappings by language included."""
    origin = part.origin
    if not isinstance(origin.node, Mapping):
        return
    for key, value in origin.node.pairs:
        if key.text not in fields:
            continue
        if isinstance(value, Scalar):
            yield FieldText(value.text, key.text, origin, key.text, None)
        elif isinstance(value, Sequence):
            for index, item in enumerate(value.items):
                if isinstance(item, Scalar):
                    yield FieldText(item.text, key.text, origin, key.text, index)
        else:
            inner = Origin(origin.path, value)
            for language, text in value.pairs:
                if isinstance(text, Scalar):
                    yield FieldText(text.text, key.text, inner, language.text, None)


def texts_of_list(
    listing: Listing, of_entries: frozenset[str] = TEXT_FIELDS, of_sections: frozenset[str] = TEXT_FIELDS
) -> Iterator[tuple[FieldText, Entry | None]]:
    """The texts of all entries, each with its entry, and then those of all sections."""
    for entry in listing.entries:
        yield from ((text, entry) for text in texts(entry, of_entries))
    for section in listing.sections:
        yield from ((text, None) for text in texts(section, of_sections))


def is_empty(node: Node) -> bool:
    """Whether there is nothing in a value: no text, no item, no pair."""
    if isinstance(node, Scalar):
        return node.is_null or not node.text.strip()
    return not (node.items if isinstance(node, Sequence) else node.pairs)


def url_place(link: Link) -> FieldPlace:
    """The address of a link, whether it stands alone or in a mapping."""
    return FieldPlace(link.origin, "url" if isinstance(link.origin.node, Mapping) else None)


def written_url(link: Link) -> str:
    """The address, or the identifier, as it is written."""
    node: Node | None = link.origin.node
    if isinstance(node, Mapping):
        node = node.get("url")
    return node.text if isinstance(node, Scalar) else link.url


def author_place(entry: Entry, index: int) -> FieldPlace:
    """The place of an author's name: the item of a list, or the whole line that commas split."""
    node = _authors(entry)
    return FieldPlace(entry.origin, "authors", _names(node)[index] if isinstance(node, Sequence) else None)


def authors_line(entry: Entry) -> str | None:
    """The names as they are written on one line; None for those of a list."""
    node = _authors(entry)
    return node.text if isinstance(node, Scalar) else None


def author_replacements(entry: Entry, names: tuple[str, ...]) -> tuple[Replacement, ...]:
    """Writes other names; none where that would take more or fewer items in a list."""
    node = _authors(entry)
    if not isinstance(node, Sequence):
        return (Replacement(FieldPlace(entry.origin, "authors"), ", ".join(names)),)
    if len(names) != len(entry.authors):
        return ()
    changed = zip(_names(node), names, entry.authors, strict=False)
    return tuple(
        Replacement(FieldPlace(entry.origin, "authors", item), name) for item, name, before in changed if name != before
    )


def _authors(entry: Entry) -> Node | None:
    return entry.origin.node.get("authors") if isinstance(entry.origin.node, Mapping) else None


def _names(node: Sequence) -> list[int]:
    """The position of each name in a list, blank items left out."""
    items = enumerate(node.items)
    return [
        index for index, item in items if isinstance(item, Scalar) and not item.is_null and item.text.strip(" \t\n")
    ]
