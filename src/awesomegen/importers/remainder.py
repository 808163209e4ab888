"""What follows a title, or a line with links: takes links, tags, images and comments out of the text around them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.bibliography import EDGES, read_text
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import Token, scan, without
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.venues import is_venue

_BETWEEN_LINKS = lazy_pattern(r"[\s\[\](){}|/,;:·•&+\\–—-]*(?:\band\b\s*)?")
_BRACKETED_DATE = lazy_pattern(r"\[(?P<text>[^\[\]]*\d[^\[\]]*)\](?!\()")
_TAKEN = lazy_pattern(r"(?:\\?\[|\(|（)?\x00(?:\\?\]|\)|）)?")
_TAKEN_GROUP = lazy_pattern(r"(?:\\?\[|\(|（)(?:[\s,|/;:·•&+–—-]*\x00)+[\s,|/;:·•&+–—-]*(?:\\?\]|\)|）)")
_TAKEN_AT_END = lazy_pattern(r"(?:[\s,|/;·•&+\[\]]*+\x00)++[\s,|/;·•&+\]]*+(?=\.|$)")
_TAKEN_PLACE = lazy_pattern(r"\s*\x00\s*")
_MARKED_TAGS = lazy_pattern(r"\s*\[\s*(?P<tags>(?:(?:\*\*|__)`[^`\n]+`(?:\*\*|__)[\s,]*)+)\]\s*")
_LONGEST_BYLINE = 12
_SHORTCODES_AT_END = lazy_pattern(r"(?:\s*:[a-z0-9_+-]+:)+\s*\Z")
_SEPARATOR = lazy_pattern(r"\s+\|\s+|\s+[•·]\s+|(?<=\S)\s*\|\s*$|^\s*\|\s*")


def read_rest(
    entry: FoundEntry, source: str, number: int, facts: Facts, *, tokens: Sequence[Token] | None = None
) -> None:
    """Reads what follows a title, or a line with links: takes the links and tags out, then reads the text."""
    if "`" in source and _MARKED_TAGS.search(source):
        source = _MARKED_TAGS.sub(lambda found: f" {re.sub(r'[*_]{2}', '', found['tags'])} ", source)
        tokens = None
    tokens = scan(source, facts.references) if tokens is None else tokens
    date = _BRACKETED_DATE.search(source) if entry.date is None else None
    if (
        date
        and (found := facts.date(date["text"]))
        and not any(token.start <= date.start() < token.end for token in tokens)
    ):
        set_date(entry, found, number)
        source = source[: date.start()] + source[date.end() :]
        tokens = scan(source, facts.references)
    cut = [token for token in tokens if token.kind in ("comment", "image")]
    for token in cut:
        if token.kind == "comment":
            entry.add_extra("comment", source[token.start : token.end])
        else:
            entry.add_extra("image", source[token.start : token.end])
    tags, links = _trailing_tags(source, tokens), _standing_links(source, tokens)
    for token in tags:
        if entry.date is None and (date_found := facts.date(token.label)):
            set_date(entry, date_found, number)
        else:
            entry.tags.append(token.label)
    for run in links:
        _read_links(entry, run, number, facts)
    taken = sorted([*cut, *tags, *(token for run in links for token in run)], key=lambda token: token.start)
    if taken:
        source = _without_brackets(without(source, taken, "\x00"))
    for part in _cells(source):
        read_text(entry, part, number, facts)


def _cells(source: str) -> list[str]:
    """The parts that bars separate; the whole text where there are none."""
    if not any(bar in source for bar in "|•·"):
        return [source]
    cells, start = [], 0
    for bar in _SEPARATOR.finditer(source):
        before = source[: bar.start()]
        if sum(map(before.count, "([（")) <= sum(map(before.count, ")]）")):
            cells.append(source[start : bar.start()])
            start = bar.end()
    return [cell for cell in [*cells, source[start:]] if cell.strip(" |")]


def _without_brackets(source: str) -> str:
    """Drops what stood around and between constructs that were taken out."""
    source = _TAKEN.sub("\x00", source)
    if any(bracket in source for bracket in "[(（"):
        source = _TAKEN_GROUP.sub("\x00", source)
    return _TAKEN_PLACE.sub(" ", _TAKEN_AT_END.sub("", source))


def _trailing_tags(source: str, tokens: Sequence[Token]) -> list[Token]:
    """Code spans at the end, and those right behind the title: tags, not code."""
    tags: list[Token] = []
    end = len(source.rstrip(" .,"))
    if source.endswith(":", 0, end):
        end = len(_SHORTCODES_AT_END.sub("", source[:end]).rstrip(" .,"))
    for token in reversed(tokens):
        if token.kind == "comment" and not source[token.end : end].strip(" .,"):
            end = len(source[: token.start].rstrip(" .,"))
        elif token.kind == "code" and _is_at_end(source, token, end):
            tags.insert(0, token)
            end = token.start
        elif token.kind in ("link", "image") and not source[token.end : end].strip(" .,()|[]\\"):
            end = token.start
        else:
            break
    while tags and not _follows_sentence(source, tags[0], tokens):
        del tags[: _run_length(source, tags)]
    begin = 0
    for token in tokens:
        if token.kind != "code" or source[begin : token.start].strip(" ,") or token in tags:
            break
        following = source[token.end :].lstrip(" ,")
        if following and following[0] not in "-–—`:(":
            break
        tags.insert(0, token)
        begin = token.end
    return tags


def _is_at_end(source: str, tag: Token, end: int) -> bool:
    return not source[tag.end : end].strip(" .,|[(\\") and not _ends_sentence(source, tag)


def _ends_sentence(source: str, token: Token) -> bool:
    return source[token.end :].lstrip().startswith((".", "。"))


def _follows_sentence(source: str, tag: Token, tokens: Sequence[Token]) -> bool:
    """Whether code is no word of a sentence: nothing, a sentence, a bar, a link or an image stands before it."""
    before = source[: tag.start].rstrip(" ,;[(")
    if before.lstrip().startswith("by ") and len(before.split()) < _LONGEST_BYLINE:
        return True
    if not before.strip(EDGES) or before.endswith((".", "!", "?", "。", "|", "·", "•")):
        return True
    return any(
        token.end <= len(before) and not source[token.end : len(before)].strip(" )]\\")
        for token in tokens
        if token.kind != "code"
    )


def _run_length(source: str, tags: Sequence[Token]) -> int:
    """How many tags stand side by side from the first on."""
    for index, (tag, following) in enumerate(pairwise(tags), 1):
        if source[tag.end : following.start].strip(" ,|"):
            return index
    return len(tags)


def _standing_links(source: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """The links that stand for themselves, by runs; links inside a sentence belong to the sentence."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.kind != "link":
            continue
        if runs and _BETWEEN_LINKS.fullmatch(source[runs[-1][-1].end : token.start]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return [run for run in runs if _stands_alone(source, run, tokens)]


def _stands_alone(source: str, run: Sequence[Token], tokens: Sequence[Token]) -> bool:
    left, right, end = source[: run[0].start].rstrip(), source[run[-1].end :].lstrip(), run[-1].end
    left = _SHORTCODES_AT_END.sub("", left) if left.endswith(":") else left
    if left.endswith(("*", "_")):
        left, right = left.rstrip("*_ "), right.lstrip("*_ ")
    for token in tokens:
        # Tags, badges and comments beside the links are no part of a sentence.
        beside = token.kind in ("code", "image", "comment") and token.start >= end
        if beside and not source[end : token.start].strip(" ]),.|"):
            end = token.end
            right = source[end:].lstrip()
    if run[0].malformed or source[run[0].start :].startswith("[["):
        return True
    bracketed = left.endswith(("[", "(", "|", "（", "【", "\\[", ">")) and (not right or right[0] in "])|）】\\")
    if bracketed or left.endswith("[["):
        return not left.endswith(("(", "（")) or len(run) > 1 or not _inside_prose(left)
    is_followed = not right or right[0] in ".,;|-–—:(<[`" or right.startswith("by ") or not right[0].isascii()
    if not left.strip(EDGES + "*_[]()") and (is_followed or len(run) > 1):
        return True
    labels = all(is_label(token.label) or token.is_badge or token.is_bare for token in run)
    at_end = not right.strip(" .,;:)]|")
    return (at_end and (labels or left.endswith((".", "|", ";", "!", "?", "。", "-", "–", "—")))) or (
        labels and left.endswith((".", "|", ",", ";", ")", "]"))
    )


def _inside_prose(left: str) -> bool:
    """`(see [x](u))` and `([x](u) and more)`."""
    lead = re.split(r"[(（]", left)[-1].strip()
    return bool(lead)


def _read_links(entry: FoundEntry, run: Sequence[Token], number: int, facts: Facts) -> None:
    for token in run:
        label = token.label
        if label and (label[-1:].isdigit() or not is_label(label)):
            _read_label(entry, label, number, facts)
        add_link(entry, token, number)


def _read_label(entry: FoundEntry, label: str, number: int, facts: Facts) -> None:
    """A label that is the venue or the date: `[[NeurIPS 2020]](url)`, `[[arXiv 13 Sep 2019]](url)`."""
    if (date := facts.date(label)) is not None:
        if entry.date is None:
            set_date(entry, date, number)
        return
    first, _, rest = label.partition(" ")
    if "@" in label or first.partition("-")[0].casefold() in ("paper", "pdf", "code", "video"):
        return
    if rest and entry.date is None and is_venue(first) and len(rest) > 4 and (date := facts.date(rest)) is not None:
        set_date(entry, date, number)
        label = first
    if entry.venue is None and is_venue(label):
        set_venue(entry, label)
