"""One further source line of an entry: authors, venue and links, date, `Key: value`, or a part of the summary."""

from collections.abc import Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.bibliography import EDGES, EMPTY_BRACKETS, keep_links
from awesomegen.importers.bylines import names_and_venue, read_names_and_marked_venue
from awesomegen.importers.emphasis import emphasis_start, unquoted, without_break
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_authors, set_date, set_venue
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.html import anchors
from awesomegen.importers.inline import Token, plain, scan, without
from awesomegen.importers.keys import field_of_key, split_key
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.publication import read_venue_and_date
from awesomegen.importers.remainder import read_rest
from awesomegen.importers.venues import is_venue, venue_at_end

_MOST_WORDS_OF_A_NAME = 3
_LONGEST_PLACEHOLDER = 12
_LONGEST_VENUE = 10
_ENDS_IN_YEAR = lazy_pattern(r"[^\W\d_a-z].*\b(?:19|20)\d\d\.?")
_EMPHASISED_KEY = lazy_pattern(r"(?P<mark>[*_])(?P<key>[^*_:：]+?)\s*(?:(?P=mark)\s*[:：]|[:：]\s*(?P=mark))")


def read_line(entry: FoundEntry, line: str, number: int, facts: Facts) -> None:
    """Reads one further source line of an entry: authors, venue and links, date, or a part of the summary."""
    text = without_break(line)
    if not text:
        return
    if text.startswith("<") and (names := anchors(text)):
        for name in names:
            entry.add_extra("anchor", name)
        return
    if _takes_title(entry, text, number, facts):
        return
    emphasised = _EMPHASISED_KEY.match(text)
    is_key = emphasised is not None and field_of_key(emphasised["key"]) is not None
    if is_key and (key := split_key(text)) is not None and read_keyed(entry, *key, number, facts):
        return
    if read_names_and_marked_venue(entry, text, number):
        return
    if (italic := emphasis_start(text)) is not None and _read_italic(entry, italic, number, facts):
        return
    if (key := split_key(text)) is not None and read_keyed(entry, *key, number, facts):
        return
    if entry.date is None and (date := facts.date(text)) is not None:
        set_date(entry, date, number)
        return
    tokens = scan(text, facts.references)
    if tokens or text[0] in "「【":
        read_rest(entry, text, number, facts, tokens=tokens)
    elif not _read_plain(entry, text, number, facts):
        entry.add_summary(text)


def _takes_title(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Whether a line holds the title in quotation marks, and what was read as the title is but a name."""
    is_linked = bool(entry.links) and entry.links[0].label is None
    is_name = len(entry.title.rstrip(":").split()) <= _MOST_WORDS_OF_A_NAME and "name" not in entry.extra
    if text[:1] not in '"“' or is_linked or not is_name:
        return False
    quoted = unquoted(text)
    if quoted is None or len(quoted[0].split()) <= _MOST_WORDS_OF_A_NAME:
        return False
    if name := entry.title.strip(" :"):
        entry.extra["name"] = name
    entry.title = plain(quoted[0]).rstrip(".,")
    read_rest(entry, quoted[1], number, facts)
    return True


def _read_italic(entry: FoundEntry, italic: tuple[str, str, bool], number: int, facts: Facts) -> bool:
    inner, rest, is_shown = italic
    tail = rest.strip(" ,.;")
    if rest[:1] == " " and tail[:1].islower():
        return False
    if tail and not (is_venue(plain(tail)) or facts.date(tail) or scan(tail, facts.references) or len(tail) < 60):
        return False
    if entry.authors and entry.summary is not None:
        return False
    text = plain(inner)
    if (date := facts.date(text)) is not None and entry.date is None:
        set_date(entry, date, number)
        keep_links(entry, inner, number, facts)
    elif entry.authors or is_venue(text):
        is_dated = entry.summary is None and bool(_ENDS_IN_YEAR.fullmatch(text)) and len(text.split()) <= _LONGEST_VENUE
        if not ((is_venue(text) or is_dated) and entry.venue is None):
            return False
        set_venue(entry, text)
        keep_links(entry, inner, number, facts)
    elif entry.venue is None and (both := names_and_venue(text)) is not None:
        set_authors(entry, both[0], number)
        set_venue(entry, both[1])
    else:
        set_authors(entry, inner, number)
        if not is_shown:
            entry.warn("AG505", "the emphasis around the authors is never closed; read as authors", number)
    if tail:
        read_rest(entry, rest, number, facts)
    return True


def _read_plain(entry: FoundEntry, text: str, number: int, facts: Facts) -> bool:
    """Reads a line without links as venue, date or authors where it is nothing else."""
    if entry.summary is not None:
        return False
    shown = plain(text)
    if read_venue_and_date(entry, text, number, facts):
        return True
    if entry.venue is None and is_venue(shown):
        set_venue(entry, shown)
        return True
    if not entry.authors and looks_like_names(shown) and any(mark in shown for mark in (",", " and ", "et al", "&")):
        before = venue_at_end(text)
        set_authors(entry, before[0] if before else text, number)
        if before:
            set_venue(entry, plain(before[1]))
        return True
    return False


def read_keyed(entry: FoundEntry, key: str, value: str, number: int, facts: Facts) -> bool:
    """Reads `Key: value`; False where the key is no field and holds no links, so that the line may be prose."""
    name = field_of_key(key)
    if not value.strip(" .,-–—"):
        return name is not None
    tokens = scan(value, facts.references)
    links = [token for token in tokens if token.kind == "link"]
    if name == "authors" and not entry.authors:
        set_authors(entry, value, number)
    elif name == "venue" and entry.venue is None and not links:
        set_venue(entry, plain(value))
    elif name == "date" and entry.date is None and (date := facts.date(value)):
        set_date(entry, date, number)
    elif name == "summary":
        entry.add_summary(value)
    elif name == "tags":
        entry.add_extra(key, plain(value))
    elif links and (name == "links" or is_label(key) or _is_bare(value, links)):
        for token in links:
            add_link(entry, token, number, key=key)
        if (text := _outside(value, links)) and not all(link.is_bare for link in links):
            entry.add_extra(key, text)
    elif name == "links" and not tokens and len(value) <= _LONGEST_PLACEHOLDER:
        # `Code: coming soon`
        entry.add_extra(key, value)
    else:
        return False
    return True


def _is_bare(value: str, links: Sequence[Token]) -> bool:
    """Whether a value is nothing but addresses: then its key is their label, whatever word it is."""
    return all(link.is_bare for link in links) and not _outside(value, links)


def _outside(source: str, tokens: Sequence[Token]) -> str:
    return plain(EMPTY_BRACKETS.sub("", without(source, tokens, " "))).strip(EDGES)
