"""Which characters of a text stay: decided once for each, however often it comes up."""

from collections.abc import Callable


class CharacterTable(dict[int, int | None]):
    """A table for `str.translate` that drops what `is_kept` says no to, and asks when a character first comes up."""

    def __init__(self, is_kept: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_kept = is_kept

    def __missing__(self, code_point: int) -> int | None:
        self[code_point] = code_point if self._is_kept(chr(code_point)) else None
        return self[code_point]
