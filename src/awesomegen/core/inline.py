"""Inline Markdown of an author, contained: one line that neither opens a block nor reaches beyond itself.

The page a summary stands on may hold link and footnote definitions, and other entries before and after it. So what
could meet its other half elsewhere is escaped (brackets that are no complete link, `<` that opens no complete tag) or
refused (code and HTML that are never closed). All else stays as it was written.

Reads Markdown as cmark-gfm does: escapes, code, autolinks and raw HTML first, in order, then brackets.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from awesomegen.core.codespans import CodeSpans
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.linktail import link_tail
from awesomegen.core.rawhtml import (
    AUTOLINK,
    BLOCK_ELEMENTS,
    FILTERED_ELEMENTS,
    TAG,
    TAG_IN_ALT_TEXT,
    UNCLOSED_COMMENT,
    OpenElements,
    comment_end,
)

_TOKEN = lazy_pattern(r"\\[!-/:-@\[-`{-~]|`+|<|!\[(?!\^)|\[|\]|(?<![A-Za-z])(?i:https?|ftp)://|(?<![^\s*_~(])www\.")
_SPECIAL = lazy_pattern(r"[\\`<\[\]\r\n]")
_BARE_URL_END = lazy_pattern(r"[ \t\n\v\f\r<`\[\]\\]|\Z")
_BARE_URL_START = lazy_pattern(r"(?P<scheme>:)(?=//)|(?<=www)(?=\.)")


class InlineError(ValueError):
    """A summary that would reach beyond itself; `offset` counts code points into the text that was given."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


@cache  # asked when a list is read, and again for each of its pages
def contain(text: str) -> str:
    """One line of inline Markdown that looks as the author meant it, wherever on a page it stands.

    Lines are joined by a blank, hard breaks between them dropped; tags of block elements are shown as text. The start
    of the result may still look like a block: whoever puts it at a line start makes that safe.

    Raises `InlineError` for code and HTML that are never closed, never opened or wrongly nested.
    """
    if not _SPECIAL.search(text) and "//" not in text and "www." not in text:
        return text.strip(" \t")
    source = _joined(text)
    if not _TOKEN.search(source.text):
        return source.text
    return _Containment(source).run()


class _Source(NamedTuple):
    """The joined lines, and where each of them began in the joined and in the given text."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def error(self, position: int, message: str) -> InlineError:
        line = bisect_right(self.starts, position) - 1
        return InlineError(self.origins[line] + position - self.starts[line], message)


def _joined(text: str) -> _Source:
    lines, starts, origins = [], [], []
    joined_length = origin = 0
    for raw in re.split(r"\r\n|[\r\n]", text):
        stripped = _without_break(raw)
        if stripped:
            lines.append(stripped)
            starts.append(joined_length)
            origins.append(origin + len(raw) - len(raw.lstrip(" \t")))
            joined_length += len(stripped) + 1
        origin += len(raw) + (2 if text.startswith("\r\n", origin + len(raw)) else 1)
    return _Source(" ".join(lines), tuple(starts), tuple(origins))


def _without_break(line: str) -> str:
    line = line.strip(" \t")
    while (len(line) - len(line.rstrip("\\"))) % 2:
        line = line[:-1].rstrip(" \t")
    return line


@dataclass(slots=True)
class _Bracket:
    """An opening bracket: what was read before it, and the pieces behind it that are bare URLs."""

    start: int
    piece: int
    tags_read: int
    is_image: bool
    urls: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Containment:
    source: _Source
    pieces: list[str] = field(default_factory=list)
    elements: OpenElements = field(default_factory=OpenElements)
    brackets: list[_Bracket] = field(default_factory=list)
    inactive: int = 0
    """So many brackets, counted from the outermost, hold a link already and can be images only."""
    code_spans: CodeSpans | None = None

    def run(self) -> str:
        text, position = self.source.text, 0
        while match := _TOKEN.search(text, position):
            self.pieces.append(text[position : match.start()])
            position = self._token(match)
        self.pieces.append(text[position:])
        while self.brackets:
            self._escape(self.brackets.pop())
        if unclosed := self.elements.unclosed():
            raise self.source.error(*unclosed)
        return "".join(self.pieces)

    def _token(self, match: re.Match[str]) -> int:
        """Handles one token; returns the position behind it."""
        token = match[0]
        if token[0] == "\\":
            self.pieces.append(token)
            return match.end()
        if token[0] == "`":
            return self._code(match.start(), len(token))
        if token == "<":
            return self._pointed(match.start())
        if token == "]":
            return self._closing_bracket(match.end())
        if token in ("[", "!["):
            bracket = _Bracket(match.start(), len(self.pieces), self.elements.tags_read, is_image=token == "![")
            self.brackets.append(bracket)
            self.pieces.append(token)
            return match.end()
        return self._bare_url(match.start(), match.end())

    def _code(self, start: int, length: int) -> int:
        if self.code_spans is None:
            self.code_spans = CodeSpans(self.source.text)
        end = self.code_spans.end(start + length, length)
        if end is None:
            fence = "`" * min(length, 3)
            message = f"the code span opened by {fence} is never closed; close it, or write \\` for the character"
            raise self.source.error(start, message)
        return self._keep(start, end)

    def _keep(self, start: int, end: int) -> int:
        self.pieces.append(self.source.text[start:end])
        return end

    def _pointed(self, start: int) -> int:
        """What begins with `<`: an autolink, a comment, a tag, or just the character."""
        text = self.source.text
        if match := AUTOLINK.match(text, start):
            return self._keep(start, match.end())
        if text.startswith("<!--", start):
            end = comment_end(text, start)
            if end < 0:
                raise self.source.error(start, UNCLOSED_COMMENT)
            return self._keep(start, end)
        match = _inline_tag(text, start)
        if match is None:
            self.pieces.append("\\<")
            return start + 1
        if problem := self.elements.read(match, start):
            raise self.source.error(start, problem)
        return self._keep(start, match.end())

    def _closing_bracket(self, position: int) -> int:
        """A `]` that ends at `position`: the end of a link or image, else text, like the bracket that opened it."""
        if not self.brackets:
            self.pieces.append("]")
            return position
        bracket = self.brackets.pop()
        is_inactive = len(self.brackets) < self.inactive
        self.inactive = min(self.inactive, len(self.brackets))
        tail = None if is_inactive and not bracket.is_image else link_tail(self.source.text, position)
        if tail is None:
            self._escape(bracket)
            self.pieces.append("\\]")
            return position
        if not bracket.is_image:
            self.inactive = len(self.brackets)
        elif bracket.tags_read != self.elements.tags_read:
            raise self.source.error(bracket.start, TAG_IN_ALT_TEXT)
        return self._keep(position - 1, tail.end)

    def _escape(self, bracket: _Bracket) -> None:
        self.pieces[bracket.piece] = "!\\[" if bracket.is_image else "\\["
        if self.brackets:
            enclosing = self.brackets[-1]
            fewer, more = sorted((enclosing.urls, bracket.urls), key=len)
            more.extend(fewer)
            enclosing.urls = more
            return
        for piece in bracket.urls:
            self.pieces[piece] = _unlinked(self.pieces[piece])

    def _bare_url(self, start: int, end: int) -> int:
        """A URL that GitHub links by itself, up to the next blank or tag and swallowing all other markup on the way.

        Markup wins over the link here: where there is any, the URL is text, as it always is between brackets.
        """
        text = self.source.text
        found = _BARE_URL_END.search(text, end)
        stop = found.start() if found else len(text)
        markup = text[stop : stop + 1]
        if markup in ("`", "[", "]", "\\") or (markup == "<" and not _opens_markup(text, stop)):
            if not self.brackets:
                self.pieces.append(_unlinked(text[start:stop]))
                return stop
            self.brackets[-1].urls.append(len(self.pieces))
        return self._keep(start, stop)


def _unlinked(url: str) -> str:
    return _BARE_URL_START.sub(lambda match: "\\:" if match["scheme"] else "\\", url)


def _inline_tag(text: str, start: int) -> re.Match[str] | None:
    tag = TAG.match(text, start)
    if tag is None:
        return None
    name = (tag["opened"] or tag["closed"]).lower()
    return None if name in BLOCK_ELEMENTS or name in FILTERED_ELEMENTS else tag


def _opens_markup(text: str, start: int) -> bool:
    return bool(AUTOLINK.match(text, start) or text.startswith("<!--", start) or _inline_tag(text, start))
