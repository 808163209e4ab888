"""What a dialect gives back."""

from dataclasses import dataclass

from awesomegen.importers.found import FoundEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """Entries in order, how many blocks they took, and the line that only names the columns."""

    entries: tuple[FoundEntry, ...]
    blocks: int = 1
    head: int = 0
