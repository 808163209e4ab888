"""AG306: one address in two entries, or twice in one."""

from collections.abc import Iterator

from awesomegen.core.canonicalurls import url_key
from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import github_location
from awesomegen.core.model import Entry
from awesomegen.core.papers import PAPER_KINDS, arxiv_id_of_url
from awesomegen.core.titles import same_title
from awesomegen.rules.base import DataContext, Issue, Needs, Rule
from awesomegen.rules.entries.samepaper import where
from awesomegen.rules.places import url_place

# Several papers share a repository, a project page or a dataset; the work itself has an address of its own.
_WORK_KINDS = PAPER_KINDS | {"website", "video"}


def check(context: DataContext) -> Iterator[Issue]:
    """Reports repeated addresses of works; the same arXiv paper is AG302's and AG303's, the same title AG304's."""
    first: dict[str, Entry] = {}
    for entry in context.listing.entries:
        yield from _twice(entry)
        for link in entry.links:
            key = url_key(link.url)
            if link.kind in _WORK_KINDS:
                earlier = first.setdefault(key, entry)
                if (
                    earlier is not entry
                    and not same_title(earlier.title, entry.title)
                    and not arxiv_id_of_url(link.url)
                ):
                    message = f"`{link.url}` is also the link of `{earlier.id}` {where(earlier, context.listing)}"
                    yield Issue(message, url_place(link), entry, help="one of the two may lead to the wrong place")


def _twice(entry: Entry) -> Iterator[Issue]:
    """A link given twice, and one for the code that is the address of something else in the entry."""
    kinds: dict[str, str] = {}
    for link in entry.links:
        key = url_key(link.url, keep_pdf=True)
        kind = kinds.get(key)
        if kind == link.kind:
            yield Issue(f"`{link.url}` is linked twice", url_place(link), entry, help="remove one of the two")
        elif kind and link.kind == "github" and github_location(link.url) is None:
            message = f"`{link.url}` is already the `{kind}` link, and no repository"
            yield Issue(message, url_place(link), entry, help="write the address of the code, or remove the link")
        kinds.setdefault(key, link.kind)


RULE = Rule(
    code="AG306",
    name="duplicate-url",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="One address in two entries, or twice in one.",
    check=check,
)
