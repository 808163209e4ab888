"""How an entry takes what was found for it: each field once, with a warning where something was mended or doubted."""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.dates import FoundDate
from awesomegen.importers.found import FoundEntry, FoundLink
from awesomegen.importers.inline import Token
from awesomegen.importers.linkkinds import is_label, kind_of_link
from awesomegen.importers.people import read_people
from awesomegen.importers.venues import known_names, split_note

_THIRD_PARTY = lazy_pattern(r"(?P<label>.+) \((?:third-party|비공식|非公式|非官方)\)")
_IN = lazy_pattern(r"[Ii]n:?\s+(?=[^\W\d_a-z])")
_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEME_SLIP = lazy_pattern(r"h{0,2}t{1,3}p{1,2}s{0,2}:{1,2}/{1,3}", re.IGNORECASE)


def set_date(entry: FoundEntry, date: FoundDate, number: int) -> None:
    """Takes a date, and doubts it aloud where it is not certain."""
    entry.date, entry.date_text = date.value, date.text
    if date.iso is None:
        entry.warn("AG202", f"`{date.text}` is no certain date; kept as it is written", number)


def set_venue(entry: FoundEntry, text: str) -> None:
    """Takes a venue with its note."""
    text = text.strip(" ,;|")
    if text[:1] == "[" and text.find("]") == len(text) - 1:
        text = text[1:-1].strip()
    if (published := _IN.match(text)) is not None and text not in known_names():
        text = text[published.end() :]
    entry.venue, note = split_note(text.removesuffix(".") if not text.endswith("..") else text)
    entry.note = entry.note or note


def set_authors(entry: FoundEntry, source: str, number: int) -> None:
    """Takes a line of authors; links and marks beside the names are kept."""
    people = read_people(source)
    entry.authors, entry.equal_contribution = list(people.names), list(people.equal)
    if people.links:
        entry.extra["author_links"] = dict(people.links)
    if people.marks:
        entry.extra["author_marks"] = dict(people.marks)
    if people.run_together:
        entry.warn("AG211", "the names of the authors run together; separate them with commas", number)


def add_link(entry: FoundEntry, token: Token, number: int, *, key: str | None = None) -> None:
    """Takes a link with its label; the key before it, such as `Code:`, says what kind it is."""
    label: str | None = token.label
    if token.is_bare:
        label = key
    if not token.url:
        entry.warn("AG105", f"the link `{label}` leads nowhere; kept under `extra`", number)
        entry.add_extra("empty_link", label or "")
        return
    url = _address(token.url)
    if url is None:
        entry.warn("AG213", f"`{token.url[:80]}` is no address a reader can open; kept under `extra`", number)
        entry.add_extra("link", f"{label}: {token.url}" if label else token.url)
        return
    if url != token.url and not token.url.startswith(("www.", "http:", "https:")):
        entry.warn("AG213", f"`{token.url[:80]}` misspells its scheme; read as `{url[:80]}`", number)
    if token.malformed:
        entry.warn("AG509", f"`{label}` is no link on GitHub as it is written; read as a link to `{token.url}`", number)
    third_party = _THIRD_PARTY.fullmatch(label) if label else None
    label = third_party["label"] if third_party else label or None
    kind = kind_of_link(label, token.url)
    if key and (kind in ("other", "website") or not is_label(label or "")):
        kind = kind_of_link(key, token.url)
    entry.links.append(FoundLink(url, label, kind, third_party is not None))


def _address(url: str) -> str | None:
    """A URL that a list may hold: blanks percent-encoded, a slip in the scheme mended; None for other schemes."""
    url = url.strip().replace(" ", "%20")
    if url.startswith("www."):
        return f"https://{url}"
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() in ("http", "https", "mailto"):
        return url
    if slip := _SCHEME_SLIP.match(url):
        return f"http{'s' if 's' in slip[0].lower() else ''}://{url[slip.end() :]}"
    return None
