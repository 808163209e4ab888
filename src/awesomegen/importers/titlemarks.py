"""What stands in front of a title and says something about the entry: check boxes, symbols, `[Tag]`, `(CVPR 2021)`."""

import re
from dataclasses import dataclass, field

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.dates import read_date
from awesomegen.importers.inline import Token
from awesomegen.importers.venues import is_venue

_CHECKBOX = lazy_pattern(r"\[(?P<mark>[ xX])\]\s+")
_TAG = lazy_pattern(
    r"(?:\[(?P<bracketed>[^\[\]]{1,60})\]|【(?P<wide>[^【】]{1,60})】|\((?P<round>[^()]{1,60})\)|`(?P<code>[^`]{1,40})`)"
    r"(?![(\[:])[\s:]*(?=[^\s-])"
)
_NUMBER = lazy_pattern(r"(?P<bold>\*\*)?\[(?!(?:19|20)\d\d\])\d{1,4}\](?(bold)\*\*)[.:]?\s+(?=\S)")
_ANCHOR = lazy_pattern(
    r"<(?P<tag>a|span)\s+(?:name|id)\s*=\s*(?:\"[^\"]*\"|'[^']*')\s*>(?:\[?(?P<name>[^<>\[\]]{1,60})\]?)?</(?P=tag)>\s*",
    re.IGNORECASE,
)
"""What a link can lead to, and the name inside it."""
_SYMBOLS = lazy_pattern(
    r"(?P<symbols>(?:[^\w\s\[\]()<>*_`\"'“”‘’「」『』《》\\!#&@$|~.,:;+/-]|:[a-z0-9_+-]+:|[\ufe0f\u200d])+)\s*(?=\S)"
)


@dataclass(slots=True)
class TitleLine:
    """The first line of an entry, taken apart: the title, its link, what stood before it and what follows."""

    title: str
    rest: str
    link: Token | None = None
    before: str = ""
    name: str | None = None
    tags: list[str] = field(default_factory=list)
    date: str | None = None
    venue: str | None = None
    status: str | None = None
    is_certain: bool = True
    is_sentence: bool = False
    """Whether the link is a word of a sentence, and no link of the entry."""


def leading_marks(source: str) -> tuple[str, TitleLine]:
    """Takes what stands before a title and says something about it: check boxes, symbols, `[Tag]`."""
    found = TitleLine("", "")
    if number := _NUMBER.match(source):
        source = source[number.end() :]
    if checkbox := _CHECKBOX.match(source):
        found.status = "read" if checkbox["mark"] in "xX" else "unread"
        source = source[checkbox.end() :]
    while True:
        if anchor := _ANCHOR.match(source):
            found.name = found.name or anchor["name"]
            source = source[anchor.end() :]
        elif symbols := _SYMBOLS.match(source):
            found.tags.append(symbols["symbols"])
            source = source[symbols.end() :]
        elif (tag := _TAG.match(source)) and _take_tag(found, tag, source[tag.end()]):
            source = source[tag.end() :]
        else:
            return source, found


def _take_tag(found: TitleLine, tag: re.Match[str], following: str) -> bool:
    """Takes `[Tag]`, `(CVPR 2021)` or `[2021/05]` in front of a title; a mere tag only in front of a marked title."""
    text = next(group for group in tag.groups() if group).strip(" *_")
    if found.date is None and read_date(text):
        found.date = text
    elif found.venue is None and is_venue(text):
        found.venue = text
    elif (following in '["*_“' and text and tag["round"] is None) or (tag["round"] and following == "*"):
        found.tags.append(text)
    else:
        return False
    return True
