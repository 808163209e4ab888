"""Where shapes report what is wrong with a value, while one file is read."""

from collections.abc import Collection
from dataclasses import dataclass, field

from awesomegen.core.finding import Finding, Fix
from awesomegen.core.span import Source, Span
from awesomegen.core.suggest import nearest
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class Reader:
    """The findings about one file; `entry` is the id of the entry at hand, as far as it is known."""

    source: Source
    findings: list[Finding] = field(default_factory=list)
    entry: str | None = None

    def span(self, node: Node) -> Span:
        """The characters of a node in the file at hand."""
        return Span(self.source.path, node.start, node.end)

    def report(self, code: str, message: str, node: Node, help: str | None = None, fix: Fix | None = None) -> None:
        """Adds an error at a node."""
        self.findings.append(Finding(code, message, self.span(node), entry=self.entry, help=help, fix=fix))

    def report_type(self, expected: str, node: Node) -> None:
        """Adds an error for a node of another type than the shape takes."""
        found = "a list" if isinstance(node, Sequence) else "a mapping" if isinstance(node, Mapping) else _shown(node)
        self.report("AG103", f"expected {expected}, found {found}", node)

    def report_unknown(
        self,
        code: str,
        message: str,
        node: Node,
        names: Collection[str],
        help: str | None = None,
        taken: Collection[str] = (),
    ) -> str | None:
        """Adds an error for a text that is none of the names; returns the one that was meant, if any is near.

        The fix is to write that one instead, unless it is taken.
        """
        if not isinstance(node, Scalar) or (meant := nearest(node.text, names)) is None:
            self.report(code, message, node, help)
            return None
        fix = None if meant in taken else self._rename(node, meant)
        self.report(code, f"{message}; did you mean `{meant}`?", node, help, fix)
        return meant

    def report_duplicates(self, node: Mapping) -> None:
        """Adds an error for every key that a mapping gives a second time."""
        first: dict[str, Scalar] = {}
        for key, _ in node.pairs:
            if key.text in first:
                line = self.source.position(first[key.text].start).line
                self.report("AG002", f"the key `{key.text}` is given twice, first on line {line}", key)
            first.setdefault(key.text, key)

    def _rename(self, node: Scalar, name: str) -> Fix | None:
        from awesomegen.core.yamledit import EditError, SetText, edit_for

        try:
            # Nobody knows here what is around the node: what is right between braces is right everywhere.
            return Fix(f"write `{name}`", False, (edit_for(self.source, SetText(node, name, in_flow=True)),))
        except EditError:
            return None


def _shown(node: Scalar) -> str:
    return "nothing" if node.is_null else f"`{node.text if len(node.text) <= 40 else node.text[:39] + '…'}`"
