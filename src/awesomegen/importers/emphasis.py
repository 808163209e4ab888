"""Emphasis at the ends of a line of Markdown, closed or not, and the marks that break lines."""

import re

from awesomegen.core.lazypattern import lazy_pattern

_BREAK_TAG = lazy_pattern(r"<br\s*/?>\Z", re.IGNORECASE)
_LONGEST_BREAK_TAG = 12
_BOLD_START = lazy_pattern(r"(?:\*\*|__)(?=\S)")
_OPEN_EMPHASIS = lazy_pattern(r"(?P<mark>[*_])(?!(?P=mark))\s*(?=\S)")


def without_break(line: str) -> str:
    """A line without white space at its ends and without the mark that breaks it."""
    line = line.strip(" \t")
    end = len(line)
    while line.endswith(("\\", ">", "&nbsp;"), 0, end):
        if line.endswith("&nbsp;", 0, end):
            end -= len("&nbsp;")
        elif line.endswith("\\", 0, end) and _is_escaped(line, end):
            end -= 1
        elif tag := _BREAK_TAG.search(line[max(0, end - _LONGEST_BREAK_TAG) : end]):
            end -= len(tag[0])
        else:
            break
        while end and line[end - 1] in " \t":
            end -= 1
    return line[:end]


def bold_start(source: str) -> tuple[str, str] | None:
    """What a line begins with in bold, and the rest of the line; None where it begins otherwise.

    The bold ends at the first closing mark that is not escaped; one with a blank before it counts, too.
    """
    if not _BOLD_START.match(source):
        return None
    mark, position = source[:2], 2
    while (end := source.find(mark, position)) > 0:
        if not _is_escaped(source, end):
            # `***both***` and `**a \***`: the mark is the last two of a run.
            while source.startswith(mark[0], end + 2):
                end += 1
            if source[2:end].strip():
                return source[2:end].strip(), source[end + 2 :]
        position = end + 1
    return None


def emphasis_start(source: str) -> tuple[str, str, bool] | None:
    """What a line begins with in italics, the rest of the line, and whether GitHub shows it so.

    Stars inside, as behind the names of authors, belong to the text: the emphasis ends at the last mark of the line
    that can end it. An emphasis that is never closed goes to the end of the line.
    """
    opened = _OPEN_EMPHASIS.match(source)
    if opened is None:
        return None
    mark = opened["mark"]
    position = len(source)
    while (end := source.rfind(mark, opened.end(), position)) > 0:
        follower = source[end + 1 : end + 2]
        if not _is_escaped(source, end) and (not follower or not follower.isalnum()):
            is_shown = not source[1].isspace() and not source[end - 1].isspace()
            rest = source[end + 1 :]
            # `*A. One*, B. Two*` with a star behind a name, and no closing mark.
            following = rest.lstrip()
            if not following.startswith(",") or following.lstrip(", ")[:1] in ("[", "("):
                return source[1:end].strip(), rest, is_shown
        position = end
    return (source[1:].strip(), "", False) if mark == "*" else None


def _is_escaped(source: str, position: int) -> bool:
    start = position
    while start and source[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1


def unquoted(source: str) -> tuple[str, str] | None:
    """What a line begins with in quotation marks, and the rest of the line."""
    closing = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "《": "》", "«": "»", "„": "“"}.get(source[:1])
    if closing is None:
        return None
    end = source.find(closing, 1)
    if closing == '"':
        # A quotation mark inside the title: the closing one is followed by punctuation, a blank or the end.
        while 0 < end < len(source) - 1 and source[end + 1].isalnum():
            end = source.find(closing, end + 1)
    if end < 2:
        return None
    return source[1:end].strip(), source[end + 1 :]
