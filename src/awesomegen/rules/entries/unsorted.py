"""AG311: a section whose entries are in no order."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.placement import sort_entries
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, Option, ProposedFix, Replacement, Rule

_ORDERS = {"date": "by date, the oldest first", "-date": "by date, the newest first", "title": "by title"}
# Two entries are always in some order.
_FEWEST_ENTRIES = 3


def check(context: DataContext) -> Iterator[Issue]:
    """Reports sections kept in the order of the file that are sorted neither by date nor by title."""
    wanted = context.options["order"]
    for section in context.listing.sections:
        entries = context.by_section.get(section.id, ())
        if section.sort != "file" or len(entries) < _FEWEST_ENTRIES:
            continue
        if any(_is_sorted(entries, order) for order in ((wanted,) if wanted in _ORDERS else _ORDERS)):
            continue
        order = wanted if wanted in _ORDERS else "-date"
        expected = f"not sorted {_ORDERS[wanted]}" if wanted in _ORDERS else "in no order of date or title"
        message = f"the {len(entries)} entries of `{section.title}` are {expected}"
        fix = ProposedFix(
            f"sort them with `sort: {order}`", False, (Replacement(FieldPlace(section.origin, "sort"), order),)
        )
        yield Issue(
            message, FieldPlace(section.origin, "title"), help=f"`sort: {order}` sorts them on the page", fix=fix
        )


def _is_sorted(entries: tuple[Entry, ...], order: str) -> bool:
    return list(entries) == sort_entries(entries, order)


RULE = Rule(
    code="AG311",
    name="unsorted",
    severity=Severity.INFO,
    needs=Needs.DATA,
    summary="A section whose entries are in no order.",
    check=check,
    fix=FixKind.UNSAFE,
    default=False,
    options=(
        Option("order", "any", "The order to expect: `date`, `-date`, `title`, or `any` of these.", ("any", *_ORDERS)),
    ),
)
