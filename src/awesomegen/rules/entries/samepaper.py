"""What AG302, AG303 and AG304 share: which entries are of one arXiv paper, and how messages name an entry."""

from collections.abc import Iterator

from awesomegen.core.model import Entry, Listing
from awesomegen.core.papers import arxiv_ids
from awesomegen.core.titles import common_words


def first_of_each_paper(listing: Listing) -> Iterator[tuple[str, Entry, Entry]]:
    """Every later entry with an arXiv id, and the first entry with it; a video about a paper is another work."""
    first: dict[str, Entry] = {}
    for entry in listing.entries:
        if entry.type == "paper":
            for arxiv_id in arxiv_ids(entry):
                earlier = first.setdefault(arxiv_id, entry)
                if earlier is not entry:
                    yield arxiv_id, earlier, entry


def is_one_title(one: Entry, other: Entry) -> bool | None:
    """Whether two titles are of one work, slips and longer forms allowed; None where they are too short to tell."""
    share = common_words(one.title, other.title)
    return None if share is None else share >= 0.5


def where(entry: Entry, listing: Listing) -> str:
    """Where an entry begins, for a message: `line 12`, with the file's name in a list of several files."""
    source = listing.sources[entry.origin.path]
    line = source.position(entry.origin.span.start).line
    return f"on line {line}" if len(listing.sources) == 1 else f"on line {line} of `{entry.origin.path}`"
