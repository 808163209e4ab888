"""AG105: an entry that leads nowhere."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.yamltree import Mapping, Scalar, Sequence
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Yields each entry whose type needs links and that has none."""
    types = context.config.format.types
    for entry in context.listing.entries:
        needed = "links" in types[entry.type].required
        if entry.links or not (needed or "links" in types[entry.type].recommended):
            continue
        node = entry.origin.node
        written = node.get("links") if isinstance(node, Mapping) else None
        if (isinstance(written, Mapping) and written.pairs) or (isinstance(written, Sequence) and written.items):
            # Every link in it is wrong, and was reported.
            continue
        if isinstance(written, Scalar) and not written.is_null:
            continue
        yield Issue(
            f"`{entry.title}` has no link" if needed else f"`{entry.title}` should have a link",
            FieldPlace(entry.origin, "title"),
            entry,
            help="add `links:` with at least one, such as `paper: https://arxiv.org/abs/…`",
            severity=None if needed else Severity.WARNING,
        )


RULE = Rule(
    code="AG105",
    name="no-link",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="An entry has no link, and so leads nowhere.",
    check=check,
)
