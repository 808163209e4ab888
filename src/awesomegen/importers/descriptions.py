"""Texts of the source as descriptions and summaries: Markdown that closes what it opens."""

from collections.abc import Sequence

from awesomegen.core.containment import check_description
from awesomegen.core.inline import InlineError, contain

_MOST_REPAIRS = 20


def split_contained(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The texts that can stand together as a description, and those that leave something open."""
    if check_description("\n\n".join(texts)) is None:
        return list(texts), []
    kept: list[str] = []
    left_out: list[str] = []
    for text in texts:
        (left_out if check_description("\n\n".join([*kept, text])) else kept).append(text)
    return kept, left_out


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
