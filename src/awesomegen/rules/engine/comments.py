"""Suppressions in a hand-written page: `<!-- awesomegen-ignore AG507: reason -->`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.core.span import Source

_COMMENT = lazy_pattern(r"<!--\s*awesomegen-ignore\b(?P<content>.*?)-->", re.DOTALL)
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


_CODE_SPAN = lazy_pattern(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_CODE_SPAN_OPEN = lazy_pattern(r"`")


def mentions_ignore(text: str) -> bool:
    """May there be such a comment? Cheap: pages are parsed only then."""
    return "awesomegen-ignore" in text


def ignore_comments(source: Source, blocks: tuple[Block, ...]) -> Iterator[IgnoreComment]:
    """The comments of a page outside of code: on a line of its own for the next block, else for its line."""
    code = [(block.first_line, block.last_line) for block in _leaves(blocks) if block.kind == "block_code"]
    for match in _COMMENT.finditer(source.text):
        line = source.position(match.start()).line
        if any(first <= line <= last for first, last in code) or _is_in_code_span(source, match):
            continue
        alone = source.line(line).strip() == match.group()
        first, last = _next_block(blocks, line) if alone else (line, line)
        place = (match.start(), match.end(), first, last)
        content = _CONTENT.fullmatch(match["content"])
        if content is None:
            yield IgnoreComment("", None, None, *place, problem="this comment cannot be read")
        elif (until := _day(content["until"])) is None and content["until"]:
            yield IgnoreComment("", None, None, *place, problem=f"there is no day `{content['until']}`")
        else:
            for rule in re.split(r"[ \t]*,[ \t]*", content["rules"]):
                yield IgnoreComment(rule, content["reason"] or None, until, *place)


def _is_in_code_span(source: Source, comment: re.Match[str]) -> bool:
    position = source.position(comment.start())
    before = source.line(position.line)[: position.column - 1]
    return bool(_CODE_SPAN_OPEN.search(_CODE_SPAN.sub("", before)))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _next_block(blocks: tuple[Block, ...], line: int) -> tuple[int, int]:
    """The lines of the outermost block that begins next after a line."""
    after = [block for block in _all(blocks) if block.first_line > line]
    if not after:
        return line, line
    first = min(block.first_line for block in after)
    return first, max(block.last_line for block in after if block.first_line == first)


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(block.children)


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in _all(blocks) if not block.children)
