"""From the text of a document to the tokens of its blocks."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown.blockparser import LineBlockParser, LineState, Token

_LINE_END = lazy_pattern(r"\r\n?")
# A declaration ends at any `>`, so that even plain text may end one.
_DECLARATION = lazy_pattern(r"<![A-Z]")
# Chunks between blank lines of which no line can be, contain or end anything but a paragraph's text: no white space in
# front; no heading, underline, list, break, fence or reference definition; no raw HTML but `<br>`.
_PLAIN_LINE = (
    r"(?![ \t#=+~`-]|\d{1,9}+[.)]|[*_][ \t]*+(?:\n|[*_][ \t]*+[*_\n]|(?<=[ \t])))"
    r"(?:[^<>\]\n]++|\](?!:)|<br ?/?>)++\n"
)
_PLAIN_CHUNKS = lazy_pattern(rf"\n\n(?:(?:{_PLAIN_LINE})++\n++)++")
_PARSER = LineBlockParser()


class Document(NamedTuple):
    """The block tokens of a document and its link reference definitions."""

    tokens: list[Token]
    references: Mapping[str, Any]


@lru_cache(maxsize=1)  # for its blocks, its headings and its anchors
def parse_once(text: str) -> Document:
    """Parse the blocks of a document that is asked for several times."""
    return parse(text)


def parse(text: str, *, skip_plain_text: bool = False) -> Document:
    """Parse the blocks of a document.

    With `skip_plain_text`, paragraphs that hold neither a heading nor raw HTML may be left out; lines stay right.
    """
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    if not text.endswith("\n"):
        text += "\n"
    if skip_plain_text and not _DECLARATION.search(text):
        text = _PLAIN_CHUNKS.sub(_shorten, f"\n\n{text}\n")[2:]
    state = LineState()
    state.process(text)
    _PARSER.parse(state)
    return Document(state.tokens, state.env["ref_links"])


def _shorten(chunks: re.Match[str]) -> str:
    # One letter is left: without it the lists before and after would become one.
    return "\n\nx" + "\n" * (chunks.group().count("\n") - 2)
