"""AG410 on a page: a bracket without its counterpart in a line with links, and what it keeps from being a link."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from awesomegen.core.brackets import lone_brackets, what_lacks
from awesomegen.core.finding import Severity
from awesomegen.core.foundlinks import FoundLink, InlineLinks
from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.pagetext import Leaf
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Rule
from awesomegen.rules.page.reading import PageReading, read_page, replace

_LINK, _CODE, _BARE = "\1", "\2", "\3"
"""What stands for the marks of links, for code and tags, and for addresses, once a leaf is reduced to its text."""
_ADDRESS = rf"(?:{_BARE}++|https?://[^\s()\[\]{_BARE}]++)"
_HALF_LINK = lazy_pattern(
    rf"\[[^\[\]()\n]++(?<!\s)(?P<bracket>)\({_ADDRESS}\)"
    rf"|\[[^\[\]()\n]++\](?:(?P<parenthesis>){_ADDRESS}\)|(?P<surplus>\])\({_ADDRESS}\))"
)
_BRACKETED_LINK = lazy_pattern(rf"\[{_LINK}[^\[\]{_LINK}]*+{_LINK}++\]")
_NARROW = str.maketrans("（）［］", "()[]")
_OF_LINKS = "()[]"


def check(context: PageContext) -> Iterator[Issue]:
    """Lines with links and a bracket too many; nothing in `[[text](url)]`, nor where lines share their brackets."""
    page = read_page(context)
    for leaf in page.leaves:
        is_uneven = leaf in page.links.lopsided or leaf.raw.count("(") != leaf.raw.count(")")
        if is_uneven and leaf.kind in ("paragraph", "heading", "table"):
            yield from _leaf_issues(page, leaf)


def _leaf_issues(page: PageReading, leaf: Leaf) -> Iterator[Issue]:
    found = page.links.lopsided.get(leaf) or inline_links(leaf.raw, {})
    lines = _bare(leaf.raw, found).split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    alone = _alone(lines, starts)
    half_links = {number: line for number, _ in alone if _HALF_LINK.search(line := lines[number])}
    for number, line in half_links.items():
        without = _HALF_LINK.sub(lambda half: _LINK * len(half[0]), line)
        if len(lone_brackets(without)) < len(lone_brackets(line)):
            for half in _HALF_LINK.finditer(line):
                yield _half_link_issue(page, leaf, half, starts[number])
            lines[number] = without
    ends = {end: link for link in found.links for end in (link.start, link.end)}
    for number, columns in _alone(lines, starts) if half_links else alone:
        line, start = lines[number], starts[number]
        # Between dollars there may be a formula.
        if _LINK in line and "$" not in line:
            firsts = {line[column]: column for column in reversed(columns)}
            message = " and ".join(f"`{bracket}` is never {what_lacks(bracket)}" for bracket in reversed(firsts))
            place = page.place(leaf, start + columns[0], start + columns[0] + 1)
            fix = _fix(page, leaf, line, start, columns[0], ends) if len(columns) == 1 else None
            yield Issue(f"{message} in this line", place, help="is its counterpart missing?", fix=fix)


def _bare(raw: str, found: InlineLinks) -> str:
    """The text that readers see, with each character where it was."""
    characters = list(raw.translate(_NARROW))
    for start, end in found.verbatim:
        characters[start:end] = _CODE * (end - start)
    for link in found.links:
        shown = 0 if link.is_image or link.form != "inline" else len(link.text or "") + 1
        characters[link.start : link.start + bool(shown)] = _LINK * bool(shown)
        mark = _BARE if link.form == "bare" else _LINK
        characters[link.start + shown : link.end] = mark * (link.end - link.start - shown)
    return "".join("\n" if written == "\n" else shown for written, shown in zip(raw, characters, strict=True))


def _alone(lines: Sequence[str], starts: Sequence[int]) -> list[tuple[int, list[int]]]:
    """The lines with brackets that have no partner, and the columns of these."""
    text = "\n".join(lines)
    offsets = (offset for offset in lone_brackets(text) if text[offset] in _OF_LINKS)
    by_line = groupby(offsets, lambda offset: bisect_right(starts, offset) - 1)
    return [(number, [offset - starts[number] for offset in group]) for number, group in by_line]


def _half_link_issue(page: PageReading, leaf: Leaf, half: re.Match[str], start: int) -> Issue:
    """What was meant to be a link and lacks a bracket, or has one too many."""
    at = half.end(half.lastgroup or 0)
    written = leaf.raw[start + half.start() : start + half.end()]
    bracket, title, text = {
        "bracket": ("`]` is missing before its address", "close the bracket", "]"),
        "parenthesis": ("`(` is missing before its address", "open the parenthesis", "("),
        "surplus": ("there is one `]` too many", "remove the bracket", ""),
    }[half.lastgroup or ""]
    fix = replace(title, page.place(leaf, start + at - (not text), start + at), text)
    return Issue(
        f"`{written}` is no link: {bracket}", page.place(leaf, start + half.start(), start + half.end()), fix=fix
    )


def _fix(
    page: PageReading, leaf: Leaf, line: str, start: int, column: int, ends: Mapping[int, FoundLink]
) -> ProposedFix | None:
    """The bracket on the other side of a link, where another link of the line has both."""
    bracket = line[column]
    link = ends.get(start + column + (bracket == "["))
    if bracket not in "[]" or link is None or not _BRACKETED_LINK.search(line):
        return None
    at, missing = (link.start, "[") if bracket == "]" else (link.end, "]")
    return replace(f"write `{missing}` on the other side of the link", page.place(leaf, at, at), missing)


RULE = Rule(
    code="AG410",
    name="unbalanced-brackets",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A bracket that is opened and never closed, or closed and never opened.",
    check=check,
    fix=FixKind.SAFE,
    hand_written_only=True,
)
