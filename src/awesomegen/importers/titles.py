"""Where the title of an entry is in its first line: the six ways in which lists write it."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.venuetext import read_venue
from awesomegen.importers.dates import read_date
from awesomegen.importers.emphasis import bold_start, emphasis_start, unquoted
from awesomegen.importers.inline import Token, plain, scan
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.plaintitles import looks_like_title, plain_before_links
from awesomegen.importers.titlemarks import TitleLine, leading_marks
from awesomegen.importers.venues import is_venue

_PUBLISHED = lazy_pattern(
    r"[\s.,]*(?P<venue>[A-Z][^\[\]*|]{2,160}?(?:19|20)\d\d\)?(?::\s*\d[\d–-]*)?)(?=\s*(?:[.,]\s*)?(?:[\[*]|\Z))"
)
"""What stands behind the quoted title of a reference: `Neural computation 18.7 (2006): 1527-1554`."""
_CLOSING = lazy_pattern(r"\s*\][\s:.,-]*")
_BETWEEN_BADGES = lazy_pattern(r"(?:[\s*_\"“|]|<br\s*/?>)*", re.IGNORECASE)
_EMOJI = lazy_pattern(r":[a-z0-9_+-]+:")
_WORD = lazy_pattern(r"[^\W_]")
_BRACKETS_FIRST = lazy_pattern(r"(?=\[(?:19|20)\d\d|(?:\[[^\[\]]{1,40}\]\s*){2})(?:\[[^\[\]]{1,40}\]\s*)+[^\[\]\s]")
_BRACKET = lazy_pattern(r"\[(?P<text>[^\[\]]{1,40})\]\s*(?=\S)")
_BRACKETED_NAME = lazy_pattern(r"\[[^\[\]]{1,60}\]|【[^【】]{1,60}】")


def read_title(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """Finds the title in the Markdown of an entry's first line; None where there is none."""
    source, found = leading_marks(source.strip())
    line = (
        _linked(source, references)
        or _bold(source, references)
        or _quoted(source)
        or _in_columns(source, references)
        or _after_authors(source, references)
        or plain_before_links(source, references)
    )
    if line is None:
        return None
    line.tags = [*found.tags, *line.tags]
    line.date, line.venue = line.date or found.date, line.venue or found.venue
    line.name = line.name or found.name
    line.status = found.status
    return line


def _linked(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`[Title](url) rest`, in emphasis or not, and `**[Name](url)**: "Title"`."""
    wrapper = re.match(r"(?P<mark>[*_]{1,3}|[\"“'‘]|~~)?\[", source)
    if wrapper is None and not source.startswith(("<a ", "<b>", "<strong>")):
        return None
    tokens = scan(source, references)
    links = [token for token in tokens if token.kind == "link"]
    if not links:
        return None
    first = _behind_badges(links, source)
    lead = source[links[0].end if first is not links[0] else 0 : first.start]
    lead = re.sub(r"<(?:b|strong|i|em)>|<br\s*/?>", "", lead, flags=re.IGNORECASE)
    if lead.strip("*_\"“'‘[(~ ") or first.is_bare:
        return None
    if lead.strip().endswith(("[", "(")) and (is_label(first.label) or first.url.startswith("#")):
        return None
    if is_label(first.label) and len(links) > 1 and not first.label[:1].isdigit():
        outside = _text_outside(source, tokens)
        if looks_like_title(outside) or all(is_label(link.label) for link in links):
            return None
    title = first.label
    if not title:
        return None
    is_published = lead.strip().endswith("[") and (is_venue(title) or read_date(title))
    if is_published and (behind := _behind_venue(source, tokens)) is not None:
        return behind
    rest = source[first.end :]
    if first is not links[0]:
        rest, wrapper = f"{rest} {source[: first.start].rstrip('*_ ')}", None
    mark = (wrapper["mark"] if wrapper else None) or ""
    if mark and (end := rest.find({"“": "”", "‘": "’"}.get(mark, mark))) >= 0:
        inner = rest[:end]
        rest = rest[end + len(mark) :] if not inner.strip(" .") else f"{inner}{rest[end + len(mark) :]}"
    rest = re.sub(r"^\s*</(?:b|strong|i|em)>", "", rest, flags=re.IGNORECASE)
    if title.startswith(("http://", "https://")):
        return None
    # `**[Name](url)**: "The title", authors`: the title is in the quotation marks.
    if (quoted := unquoted(rest.lstrip(" :-–—.*_"))) and len(quoted[0].split()) > 3 and len(title.split()) <= 4:
        return TitleLine(plain(quoted[0]), quoted[1], link=first, name=title)
    if _BRACKETS_FIRST.match(title):
        return _behind_brackets(title, rest, first)
    quoted = unquoted(title)
    return TitleLine(quoted[0] if quoted and not quoted[1].strip() else title, rest, link=first)


def _behind_brackets(label: str, rest: str, link: Token) -> TitleLine:
    """`[[2016][Google][Wide&Deep] The title](url)`: date, venue and tags inside the link."""
    line = TitleLine(label, rest, link=link)
    while (bracket := _BRACKET.match(label)) is not None:
        text, label = bracket["text"].strip(), label[bracket.end() :]
        if line.date is None and read_date(text) is not None:
            line.date = text
        elif line.venue is None and is_venue(text):
            line.venue = text
        else:
            line.tags.append(text)
    line.title = label
    return line


def _behind_venue(source: str, tokens: Sequence[Token]) -> TitleLine | None:
    """`[[ICML](url)] The title [[code](url)]`: the title is plain text behind the link of the venue."""
    first = next(token for token in tokens if token.kind == "link")
    close = _CLOSING.match(source, first.end)
    end = next((token.start for token in tokens if token.start > first.end), len(source))
    text = source[close.end() if close else first.end : end].rstrip("[(*_ ")
    title = plain(text).rstrip(" .")
    if close is None or len(title.split()) < 2 or not looks_like_title(title):
        return None
    return TitleLine(title, f"[{source[first.start : first.end]}] {source[close.end() + len(text) :]}")


def _behind_badges(links: Sequence[Token], source: str) -> Token:
    """The first link that has words, where only images and symbols with links stand before it."""
    for before, link in pairwise(links):
        is_symbol = before.is_badge or not _WORD.search(_EMOJI.sub("", before.label))
        if not is_symbol or not _BETWEEN_BADGES.fullmatch(source, before.end, link.start):
            break
        if not link.is_badge and _WORD.search(link.label):
            return link
    return links[0]


def _text_outside(source: str, tokens: Sequence[Token]) -> str:
    position, parts = 0, []
    for token in tokens:
        parts.append(source[position : token.start])
        position = token.end
    parts.append(source[position:])
    return plain(" ".join(parts)).strip(" []()|,.;:-")


def _bold(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`**Title** rest`, `**Name**: "Title" rest` and `**Title (Venue 2023)**`."""
    bold = bold_start(source)
    if bold is None:
        return None
    inner, rest = bold
    if (linked := _linked(inner, references)) is not None:
        linked.rest = f"{linked.rest}{rest}" if linked.rest.strip() else rest
        return linked
    after = rest.lstrip(" :-–—,.*_")
    is_name = _BRACKETED_NAME.fullmatch(inner) and after[:1].isalnum()
    if is_name and (following := read_title(after, references)) is not None:
        label = inner[1:-1].strip()
        if following.venue is None and (is_venue(label) or read_venue(label).year is not None):
            following.venue = label
        else:
            following.name = following.name or label
        return following
    if (quoted := unquoted(after)) and len(quoted[0].split()) > 2:
        return TitleLine(plain(quoted[0]), quoted[1].lstrip("*_"), name=plain(inner).strip(" :"))
    if rest.lstrip().startswith(("[", ":", "-", "–", "—", "*")) or inner.endswith(":"):
        follower = _linked(after, references)
        if follower is not None and _is_full_title(follower.title, inner) and not rest.lstrip().startswith("[["):
            follower.name = plain(inner).strip(" :")
            return follower
    quoted = unquoted(inner)
    title = plain(quoted[0] if quoted and not quoted[1].strip() else inner)
    return TitleLine(title.strip(), rest) if title.strip() else None


def _is_full_title(title: str, name: str) -> bool:
    """Whether what follows a bold name is the title that belongs to it."""
    return not is_label(title) and len(title.split()) > 3 and len(name.split()) <= 4


def _quoted(source: str) -> TitleLine | None:
    """`"Title", authors, venue`."""
    quoted = unquoted(source)
    if quoted is None or len(quoted[0]) < 4:
        return None
    return TitleLine(plain(quoted[0]).rstrip(","), quoted[1])


def _in_columns(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`2018 | Title | Authors | Venue | [PDF](url)`, with or without the year."""
    if source.count(" | ") < 2:
        return None
    cells = source.split(" | ")
    date = cells[0].strip() if read_date(cells[0]) else None
    tag = _BRACKETED_NAME.fullmatch(cells[0].strip()) if len(cells) > 2 and "](" in cells[1] else None
    if date or tag:
        cells = cells[1:]
    title, rest = cells[0].strip(), " | " + " | ".join(cells[1:])
    if scan(title, references):
        found = _linked(title, references) or _bold(title, references)
        if found is None:
            return None
        found.rest, found.date = f"{found.rest}{rest}", date
        if tag:
            found.tags.insert(0, tag[0][1:-1])
        return found
    return TitleLine(plain(title), rest, date=date) if looks_like_title(title) else None


def _after_authors(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`Authors, *[Title](url)*, Venue`, `Authors. "Title". Venue` and `Authors. [Title](url)`."""
    tokens = scan(source, references)
    first = next((token for token in tokens if token.kind == "link" and not token.is_bare), None)
    if first is not None and not is_label(first.label) and not is_venue(first.label):
        before = source[: first.start].rstrip()
        names = before.rstrip('*_"“ ')
        is_label_link = before.endswith("[") or source.startswith("[[", first.start)
        if names and not is_label_link and looks_like_names(plain(names)) and _is_bibliographic(names):
            rest = source[first.end :].lstrip('*_"”')
            return TitleLine(first.label, rest, link=first, before=names)
    opening = re.search(r"(?:[.,:]|(?<=\w))\s+[\"“]", source)
    if opening and looks_like_names(plain(source[: opening.start()])):
        quoted = unquoted(source[opening.end() - 1 :])
        if quoted:
            published = _PUBLISHED.match(quoted[1])
            rest = quoted[1][published.end() :] if published else quoted[1]
            venue = plain(published["venue"]) if published else None
            return TitleLine(plain(quoted[0]).rstrip(",."), rest, before=source[: opening.start()], venue=venue)
    marked = re.search(r"(?:[.,:)]|(?<=\w))\s+(?=\*\*\S)", source)
    if marked and looks_like_names(plain(source[: marked.start()])) and _is_bibliographic(source[: marked.start() + 1]):
        bold = bold_start(source[marked.end() :])
        if bold is not None and looks_like_title(plain(bold[0])):
            return TitleLine(plain(bold[0]).rstrip("."), bold[1], before=source[: marked.start() + 1])
    emphasis = re.search(r"[.,:)]\s+\*(?!\*)", source)
    if emphasis and looks_like_names(plain(source[: emphasis.start()])):
        italic = emphasis_start(source[emphasis.end() - 1 :])
        if italic and looks_like_title(plain(italic[0])):
            return TitleLine(plain(italic[0]), italic[1], before=source[: emphasis.start()])
    return None


def _is_bibliographic(names: str) -> bool:
    return names.endswith((",", ".", ":")) or "," in names or " et al" in names or " and " in names
