"""AG306: one address in two entries, or twice in one."""

from collections.abc import Iterator

from awesomegen.core.canonicalurls import url_key
from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import github_location
from awesomegen.core.model import Entry
from awesomegen.core.papers import PAPER_KINDS, arxiv_id_of_url
from awesomegen.core.titles import common_words, same_title
from awesomegen.rules.base import DataContext, Issue, Needs, Rule
from awesomegen.rules.entries.samepaper import named
from awesomegen.rules.places import url_place

# Several papers share a repository, a project page or a dataset; the work itself has an address of its own.
_WORK_KINDS = PAPER_KINDS | {"website", "video"}
_HALF = 0.5


def check(context: DataContext) -> Iterator[Issue]:
    """Reports repeated addresses of works; the same arXiv paper is AG302's and AG303's, the same title AG304's.

    On a hand-written page, models and datasets share the page that they are described on, and the link of a title may
    be repeated: only those of papers with titles of their own are certain. Addresses are compared as they are written.
    """
    first: dict[str, Entry] = {}
    for entry in context.listing.entries:
        yield from _twice(entry, context)
        for link in entry.links:
            key = link.url if context.hand_written else url_key(link.url)
            if link.kind in (PAPER_KINDS if context.hand_written else _WORK_KINDS):
                earlier = first.setdefault(key, entry)
                if (
                    earlier is not entry
                    and not same_title(earlier.title, entry.title)
                    and not arxiv_id_of_url(link.url)
                    and not (context.hand_written and _may_be_one(earlier, entry))
                ):
                    message = f"`{link.url}` is also the link of {named(earlier, context)}"
                    yield Issue(message, url_place(link), entry, help="one of the two may lead to the wrong place")


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Whether two titles can be of one work, or are no more than names."""
    share = common_words(one.title, other.title)
    return share is None or share > _HALF


def _twice(entry: Entry, context: DataContext) -> Iterator[Issue]:
    """A link given twice, and one for the code that is the address of something else in the entry."""
    kinds: dict[str, str] = {}
    for link in entry.links:
        key = link.url if context.hand_written else url_key(link.url, keep_pdf=True)
        kind = kinds.get(key)
        if kind == link.kind and not context.hand_written:
            yield Issue(f"`{link.url}` is linked twice", url_place(link), entry, help="remove one of the two")
        elif kind and link.kind == "github" and github_location(link.url) is None:
            message = f"`{link.url}` is already the `{kind}` link, and no repository"
            if context.hand_written:
                same = "has the same address as another link of the entry, and leads to no repository"
                message = f"the link `{link.label}` {same}"
            yield Issue(message, url_place(link), entry, help="write the address of the code, or remove the link")
        kinds.setdefault(key, link.kind)


RULE = Rule(
    code="AG306",
    name="duplicate-url",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="One address in two entries, or twice in one.",
    check=check,
    on_hand_written=True,
)
