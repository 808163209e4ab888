"""Text of an entry between its links: bibliography where it is one, else a part of the summary."""

import re
from collections.abc import Callable

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers import bylines, publication
from awesomegen.importers.emphasis import emphasis_start
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain, scan
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.venues import is_venue, names_venue, venue_at_end

EDGES = " \t.,;:：，、；。|/·•–—-"
"""What stands at the edges of a piece of text without saying anything."""
_POINTERS = lazy_pattern("[🔗💻📄📖🎥📺🎬📹🌐📦🏠📂🖥]\ufe0f?(?=\\s*(?:[\\[|]|$))")
"""Symbols in front of a link that say no more than its label."""
EMPTY_BRACKETS = lazy_pattern(r"\[[\s,|/;]*\]|\([\s,|/;]*\)|（\s*）|【\s*】|\\\[\s*\\\]")
_CLOSED_BEFORE = lazy_pattern(r"\A[)\]）】]+(?!\()\s*")
"""Brackets that were opened around the title."""
_FORMATS = lazy_pattern(
    r"\s*[(\[](?P<formats>(?:(?:PDF|HTML|EPUB|MOBI|PS|TeX|LaTeX|Online|Web|Video|Slides|AsciiDoc|Markdown)(?:\s*[,/]\s*)?)+)[)\]]\Z",
    re.IGNORECASE,
)
"""How a book can be read; before it stand its authors."""
_EXPLICIT_SUMMARY = lazy_pattern(r"\s*(?:[-–—]+|：)\s*(?=\S)|\s*:\s+(?=\S)|\s*:(?=[^\x00-\x7f])")
_SENTENCE_BEHIND = lazy_pattern(r"(?:\.\s*,|\.\s+[-–—]|\.)\s+(?=[^\W\d_])")
_SHORTCODES = lazy_pattern(r"(?::[a-z0-9_+-]+:\s*)+")
_LOOSE_START = lazy_pattern(r"\A(?:[。，、；\s]|[.,;:](?=\s))+")
_LONGEST_HEAD = 400
_LONGEST_TAIL = 80

_Take = Callable[[FoundEntry, str, int, Facts], str | None]
_Read = Callable[[FoundEntry, str, int, Facts], bool]


def read_text(entry: FoundEntry, source: str, number: int, facts: Facts) -> None:
    """Reads the text that is left: bibliography where it is one, else the summary."""
    source = _POINTERS.sub("", source)
    source = _without_loose_ends(_CLOSED_BEFORE.sub("", EMPTY_BRACKETS.sub("", source).strip(" \t\n|")))
    if not source.strip(EDGES + "[]()\\*_"):
        return
    for take in _IN_FRONT:
        if (rest := take(entry, source, number, facts)) is not None:
            read_text(entry, rest, number, facts)
            return
    explicit = _EXPLICIT_SUMMARY.match(source)
    if (rest := publication.take_year_or_venue(entry, source, number, facts)) is not None:
        source, explicit = rest, None
    text = _LOOSE_START.sub("", source[explicit.end() if explicit else 0 :]).strip(" \t,;|").strip()
    if not text.strip(EDGES) or (explicit and _read_authors_and_formats(entry, text, number)):
        return
    if any(read(entry, text, number, facts) for read in _MARKED):
        return
    is_open = entry.summary is None or bylines.is_dated(text)
    if is_open and _read_bibliography(entry, text, number, facts, is_explicit=explicit is not None):
        keep_links(entry, text, number, facts)
    elif entry.links and not explicit and _is_in_brackets(source, text):
        entry.add_extra("tail", plain(text))
        keep_links(entry, text, number, facts)
    else:
        entry.add_summary(text)


_IN_FRONT: tuple[_Take, ...] = (publication.take_organiser_and_date, bylines.take_bracketed_names)
"""What may stand in brackets in front of other text."""


def _read_authors_and_formats(entry: FoundEntry, text: str, number: int) -> bool:
    """Whether a text is `Ada One, Bo Two (PDF, HTML)`."""
    formats = _FORMATS.search(text) if not entry.authors else None
    if formats is None or not bylines.are_people(text[: formats.start()]):
        return False
    set_authors(entry, text[: formats.start()], number)
    entry.add_extra("format", plain(formats["formats"]))
    return True


def _is_in_brackets(source: str, text: str) -> bool:
    return source[:1] in "([（" and len(text) <= _LONGEST_TAIL and text[-1:] in ")]）"


def _read_shortcodes(entry: FoundEntry, text: str, _number: int, _facts: Facts) -> bool:
    """Whether a text is nothing but `:heavy_check_mark:` and the like."""
    if not _SHORTCODES.fullmatch(text):
        return False
    entry.tags += text.split()
    return True


def _read_up_to_venue(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text is `A. One, CVPR 2015` with a further sentence behind it."""
    if entry.venue is not None or entry.summary is not None:
        return False
    for end in _SENTENCE_BEHIND.finditer(text):
        head = text[: end.start()]
        if not head[-1:].isdigit() or len(head) > _LONGEST_HEAD:
            continue
        published = venue_at_end(head)
        venue = published[1] if published else head
        rest = text[end.end() :]
        if not (names_venue(venue) and is_venue(venue)) or "](" in venue or names_venue(rest.partition(" ")[0]):
            continue
        is_read = _read_bibliography(entry, head, number, facts, is_explicit=False)
        if is_read:
            entry.add_summary(rest)
        return is_read
    return False


def _read_italic_names(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text begins with names in italics, with or without a venue behind them."""
    italic = emphasis_start(text.lstrip(" .,;:")) if not entry.authors else None
    if italic is None:
        return False
    shown = plain(italic[0])
    if (both := bylines.names_and_venue(shown)) is not None:
        set_authors(entry, both[0], number)
        set_venue(entry, both[1])
    elif " " in italic[0] and looks_like_names(shown):
        set_authors(entry, italic[0], number)
    else:
        return False
    read_text(entry, italic[1], number, facts)
    return True


_MARKED: tuple[_Read, ...] = (publication.read_corners, _read_shortcodes, _read_up_to_venue, _read_italic_names)
"""Forms that their marks tell from a summary, also where the entry has one."""


def _without_loose_ends(text: str) -> str:
    """Drops closing brackets at the end whose opening ones went with a link."""
    while text[-1:] in (")", "]"):
        opening, closing = ("[", "]") if text[-1] == "]" else ("(（", ")）")
        if sum(map(text.count, closing)) <= sum(map(text.count, opening)):
            break
        text = text[:-1].rstrip(" \t")
    return text


def keep_links(entry: FoundEntry, text: str, number: int, facts: Facts) -> None:
    """Takes the links of a text whose words became fields, those of the authors' names apart."""
    authors = entry.extra.get("author_links")
    kept = set(authors.values()) if isinstance(authors, dict) else set()
    for token in scan(text, facts.references):
        if token.kind == "link" and token.url not in kept:
            add_link(entry, token, number)


def _read_bibliography(entry: FoundEntry, text: str, number: int, facts: Facts, *, is_explicit: bool) -> bool:
    """`Mildenhall et al., ECCV 2020`, `CVPR 2021`, `I. Goodfellow et al.`, `19 Jun 2020`."""
    if any(read(entry, text, number, facts) for read in _CERTAIN):
        return True
    if (rest := bylines.take_names_and_year(entry, text, number, facts)) is not None:
        read_text(entry, rest, number, facts)
        return True
    if any(read(entry, text, number, facts) for read in _LIKELY):
        return True
    return _read_names_and_venue(entry, text, number, facts, is_explicit=is_explicit)


_CERTAIN: tuple[_Read, ...] = (
    bylines.read_names_behind_by,
    bylines.read_venue_and_names,
    bylines.read_names_and_venues,
    publication.read_date_alone,
)
_LIKELY: tuple[_Read, ...] = (
    bylines.read_names_and_bare_year,
    publication.read_venue_and_date,
    publication.read_venue_and_remark,
    publication.read_journal,
    publication.read_further_venue,
)
"""Forms of a whole text, in the order in which they are tried; names with a year in brackets come between the two."""


def _read_names_and_venue(entry: FoundEntry, text: str, number: int, facts: Facts, *, is_explicit: bool) -> bool:
    """Names, a venue, or both with a comma between them; behind a dash only where no sentence could read so."""
    shown = plain(text).strip(" .,;|")
    names, venue, date = text, None, None
    if entry.venue is None:
        split = venue_at_end(text)
        is_split = split is not None and facts.date(split[1].strip("*_")) is None and looks_like_names(plain(split[0]))
        if is_venue(shown) and not is_split:
            set_venue(entry, shown)
            return True
        names, venue = split or (text, None)
    head, _, tail = names.rpartition(",")
    if entry.date is None and head and (date := facts.date(tail)) is not None:
        names = head
    if names.strip(EDGES):
        is_list = any(mark in names for mark in (",", " and ", "et al", "&", "@", "["))
        is_sure = venue is not None or not is_explicit or (is_list and (date is not None or " et al" in names))
        if not is_sure or entry.authors or names[0] in "(（*" or not looks_like_names(plain(names)):
            return _read_names(entry, text, number, facts)
        set_authors(entry, names.lstrip(EDGES), number)
    if venue is not None:
        set_venue(entry, plain(venue))
    if date is not None:
        set_date(entry, date, number)
    return True


def _read_names(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a text begins with names, whatever follows them."""
    rest = bylines.take_names(entry, text, number)
    if rest is not None:
        read_text(entry, rest, number, facts)
    return rest is not None
