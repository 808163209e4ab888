"""AG009: YAML took a part of a text for something else."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry, Origin, Section
from awesomegen.core.span import Source
from awesomegen.core.yamlescapes import swallowed_commands
from awesomegen.core.yamlquote import quoted
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence
from awesomegen.rules.base import (
    DataContext,
    FieldPlace,
    FixKind,
    Issue,
    Needs,
    ProposedFix,
    Replacement,
    Rule,
    TextPlace,
)

_COMMENT = lazy_pattern(r"[ \t]+#(?=[^\s#])[^\n\r]*")
_ANCHOR = lazy_pattern(r"&(\S+)[ \t]+(?=\S)")
_TEXTS = frozenset({"title", "authors", "venue", "note", "summary", "tags", "description", "label"})


def check(context: DataContext) -> Iterator[Issue]:
    """Yields each text that a `#`, a `&`, a comma or a backslash cut short."""
    parts: tuple[Section | Entry, ...] = (*context.listing.sections, *context.listing.entries)
    for part in parts:
        source = context.listing.sources[part.origin.path]
        for origin, name, node in _fields(part.origin, part.origin.node):
            entry = part if isinstance(part, Entry) else None
            yield from _cut_by_comma(origin, name, node, entry, source)
            if isinstance(node, Scalar) and not node.plain:
                yield from _cut_by_escape(node, entry, source)
            if name in _TEXTS and isinstance(node, Scalar) and node.plain:
                yield from _cut_by_comment(origin, name, node, entry, source)
                yield from _cut_by_anchor(name, node, entry, source)


def _fields(origin: Origin, node: Node) -> Iterator[tuple[Origin, str, Node]]:
    """The fields of a mapping and of those inside it, each with the mapping that it stands in."""
    if isinstance(node, Mapping):
        here = Origin(origin.path, node)
        for key, value in node.pairs:
            yield here, key.text, value
            if key.text != "sections":
                yield from _fields(here, value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _fields(origin, item)


def _cut_by_comment(origin: Origin, name: str, node: Scalar, entry: Entry | None, source: Source) -> Iterator[Issue]:
    comment = _COMMENT.match(source.text, node.end)
    if comment and node.end > node.start:
        text = (node.text + comment.group()).rstrip()
        rest = TextPlace(source.path, comment.start(), comment.end())
        # `#1` is a part of the text; `#TODO` may be a comment that lacks its blank.
        safe = comment.group().lstrip("# \t")[:1].isdigit()
        replacements = (Replacement(FieldPlace(origin, name), text), Replacement(rest, None))
        yield Issue(
            f"YAML reads `{comment.group().strip()}` as a comment: the text ends at `{node.text[-30:]}`",
            rest,
            entry,
            help=f"write `{name}: {quoted(text)}`, or a blank after the `#` of a comment",
            fix=ProposedFix("quote the text", safe, replacements),
        )


def _cut_by_anchor(name: str, node: Scalar, entry: Entry | None, source: Source) -> Iterator[Issue]:
    anchor = _ANCHOR.match(source.text, node.start)
    if anchor and f"*{anchor[1]}" not in source.text:
        text = anchor.group() + node.text
        yield Issue(
            f"YAML reads `&{anchor[1]}` as an anchor: the text begins at `{node.text[:30]}`",
            TextPlace(source.path, anchor.start(), anchor.start() + len(anchor[1]) + 1),
            entry,
            help=f"write `{name}: {quoted(text)}`",
        )


def _cut_by_comma(origin: Origin, name: str, node: Node, entry: Entry | None, source: Source) -> Iterator[Issue]:
    """A key without a value between braces is the rest of the text before it."""
    if not isinstance(node, Scalar) or node.start != node.end or not isinstance(origin.node, Mapping):
        return
    if source.text[origin.node.start : origin.node.start + 1] != "{":
        return
    names = [key.text for key, _ in origin.node.pairs]
    index = names.index(name)
    key, (before, value) = origin.node.pairs[index][0], origin.node.pairs[index - 1]
    if (
        index == 0
        or not (isinstance(value, Scalar) and value.plain and value.text)
        or ":" in source.text[key.end : key.end + 1]
    ):
        return
    text = source.text[value.start : key.end]
    removal = Replacement(FieldPlace(origin, name), None)
    yield Issue(
        f"the comma ends the text of `{before.text}`: YAML reads `{name}` as a key",
        FieldPlace(origin, name, key=True),
        entry,
        help=f"write `{before.text}: {quoted(text)}`",
        fix=ProposedFix("quote the text", True, (Replacement(FieldPlace(origin, before.text), text), removal)),
    )


def _cut_by_escape(node: Scalar, entry: Entry | None, source: Source) -> Iterator[Issue]:
    """LaTeX between double quotes: the first letter of a command makes a tab or a line end with its backslash."""
    for escape in swallowed_commands(source, node):
        place = TextPlace(source.path, escape.start, escape.start + len(escape.command))
        help = f"write `\\{escape.command}`, or put single quotes around the text"
        yield Issue(
            f"in double quotes `{escape.written}` is an escape: YAML reads no `{escape.command}`",
            place,
            entry,
            help=help,
            fix=ProposedFix(help, "$" in node.text, (Replacement(place, f"\\{escape.command}"),)),
        )


RULE = Rule(
    code="AG009",
    name="text-swallowed",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="YAML took a part of a text for a comment, an anchor, a key or an escape.",
    check=check,
    fix=FixKind.SOMETIMES,
    explains=("AG102",),
)
