"""Blocks of raw HTML: which hold text, and which only wrap or mark what stands around them."""

import re
from enum import Enum, auto
from html import unescape

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.rawhtml import comment_end

_TAG = lazy_pattern(r"<(?:/?[A-Za-z][^<>]*|!--.*?--)>", re.DOTALL)
_CONTENT_TAG = lazy_pattern(r"<(?:img|a\s[^<>]*href|iframe|video|svg|picture|input|button)\b", re.IGNORECASE)
_SUMMARY = lazy_pattern(r"<summary(?:\s[^<>]*)?>(?P<title>.*?)</summary>(?P<rest>.*)\Z", re.IGNORECASE | re.DOTALL)
_HEADING = lazy_pattern(r"<h(?P<level>[1-6])(?:\s[^<>]*)?>(?P<title>.*?)</h(?P=level)\s*>", re.IGNORECASE | re.DOTALL)
_LINKED_IMAGE = lazy_pattern(r"<a\s[^<>]*>\s*<img\s[^<>]*>\s*</a\s*>|<img\s[^<>]*>", re.IGNORECASE)
_ANCHOR = lazy_pattern(r"<a\s+(?:id|name)\s*=\s*[\"']?(?P<name>[^\"'\s<>]+)[\"']?\s*/?>(?:\s*</a\s*>)?", re.IGNORECASE)


class HtmlKind(Enum):
    """What a block of HTML is."""

    COMMENT = auto()
    WRAPPER = auto()
    CONTENT = auto()


def kind_of_html(raw: str) -> HtmlKind:
    """Tells comments, tags without any content, and the rest apart."""
    text = raw.strip()
    if text.startswith("<!--"):
        end = comment_end(text, 0)
        if end == len(text) or (end < 0 and "-->" not in text[4:]) or text.endswith("-->"):
            return HtmlKind.COMMENT
    if _CONTENT_TAG.search(text) or _SUMMARY.search(text):
        return HtmlKind.CONTENT
    return HtmlKind.CONTENT if unescape(_TAG.sub("", text)).strip() else HtmlKind.WRAPPER


def summary_of(raw: str) -> str | None:
    """The title of a fold that a block opens and does not fill, where nothing else stands in the block."""
    found = _SUMMARY.search(raw)
    if found is None:
        return None
    around = raw[: found.start()] + found["rest"]
    if unescape(_TAG.sub("", around)).strip() or _CONTENT_TAG.search(around):
        return None
    return text_of(found["title"]).rstrip(" :：") or None


def heading_of(raw: str) -> tuple[int, str] | None:
    """Level and text of the first heading in a block of HTML."""
    found = _HEADING.search(raw)
    title = text_of(found["title"]) if found else ""
    return (int(found["level"]), title) if found and title else None


def without_headings(raw: str) -> str:
    """A block of HTML with what its headings hold besides text, but without the text."""
    rest = _HEADING.sub(lambda found: "".join(_LINKED_IMAGE.findall(found["title"])), raw)
    return re.sub(r"\n\s*\n", "\n", rest)


def text_of(markup: str) -> str:
    """The text of HTML without its tags, on one line."""
    return " ".join(unescape(_TAG.sub(" ", markup)).split()).strip()


def anchors_in(raw: str) -> list[str]:
    """The names of all empty anchors in a heading."""
    return _ANCHOR.findall(raw) if "<a" in raw else []


def anchors(raw: str) -> list[str] | None:
    """The names of a line of empty anchors; None where it holds anything else."""
    found = _ANCHOR.findall(raw)
    return found if found and not _TAG.sub("", raw).strip() else None
