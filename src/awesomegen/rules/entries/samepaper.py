"""What the rules about copies share: which entries are of one arXiv paper, what tells two apart, how they are named."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from awesomegen.core.canonicalurls import url_key
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry, Listing
from awesomegen.core.papers import PAPER_KINDS, arxiv_ids
from awesomegen.core.titles import common_words, same_title, title_words, usual_words
from awesomegen.rules.base import DataContext

_HALF = 0.5
_LEAST_RATIO = 0.9
_NAME = lazy_pattern(r"[a-z]{3,}")
_LETTER = lazy_pattern(r"\w")


class Twice(NamedTuple):
    """A later entry of an arXiv paper, and the first one, of its own section where that has one.

    `is_one_title` tells whether their titles are of one work, slips and longer forms allowed; None where they are too
    short to tell.
    """

    arxiv_id: str
    first: Entry
    entry: Entry
    is_one_title: bool | None


def papers_listed_twice(listing: Listing, *, within_sections: bool = False) -> Iterator[Twice]:
    """Every later entry with an arXiv id that an entry has already, or that one of its section has.

    A video about a paper is another work.
    """
    first: dict[str, Entry] = {}
    first_of_section: dict[tuple[str, str], Entry] = {}
    usual = cache(lambda: usual_words(each.title for each in listing.entries))
    for entry in listing.entries:
        for arxiv_id in arxiv_ids(entry) if entry.type == "paper" else ():
            earlier = first.setdefault(arxiv_id, entry)
            if earlier is entry:
                continue
            for section in earlier.sections:
                first_of_section.setdefault((arxiv_id, section), earlier)
            copies = [first_of_section.setdefault((arxiv_id, section), entry) for section in entry.sections]
            earlier = next((copy for copy in copies if copy is not entry), earlier)
            if not within_sections or share_section(earlier, entry):
                yield Twice(arxiv_id, earlier, entry, _is_one_title(earlier, entry, usual))


def _is_one_title(one: Entry, other: Entry, usual: Callable[[], frozenset[str]]) -> bool | None:
    if same_title(one.title, other.title):
        return True
    share = common_words(one.title, other.title, frozenset())
    if share is None:
        return None
    from difflib import SequenceMatcher

    if SequenceMatcher(None, title_words(one.title), title_words(other.title)).ratio() >= _LEAST_RATIO:
        return True
    if share <= _HALF or are_by_others(one, other):
        return False
    without_usual = common_words(one.title, other.title, usual())
    return without_usual is not None and without_usual > _HALF


def share_section(one: Entry, other: Entry) -> bool:
    """Whether readers see both in one section, be it none at all."""
    return bool(set(one.sections) & set(other.sections)) or not one.sections


def are_told_apart(one: Entry, other: Entry, listing: Listing) -> bool:
    """Whether something beside their titles says that two entries of a page are two works, or two uses of one.

    Both have a link of one kind that leads elsewhere, as two lectures on one paper do, or another text in one column of
    their table, as two results have, or behind their titles.
    """
    return _lead_elsewhere(one, other) or _say_otherwise(one, other, listing)


def _lead_elsewhere(one: Entry, other: Entry) -> bool:
    addresses: dict[str, set[str]] = {}
    for link in one.links:
        addresses.setdefault(link.kind, set()).add(url_key(link.url))
    others = [(link.kind, url_key(link.url)) for link in other.links if link.kind not in PAPER_KINDS]
    return any(kind in addresses and key not in addresses[kind] for kind, key in others)


def _say_otherwise(one: Entry, other: Entry, listing: Listing) -> bool:
    texts, others = (_texts_beside_the_title(entry, listing) for entry in (one, other))
    return any(_differ(text, others[name]) for name, text in texts.items() if name in others)


def _texts_beside_the_title(entry: Entry, listing: Listing) -> dict[str, str]:
    """The cells of a row, or what stands behind a title, by their names; the text of a longer entry is a comment."""
    texts = {f"cell {name}": str(text) for name, text in entry.extra.items()}
    texts |= {"note": entry.note or "", "tags": ", ".join(entry.tags)}
    origin = entry.origin
    if "\n" not in listing.sources[origin.path].text[origin.node.start : origin.node.end]:
        texts["summary"] = " ".join(entry.summaries.values()).replace(",", " ")
    return texts


def _differ(text: str, other: str) -> bool:
    """Whether each says something that the other does not; dashes say nothing."""
    words, others = (
        {" ".join(part.split()).strip(" .*_`~()[]").casefold() for part in re.split("[,;]", each)}
        for each in (text, other)
    )
    said, also_said = ({word for word in each if _LETTER.search(word)} for each in (words, others))
    return bool(said - also_said and also_said - said)


def are_by_others(one: Entry, other: Entry) -> bool:
    """Whether nobody can be an author of both; in another script, the same people have other names."""
    names, others = (set(_NAME.findall(" ".join(entry.authors).casefold())) for entry in (one, other))
    return bool(names and others) and names.isdisjoint(others)


def named(entry: Entry, context: DataContext) -> str:
    """An entry for a message: by its id, which nobody sees on a page, and where it begins."""
    return f"{'the entry' if context.hand_written else f'`{entry.id}`'} {where(entry, context.listing)}"


def where(entry: Entry, listing: Listing) -> str:
    """Where an entry begins, for a message: `line 12`, with the file's name in a list of several files."""
    source = listing.sources[entry.origin.path]
    line = source.position(entry.origin.span.start).line
    return f"on line {line}" if len(listing.sources) == 1 else f"on line {line} of `{entry.origin.path}`"
