"""Where in its file a configuration names the rules that it suppresses; TOML's own parser tells no places."""

import re
import tomllib
from collections.abc import Sequence

from awesomegen.core.lintconfig import ListSuppression
from awesomegen.core.span import Source

_MARK = "awesomegen-place-"
"""A word that may stand for another in a text, in a comment and in a key."""


def suppression_places(source: Source, rows: Sequence[ListSuppression]) -> list[tuple[int, int]]:
    """Where each row of `lint.suppress` names its rule; the beginning of the file where that cannot be told.

    Every stretch that could be one of these names is marked with its number, and the file is read once more: the mark
    that a row then holds says which of them is its own.
    """
    names = sorted({row.ignore for row in rows}, key=len, reverse=True)
    found = list(re.finditer("|".join(map(re.escape, names)), source.text)) if names else []
    marked, end = [], 0
    for number, match in enumerate(found):
        marked += [source.text[end : match.start()], f"{_MARK}{number}"]
        end = match.end()
    read = _names("".join([*marked, source.text[end:]]), is_shared=source.path == "pyproject.toml")
    spans = {f"{_MARK}{number}": match.span() for number, match in enumerate(found)}
    return [spans.get(name, (0, 0)) for name in read] if len(read) == len(rows) else [(0, 0)] * len(rows)


def _names(text: str, *, is_shared: bool) -> list[str]:
    """The rules that the rows name; none where the marks have made something else of the file."""
    try:
        table = tomllib.loads(text)
        table = table["tool"]["awesomegen"] if is_shared else table
        return [str(row["ignore"]) for row in table["lint"]["suppress"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        return []
