"""AG203: a date that has not come yet."""

from collections.abc import Iterator
from datetime import timedelta

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule

# A volume or a conference is dated ahead of its day.
_EVENTS_AHEAD = frozenset({"publication", "workshop"})


def check(context: DataContext) -> Iterator[Issue]:
    """Reports dates after today; one day is allowed, for it may be tomorrow where the list is kept."""
    latest = context.today + timedelta(days=1)
    for entry in context.listing.entries:
        for field, value in (("date", entry.date), ("added", entry.added)):
            if value is None or (day := value.first_day) is None or day <= latest:
                continue
            if field == "added" or entry.date_of not in _EVENTS_AHEAD:
                message = f"`{value.text}` is in the future"
                help = "is the year or the month mistyped?"
                yield Issue(message, FieldPlace(entry.origin, field), entry, help=help)


RULE = Rule(
    code="AG203",
    name="future-date",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="A date that has not come yet.",
    check=check,
    on_hand_written=True,
)
