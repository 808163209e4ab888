"""AG003: a text that other readers of YAML take for a number, a date or a truth value."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.yamlquote import quoted
from awesomegen.core.yamltree import Node, Scalar, Sequence
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule, TextPlace

_AS_PRINTED = r"(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])\Z"
_CHANGED = lazy_pattern(
    rf"(?!{_AS_PRINTED})[-+]?(?:(?=\.?\d)[\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?"
    r"|0[xo][\da-fA-F_]+|0b[01_]+|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
    r"|[yY]|[nN]|[yY]es|YES|[nN]o|NO|[tT]rue|TRUE|[fF]alse|FALSE|[oO]n|ON|[oO]ff|OFF"
)
"""What YAML 1.1 or 1.2 resolves to a number or a truth value that is not printed as it was written (yaml.org/type)."""
_TYPED = frozenset({"third_party", "equal_contribution"})


def check(context: DataContext) -> Iterator[Issue]:
    """Yields each plain scalar of an entry that another reader of YAML would change."""
    for entry in context.listing.entries:
        for scalar in _plain_scalars(entry.origin.node):
            if _CHANGED.fullmatch(scalar.text):
                place = TextPlace(entry.origin.path, scalar.start, scalar.end)
                yield Issue(
                    f"other programs do not read `{scalar.text}` as a text",
                    place,
                    entry,
                    help=f"write `{quoted(scalar.text)}`",
                    fix=ProposedFix("quote it", True, (Replacement(place, quoted(scalar.text)),)),
                )


def _plain_scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if node.plain:
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _plain_scalars(item)
    else:
        for key, value in node.pairs:
            if key.text not in _TYPED:
                yield from _plain_scalars(value)


RULE = Rule(
    code="AG003",
    name="unquoted-identifier",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A text without quotes that other programs read as a number or a truth value.",
    check=check,
    fix=FixKind.SAFE,
    default=False,
)
