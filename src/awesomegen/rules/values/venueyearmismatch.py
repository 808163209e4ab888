"""AG210: a preprint listed under another year than that of its arXiv id."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.papers import submission
from awesomegen.core.venuetext import read_venue
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, ProposedFix, Replacement, Rule

_SERVERS = frozenset({"arxiv", "corr", "arxiv preprint"})


def check(context: DataContext) -> Iterator[Issue]:
    """Reports `arXiv 2022` for 2106.…; a conference may be any year before or after."""
    for entry in context.listing.entries:
        if entry.venue is None or (arxiv_id := submission(entry)) is None:
            continue
        parts = read_venue(entry.venue)
        if parts.name.casefold() not in _SERVERS or parts.year is None or parts.year == arxiv_id.year:
            continue
        if parts.year == arxiv_id.year - 1 and arxiv_id.month == 1:
            continue  # submitted in the last days of December
        place = FieldPlace(entry.origin, "venue")
        message = f"`{entry.venue}` does not go with the arXiv id `{arxiv_id.identifier}`, which is of {arxiv_id.year}"
        right = entry.venue.replace(parts.year_text, str(arxiv_id.year), 1)
        fix = ProposedFix(f"write `{right}`", False, (Replacement(place, right),))
        yield Issue(message, place, entry, help=f"write `{right}`, or the venue that published it", fix=fix)


RULE = Rule(
    code="AG210",
    name="venue-year-mismatch",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A preprint listed under another year than that of its arXiv id.",
    check=check,
    on_hand_written=True,
    fix=FixKind.UNSAFE,
)
