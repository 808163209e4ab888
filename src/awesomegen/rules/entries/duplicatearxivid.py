"""AG302: one paper listed twice, under the same title."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule
from awesomegen.rules.entries.samepaper import are_told_apart, named, papers_listed_twice, share_section


def check(context: DataContext) -> Iterator[Issue]:
    """Reports a copy in the same section; a copy in another one is a remark, for it is shown there on purpose.

    Nothing is said of that one on a hand-written page, which has no other way to show an entry twice.
    """
    pairs = papers_listed_twice(context.listing, within_sections=context.hand_written)
    for arxiv_id, first, entry, is_one_title in pairs:
        if not is_one_title or (context.hand_written and are_told_apart(first, entry, context.listing)):
            continue
        place = FieldPlace(entry.origin, "links")
        message = f"the arXiv paper `{arxiv_id}` is already listed as {named(first, context)}"
        if share_section(first, entry):
            yield Issue(message, place, entry, help="remove one of the two, or give this one its own link")
        else:
            both = ", ".join((*first.sections, *entry.sections))
            help = f"one entry can stand in several sections: `section: [{both}]`, or `see: {first.id}`"
            yield Issue(message, place, entry, help=help, severity=Severity.INFO)


RULE = Rule(
    code="AG302",
    name="duplicate-arxiv-id",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="One arXiv paper listed twice under the same title.",
    check=check,
    on_hand_written=True,
)
