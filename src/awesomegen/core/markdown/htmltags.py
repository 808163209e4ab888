"""Raw HTML inside Markdown, split into tags and text as a browser does it, in linear time."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

_MARKUP = lazy_pattern(
    r"<!--(?:-?>|.*?--!?>)"  # a comment
    r"|<(?:\?|!(?!--))[^>]*+>|</[^A-Za-z>][^>]*+>|</>"  # what browsers read as a comment
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^>])*+)>",
    re.DOTALL,
)
_MARKUP_START = lazy_pattern(r"<[A-Za-z/!?]")
_ATTRIBUTE = lazy_pattern(
    r"(?P<name>[^\s\"'>/=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++)))?+"
)


class Tag(NamedTuple):
    """One tag: its name in lower case, whether it closes, its attributes and the whole of it as written."""

    name: str
    closes: bool
    attributes: str
    source: str


def split(source: str) -> Iterator[Tag | str]:
    """Yield the tags and, between them, the text with its character references decoded; comments vanish.

    Markup that does not end takes all the rest with it, as in a browser.
    """
    position = 0
    while (start := _MARKUP_START.search(source, position)) is not None:
        if start.start() > position:
            yield html.unescape(source[position : start.start()])
        markup = _MARKUP.match(source, start.start())
        if markup is None:
            return
        if markup["name"]:
            yield Tag(markup["name"].lower(), bool(markup["close"]), markup["attributes"], markup.group())
        position = markup.end()
    if position < len(source):
        yield html.unescape(source[position:])


def anchor_names(tag: Tag) -> Iterator[str]:
    """Yield the fragments that a tag can be reached by: any `id`, and the `name` of an `<a>`."""
    if tag.closes:
        return
    seen: set[str] = set()
    for attribute in _ATTRIBUTE.finditer(tag.attributes):
        name = attribute["name"].lower()
        value = attribute["double"] or attribute["single"] or attribute["bare"]
        if value and name not in seen and (name == "id" or (name == "name" and tag.name == "a")):
            yield html.unescape(value)
        seen.add(name)
