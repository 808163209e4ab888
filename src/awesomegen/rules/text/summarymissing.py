"""AG401: an entry without a summary in a list whose entries have one."""

from collections import Counter
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Option, Rule

# In a handful of entries a share says nothing about the curator's habit.
_FEWEST_ENTRIES = 5


def check(context: DataContext) -> Iterator[Issue]:
    """Reports entries without a summary where at least the share of `from_share` of their type have one."""
    entries = context.listing.entries
    all_of_type = Counter(entry.type for entry in entries)
    with_summary = Counter(entry.type for entry in entries if entry.summaries)
    share: float = context.options["from_share"]
    for entry in entries:
        count = all_of_type[entry.type]
        if (
            not entry.summaries
            and with_summary[entry.type] >= share * count
            and (count >= _FEWEST_ENTRIES or not share)
        ):
            others = f"{with_summary[entry.type]} of {count} entries of type `{entry.type}` have one"
            yield Issue(
                "the entry has no `summary`", FieldPlace(entry.origin, "title"), entry, help=f"add one: {others}"
            )


RULE = Rule(
    code="AG401",
    name="summary-missing",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="An entry without a summary in a list whose entries have one.",
    check=check,
    options=(
        Option(
            "from_share",
            0.8,
            "Expect summaries where at least this share of a type's entries have one; 0 for all.",
            least=0,
            greatest=1,
        ),
    ),
)
