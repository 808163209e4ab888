"""The prose of an inline Markdown text: what is neither code nor a tag nor an address."""

import re
from collections.abc import Callable
from typing import NamedTuple

from awesomegen.core.inlinelinks import inline_links


class Substituted(NamedTuple):
    """A text with other words in its prose, and each word that was there with the one that took its place."""

    text: str
    changes: list[tuple[str, str]]


def substitute(pattern: re.Pattern[str], spelt: Callable[[re.Match[str]], str], markdown: str) -> Substituted:
    """Writes in prose what `spelt` says of each match; code, tags and the addresses of links stay as they are."""
    if not pattern.search(markdown):
        return Substituted(markdown, [])
    found = inline_links(markdown, {})
    verbatim = [*found.verbatim, *((link.destination_start, link.destination_end) for link in found.links)]
    changes: list[tuple[str, str]] = []

    def written(match: re.Match[str]) -> str:
        word, right = match.group(), spelt(match)
        if word == right or any(start < match.end() and match.start() < end for start, end in verbatim):
            return word
        changes.append((word, right))
        return right

    return Substituted(pattern.sub(written, markdown), changes)
