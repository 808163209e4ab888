"""References without any mark, told apart by their commas: `Ada One, Bo Two and Cy Three, The title, CVPR, 2015.`"""

import re
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.dates import read_date
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.venues import is_venue, names_venue

_ARXIV = lazy_pattern(r"arXiv(?: preprint)?:?\s*\d{4}\.\d{4,5}.*", re.IGNORECASE)
_FUNCTION_WORD = lazy_pattern(
    r"\A(?:A|An|The|On|In|To|From|How|What|When|Why|Towards?|Is|Are|Using|Learning|Beyond)\s"
    r"|\s(?:a|an|the|of|for|with|in|on|to|from|by|via|as|at|is|are|using|through|into|towards?|how|what|without|under)(?:\s|\Z)"
)
"""Words that titles have and names have not."""
_SINGLE = lazy_pattern(r"[^\W\d_a-z][\w'’-]+")
_GIVEN = lazy_pattern(r"[^\W\d_a-z][\w'’-]*\.?(?: [^\W\d_a-z]\.?)?")
_ACRONYM = lazy_pattern(r"[A-Z]{2}[A-Z\d]|-[A-Z]{2}")
_PARTICLE = lazy_pattern(r"[a-z]{1,4}")
_MOST_WORDS_OF_A_NAME = 4
_MOST_WORDS_OF_A_VENUE = 5
_NAMES_FIRST = lazy_pattern(
    r"(?P<names>[^\W\d_a-z][^:()\[\]\"“]{3,300}?(?:,?\s+et al\.?)?)(?P<mark>:|(?<!\b\w)\.)\s+(?P<rest>[^\W\d_a-z].{6,})"
)
_LAST_NAME = lazy_pattern(r"(?:\bet al\.?|\s(?:and|&)\s[^,]+)\Z")
_FEWEST_WORDS_OF_A_TITLE = 2


class Citation(NamedTuple):
    """The parts of a reference, as they were written; `venue` may be empty."""

    names: str
    title: str
    venue: str
    date: str | None = None


def read_citation(text: str) -> Citation | None:
    """Reads `names, title, venue`; None where two names at least, or a venue at the end, do not tell what it is."""
    if (found := _behind_colon(text)) is not None:
        return found
    parts = [part.strip() for part in text.strip(" .").split(",")]
    if len(parts) > 2 and " " not in parts[0] and _SINGLE.fullmatch(parts[0]) and _GIVEN.fullmatch(parts[1]):
        # `Krizhevsky, Alex, Ilya Sutskever`: the first name is turned around.
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    end = len(parts)
    is_dated = False
    while end > 1 and (_is_published(parts[end - 1]) or (is_dated and end > 2 and _is_short_venue(parts[end - 1]))):
        is_dated = read_date(parts[end - 1]) is not None
        end -= 1
    start = next((index for index in range(end) if not _is_person(parts[index])), 0)
    if start == 0:
        return None
    title = ", ".join(parts[start:end])
    count = sum(len(re.split(r"\s(?:and|&)\s", part)) for part in parts[:start])
    is_published = end < len(parts)
    is_title = ":" in title or bool(_FUNCTION_WORD.search(title)) or (is_published and bool(_ACRONYM.search(title)))
    if not is_title or len(title.split()) < _FEWEST_WORDS_OF_A_TITLE or (count < 2 and not is_published):
        return None
    return Citation(", ".join(parts[:start]), title, ", ".join(parts[end:]))


def _behind_colon(text: str) -> Citation | None:
    """`Ada One, et al.: The title, NIPS 2013.` and `Ada One and Bo Two. The title, ACL, 1993.`"""
    found = _NAMES_FIRST.fullmatch(text.strip(" ."))
    if found is None or not looks_like_names(found["names"]) or _FUNCTION_WORD.search(found["names"]):
        return None
    names = re.split(r",\s*(?:and\s+)?|\s(?:and|&)\s", re.sub(r",?\s*et al\.?", "", found["names"]))
    if (len(names) < 2 and " et al" not in found["names"]) or not all(_is_one(name) for name in names if name):
        return None
    if found["mark"] == ":" and not _LAST_NAME.search(found["names"]):
        # `Ada One, Bo Two, OneNet: The title`
        return None
    title, venue, date = found["rest"], "", None
    parts = re.split(r"(?:,|\.)\s+", title)
    while len(parts) > 1 and (_is_published(parts[-1]) or (date and _is_short_venue(parts[-1]))):
        last = parts.pop()
        title = title[: title.rindex(last)].rstrip(" ,.")
        found_date = read_date(last)
        if found_date is not None and date is None and not venue:
            date = found_date.text
        else:
            venue = f"{last}, {venue}" if venue else last
    return (
        Citation(found["names"].strip(), title, venue, date) if len(title.split()) >= _FEWEST_WORDS_OF_A_TITLE else None
    )


def _is_short_venue(part: str) -> bool:
    """Whether a part right before a year can be where something was published: a few words with capitals."""
    words = part.split()
    return (
        len(words) <= _MOST_WORDS_OF_A_VENUE
        and words[0] not in ("A", "An", "The")
        and all(word[0].isupper() or word in ("and", "of", "the", "on", "in", "for", "&") for word in words)
    )


def _is_published(part: str) -> bool:
    return bool(_ARXIV.fullmatch(part)) or read_date(part) is not None or (is_venue(part) and names_venue(part))


def _is_person(part: str) -> bool:
    """Whether a part is a name, or two with `and` between them; a title has words that names have not."""
    people = [person.removeprefix("and ").rstrip(":") for person in re.split(r"\s(?:and|&)\s", part)]
    return all(_is_one(name.replace(", ", " ")) for name in people)


def _is_one(person: str) -> bool:
    words = [word for word in person.replace(".", ". ").split() if not _PARTICLE.fullmatch(word)]
    is_short = 1 < len(words) <= _MOST_WORDS_OF_A_NAME and len(person.split()) - len(words) < len(words) + 1
    return (
        is_short
        and ":" not in person
        and not _ACRONYM.search(person)
        and not _FUNCTION_WORD.search(person)
        and looks_like_names(" ".join(words))
    )
