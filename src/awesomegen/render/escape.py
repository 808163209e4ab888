"""Plain text as Markdown that GitHub shows character by character.

The judge is cmark-gfm with all of GitHub's extensions. Two things happen on github.com after or beside it: pairs of `$`
become formulas, and `:name:` in a text node becomes an emoji. An element boundary stops both, and it is also the only
thing that stops e-mail addresses, which cmark-gfm links in the finished text nodes, through every escape.
"""

import re
from urllib.parse import quote

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.rawhtml import BLOCK_ELEMENTS, TAG, comment_end

_ACTIVE = lazy_pattern(
    r"""
      (?P<markup> [\\*\[\]<~`] | \A\^                       # `[^` would be a footnote, whatever is escaped behind it
        | (?<![^\W_])_ | _(?![^\W_])                          # an underscore inside a word is inert
        | &(?=\#?[0-9A-Za-z]*(?:;|\Z)) | !\Z )                # might go on in the text that follows
    | (?P<reference> \| | \A[\s\ufeff] | \s\Z )
    | (?P<dollar> \$ )
    | (?P<boundary> :(?=[0-9A-Za-z_+-]+:|[0-9A-Za-z_+-]*\Z)
        | (?<![^0-9A-Za-z.+_:-])@(?=[0-9A-Za-z_/-]*(?:\.[0-9A-Za-z]|\.?\Z)) )
    | (?P<scheme> (?<![^pPsS]):(?=//|/\Z) )
    | (?P<host> (?<![^\s*_~(])www(?=\.) )
    | (?P<host_end> (?<![^\s*_~(])w{1,3}\Z )
    """,
    re.VERBOSE,
)
"""All that can be more than its characters, alone or with what stands next to the text (hence the `\\A` and `\\Z`)."""

_INERT = lazy_pattern(r"[^\W_](?:[^\W_]|[ ,.()'\"/;?#%+=-](?!\Z)|:(?= )|[.)](?=\Z))*+\Z")
"""The ordinary title or name, recognised faster than by searching it for each active thing."""

_BULLET = lazy_pattern(r"[-+*](?=[ \t]|\Z)")
_NUMBER = lazy_pattern(r"(\d{1,9})(?=[.)](?:[ \t]|\Z))", re.ASCII)
_HEADING = lazy_pattern(r"#{1,6}(?=[ \t]|\Z)")
_UNDERLINE = lazy_pattern(r"(?:=+|-+)[ \t]*\Z")
_THEMATIC_BREAK = lazy_pattern(r"([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_FENCE = lazy_pattern(r"~{3,}|`{3,}(?=[^`]*\Z)")
_DELIMITER_ROW = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_DEFINITION = lazy_pattern(r"\[(?:\\.|[^\[\]\\])*+(?:\]:|\Z)")
_CHECKBOX = lazy_pattern(r"\[[ \txX]\](?=[ \t]|\Z)")
_HTML_BLOCK = lazy_pattern(rf"<(?:[!?]|/?(?:{'|'.join(sorted(BLOCK_ELEMENTS))})(?=[ \t/>]|\Z))", re.IGNORECASE)

_ORDINARY_URL = lazy_pattern(r"(?:https?:)?[0-9A-Za-z/._~?=#%+,;@-]*\Z")
_ENTITY = lazy_pattern(r"&(?=#?[0-9A-Za-z]+;)")
_SHORTCODE_COLON = lazy_pattern(r":(?=[0-9A-Za-z_+-]+:)")


def escape(text: str) -> str:
    """Inline Markdown that shows exactly the characters of a plain text, inside a line.

    The text holds no control characters and no surrogates. The result may stand in emphasis, a link label, a heading, a
    table cell or directly next to other escaped text; what begins a line goes through `line` as well.
    """
    if _INERT.match(text) and "www" not in text and not text.endswith("w"):
        return text
    return _ACTIVE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "markup":
            return f"\\{found}"
        case "scheme":
            return "\\:"
        case "boundary":
            return f"<span>{found}</span>"
        case "dollar":
            return "<span>&#36;</span>"
        case "host":
            return "www\\"
        case _:
            return f"&#{ord(found[0])};{found[1:]}"


def destination(url: str) -> str:
    """A link destination that cmark-gfm reads as exactly this URL, once both are percent-encoded its way."""
    if _ORDINARY_URL.match(url):
        return url
    url = "".join(_destination_character(character) for character in _ENTITY.sub("&amp;", url))
    if not _parentheses_pair_up(url):
        url = url.replace("(", "\\(").replace(")", "\\)")
    return _SHORTCODE_COLON.sub("&#58;", url)


def _destination_character(character: str) -> str:
    if character == "$":
        return "&#36;"
    if character in ' "<>\\`|[]^{}' or not character.isprintable():
        return quote(character, safe="")
    return character


def _parentheses_pair_up(url: str) -> bool:
    depth = 0
    for parenthesis in re.findall(r"[()]", url):
        depth += 1 if parenthesis == "(" else -1
        if depth not in range(33):  # cmark-gfm gives up at 33 levels
            return False
    return depth == 0


def link(label: str, url: str) -> str:
    """A link with a plain-text label."""
    return f"[{escape(label)}]({destination(url)})"


def bracketed_link(label: str, url: str) -> str:
    """A link shown in square brackets, which are escaped: bare ones would be a reference waiting for its definition."""
    return f"\\[{link(label, url)}\\]"


def line(markdown: str) -> str:
    """One composed line of inline Markdown, its start made safe: it neither opens nor interrupts a block.

    Also right for a line behind a list marker, a quote mark or an indentation. Blanks at the start are dropped, as
    Markdown drops them in a paragraph.
    """
    markdown = markdown.lstrip(" \t")
    first = markdown[:1]
    if first == "\ufeff":  # dropped at the start of a document
        return f"&#{ord(first)};{markdown[1:]}"
    if first == "<":
        return _html_line(markdown)
    if first not in "#>-+*=_~`|:[0123456789":
        return markdown
    if match := _THEMATIC_BREAK.match(markdown) or _FENCE.match(markdown):
        return "".join(f"\\{c}" if c in "-*_~`" else c for c in match[0]) + markdown[match.end() :]
    if match := _NUMBER.match(markdown):
        return f"{match[1]}\\{markdown[match.end() :]}"
    block_starts = (_BULLET, _HEADING, _UNDERLINE, _DELIMITER_ROW, _DEFINITION, _CHECKBOX)
    if first == ">" or any(start.match(markdown) for start in block_starts):
        return f"\\{markdown}"
    return markdown


def _html_line(markdown: str) -> str:
    inline = f"<span></span>{markdown}"  # behind an element, nothing is the first thing of its line
    if markdown.startswith("<!--") and comment_end(markdown, 0) > 0:
        return inline
    if _HTML_BLOCK.match(markdown):
        return f"\\{markdown}"
    tag = TAG.match(markdown)
    return inline if tag and not markdown[tag.end() :].strip() else markdown


def heading(markdown: str) -> str:
    """The content of an ATX heading: trailing `#` are text, not a closing sequence, and blanks at the ends are kept."""
    markdown = markdown.replace("\n", " ")
    if markdown.startswith((" ", "\t")):
        markdown = f"&#{ord(markdown[0])};{markdown[1:]}"
    if markdown.endswith((" ", "\t")):
        return f"{markdown[:-1]}&#{ord(markdown[-1])};"
    return re.sub(r"(?:(?<=[ \t])|\A)#+\Z", r"\\\g<0>", markdown)


def cell(markdown: str) -> str:
    """A composed inline Markdown text as a GFM table cell, to be put between blanks.

    cmark-gfm turns `\\|` into `|` before it parses the cell, code spans and all, so every pipe takes a backslash.
    """
    return markdown.replace("\n", " ").replace("|", "\\|")
