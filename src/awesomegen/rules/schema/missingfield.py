"""AG101: an entry without a field that its type needs."""

from collections.abc import Iterator

from awesomegen.core.entrytypes import EntryType
from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.yamltree import Mapping
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule
from awesomegen.rules.places import is_empty

_CUSTOM = 0.8
"""The share of entries that must have a field before a hand-written list is held to it."""


def check(context: DataContext) -> Iterator[Issue]:
    """Yields each required or recommended field that an entry does not have."""
    if context.hand_written:
        yield from _missing_from_most(context)
        return
    types = context.config.format.types
    for entry in context.listing.entries:
        entry_type = types[entry.type]
        for name in entry_type.required:
            if name != "links" and _is_missing(entry, name):
                yield _issue(entry, name, entry_type, Severity.ERROR)
        for name in entry_type.recommended:
            if name != "links" and _is_missing(entry, name):
                yield _issue(entry, name, entry_type, Severity.WARNING)


def _missing_from_most(context: DataContext) -> Iterator[Issue]:
    """Of a hand-written list, only the fields that nearly all of its entries have: others are not its custom."""
    entries = context.listing.entries
    types = context.config.format.types
    for name in ("authors", "date"):
        without = [entry for entry in entries if not getattr(entry, name) and _is_missing(entry, name)]
        if len(without) > (1 - _CUSTOM) * len(entries):
            continue
        for entry in without:
            entry_type = types[entry.type]
            if name in (*entry_type.required, *entry_type.recommended):
                yield _issue(entry, name, entry_type, Severity.WARNING)


def _issue(entry: Entry, name: str, entry_type: EntryType, severity: Severity) -> Issue:
    verb = "needs" if severity is Severity.ERROR else "should have"
    return Issue(
        f"{_article(entry_type.name)} {verb} `{name}`",
        FieldPlace(entry.origin, "title"),
        entry,
        help=f"add `{name}: …`",
        severity=severity,
    )


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _is_missing(entry: Entry, name: str) -> bool:
    # What is written and wrong was reported where it stands.
    node = entry.origin.node
    value = node.get(name) if isinstance(node, Mapping) else None
    return value is None or is_empty(value)


RULE = Rule(
    code="AG101",
    name="missing-required-field",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="A field that the type of the entry needs is not there; a recommended one is a warning.",
    check=check,
    on_hand_written=True,
)
