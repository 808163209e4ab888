"""AG410 on a page: a bracket without its counterpart in a line with links, and what it keeps from being a link."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import accumulate, groupby

from awesomegen.core.brackets import lone_brackets, what_lacks
from awesomegen.core.finding import Severity
from awesomegen.core.foundlinks import FoundLink, InlineLinks
from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.pagetext import Leaf
from awesomegen.rules.base import FixKind, Issue, Needs, PageContext, ProposedFix, Rule
from awesomegen.rules.page.reading import PageReading, read_page, replace

_LINK, _CODE, _BARE, _REST = "\1", "\2", "\3", "\4"
"""What stands for the marks of links, for code and tags, for addresses, and for the rest of `&#91;` behind the bracket
that it shows, once a leaf is reduced to its text."""
_ADDRESS = rf"{_BARE}++"
# The closing bracket is none of the address.
_ADDRESS_IN_BRACKETS = lazy_pattern(r"https?://(?:[^\s()\[\]]++|\([^\s()\[\]]*+\)|\[[^\s()\[\]]*+\])++(?=[)\]])")
_HALF_LINK = lazy_pattern(
    rf"(?<!\\)\[[^\[\]()\n{_REST}]++(?:(?<![\s\\])(?P<bracket>)\({_ADDRESS}\)"
    rf"|(?<!\\)\](?:(?P<parenthesis>){_ADDRESS}\)|(?P<surplus>\])\({_ADDRESS}\)))"
)
_BRACKETED_LINK = lazy_pattern(rf"\[{_LINK}[^\[\]{_LINK}]*+{_LINK}++\]")
_NARROW = str.maketrans("（）［］", "()[]")
_OF_LINKS = "()[]"
_ENTITY = lazy_pattern(r"&(?:[lr](?:par|brack|sqb)|#(?:4[01]|9[13]|[xX](?:2[89]|5[bBdD])));")
"""Brackets that readers see, and that are none to those who look for links."""
_TAG_OF_CODE = lazy_pattern(r"<(/?)(code|kbd|pre)\b", re.IGNORECASE)


def check(context: PageContext) -> Iterator[Issue]:
    """Lines with links and a bracket too many; nothing in `[[text](url)]`, nor where lines share their brackets."""
    page = read_page(context)
    for leaf in page.leaves:
        raw = leaf.raw
        is_uneven = leaf in page.links.lopsided or raw.count("(") != raw.count(")")
        may_be_uneven = is_uneven or ("&" in raw and _ENTITY.search(raw) is not None)
        if may_be_uneven and leaf.kind in ("paragraph", "heading", "table"):
            yield from _leaf_issues(page, leaf)


def _leaf_issues(page: PageReading, leaf: Leaf) -> Iterator[Issue]:
    found = page.links.lopsided.get(leaf) or inline_links(leaf.raw, {})
    lines = _bare(leaf.raw, found).split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    alone = _alone(lines, starts)
    halves = {number: _half_links(lines[number], columns) for number, columns in alone}
    for number, of_line in halves.items():
        for half in of_line:
            yield _half_link_issue(page, leaf, half, starts[number])
        lines[number] = _without(lines[number], of_line)
    ends = {end: link for link in found.links for end in (link.start, link.end)}
    for number, columns in _alone(lines, starts) if any(halves.values()) else alone:
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
    shown = _ENTITY.sub(lambda entity: unescape(entity[0]) + _REST * (len(entity[0]) - 1), raw)
    shown = _ADDRESS_IN_BRACKETS.sub(lambda address: _BARE * len(address[0]), shown)
    characters = list(shown.translate(_NARROW))
    for start, end in [*found.verbatim, *_between_tags(raw, found.verbatim)]:
        characters[start:end] = _CODE * (end - start)
    for link in found.links:
        text = 0 if link.is_image or link.form != "inline" else len(link.text or "") + 1
        characters[link.start : link.start + bool(text)] = _LINK * bool(text)
        mark = _BARE if link.form == "bare" else _LINK
        characters[link.start + text : link.end] = mark * (link.end - link.start - text)
    return "".join("\n" if written == "\n" else shown for written, shown in zip(raw, characters, strict=True))


def _between_tags(raw: str, verbatim: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What stands between tags of HTML that show it as code."""
    opened: dict[str, int] = {}
    for start, end in verbatim:
        if tag := _TAG_OF_CODE.match(raw, start):
            name = tag[2].lower()
            if not tag[1]:
                opened.setdefault(name, end)
            elif name in opened:
                yield opened.pop(name), start


def _alone(lines: Sequence[str], starts: Sequence[int]) -> list[tuple[int, list[int]]]:
    """The lines with brackets that have no partner, and the columns of these."""
    text = "\n".join(lines)
    offsets = (offset for offset in lone_brackets(text) if text[offset] in _OF_LINKS)
    by_line = groupby(offsets, lambda offset: bisect_right(starts, offset) - 1)
    return [(number, [offset - starts[number] for offset in group]) for number, group in by_line]


def _half_links(line: str, alone: Sequence[int]) -> list[re.Match[str]]:
    """Those with a bracket that was found alone, or that has the partner of one: `[[a(https://b.de)]`."""
    halves = {_odd_bracket(half): half for half in _HALF_LINK.finditer(line)}
    if not halves:
        return []
    lonely = set(alone)
    robbed = {bracket: deque(at for at in alone if line[at] == bracket and at not in halves) for bracket in "[])"}
    kept: list[re.Match[str]] = []
    for at, half in halves.items():
        others = robbed[line[at]]
        if at in lonely:
            kept.append(half)
        elif line[at] == "[" and others and others[0] < at:
            others.popleft()
            kept.append(half)
        elif line[at] != "[" and others and others[-1] > at:
            others.pop()
            kept.append(half)
    return kept


def _odd_bracket(half: re.Match[str]) -> int:
    """Where the bracket stands whose partner is missing, or that is one too many."""
    if half.lastgroup == "surplus":
        return half.start("surplus")
    return half.start() if half.lastgroup == "bracket" else half.end() - 1


def _without(line: str, halves: Sequence[re.Match[str]]) -> str:
    ends = [0, *(half.end() for half in halves)]
    pieces = [line[end : half.start()] + _LINK * len(half[0]) for end, half in zip(ends, halves, strict=False)]
    return "".join([*pieces, line[ends[-1] :]])


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
    if leaf.raw.startswith(("(", "["), start + column + 1 if bracket == "]" else at):
        return None  # what is closed here would become the text of a link
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
