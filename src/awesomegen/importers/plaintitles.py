"""Titles without any mark: plain text before the first link, behind a date, or all there is."""

import re
from collections.abc import Mapping, Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.citations import read_citation
from awesomegen.importers.dates import read_date
from awesomegen.importers.inline import Token, plain, scan
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.titlemarks import TitleLine
from awesomegen.importers.venues import is_venue, names_venue

_YEAR = 4
_LONGEST_NOTE = 60
_PROSE_END = lazy_pattern(
    r"\b(?:see|with|the|a|an|for|to|by|from|in|at|on|of|or|please|about|also|via|check|read"
    r"|visit|using|this|is|are|list)$",
    re.IGNORECASE,
)
_DESCRIPTION = lazy_pattern(r"\s+(?:[-–—]{1,2}|:)\s+|:\s+(?=[A-Z])|\s*：\s*")
_PUBLISHED_BEHIND = lazy_pattern(r"[(（][^()（）]*\d\d[^()（）]*[)）]\s*\Z")
_YEAR_IN_PARENTHESES = lazy_pattern(r"\s*[(（](?:[^()（）]*,\s*)?(?:19|20)\d\d(?:[^()（）]{0,20})[)）]")


def looks_like_title(text: str) -> bool:
    """Whether a text is long enough to be a title, and no venue, date or label."""
    return len(text) > 3 and not is_venue(text) and not is_label(text) and read_date(text) is None


def plain_before_links(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`Title [[Venue]](url)`, `Title (2014), authors [[pdf]](url)`, and a title without any link."""
    tokens = scan(source, references)
    links = [token for token in tokens if token.kind in ("link", "image")]
    first = next(iter(links), None)
    end = first.start if first else len(source)
    text = source[:end]
    if first is not None:
        text = text.rstrip().rstrip("[(（|\\").rstrip(" -–—:|,")
        lead = plain(text)
        if not lead:
            return _only_links(source, tokens)
        if (dated := _dated_link(lead, first, source)) is not None:
            return dated
        if _PROSE_END.search(lead) and first.kind == "link" and not is_label(first.label):
            return TitleLine(
                first.label, source[first.end :], link=first, before=text, is_certain=len(lead.split()) <= 3
            )
    is_beside = first is None or is_label(first.label) or first.is_bare or source[: first.start].endswith("[")
    if is_beside:
        citation = read_citation(plain(text))
        if citation is not None:
            venue = f". {citation.venue}" if citation.venue else ""
            rest = f"{venue} {source[len(text) :]}"
            return TitleLine(citation.title, rest, before=citation.names, date=citation.date)
    if first is not None and _goes_on(source, first):
        return TitleLine(lead, source[len(text) :], is_certain=False, is_sentence=True)
    year = _YEAR_IN_PARENTHESES.search(text)
    if year and (title := plain(source[: year.start()]).strip(" ,:")):
        return TitleLine(title, source[year.start() :])
    cut = _DESCRIPTION.search(text)
    is_title = cut is not None and cut[0].strip() == ":" and _PUBLISHED_BEHIND.search(text) is not None
    if cut and not is_title and len(text[: cut.start()].split()) <= 12 and text[cut.start()] != ":":
        return TitleLine(plain(text[: cut.start()]), source[cut.start() :])
    sentences = re.split(r"(?<=[^\s.][^\s.A-Z])[.?]\s+", text, maxsplit=1)
    if len(sentences) == 2 and len(sentences[0].split()) > 2 and looks_like_names(plain(sentences[1]).split(". ")[0]):
        return TitleLine(plain(sentences[0]), source[len(sentences[0]) + 1 :])
    title = plain(text).rstrip(" ,;|")
    if (published := _published_at_end(title, is_known=first is None)) is not None:
        title, venue = published
        is_date = read_date(venue) is not None
        return TitleLine(title, source[len(text) :], date=venue if is_date else None, venue=None if is_date else venue)
    return TitleLine(title, source[len(text) :], is_certain=first is not None) if title else None


def _published_at_end(title: str, *, is_known: bool) -> tuple[str, str] | None:
    """`Title, ITSC 2018.` and `Title, 2019.` as the title and where or when it was published.

    `is_known` asks for a venue and no mere year: without a link it may be a sentence.
    """
    before, comma, last = title.rstrip(" .").rpartition(",")
    last = last.strip().removeprefix("in ")
    is_published = (is_venue(last) and names_venue(last)) or (read_date(last) is not None and not is_known)
    if not comma or len(before.split()) < 3 or not is_published:
        return None
    return before.strip(), last


def _goes_on(source: str, link: Token) -> bool:
    """Whether a sentence goes on behind a link that is a word of it."""
    if link.kind != "link" or link.is_bare or link.is_badge or is_label(link.label) or is_venue(link.label):
        return False
    before, after = source[: link.start], source[link.end :]
    if before.rstrip()[-1:] in "[(（|,.;:：-–—/":
        return False
    words = after.lstrip()
    return (
        words[:1].isalpha()
        and (not words[0].isascii() or words[0].islower())
        and (words is not after or not words[0].isascii())
    )


def _dated_link(lead: str, link: Token, source: str) -> TitleLine | None:
    """`2018 [Title](url)`, `CVPR 2019: [Title](url)` and `2018 a survey: [Title](url)`."""
    if link.kind != "link" or link.is_bare or link.is_badge or is_venue(link.label) or not looks_like_title(link.label):
        return None
    rest = source[link.end :]
    date, _, words = lead.partition(" ")
    is_dated = bool(words) and read_date(date) is not None and len(date) > _YEAR
    if not is_dated and ((names_venue(lead) and is_venue(lead)) or read_date(lead)):
        is_date = read_date(lead) is not None
        return TitleLine(link.label, rest, link=link, date=lead if is_date else None, venue=None if is_date else lead)
    if read_date(date) is None or not _is_long(link.label) or len(words) > _LONGEST_NOTE:
        return None
    is_published = names_venue(words) and is_venue(words)
    if is_published or looks_like_names(words):
        venue, before = (words, "") if is_published else (None, words)
        return TitleLine(link.label, rest, link=link, date=date, venue=venue, before=before)
    return TitleLine(link.label, f" - {words.rstrip(':： ')}{rest}" if words else rest, link=link, date=date)


def _is_long(label: str) -> bool:
    """Whether a label is long enough for a title in any script."""
    return len(label.split()) > 2 or (not label.isascii() and len(label) > 5)


def _only_links(source: str, tokens: Sequence[Token]) -> TitleLine | None:
    """A line that is nothing but links: the first one's label, or the address, has to be the title."""
    links = [token for token in tokens if token.kind == "link"]
    if not links or not links[0].label:
        return None
    after = source[links[-1].end :].lstrip("]) |-–—:")
    if all(is_label(link.label) for link in links) and looks_like_title(plain(after)):
        return TitleLine(plain(after), source[: len(source) - len(after)])
    first = links[0]
    return TitleLine(first.label, source[first.end :].lstrip("])"), link=first, is_certain=not first.is_bare)
