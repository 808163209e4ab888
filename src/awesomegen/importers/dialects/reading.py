"""What a dialect gives back."""

from collections.abc import Sequence
from typing import NamedTuple

from awesomegen.core.markdown import Block
from awesomegen.importers.found import FoundEntry

_NEAR = 12


def nearby(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    """The blocks around one: what forms stand there says what it is, and a section may have thousands."""
    return blocks[max(index - _NEAR, 0) : index + _NEAR + 1]


class Reading(NamedTuple):
    """Entries in order, how many blocks they took, and the line that only names the columns."""

    entries: tuple[FoundEntry, ...]
    blocks: int = 1
    head: int = 0
