"""AG104: a key with nothing behind it."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry, Origin, Section
from awesomegen.core.yamltree import Mapping
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import is_empty


def check(context: DataContext) -> Iterator[Issue]:
    """Yields each key of a section, an entry or a link whose value is empty."""
    for section in context.listing.sections:
        yield from _empty_fields(section, section.origin)
    for entry in context.listing.entries:
        yield from _empty_fields(entry, entry.origin)
        node = entry.origin.node
        links = node.get("links") if isinstance(node, Mapping) else None
        if isinstance(links, Mapping) and any(not is_empty(value) for _, value in links.pairs):
            yield from _empty_fields(entry, Origin(entry.origin.path, links))
        for link in entry.links:
            yield from _empty_fields(entry, link.origin)


def _empty_fields(owner: Section | Entry, origin: Origin) -> Iterator[Issue]:
    if not isinstance(origin.node, Mapping):
        return
    for key, value in origin.node.pairs:
        # An empty `links` of an entry is AG105's, an empty `title` keeps it from being read.
        if is_empty(value) and key.text not in ("links", "title", "sections"):
            removal = Replacement(FieldPlace(origin, key.text), None)
            yield Issue(
                f"`{key.text}` has no value",
                FieldPlace(origin, key.text, key=True),
                owner if isinstance(owner, Entry) else None,
                help=f"remove `{key.text}`, or write its value",
                fix=ProposedFix(f"remove `{key.text}`", True, (removal,)),
            )


RULE = Rule(
    code="AG104",
    name="empty-value",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A key with nothing behind it: it counts as not written.",
    check=check,
    fix=FixKind.SAFE,
)
