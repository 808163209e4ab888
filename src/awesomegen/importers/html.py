"""Blocks of raw HTML: which hold text, and which only wrap or mark what stands around them."""

import re
from enum import Enum, auto
from html import unescape

from awesomegen.core.rawhtml import comment_end

_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--)>", re.DOTALL)
_CONTENT_TAG = re.compile(r"<(?:img|a\s[^<>]*href|iframe|video|svg|picture|input|button)\b", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary(?:\s[^<>]*)?>(?P<title>.*?)</summary>(?P<rest>.*)\Z", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h(?P<level>[1-6])(?:\s[^<>]*)?>(?P<title>.*?)</h(?P=level)\s*>", re.IGNORECASE | re.DOTALL)
_ANCHOR = re.compile(r"<a\s+(?:id|name)\s*=\s*[\"']?(?P<name>[^\"'\s<>]+)[\"']?\s*/?>(?:\s*</a\s*>)?", re.IGNORECASE)


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
    """The title of a fold that a block opens and does not fill."""
    found = _SUMMARY.search(raw)
    if found is None or unescape(_TAG.sub("", found["rest"])).strip() or _CONTENT_TAG.search(found["rest"]):
        return None
    return text_of(found["title"]).rstrip(" :：") or None


def heading_of(raw: str) -> tuple[int, str] | None:
    """Level and text of the first heading in a block of HTML."""
    found = _HEADING.search(raw)
    title = text_of(found["title"]) if found else ""
    return (int(found["level"]), title) if found and title else None


def is_mere_heading(raw: str) -> bool:
    """Whether a block holds nothing but headings, and tags around them."""
    rest = _HEADING.sub("", raw)
    return kind_of_html(rest) is HtmlKind.WRAPPER


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
