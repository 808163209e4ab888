"""The format of one list: its types of entries, its kinds of links and its own fields."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.core.entrytypes import ENTRY_TYPES, EntryType
from awesomegen.core.linkkinds import LINK_KINDS

if TYPE_CHECKING:
    from awesomegen.core.records import Field, Record


class Format(NamedTuple):
    """The built-in types, kinds and fields, and what the configuration of a list adds to them.

    The tables of fields, and all that reads them, are imported when they are asked for: a hand-written page has none.
    """

    types: Mapping[str, EntryType] = ENTRY_TYPES
    kinds: Mapping[str, str] = LINK_KINDS
    own_fields: "tuple[Field, ...]" = ()

    @property
    def section(self) -> "Record":
        """The fields of a section but for the sections inside it."""
        from awesomegen.core.fields import section_record

        return section_record(tuple(self.types))

    @property
    def entry(self) -> "Record":
        """The fields of an entry."""
        from awesomegen.core.fields import entry_record

        return entry_record(tuple(self.types), self.kinds, self.own_fields)
