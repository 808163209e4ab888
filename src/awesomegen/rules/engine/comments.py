"""Suppressions in a hand-written page: `<!-- awesomegen-ignore AG507: reason -->`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from awesomegen.core.codespans import code_spans
from awesomegen.core.dates import parse_day
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.core.span import Source

_OPENING = lazy_pattern(r"<!--\s*awesomegen-ignore\b")
_END = "-->"
_CONTENT = lazy_pattern(
    r"[ \t]+(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    r"(?:[ \t]+until[ \t]+(?P<until>\d{4}-\d{2}-\d{2}))?[ \t]*(?::[ \t]*(?P<reason>[^\n]*?))?[ \t]*"
)


class IgnoreComment(NamedTuple):
    """One rule that a comment ignores, in the lines from `first` to `last`; `start` and `end` are the comment's.

    Where the comment cannot be read, `problem` says why, and `rule` is empty.
    """

    rule: str
    reason: str | None
    until: date | None
    start: int
    end: int
    first: int
    last: int
    problem: str | None = None
    is_only: bool = True
    """Whether its comment names no other rule."""


def mentions_ignore(text: str) -> bool:
    """May there be such a comment? Cheap: pages are parsed only then."""
    return "awesomegen-ignore" in text


def ignore_comments(source: Source, blocks: tuple[Block, ...]) -> Iterator[IgnoreComment]:
    """The comments of a page outside of code: on a line of its own for the next block, else for its line."""
    lines = _Lines(source, blocks)
    for start, content_start, content_end in _comments(source.text):
        end = content_end + len(_END)
        if lines.are_code(start):
            continue
        first, last = lines.meant_by(start, end)
        place = (start, end, first, last)
        content = _CONTENT.fullmatch(source.text[content_start:content_end])
        if content is None:
            yield IgnoreComment("", None, None, *place, problem="this comment cannot be read")
        elif (until := parse_day(content["until"] or "")) is None and content["until"]:
            yield IgnoreComment("", None, None, *place, problem=f"there is no day `{content['until']}`")
        else:
            rules = re.split(r"[ \t]*,[ \t]*", content["rules"])
            for rule in rules:
                yield IgnoreComment(rule, content["reason"] or None, until, *place, is_only=len(rules) == 1)


def _comments(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each comment begins, and where its content begins and ends."""
    position = 0
    while (opening := _OPENING.search(text, position)) and (end := text.find(_END, opening.end())) >= 0:
        yield opening.start(), opening.end(), end
        position = end + len(_END)


class _Lines:
    """Which lines of a page are code, and which blocks begin where."""

    def __init__(self, source: Source, blocks: tuple[Block, ...]) -> None:
        self._source = source
        self._code: set[int] = set()
        self._ends: dict[int, int] = {}
        for block in _all(blocks):
            self._ends[block.first_line] = max(block.last_line, self._ends.get(block.first_line, 0))
            if block.kind == "block_code":
                self._code.update(range(block.first_line, block.last_line + 1))
        self._starts = sorted(self._ends)
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def are_code(self, offset: int) -> bool:
        """Whether what begins at an offset stands in a block or a span of code."""
        line, column = self._source.position(offset)
        if line not in self._spans:
            self._spans[line] = list(code_spans(self._source.line(line)))
        spans = self._spans[line]
        nearest = bisect_right(spans, (column - 1, 0)) - 1
        return line in self._code or (nearest >= 0 and column - 1 < spans[nearest][1])

    def meant_by(self, start: int, end: int) -> tuple[int, int]:
        """The lines that a comment speaks of: those of the next outermost block where its line holds nothing else."""
        line = self._source.position(start).line
        if self._source.line(line).strip() != self._source.text[start:end]:
            return line, line
        behind = bisect_right(self._starts, line)
        if behind == len(self._starts):
            return line, line
        return self._starts[behind], self._ends[self._starts[behind]]


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(block.children)
