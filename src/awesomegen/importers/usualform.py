"""The form in which most entries of bold paragraphs are written, read in one look.

Whatever stands in a paragraph, `entrylines.read_entry` finds it, and asks each line dozens of questions for that. For a
paragraph of a title, authors, a venue with links and a date, all of them in usual characters, the answers are known
beforehand. Both readings are the same: tests compare them.
"""

import re
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.bibliography import read_text
from awesomegen.importers.entrylines import read_lines
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import set_date
from awesomegen.importers.found import FoundEntry, FoundLink
from awesomegen.importers.keys import field_of_key
from awesomegen.importers.linkkinds import is_label, kind_of_link
from awesomegen.importers.venues import is_venue

_WORD = r"[^\W\d_a-z][^\W\d_]*+(?:['’-][^\W\d_]++)*+\.?+"
_NAME = rf"{_WORD}(?: (?:d[aeiou]|van|von|der|den|la|le|el|al|bin)){{0,2}}(?: {_WORD}){{1,4}}(?<!\.)"
_LINK = r"\[\[[A-Za-z]+(?: [A-Za-z]+)*\]\(https?://[\w./?=#%~:+-]+\)\]"
_END = r"[ \t]*\\?"
_FORM = lazy_pattern(
    rf"\*\*(?![^*]*_)(?P<title>[A-Za-z0-9][\w,:;?!'’+/-]*+(?: [\w,:;?!'’+/-]++)*+(?<=[\w?!]))\*\*{_END}\n"
    rf"\*(?P<authors>{_NAME}(?:, {_NAME})*)\*{_END}\n"
    rf"(?:(?P<venue>[A-Za-z]+(?: [A-Za-z]+)* \d{{4}}(?: \([A-Za-z]+\))?\.) )?(?P<links>{_LINK}(?: {_LINK})*){_END}"
    rf"(?:\n(?P<date>\d{{1,2}} [A-Z][a-z]{{2}} \d{{4}}){_END})?(?:\n(?P<text>.+))?",
    re.DOTALL,
)
_EACH_LINK = lazy_pattern(r"\[\[(?P<label>[^\[\]]+)\]\((?P<url>[^()]+)\)\]")
_MOST_WORDS_OF_A_KEY = 3


def read_usual(raw: str, first_line: int, last_line: int, facts: Facts) -> FoundEntry | None:
    """The entry that a paragraph in the usual form is; None for any other paragraph."""
    found = _FORM.fullmatch(raw)
    if found is None:
        return None
    title, authors, links = found["title"], found["authors"], _EACH_LINK.findall(found["links"])
    venue = _venue(found["venue"]) if found["venue"] else (None, None)
    date = facts.date(found["date"]) if found["date"] else None
    is_key = title.count(" ") < _MOST_WORDS_OF_A_KEY and field_of_key(title) is not None
    if venue is None or "http" in title or is_key or is_venue(authors) or (found["date"] and date is None):
        return None
    if not all(is_label(label) for label, _ in links):
        return None
    entry = FoundEntry(first_line, last_line, title, authors.split(", "))
    entry.venue, entry.note = venue
    entry.links = [FoundLink(url, label, kind_of_link(label, url)) for label, url in links]
    if date is not None:
        set_date(entry, date, first_line + raw.count("\n", 0, found.start("date")))
    if found["text"]:
        read_lines(entry, found["text"], first_line + raw.count("\n", 0, found.start("text")), facts)
    return entry


@lru_cache(maxsize=1024)
def _venue(text: str) -> tuple[str | None, str | None] | None:
    """The venue and its note that a text behind the authors is; None where it is, or holds, anything else."""
    entry = FoundEntry(0, 0, authors=["Ada One"])
    read_text(entry, text, 0, Facts())
    is_nothing_else = entry == FoundEntry(0, 0, authors=["Ada One"], venue=entry.venue, note=entry.note)
    return (entry.venue, entry.note) if is_nothing_else else None
