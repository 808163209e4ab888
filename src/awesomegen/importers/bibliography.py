"""Text of an entry between its links: bibliography where it is one, else a part of the summary."""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.bylines import are_people, names_and_venue, take_names, take_names_and_year
from awesomegen.importers.dates import may_hold_date
from awesomegen.importers.emphasis import emphasis_start
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain, scan
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.venues import is_venue, split_note, venue_at_end

EDGES = " \t.,;:：，、；。|/·•–—-"
"""What stands at the edges of a piece of text without saying anything."""
_POINTERS = lazy_pattern("[🔗💻📄📖🎥📺🎬📹🌐📦🏠📂🖥]\ufe0f?(?=\\s*(?:[\\[|]|$))")
"""Symbols in front of a link that say no more than its label."""
EMPTY_BRACKETS = lazy_pattern(r"\[[\s,|/;]*\]|\([\s,|/;]*\)|（\s*）|【\s*】|\\\[\s*\\\]")
_YEAR_FIRST = lazy_pattern(
    r"\s*[,.]?\s*[(（\[](?P<inside>[^()（）\[\]]*?(?:(?:19|20)\d\d|['’]\d\d)[^()（）\[\]]*)(?:[)）]|\](?!\())"
)
_FORMATS = lazy_pattern(
    r"\s*[(\[](?P<formats>(?:(?:PDF|HTML|EPUB|MOBI|PS|TeX|LaTeX|Online|Web|Video|Slides|AsciiDoc|Markdown)(?:\s*[,/]\s*)?)+)[)\]]\Z",
    re.IGNORECASE,
)
"""How a book can be read; before it stand its authors."""
_EXPLICIT_SUMMARY = lazy_pattern(r"\s*(?:[-–—]+|：)\s*(?=\S)|\s*:\s+(?=\S)|\s*:(?=[^\x00-\x7f])")
_BEFORE_DATE = lazy_pattern(
    r"\s*(?:\||\]\s*\[|\[|\]|\\\s|(?=\bsubmitted on\b)"
    r"|,\s*(?=(?:\d{1,2} )?[A-Z][a-z]{2,8}[.,]* (?:19|20)\d\d\b)"
    r"|(?<! on)(?<!revised)\s(?=\d{1,2} [A-Za-z]{3,9}[.,]* (?:19|20)\d\d))\s*",
    re.IGNORECASE,
)
"""What stands between a venue and a date on one line."""

_REMARK = lazy_pattern(r"(?P<venue>[^\[\]()]{3,60}?)[\s,]*(?P<remark>\[[^\[\]]+\]|\((?!(?:19|20)\d\d)[^()]{6,}\))")
"""A venue and a remark in brackets behind it."""
_LOOSE_START = lazy_pattern(r"\A(?:[。，、；\s]|[.,;:](?=\s))+")


def read_text(entry: FoundEntry, source: str, number: int, facts: Facts) -> None:
    """Reads the text that is left: bibliography where it is one, else the summary."""
    source = _POINTERS.sub("", source)
    source = _without_loose_ends(EMPTY_BRACKETS.sub("", source).strip(" \t\n|"))
    if not source.strip(EDGES + "[]()\\*_"):
        return
    explicit = _EXPLICIT_SUMMARY.match(source)
    if year := _YEAR_FIRST.match(source):
        inside = year["inside"].strip()
        if (date := facts.date(inside)) is not None and entry.date is None:
            set_date(entry, date, number)
            source, explicit = source[year.end() :], None
        elif entry.venue is None and is_venue(inside):
            set_venue(entry, inside)
            source, explicit = source[year.end() :], None
    text = _LOOSE_START.sub("", source[explicit.end() if explicit else 0 :]).strip(" \t,;|").strip()
    if not text.strip(EDGES):
        return
    if explicit and not entry.authors and (formats := _FORMATS.search(text)) and are_people(text[: formats.start()]):
        set_authors(entry, text[: formats.start()], number)
        entry.add_extra("format", plain(formats["formats"]))
        return
    italic = emphasis_start(text.lstrip(" .,;:"))
    if italic is not None and not entry.authors and (both := names_and_venue(plain(italic[0]))) is not None:
        set_authors(entry, both[0], number)
        set_venue(entry, both[1])
        read_text(entry, italic[1], number, facts)
        return
    if italic is not None and not entry.authors and " " in italic[0] and looks_like_names(plain(italic[0])):
        set_authors(entry, italic[0], number)
        read_text(entry, italic[1], number, facts)
        return
    if entry.summary is None and _read_bibliography(entry, text, number, facts, is_explicit=explicit is not None):
        keep_links(entry, text, number, facts)
        return
    if entry.links and not explicit and source[:1] in "([（" and len(text) <= 80 and text[-1:] in ")]）":
        entry.add_extra("tail", plain(text))
        keep_links(entry, text, number, facts)
        return
    entry.add_summary(text)


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
    shown = plain(text).strip(" .,;|")
    if (date := facts.date(shown)) is not None and entry.date is None:
        set_date(entry, date, number)
        return True
    if (rest := take_names_and_year(entry, text, number, facts)) is not None:
        read_text(entry, rest, number, facts)
        return True
    if may_hold_date(text) and read_venue_and_date(entry, text, number, facts):
        return True
    remark = _REMARK.fullmatch(shown)
    if entry.venue is None and remark is not None and split_note(shown)[1] is None and is_venue(remark["venue"]):
        set_venue(entry, remark["venue"])
        entry.add_extra("tail", remark["remark"])
        return True
    if entry.venue is not None and is_venue(shown):
        entry.add_extra("venue", shown)
        return True
    split = venue_at_end(text) if entry.venue is None else None
    if entry.venue is None and is_venue(shown) and not (split and looks_like_names(plain(split[0]))):
        set_venue(entry, shown)
        return True
    names, venue = text, None
    if split is not None:
        names, venue = split
    head, _, tail = names.rpartition(",")
    date = None
    if entry.date is None and head and (date := facts.date(tail)) is not None:
        names = head
    strong = venue is not None or date is not None or not is_explicit or " et al" in names
    is_list = (
        any(mark in names for mark in (",", " and ", "et al", "&", "@", "[")) or venue is not None or not is_explicit
    )
    if names.strip(EDGES) and not (
        names[0] not in "(（*" and strong and is_list and not entry.authors and looks_like_names(plain(names))
    ):
        if (rest := take_names(entry, text, number)) is None:
            return False
        read_text(entry, rest, number, facts)
        return True
    if names.strip(EDGES):
        set_authors(entry, names.lstrip(EDGES), number)
    if venue is not None:
        set_venue(entry, plain(venue))
    if date is not None:
        set_date(entry, date, number)
    return True


def read_venue_and_date(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """`arxiv [8 Dec 2022]`, `Jun., 2024 | NeurIPS 2024`, `[26 Nov 2020] [ICLR]`, `arxiv Submitted on 8 Dec 2022`."""
    parts = [part for part in _BEFORE_DATE.split(text) if part.strip(" .\\")]
    if not 1 < len(parts) <= 4:
        return False
    read = [(plain(part.strip(" .,\\")), facts.date(part.strip(" .,\\"))) for part in parts]
    if not all(date or is_venue(shown) or (index == 0 and len(shown) < 40) for index, (shown, date) in enumerate(read)):
        return False
    if not any(date for _, date in read):
        return False
    for shown, date in read:
        if date is not None and entry.date is None:
            set_date(entry, date, number)
        elif entry.venue is None:
            set_venue(entry, shown)
        else:
            entry.add_extra("venue", shown)
    return True
