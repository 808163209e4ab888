"""Inline Markdown of a list entry, taken apart: its links, images, code and comments, with their places.

Reads what GitHub shows as a link, and what was certainly meant to be one: a blank before the parenthesis, a forgotten
bracket. Those are marked as malformed.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern

_SPECIAL = lazy_pattern(
    r"\\[!-/:-@\[-`{-~]|(?P<code>`+)|(?P<image>!\[)|(?P<open>\[)|(?P<close>\])|(?P<tag><)|(?P<bare>(?<![A-Za-z0-9])https?://)"
)
_URL_PART = r"(?:[^\s()\\<>]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\])*\))*\))"
_DESTINATION = lazy_pattern(
    rf"\(\s*(?:<(?P<pointed>[^<>\n]*)>|(?P<plain>{_URL_PART}*))(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?\s*\)"
)
_LOOSE_DESTINATION = lazy_pattern(r"(?P<gap> *)\((?P<url>\s*(?:https?://|#|\.{0,2}/)[^()\n]*)\)")
_REFERENCE = lazy_pattern(r"\[(?P<label>[^\[\]\n]*)\]")
_INSIDE_OUT = lazy_pattern(r"(?P<label>[^\[\]()\n]*)\((?P<url>https?://[^\s()]+)\)")
_BRACKETED_ADDRESS = lazy_pattern(r"https?://[^\s\[\],<>]+")
_BARE_END = lazy_pattern(r"[\s<>\[\]`|]|\Z")
_TAG = lazy_pattern(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = r"""\b{}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_HREF, _ALT, _SRC = (lazy_pattern(_ATTRIBUTE.format(name), re.IGNORECASE) for name in ("href", "alt", "src"))
_AUTOLINK = lazy_pattern(r"<(https?://[^\s<>]+)>")
_CLOSING_A = lazy_pattern(r"</a\s*>", re.IGNORECASE)
_TRAILING = ".,:;!?'\"*_~。，、"
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_MARKUP = lazy_pattern(r"[\\`*~\[\]<&!]|(?<![^\W_])_|_(?![^\W_])|https?:|www\.")
_BLANKS = lazy_pattern(r"[ \t\n]+")
_BREAK_TAG = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)


class Token(NamedTuple):
    """A construct in inline Markdown: link, image, code, comment or html, with the source between two offsets.

    `label` is the plain text of a link, the alternative text of an image, the content of code.
    """

    kind: str
    start: int
    end: int
    label: str = ""
    url: str = ""
    is_badge: bool = False
    is_bare: bool = False
    malformed: bool = False


def scan(source: str, references: Mapping[str, str]) -> list[Token]:
    """The constructs of a line or a paragraph, in order, none inside another."""
    if "[" not in source and "<" not in source and "`" not in source and "://" not in source:
        return []
    return _Scanner(source, references).run() if references else list(_scanned(source))


@lru_cache(maxsize=64)  # a line is scanned by everyone who asks what it is, one after the other
def _scanned(source: str) -> tuple[Token, ...]:
    return tuple(_Scanner(source, {}).run())


class _Scanner:
    def __init__(self, source: str, references: Mapping[str, str]) -> None:
        self.source = source
        self.references = references
        self.tokens: list[Token] = []
        self.openers: list[tuple[int, bool]] = []

    def run(self) -> list[Token]:
        position = 0
        while match := _SPECIAL.search(self.source, position):
            kind = match.lastgroup
            start, position = match.start(), match.end()
            if kind == "code":
                position = self.code(start, match[0])
            elif kind == "tag":
                position = self.tag(start)
            elif kind == "close":
                position = self.close(start)
            elif kind == "bare" and not self.openers:
                position = self.bare(start)
            elif kind in ("open", "image"):
                self.openers.append((start, kind == "image"))
        return self.tokens

    def code(self, start: int, fence: str) -> int:
        end = re.compile(rf"(?<!`){fence}(?!`)").search(self.source, start + len(fence))
        if end is None:
            return start + len(fence)
        self.tokens.append(Token("code", start, end.end(), self.source[start + len(fence) : end.start()].strip()))
        return end.end()

    def tag(self, start: int) -> int:
        source = self.source
        if source.startswith("<!--", start):
            end = source.find("-->", start + 4)
            end = len(source) if end < 0 else end + 3
            self.tokens.append(Token("comment", start, end, source[start:end]))
            return end
        if autolink := _AUTOLINK.match(source, start):
            self.add(Token("link", start, autolink.end(), autolink[1], autolink[1], is_bare=True))
            return autolink.end()
        tag = _TAG.match(source, start)
        if tag is None:
            return start + 1
        name, end = tag["name"].lower(), tag.end()
        if name == "img":
            self.add(Token("image", start, end, _attribute(_ALT, tag[0]), _attribute(_SRC, tag[0])))
        elif name == "a" and (href := _attribute(_HREF, tag[0])) and (closing := _CLOSING_A.search(source, end)):
            label = plain(source[end : closing.start()])
            self.add(Token("link", start, closing.end(), label, href))
            return closing.end()
        else:
            self.add(Token("html", start, end, name))
        return end

    def bare(self, start: int) -> int:
        found = _BARE_END.search(self.source, start)
        end = found.start() if found else len(self.source)
        url = self.source[start:end].rstrip(_TRAILING)
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(_TRAILING)
        self.tokens.append(Token("link", start, start + len(url), url, url, is_bare=True))
        return start + len(url)

    def close(self, position: int) -> int:
        """A `]` at this position: the end of a link or an image, or a mere bracket."""
        if not self.openers:
            return position + 1
        start, is_image = self.openers.pop()
        found = self.destination(start + (2 if is_image else 1), position)
        if found is None:
            if self.source.startswith(("http://", "https://"), start + 1):
                self.addresses(start + 1, position)
            return position + 1
        url, end, malformed = found
        self.add_bracketed(start, position, end, url, is_image, malformed)
        if not is_image:
            # A link holds no link: brackets around it are text.
            self.openers = [(at, True) for at, image in self.openers if image]
        return end

    def addresses(self, start: int, end: int) -> None:
        """Bare addresses that fill brackets: `[https://…]`, `[https://…, https://…]`."""
        for found in _BRACKETED_ADDRESS.finditer(self.source, start, end):
            self.add(Token("link", found.start(), found.end(), found[0], found[0], is_bare=True))

    def destination(self, label_start: int, close: int) -> tuple[str, int, bool] | None:
        """Where the bracket leads: the URL, the end of the whole, and whether it is malformed."""
        source, after = self.source, close + 1
        if destination := _DESTINATION.match(source, after):
            pointed = destination["pointed"]
            return _unescaped(destination["plain"] if pointed is None else pointed), destination.end(), False
        if loose := _LOOSE_DESTINATION.match(source, after):
            return loose["url"].strip(), loose.end(), True
        label = source[label_start:close]
        if reference := _REFERENCE.match(source, after):
            key = reference["label"] or label
            if (url := self.references.get(reference_key(key))) is not None:
                return url, reference.end(), False
        if self.references and (url := self.references.get(reference_key(label))) is not None:
            return url, after, False
        if (inside := _INSIDE_OUT.fullmatch(label)) is not None:
            return inside["url"], after, True
        return None

    def add_bracketed(self, start: int, close: int, end: int, url: str, is_image: bool, malformed: bool) -> None:
        label_source = self.source[start + (2 if is_image else 1) : close]
        if malformed and (inside := _INSIDE_OUT.fullmatch(label_source)):
            label_source = inside["label"]
        if is_image:
            self.add(Token("image", start, end, plain(label_source), url, malformed=malformed))
            return
        inner = takewhile(lambda token: token.start > start, reversed(self.tokens))
        images = [token for token in inner if token.kind == "image"]
        if label_source.startswith("[") and label_source.endswith("]") and not label_source.endswith("\\]"):
            # `[[Paper]](url)`: the brackets are for the eye.
            label_source = label_source[1:-1]
        label = plain(label_source).strip()
        is_badge = bool(images) and not label
        self.add(Token("link", start, end, images[-1].label if is_badge else label, url, is_badge, malformed=malformed))

    def add(self, token: Token) -> None:
        """Adds a construct, in the place of those inside it."""
        while self.tokens and self.tokens[-1].start >= token.start:
            self.tokens.pop()
        self.tokens.append(token)


def _attribute(pattern: re.Pattern[str], tag: str) -> str:
    found = pattern.search(tag)
    return next((value for value in found.groups() if value is not None), "").strip() if found else ""


def _unescaped(url: str) -> str:
    if "\\" in url:
        url = _ESCAPE.sub(r"\1", url)
    if "&" in url:
        from html import unescape

        url = unescape(url)
    return url.strip()


def reference_key(label: str) -> str:
    """The form in which two spellings of a reference are one."""
    return " ".join(label.split()).casefold()


def with_addresses(source: str, references: Mapping[str, str]) -> str:
    """The source with each link by reference as one with its address, so that it can stand on another page."""
    if not references or "]" not in source:
        return source
    parts, position = [], 0
    for token in scan(source, references):
        if (
            token.kind in ("link", "image")
            and source[token.end - 1] == "]"
            and not token.malformed
            and not token.is_bare
        ):
            label = source[token.start : token.end].partition("][")[0].rstrip("]")
            parts += [source[position : token.start], f"{label}]({token.url})"]
            position = token.end
    return "".join([*parts, source[position:]])


@lru_cache(maxsize=1024)
def plain(source: str) -> str:
    """The characters that GitHub shows for inline Markdown; images vanish, line breaks become blanks."""
    if "  " in source or "\n" in source or "\t" in source:
        source = _BLANKS.sub(" ", source)
    source = source.strip(" ")
    if not _MARKUP.search(source):
        return source
    from awesomegen.core.markdown.inline import pieces

    source = _BREAK_TAG.sub(" ", source)
    shown = "".join(piece for piece in pieces(source, {}) if isinstance(piece, str))
    # A blank that was written as an entity is meant; one that an image left behind is not.
    return _BLANKS.sub(" ", shown).strip(" ") if "![" in source or "<" in source else shown


def without(source: str, tokens: Sequence[Token], filler: str = "") -> str:
    """The source with some of its constructs cut out."""
    parts, position = [], 0
    for token in tokens:
        parts += [source[position : token.start], filler]
        position = token.end
    return "".join([*parts, source[position:]])
