"""The types of entries: what each must have, and what it should have."""

from collections.abc import Mapping
from typing import NamedTuple


class EntryType(NamedTuple):
    """A type of entry: fields whose absence is an error, and fields whose absence is a warning."""

    name: str
    required: tuple[str, ...]
    recommended: tuple[str, ...] = ()


DEFAULT_TYPE = "paper"

ENTRY_TYPES: Mapping[str, EntryType] = {
    entry_type.name: entry_type
    for entry_type in (
        EntryType("paper", required=("links", "authors", "date")),
        EntryType("post", required=("links",), recommended=("authors", "date")),
        EntryType("video", required=("links",), recommended=("authors", "date")),
        EntryType("code", required=("links",)),
        EntryType("dataset", required=("links",)),
        EntryType("other", required=("links",)),
    )
}
