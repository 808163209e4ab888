"""The links of one piece of inline Markdown, what was meant to be one, and references that lead nowhere.

Reads code, tags, addresses and brackets as cmark-gfm does, in this order, and emphasis not at all, which is why it is
several times as fast as a full inline parse. Positions are code points into the source. Takes linear time.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from awesomegen.core.codespans import CodeSpans
from awesomegen.core.foundlinks import FoundLink, InlineLinks, MeantLink, UndefinedReference
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.linktail import link_tail
from awesomegen.core.markdown.autolinks import find_end
from awesomegen.core.rawhtml import AUTOLINK, TAG

# Every branch begins with a literal character: only so does `re` skip plain text fast.
_PLAIN_LINK = r"\[(?P<{0}text>[^\[\]\\`<]*+)\]\((?P<{0}destination>[^\s()<>\\\[\]]*+)\)"
_TOKEN = lazy_pattern(
    r"\\(?P<escape>[!-/:-@\[-`{-~])"
    r"|`(?P<code>`*+)"
    r"|<(?P<pointed>)"
    rf"|{_PLAIN_LINK.format('')}|!{_PLAIN_LINK.format('image_')}"  # nearly every link there is
    r"|\[(?P<open>)|!\[(?P<open_image>(?!\^))|\](?P<close>)"
    r"|:(?P<scheme>//)|w(?P<www>ww\.)"
)
_SCHEME = lazy_pattern(r"(?:https?|ftp)$", re.IGNORECASE)
_LONGEST_SCHEME = 5
_BEFORE_WWW = " \t\n\v\f*_~("
_LABEL = lazy_pattern(r"\[((?:\\.|[^\[\]\\]){0,999}+)\]", re.DOTALL)
_MEANT = lazy_pattern(r"(?P<gap>[ \t]*+)\((?P<destination>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)")
_ADDRESS = lazy_pattern(r"[ \t]*+(?:#|(?i:https?://|www\.|mailto:)|\.{1,2}/)")
_TASK = lazy_pattern(r"[ xX]?$")
_COMMENT = lazy_pattern(r"<!--(?:-?>|(?:[^-]++|-[^-]|--[^>])*+-->)")
_ATTRIBUTE = lazy_pattern(r"""\b(href|src|alt)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)


def inline_links(source: str, references: Mapping[str, str], footnotes: Collection[str] = ()) -> InlineLinks:
    """Read one piece of inline Markdown; `references` and `footnotes` are those defined on its page, by `label_key`."""
    if not _TOKEN.search(source):
        return InlineLinks()
    return _Scanner(source, references, footnotes).run()


def label_key(label: str) -> str:
    """The form in which two spellings of a label are one."""
    return " ".join(label.split()).casefold()


def tag_link(tag: str, start: int) -> FoundLink | None:
    """The link or image that a tag of HTML makes, None for any other tag; `start` is where the tag stands."""
    name = tag[1:4].lower()
    is_image = name == "img"
    if not is_image and not (name[:1] == "a" and name[1:2].isspace()):
        return None
    values: dict[str, tuple[str, int, int]] = {}
    for attribute in _ATTRIBUTE.finditer(tag):
        group = attribute.lastindex or 0
        values.setdefault(
            attribute[1].lower(), (attribute[group], start + attribute.start(group), start + attribute.end(group))
        )
    address = values.get("src" if is_image else "href")
    if address is None:
        return None
    text = values["alt"][0] if "alt" in values else None
    return FoundLink("html", is_image, start, start + len(tag), text, *address)


def _group(match: re.Match[str], name: str) -> tuple[str, int]:
    return match[name], match.start(name)


@dataclass(slots=True)
class _Scanner:
    source: str
    references: Mapping[str, str]
    footnotes: Collection[str]
    found: InlineLinks = field(default_factory=InlineLinks)
    openers: list[tuple[int, bool]] = field(default_factory=list)
    has_link: bool = False
    """A link was read since the last `[`: all openers hold it, and can be images only, until there is another `[`."""
    code_spans: CodeSpans | None = None
    unclosed_comment: bool = False

    def run(self) -> InlineLinks:
        position = 0
        while token := _TOKEN.search(self.source, position):
            start, position = token.span()
            match token.lastgroup:
                case "destination":
                    self._add("inline", False, token.span(), token["text"], *_group(token, "destination"))
                case "image_destination":
                    self._add("inline", True, token.span(), token["image_text"], *_group(token, "image_destination"))
                case "open":
                    self.openers.append((start, False))
                    self.has_link = False
                case "open_image":
                    self.openers.append((start, True))
                case "close":
                    position = self._close(start)
                case "escape":
                    self.found.is_lopsided |= token["escape"] in "()[]"
                case "code":
                    position = self._code(start, position)
                case "pointed":
                    position = self._pointed(start)
                case "scheme":
                    position = self._bare_address(start, position)
                case "www":
                    if start == 0 or self.source[start - 1] in _BEFORE_WWW:
                        position = self._bare(start, start, position)
        self.found.is_lopsided |= bool(self.openers)
        return self.found

    def _add(
        self, form: str, is_image: bool, span: tuple[int, int], text: str | None, destination: str, start: int
    ) -> None:
        links = self.found.links
        while is_image and links and links[-1].start > span[0]:
            links.pop()  # the text of an image shows no links
        links.append(FoundLink(form, is_image, *span, text, destination, start, start + len(destination)))
        if not is_image and form != "pointed":
            self.has_link = True

    def _close(self, position: int) -> int:
        """A `]` at this position: the end of a link or image, else text, like the bracket that opened it."""
        if not self.openers:
            self.found.is_lopsided = True
            return position + 1
        start, is_image = self.openers.pop()
        if self.has_link and not is_image:
            return position + 1
        text = self.source[start + (2 if is_image else 1) : position]
        if tail := link_tail(self.source, position + 1):
            destination = self.source[tail.destination_start : tail.destination_end]
            self._add("inline", is_image, (start, tail.end), text, destination, tail.destination_start)
            return tail.end
        return self._reference(start, position, is_image, text)

    def _reference(self, start: int, position: int, is_image: bool, text: str) -> int:
        """A bracket without a destination of its own: a reference, a footnote, or what was meant to be a link."""
        after = position + 1
        label = _LABEL.match(self.source, after)
        if label and (label[1].strip() or not label[1]):
            name = label[1] or text
            key = label_key(name)
            if key in self.references:
                self._add("reference", is_image, (start, label.end()), text, self.references[key], start)
                return label.end()
            is_name = key and "[" not in name and not name.startswith("^")
            # `[text][label](url)` is a text in brackets before a link.
            if is_name and not (label[1] and link_tail(self.source, label.end())):
                self.found.undefined.append(UndefinedReference(start, label.end(), name, False))
            return after
        if self.references and "[" not in text and (key := label_key(text)) in self.references:
            self._add("reference", is_image, (start, after), text, self.references[key], start)
        elif text.startswith("^") and text[1:].strip() and "[" not in text:
            if label_key(text[1:]) not in self.footnotes:
                self.found.undefined.append(UndefinedReference(start, after, text[1:], True))
        elif meant := self._meant(start, position, text):
            self.found.meant.append(meant)
            return meant.end
        return after

    def _meant(self, start: int, position: int, text: str) -> MeantLink | None:
        match = _MEANT.match(self.source, position + 1)
        is_task = start == 0 and match is not None and match["gap"] and _TASK.match(text)
        if match is None or is_task or not _ADDRESS.match(match["destination"]):
            return None
        meant = MeantLink(start, match.end(), text, position + 1, match["destination"], match.start("destination"))
        return meant if meant.has_gap or meant.has_blank else None

    def _code(self, start: int, end: int) -> int:
        if self.code_spans is None:
            self.code_spans = CodeSpans(self.source)
        closed = self.code_spans.end(end, end - start)
        if closed is None:
            return end
        self.found.verbatim.append((start, closed))
        return closed

    def _pointed(self, start: int) -> int:
        """What begins with `<`: an address, a comment, a tag, or just the character."""
        source = self.source
        if address := AUTOLINK.match(source, start):
            self._add("pointed", False, address.span(), None, address[0][1:-1], start + 1)
            end = address.end()
        elif source.startswith("<!--", start):
            comment = None if self.unclosed_comment else _COMMENT.match(source, start)
            if comment is None:
                # cmark-gfm gives up on comments for good once it has seen one that does not end.
                self.unclosed_comment = True
                return start + 1
            end = comment.end()
        elif tag := TAG.match(source, start):
            if link := tag_link(tag[0], start):
                self.found.links.append(link)
            end = tag.end()
        else:
            return start + 1
        self.found.verbatim.append((start, end))
        return end

    def _bare_address(self, colon: int, host: int) -> int:
        scheme = _SCHEME.search(self.source[max(0, colon - _LONGEST_SCHEME) : colon])
        if scheme is None:
            return host
        start = colon - len(scheme[0])
        if start and (before := self.source[start - 1]).isascii() and before.isalpha():
            return host
        return self._bare(start, host, host)

    def _bare(self, start: int, host: int, position: int) -> int:
        end = None if self.openers else find_end(self.source, start, host)
        if end is None:
            return position
        self._add("bare", False, (start, end), None, self.source[start:end], start)
        self.found.verbatim.append((start, end))
        return end
