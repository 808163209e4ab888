"""What AG302, AG303 and AG304 share: which entries are of one arXiv paper, and how messages name an entry."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry, Listing
from awesomegen.core.papers import arxiv_ids
from awesomegen.core.titles import common_words, same_title, title_words, usual_words

_HALF = 0.5
_LEAST_RATIO = 0.9
_NAME = lazy_pattern(r"[a-z]{3,}")


class Twice(NamedTuple):
    """A later entry of an arXiv paper, and the first one.

    `is_one_title` tells whether their titles are of one work, slips and longer forms allowed; None where they are too
    short to tell.
    """

    arxiv_id: str
    first: Entry
    entry: Entry
    is_one_title: bool | None


def papers_listed_twice(listing: Listing) -> Iterator[Twice]:
    """Every later entry with an arXiv id that an entry has already; a video about a paper is another work."""
    first: dict[str, Entry] = {}
    usual = cache(lambda: usual_words(each.title for each in listing.entries))
    for entry in listing.entries:
        if entry.type != "paper":
            continue
        for arxiv_id in arxiv_ids(entry):
            earlier = first.setdefault(arxiv_id, entry)
            if earlier is entry:
                continue
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
    if share <= _HALF or _are_by_others(one, other):
        return False
    without_usual = common_words(one.title, other.title, usual())
    return without_usual is not None and without_usual > _HALF


def _are_by_others(one: Entry, other: Entry) -> bool:
    """Whether nobody can be an author of both; in another script, the same people have other names."""
    names, others = (set(_NAME.findall(" ".join(entry.authors).casefold())) for entry in (one, other))
    return bool(names and others) and names.isdisjoint(others)


def where(entry: Entry, listing: Listing) -> str:
    """Where an entry begins, for a message: `line 12`, with the file's name in a list of several files."""
    source = listing.sources[entry.origin.path]
    line = source.position(entry.origin.span.start).line
    return f"on line {line}" if len(listing.sources) == 1 else f"on line {line} of `{entry.origin.path}`"
