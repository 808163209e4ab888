"""AG101: an entry without a field that its type needs."""

from collections import Counter
from collections.abc import Iterator

from awesomegen.core.entrytypes import EntryType
from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry, Listing
from awesomegen.core.yamltree import Mapping
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule
from awesomegen.rules.places import is_empty

_CUSTOM = 0.8
"""The share of entries that must have a field before a hand-written list is held to it."""
_CUSTOM_OF_SECTION = 0.5
"""The same for a section: its entries may be of another kind than those of the rest of the list."""
_FEW = 5
"""Entries of a section that is too small to have a custom of its own."""
_YEAR = lazy_pattern(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/]|[.-]\w)")
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:\([\w .]+\)|[^\W\d_][\w.'’-]*)){1,4}"
_SURELY_NAMES = lazy_pattern(r"\bet\.? al\b|\b[^\W\d_a-z]\. ?(?:[^\W\d_a-z]\. ?)*[^\W\d_a-z][\w'’-]+")
_NAMES = lazy_pattern(rf"{_NAME}(?:, {_NAME}(?:,| and | &)| and {_NAME})")
"""What titles look like, too."""
_ADDRESS = lazy_pattern(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|https?://[^\s<>]+")


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
    """Of a hand-written list, only the fields that nearly all of its entries have: others are not its custom.

    Nor is a field missing that may stand in the entry's lines in a form of its own.
    """
    entries = context.listing.entries
    types = context.config.format.types
    for name in ("authors", "date"):
        without = [entry for entry in entries if not getattr(entry, name) and _is_missing(entry, name)]
        if len(without) > (1 - _CUSTOM) * len(entries):
            continue
        missing = Counter(entry.sections for entry in without)
        for entry in without:
            entry_type = types[entry.type]
            beside = sum(len(context.by_section[section]) for section in entry.sections)
            is_custom = beside < _FEW or missing[entry.sections] <= (1 - _CUSTOM_OF_SECTION) * beside
            is_asked = name in (*entry_type.required, *entry_type.recommended)
            if is_asked and is_custom and not _may_show(entry, name, context.listing):
                yield _issue(entry, name, entry_type, Severity.WARNING, "add it below the title, as others have it")


def _may_show(entry: Entry, name: str, listing: Listing) -> bool:
    """Whether the lines of an entry may hold a field that was not found in them."""
    span = entry.origin.span
    shown = _ADDRESS.sub(" ", listing.sources[span.path].text[span.start : span.end])
    if name == "date":
        # `ICLR 2021` is no date of the paper; `Book, 2016` may be.
        if entry.venue and "," not in entry.venue:
            shown = shown.replace(entry.venue, " ")
        return _YEAR.search(shown) is not None
    return bool(_SURELY_NAMES.search(shown) or _NAMES.search(shown.replace(entry.title, " ")))


def _issue(entry: Entry, name: str, entry_type: EntryType, severity: Severity, help: str | None = None) -> Issue:
    verb = "needs" if severity is Severity.ERROR else "should have"
    return Issue(
        f"{_article(entry_type.name)} {verb} `{name}`",
        FieldPlace(entry.origin, "title"),
        entry,
        help=help or f"add `{name}: …`",
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
