"""AG202: a date that is not written as an ISO date, so that it can be neither sorted nor checked."""

from collections.abc import Iterator

from awesomegen.core.dates import EntryDate
from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.prosedates import impossible_date, read_prose_date
from awesomegen.core.suggest import one_of
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, ProposedFix, Replacement, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Reports `date` and `added` where they are texts; on a hand-written page, those that are none, but for AG201's."""
    for entry in context.listing.entries:
        for field, value in (("date", entry.date), ("added", entry.added)):
            if value is None or value.year is not None:
                continue
            if not context.hand_written:
                yield _issue(entry, field, value)
            elif read_prose_date(value.text) is None and not impossible_date(value.text):
                yield Issue(f"`{value.text}` is no date", FieldPlace(entry.origin, field), entry)


def _issue(entry: Entry, field: str, value: EntryDate) -> Issue:
    place = FieldPlace(entry.origin, field)
    message = f"`{value.text}` is no ISO date"
    prose = read_prose_date(value.text)
    if prose is None:
        return Issue(message, place, entry, help="write a day, month or year, as 2020-06-19, 2020-06 or 2020")
    if len(prose.readings) > 1:
        return Issue(message, place, entry, help=f"write {one_of(prose.readings)}, whichever day it is")
    [reading] = prose.readings
    fix = ProposedFix(f"write the date as `{reading}`", prose.sure, (Replacement(place, reading),))
    return Issue(message, place, entry, help=f"write `{reading}`", fix=fix)


RULE = Rule(
    code="AG202",
    name="non-iso-date",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A date in words or in another order than year, month, day; on a page, one that cannot be read.",
    check=check,
    on_hand_written=True,
    fix=FixKind.SOMETIMES,
)
