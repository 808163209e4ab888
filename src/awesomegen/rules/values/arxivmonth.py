"""What AG204 and AG205 share: a submission's date against the month that its arXiv id was given out in."""

from datetime import date, timedelta
from typing import NamedTuple

from awesomegen.core.dates import EntryDate
from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import ArxivId
from awesomegen.core.model import Entry
from awesomegen.core.papers import days_of, month_of, submission
from awesomegen.rules.base import DataContext, FieldPlace, Issue, ProposedFix, Replacement

# A submission at the end of a month gets an id of the next one, and moderators may hold it: 39 days is the longest
# hold among 2,600 dated papers (2310.05934).
LONGEST_HOLD = timedelta(days=45)
# A paper of the last Friday of a month is announced in the next one.
LONGEST_ANNOUNCEMENT = timedelta(days=2)
_MOST_SLIPS = 0.1
"""The share of a hand-written list's dates that may be slips, before they are dates of another event."""


class DateAndMonth(NamedTuple):
    """A submission's date that can be compared: its first and last day, and those of the id's month."""

    entry: Entry
    written: EntryDate
    arxiv_id: ArxivId
    first: date
    last: date
    month_first: date
    month_last: date

    def is_before(self) -> bool:
        """Is it before the id's month, by more than a moderators' hold?"""
        return self.month_first - self.last > LONGEST_HOLD

    def is_after(self) -> bool:
        """Is it after the id's month, by more than a weekend?"""
        return self.first - self.month_last > LONGEST_ANNOUNCEMENT

    def issue(self, relation: str, code: str, *, hand_written: bool) -> Issue:
        """An error where another year would be right, a warning about the event otherwise; `code` is the rule's."""
        place = FieldPlace(self.entry.origin, "date")
        month = f"{self.arxiv_id.year}-{self.arxiv_id.month:02}"
        message = f"`{self.written.text}` is {relation} {month}, when arXiv gave out `{self.arxiv_id.identifier}`"
        if slip := self.other_year():
            fix = ProposedFix(f"change the date to `{slip}`", False, (Replacement(place, slip),))
            return Issue(f"{message}; did you mean `{slip}`?", place, self.entry, fix=fix, severity=Severity.ERROR)
        help = "another event? say which: `date_of: publication`, `workshop` or `revision`"
        if hand_written:
            help = f"another event? say so above the entry: `<!-- awesomegen-ignore {code}: which -->`"
        return Issue(message, place, self.entry, help=help)

    def other_year(self) -> str | None:
        """The date a year later or earlier, if that lies in the id's month: a mistyped year."""
        year, rest = self.arxiv_id.year, self.written.text[4:]
        is_slip = self.written.month == self.arxiv_id.month and self.written.year in (year - 1, year + 1)
        return f"{year}{rest}" if is_slip and rest != "-02-29" else None


def contradictions(context: DataContext) -> list[DateAndMonth]:
    """The submissions dated before or after the month of their id.

    None at all of a hand-written list in which many contradict: its dates are those of something else.
    """
    compared = 0
    found: list[DateAndMonth] = []
    for entry in context.listing.entries:
        written = entry.date
        if written is None or written.month is None or entry.date_of != "submission":
            continue
        if (arxiv_id := submission(entry)) is None or (days := days_of(written)) is None:
            continue
        compared += 1
        if (written.year, written.month) != (arxiv_id.year, arxiv_id.month):
            pair = DateAndMonth(entry, written, arxiv_id, *days, *month_of(arxiv_id.year, arxiv_id.month))
            found += [pair] if pair.is_before() or pair.is_after() else []
    return [] if context.hand_written and len(found) > max(2, _MOST_SLIPS * compared) else found
