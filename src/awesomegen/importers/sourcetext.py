"""The text of a page as it is parsed: without settings in front, and with what was certainly meant as Markdown."""

import re
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.pagetext import GENERATED, front_matter, without_front_matter

# All begin with the line end above them, which a search finds many times faster than the start of any line.
_TIGHT_ITEM = lazy_pattern(r"(\n *[-+])(?=\[[^\[\]\n]+\]\(https?://)")
_TIGHT_HEADING = lazy_pattern(r"(\n#{2,6})(?=[^\W\d_])")
_TIGHT_NUMBER = lazy_pattern(r"\n\d{1,3}\.(?=[^\W\d_])")
_TIGHT_LIST = lazy_pattern(rf"(?P<above>\n(?:[ \t]*|#{{1,6}} [^\n]*))(?P<number>{_TIGHT_NUMBER.pattern})")
"""`1.Title` right below a blank line or a heading; one alone may be anything."""
_BREAK_ABOVE_NUMBER = lazy_pattern(r"\n[ \t]*(?:<br[ \t]*/?>[ \t]*)+(?=\n\d{1,3}[.)][ \t]*[^\W\d_])", re.IGNORECASE)
"""A line of nothing but breaks, above the next item of a list."""
_ESCAPED_LABEL = lazy_pattern(r"\[\\\[(?P<label>[^\[\]\\\n]+)\\\]\]\(")
"""`[\\[paper\\]](url)`: the brackets are for the eye."""
_BOLD_TAG = lazy_pattern(r"<(?:b|strong|u)>", re.IGNORECASE)
_HTML_BOLD = lazy_pattern(
    r"(?P<lead>\n[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?::[a-z_]+:[ \t]*|[^\w\s<>*_`\[\]|#-][ \t]*)*+)"
    r"<(?P<tag>b|strong|u)>(?P<text>[^<>*\n]+)</(?P=tag)>",
    re.IGNORECASE,
)
"""A title or a name in HTML at the start of a line."""
_CONTROLS = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class SourceText(NamedTuple):
    """A page: its lines as they were written, and a text of the same lines that a parser of Markdown reads as meant."""

    lines: list[str]
    markdown: str
    front: str
    """The settings of a site generator in front, or nothing."""
    is_generated: bool


def read_source(text: str) -> SourceText:
    """Takes a page apart; line ends and control characters are made plain."""
    text = _CONTROLS.sub(" ", re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")))
    front = front_matter(text)
    is_generated = text.startswith(GENERATED)
    rest = without_front_matter(text)
    return SourceText(text.split("\n"), rest if is_generated else _as_markdown(rest), front, is_generated)


def _as_markdown(text: str) -> str:
    """The text with what was certainly meant as a list item or as bold written so; no line moves."""
    text = "\n" + (_ESCAPED_LABEL.sub(r"[\g<label>](", text) if "\\]](" in text else text)
    if "<" in text:
        text = _BREAK_ABOVE_NUMBER.sub("\n", text)
    if _TIGHT_NUMBER.search(text) and len(_TIGHT_LIST.findall(text)) > 1:
        text = _TIGHT_LIST.sub(r"\g<above>\g<number> ", text)
    text = _TIGHT_HEADING.sub(r"\1 ", _TIGHT_ITEM.sub(r"\1 ", text))
    return (_HTML_BOLD.sub(r"\g<lead>**\g<text>**", text) if _BOLD_TAG.search(text) else text)[1:]
