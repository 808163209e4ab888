"""AG216: a link's label that is its kind's own label, spelt otherwise or numbered."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry, Link
from awesomegen.core.yamltree import Mapping
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, ProposedFix, Replacement, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Reports `Github` and `Github2`, and the kind's label on a link of kind `other`."""
    kinds = {label.casefold(): (kind, label) for kind, label in context.config.format.kinds.items()}
    for entry in context.listing.entries:
        for link in entry.links:
            if isinstance(link.origin.node, Mapping) and link.origin.node.get("label"):
                bare = link.label.rstrip("0123456789").rstrip()
                kind, label = kinds.get(bare.casefold(), ("", ""))
                if kind and (issue := _issue(entry, link, kind, label)):
                    yield issue


def _issue(entry: Entry, link: Link, kind: str, label: str) -> Issue | None:
    place = FieldPlace(link.origin, "label")
    if kind != link.kind:
        if link.kind != "other":
            return None
        return Issue(
            f"the label `{link.label}` is that of another kind of link",
            place,
            entry,
            help=f"write the link under `{kind}:`",
        )
    if link.label == label:
        return None
    fix = ProposedFix(
        "leave the label to the kind", link.label.casefold() == label.casefold(), (Replacement(place, None),)
    )
    if link.label.casefold() == label.casefold():
        return Issue(
            f"`{link.label}` is spelt `{label}`",
            place,
            entry,
            help="leave out the label: the kind has its own",
            fix=fix,
        )
    help = "leave out the label, or say what the link is; code that is not by the authors is `third_party: true`"
    return Issue(f"`{link.label}` numbers the link and does not say what it is", place, entry, help=help, fix=fix)


RULE = Rule(
    code="AG216",
    name="link-label",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A label that is the kind's own one misspelt or numbered, or that of another kind.",
    check=check,
    fix=FixKind.SOMETIMES,
)
