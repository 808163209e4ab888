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
        meant = nearest(node.text, names) if isinstance(node, Scalar) else None
        self.report_meant(code, message, node, meant, help, taken)
        return meant

    def report_meant(
        self,
        code: str,
        message: str,
        node: Node,
        meant: str | None,
        help: str | None = None,
        taken: Collection[str] = (),
    ) -> None:
        """Adds an error for a text in the place of another, which is known or None."""
        if meant is None or not isinstance(node, Scalar):
            self.report(code, message, node, help)
            return
        fix = None if meant in taken else self._rename(node, meant)
        self.report(code, f"{message}; did you mean `{meant}`?", node, help, fix)

    def report_duplicates(self, node: Mapping) -> None:
        """Adds an error for every key that a mapping gives a second time; one where they are those of another item."""
        first: dict[str, Scalar] = {}
        again: list[Scalar] = []
        for key, _ in node.pairs:
            if first.setdefault(key.text, key) is not key:
                again.append(key)
        is_item = len(again) > 1 and (len(again) > 2 or again[0].text == node.pairs[0][0].text)
        for key in again[:1] if is_item else again:
            line = self.source.position(first[key.text].start).line
            help = f"is `- ` missing before `{key.text}`?" if is_item else None
            self.report("AG002", f"the key `{key.text}` is given twice, first on line {line}", key, help)

    def _rename(self, node: Scalar, name: str) -> Fix | None:
        from awesomegen.core.yamledit import EditError, SetText, edit_for

        try:
            # Nobody knows here what is around the node: what is right between braces is right everywhere.
            return Fix(f"write `{name}`", False, (edit_for(self.source, SetText(node, name, in_flow=True)),))
        except EditError:
            return None


def _shown(node: Scalar) -> str:
    return "nothing" if node.is_null else f"`{node.text if len(node.text) <= 40 else node.text[:39] + '…'}`"
