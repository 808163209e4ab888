"""AG304: two entries with the same title."""

from collections.abc import Iterator

from awesomegen.core.canonicalurls import url_key
from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry, Listing
from awesomegen.core.papers import arxiv_ids
from awesomegen.core.titles import title_words
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule
from awesomegen.rules.entries.samepaper import are_by_others, are_told_apart, named, share_section

_HELP = (
    "remove one of the two, or write `section: [a, b]` in the other; a post and a paper that are both meant to be here "
    "keep their title, with a suppression that says so"
)
_HELP_ON_PAGES = "remove one of the two, or give this one its own title"
# A name such as `KoAlpaca` stands in a table of models and in one of datasets.
_FEWEST_BLANKS = 2
_FEWEST_BLANKS_OF_ONE_WORK = 4


def check(context: DataContext) -> Iterator[Issue]:
    """Reports titles that are equal but for case and punctuation; copies of one arXiv paper are AG302's.

    In another section it may be meant, which makes it a remark, and is passed over on a hand-written page.
    """
    first: dict[tuple[str, str], Entry] = {}
    for entry in context.listing.entries:
        words = _to_the_letter(entry.title) if context.hand_written else title_words(entry.title)
        place = ",".join(entry.sections) if context.hand_written else ""
        earlier = first.setdefault((words, place), entry) if words else entry
        if earlier is entry or (context.hand_written and not _is_certain(earlier, entry, context.listing)):
            continue
        if not _is_copy(earlier, entry):
            message = f"`{entry.title}` is also the title of {named(earlier, context)}"
            severity = Severity.INFO if _may_be_on_purpose(earlier, entry) else None
            help = _HELP_ON_PAGES if context.hand_written else _HELP
            yield Issue(message, FieldPlace(entry.origin, "title"), entry, help=help, severity=severity)


def _may_be_on_purpose(one: Entry, other: Entry) -> bool:
    """Whether it is shown in two sections: the same address, or only the name of something and not a title."""
    if one.type != other.type or share_section(one, other):
        return False
    return _have_link_in_common(one, other) or title_words(one.title).count(" ") < _FEWEST_BLANKS


def _is_certain(one: Entry, other: Entry, listing: Listing) -> bool:
    """Whether two entries of one section of a page are of one work: with another link, short titles may be of two."""
    if are_told_apart(one, other, listing) or are_by_others(one, other):
        return False
    return _have_link_in_common(one, other) or title_words(one.title).count(" ") >= _FEWEST_BLANKS_OF_ONE_WORK


def _to_the_letter(title: str) -> str:
    """What titles of one work have in common on a page, where `ISS` and `ISS++` are two."""
    return title.casefold().strip(" .")


def _have_link_in_common(one: Entry, other: Entry) -> bool:
    return not {url_key(link.url) for link in one.links}.isdisjoint(url_key(link.url) for link in other.links)


def _is_copy(one: Entry, other: Entry) -> bool:
    return one.type == other.type == "paper" and bool(set(arxiv_ids(one)) & set(arxiv_ids(other)))


RULE = Rule(
    code="AG304",
    name="duplicate-title",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="Two entries with the same title.",
    check=check,
    on_hand_written=True,
)
