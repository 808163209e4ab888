"""Raw HTML as CommonMark and GitHub see it: tags, comments and autolinks in a text, and whether elements are closed."""

import re
from dataclasses import dataclass, field

from awesomegen.core.lazypattern import lazy_pattern


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCK_ELEMENTS = _names(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link"
    " main menu menuitem nav noframes ol optgroup option p param pre script search section source style summary table"
    " tbody td textarea tfoot th thead title tr track ul"
)
"""Elements whose tag opens an HTML block at a line start (CommonMark 0.31, section 4.6, types 1 and 6)."""

FILTERED_ELEMENTS = _names("iframe noembed noframes plaintext script style textarea title xmp")
"""Elements that GitHub shows as text (GFM specification, section 6.11)."""

VOID_ELEMENTS = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements that have no end tag (HTML standard, section 13.1.2)."""

OPTIONAL_END_ELEMENTS = _names(
    "body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr"
)
"""Elements whose end tag may be left out (HTML standard, section 13.1.2.4)."""

_BLANK = r"[ \t\n\v\f\r]"
_VALUE = r"""(?:[^ \t\n\v\f\r"'=<>`]++|'[^']*+'|"[^"]*+")"""
_ATTRIBUTE = rf"{_BLANK}++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:{_BLANK}*+={_BLANK}*+{_VALUE})?+"

TAG = lazy_pattern(
    rf"<(?:(?P<opened>[A-Za-z][A-Za-z0-9-]*+)(?:{_ATTRIBUTE})*+{_BLANK}*+/?|/(?P<closed>[A-Za-z][A-Za-z0-9-]*+){_BLANK}*+)>"
)
"""One complete opening or closing tag."""

AUTOLINK = lazy_pattern(
    r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}+:[^\x00-\x20<>]*+"
    r"|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>"
)
"""A URL or an e-mail address in angle brackets."""

UNCLOSED_COMMENT = "the comment opened by `<!--` is never closed; write ` -->` where it ends"
"""What to say of a comment for which `comment_end` finds none."""

TAG_IN_ALT_TEXT = "the alternative text of an image holds HTML, which is no HTML there; write it without tags"
"""What to say of an element that begins or ends within the brackets of `![…](…)`."""

_OTHER_COMMENT_END = lazy_pattern(r"--!?\s*>")


def comment_end(text: str, start: int) -> int:
    """Where the comment that opens at `start` ends, -1 when it does not.

    Only what all parsers delimit alike is a comment here: the HTML standard ends one at `<!-->` and `--!>` as well, and
    SGML at `-- >`.
    """
    end = text.find("-->", start + 4)
    inner = text[start + 4 : end]
    if end < 0 or inner.startswith((">", "->")) or inner.endswith("-") or _OTHER_COMMENT_END.search(inner):
        return -1
    return end + 3


@dataclass(slots=True)
class OpenElements:
    """The elements that are open at one point of a text; void elements and optional end tags never count."""

    tags_read: int = 0
    _open: list[tuple[str, int]] = field(default_factory=list)

    def read(self, tag: re.Match[str], position: int) -> str | None:
        """Takes one tag, matched by `TAG`, in; returns what is wrong with it."""
        name = (tag["opened"] or tag["closed"]).lower()
        if name in VOID_ELEMENTS or name in OPTIONAL_END_ELEMENTS:
            return None
        self.tags_read += 1
        if tag["opened"]:
            self._open.append((name, position))
            return None
        if not self._open or all(name != opened for opened, _ in self._open):
            return f"`</{name}>` closes an element that is not open; remove it or write `<{name}>` before it"
        innermost = self._open[-1][0]
        if innermost != name:
            return f"`</{name}>` stands before the end of `<{innermost}>`; write `</{innermost}>` first"
        self._open.pop()
        return None

    def unclosed(self) -> tuple[int, str] | None:
        """The first element that is still open: its position and what is wrong."""
        if not self._open:
            return None
        name, position = self._open[0]
        return position, f"`<{name}>` is never closed; write `</{name}>` where it ends"
