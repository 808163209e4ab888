"""What a dialect gives back."""

from dataclasses import dataclass

from awesomegen.importers.found import FoundEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """Entries in order, and how many blocks they took; lines of these blocks in no entry are markup."""

    entries: tuple[FoundEntry, ...]
    blocks: int = 1
