"""Texts of the source as descriptions and summaries: Markdown that closes what it opens."""

from collections import Counter
from collections.abc import Sequence

from awesomegen.core.containment import check_description
from awesomegen.core.inline import InlineError, contain

_MOST_REPAIRS = 20
_MOST_APART = 5
"""Texts that are looked for to be left out one by one; where there are more, all behind them go, too."""


def split_contained(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The texts that can stand together as a description, and those that leave something open."""
    if check_description("\n\n".join(texts)) is None:
        return list(texts), []
    # Sound by themselves they may not be together: an indented block may belong to a list above it.
    kept = _sound_together([text for text in texts if check_description(text) is None])
    remaining = Counter(kept)
    left_out = []
    for text in texts:
        if remaining[text]:
            remaining[text] -= 1
        else:
            left_out.append(text)
    return kept, left_out


def _sound_together(texts: Sequence[str]) -> list[str]:
    """The texts without those that leave something open behind the ones before them."""
    kept: list[str] = []
    unsound = 0
    groups = [list(texts)]
    while groups and unsound < _MOST_APART:
        group = groups.pop()
        if check_description("\n\n".join([*kept, *group])) is None:
            kept += group
        elif len(group) == 1:
            unsound += 1
        else:
            groups += [group[len(group) // 2 :], group[: len(group) // 2]]
    return kept


def contained_summary(text: str) -> str:
    """A summary that reaches not beyond itself: code and tags without an end become plain characters."""
    for _ in range(_MOST_REPAIRS):
        try:
            contain(text)
        except InlineError as error:
            text = f"{text[: error.offset]}\\{text[error.offset :]}"
        else:
            return text
    return text.replace("`", "'").replace("<", "&lt;")
