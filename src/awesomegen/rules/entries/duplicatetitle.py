"""AG304: two entries with the same title."""

from collections.abc import Iterator

from awesomegen.core.canonicalurls import url_key
from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.papers import arxiv_ids
from awesomegen.core.titles import title_words
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule
from awesomegen.rules.entries.samepaper import where

_HELP = (
    "remove one of the two, or write `section: [a, b]` in the other; a post and a paper that are both meant to be here "
    "keep their title, with a suppression that says so"
)
# A name such as `KoAlpaca` stands in a table of models and in one of datasets.
_FEWEST_BLANKS = 2


def check(context: DataContext) -> Iterator[Issue]:
    """Reports titles that are equal but for case and punctuation; copies of one arXiv paper are AG302's.

    In another section it may be meant, which makes it a remark.
    """
    first: dict[str, Entry] = {}
    for entry in context.listing.entries:
        words = title_words(entry.title)
        earlier = first.setdefault(words, entry) if words else entry
        if earlier is not entry and not _is_copy(earlier, entry):
            message = f"`{entry.title}` is also the title of `{earlier.id}` {where(earlier, context.listing)}"
            severity = Severity.INFO if _may_be_on_purpose(earlier, entry) else None
            yield Issue(message, FieldPlace(entry.origin, "title"), entry, help=_HELP, severity=severity)


def _may_be_on_purpose(one: Entry, other: Entry) -> bool:
    """Whether it is shown in two sections: the same address, or only the name of something and not a title."""
    if one.type != other.type or set(one.sections) & set(other.sections) or not one.sections:
        return False
    common = {url_key(link.url) for link in one.links} & {url_key(link.url) for link in other.links}
    return bool(common) or title_words(one.title).count(" ") < _FEWEST_BLANKS


def _is_copy(one: Entry, other: Entry) -> bool:
    return one.type == other.type == "paper" and bool(set(arxiv_ids(one)) & set(arxiv_ids(other)))


RULE = Rule(
    code="AG304",
    name="duplicate-title",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="Two entries with the same title.",
    check=check,
)
