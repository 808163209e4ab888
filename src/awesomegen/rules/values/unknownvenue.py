"""AG209: the name of a venue that is a slip near a known one, or holds what belongs in `note`."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.suggest import one_of
from awesomegen.core.venuetext import Judgement, VenueText, judge_venue, read_venue
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, Option, ProposedFix, Replacement, Rule

_OWN_VENUE = 'a venue that is missing here: `venues = ["…"]` under `[lint.rules.unknown-venue]`'


def check(context: DataContext) -> Iterator[Issue]:
    """Reports slips, other capitals than a venue's own, notes inside the venue; with `known_only` all unknown names."""
    own: tuple[str, ...] = tuple(context.options["venues"])
    for entry in context.listing.entries:
        if entry.venue is None:
            continue
        parts = read_venue(entry.venue)
        judgement = judge_venue(parts.name, own)
        if context.hand_written:
            # There, a note in the venue and a venue's capitals are style; a name of another is not.
            if judgement.meant and judgement.meant[0].casefold() != parts.name.casefold():
                yield _issue(entry, entry.venue, parts, judgement)
        elif judgement.meant or (parts.note and judgement.known):
            yield _issue(entry, entry.venue, parts, judgement)
        elif not judgement.known and context.options["known_only"]:
            yield Issue(f"`{parts.name}` is no known venue", FieldPlace(entry.origin, "venue"), entry, help=_OWN_VENUE)


def _issue(entry: Entry, venue: str, parts: VenueText, judgement: Judgement) -> Issue:
    place = FieldPlace(entry.origin, "venue")
    if judgement.meant:
        only_case = judgement.meant[0].casefold() == parts.name.casefold()
        verb = (
            f"the venue `{parts.name}` is written" if only_case else f"`{parts.name}` is no known venue; did you mean"
        )
        message = f"{verb} {one_of(judgement.meant)}" + ("" if only_case else "?")
        help = None if only_case else _OWN_VENUE
    else:
        message = f"the venue `{venue}` holds `{parts.note}`, which belongs in `note`"
        help = f"write `venue: {parts.without_note}` and `note: {parts.note}`"
    if len(judgement.meant) > 1:
        return Issue(message, place, entry, help=help)
    right = venue.replace(parts.name, judgement.meant[0], 1) if judgement.meant else venue
    fix = _fix(entry, right, safe=judgement.sure or judgement.known)
    return Issue(message, place, entry, help=help, fix=fix)


def _fix(entry: Entry, venue: str, *, safe: bool) -> ProposedFix | None:
    """The right name, and a note in its own field unless another one stands there."""
    parts, place = read_venue(venue), FieldPlace(entry.origin, "venue")
    if parts.note is None or parts.rest or entry.note not in (None, parts.note):
        return None if venue == entry.venue else ProposedFix(f"write `{venue}`", safe, (Replacement(place, venue),))
    replacements = [Replacement(place, parts.without_note)]
    if entry.note is None:
        replacements.append(Replacement(FieldPlace(entry.origin, "note"), parts.note))
    return ProposedFix(f"write `venue: {parts.without_note}` and `note: {parts.note}`", safe, tuple(replacements))


RULE = Rule(
    code="AG209",
    name="unknown-venue",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A venue whose name is mistyped, or that holds a note such as `Oral`.",
    check=check,
    on_hand_written=True,
    fix=FixKind.SOMETIMES,
    options=(
        Option("venues", (), "Venues that are right as they are written here, besides those that awesomegen knows."),
        Option("known_only", False, "Report every venue that is neither known nor named in `venues`."),
    ),
)
