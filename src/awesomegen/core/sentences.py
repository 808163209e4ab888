"""Sentences of a summary in English, Korean, Chinese or Japanese, and the text of one without its Markdown."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from awesomegen.core.lazypattern import lazy_pattern

_CODE_OPENING = lazy_pattern(r"`+|\$[^$\s](?:[^$]*[^$\s])?\$")
_BACKTICKS = lazy_pattern(r"`+")
_LINK = lazy_pattern(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_TAG = lazy_pattern(r"<(https?://[^<>\s]+)>|</?[a-zA-Z][^<>]*>")
_STARS = lazy_pattern(r"[*_]+")

_CLOSING = r"[\"'”’)\]」』》]*"
# What a full stop can stand behind without ending a sentence: a single capital, an abbreviation.
_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in ("[A-Z]", "et al", r"e\.g", r"i\.e", "cf", "vs", "Fig", "Eq", "Sec", "Dr", "Prof")
)
# Nor does it end one before a small letter or a digit, as in `vs. the` and `ver. 3`.
_FULL_STOP = rf"{_ABBREVIATED}(?<!\.\.)\.++{_CLOSING}(?=\s+[^\sa-z\d(]|\s*$)"
# Behind Hangul, Han and kana it always does: `논문. stable-diffusion이 …`.
_EAST_ASIAN_STOP = rf"(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])\.++{_CLOSING}(?=\s|$)"
_OTHER_MARK = rf"(?<![。！？!?…])[。！？!?…]+{_CLOSING}(?=\s|$|[^\x00-\x7f])"
_END = lazy_pattern(f"{_EAST_ASIAN_STOP}|{_FULL_STOP}|{_OTHER_MARK}")

CLOSED = lazy_pattern(r"(?:[.。．!?！？…:;]|[)\]}」』》〉）］\"'”’`$*_~>]|[^\w\s,、，])\s*$")
"""What a finished text ends with: a mark of a sentence, something closed, or a symbol such as an emoji."""


def shown_text(markdown: str) -> str:
    """What readers see of an inline Markdown text, near enough to count and compare."""
    text = _TAG.sub(lambda match: match.group(1) or "", _LINK.sub(r"\1", markdown))
    return " ".join(" ".join(map(_without_emphasis, text.split("\n"))).split())


def without_code(markdown: str) -> str:
    """The text with each character of code spans and formulas replaced by a blank, so that places stay."""
    if "`" not in markdown and "$" not in markdown:
        return markdown
    return _with_code_as(markdown, " ", by_character=True)


def sentences(markdown: str) -> list[str]:
    """The sentences of a summary."""
    text = shown_text(_with_code_as(markdown, "x", by_character=False))
    parts, start = [], 0
    for match in _END.finditer(text):
        parts.append(text[start : match.end()].strip())
        start = match.end()
    return [part for part in (*parts, text[start:].strip()) if any(char.isalnum() for char in part)]


def _with_code_as(markdown: str, blank: str, *, by_character: bool) -> str:
    parts, done = [], 0
    for start, end in _code_and_formulas(markdown):
        parts += [markdown[done:start], blank * (end - start) if by_character else blank]
        done = end
    return "".join((*parts, markdown[done:]))


def _code_and_formulas(markdown: str) -> Iterator[tuple[int, int]]:
    """Where code on one line begins and ends, and where formulas do; of too many backticks the last ones count."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in _BACKTICKS.finditer(markdown):
        runs[len(run[0])].append(run.start())
    position = line_end = 0
    while opening := _CODE_OPENING.search(markdown, position):
        start, position = opening.span()
        if opening[0][0] == "$":
            yield start, position
            continue
        if line_end < position:
            newline = markdown.find("\n", position)
            line_end = len(markdown) if newline == -1 else newline
        for length in range(len(opening[0]), 0, -1):
            closing = _next(runs.get(length, ()), position)
            if closing is not None and closing < line_end:
                yield opening.end() - length, closing + length
                position = closing + length
                break


def _without_emphasis(line: str) -> str:
    closings = _Closings(line)
    parts, done = [], 0
    for run in _STARS.finditer(line):
        position = max(run.start(), done)
        while position < run.end():
            found = _emphasized(line, position, run.end(), closings)
            if found is None:
                position += 1
                continue
            start, end = found
            parts += [line[done:position], line[start:end]]
            done = position = end + start - position
    return "".join((*parts, line[done:]))


def _emphasized(line: str, position: int, run_end: int, closings: "_Closings") -> tuple[int, int] | None:
    """What stands between the marks that begin at a position and others like them, the longest marks first."""
    before = line[position - 1 : position]
    if before != "_" and not before.isalnum():
        for start in range(min(position + 3, run_end), position, -1):
            if line[start : start + 1].strip():
                end = closings.next(rf"(?<=\S)(?={re.escape(line[position:start])}(?!\w))", start + 1)
                if end is not None:
                    return start, end
    if line.startswith("**", position) and (end := closings.next(r"(?=\*\*)", position + 3)) is not None:
        return position + 2, end
    return None


class _Closings:
    """Where a line matches patterns; each looks through it once, however often it is asked for."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._places: dict[str, list[int]] = {}

    def next(self, pattern: str, position: int) -> int | None:
        """The first match at a position or behind it."""
        if pattern not in self._places:
            self._places[pattern] = [found.start() for found in re.finditer(pattern, self._line)]
        return _next(self._places[pattern], position)


def _next(places: Sequence[int], position: int) -> int | None:
    index = bisect_left(places, position)
    return places[index] if index < len(places) else None
