"""The proof of an edit: the new text, parsed again, is the old document with the intended changes and nothing else."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from awesomegen.core.span import Source
from awesomegen.core.yamledit import AddField, Change, EditError, RemoveField, RemoveItem, Rewrite, SetText
from awesomegen.core.yamlquote import reads_as
from awesomegen.core.yamltree import Node, Scalar, YamlError, parse
from awesomegen.core.yamltree import Sequence as SequenceNode


def prove(source: Source, new_text: str, changes: Sequence[Change | Rewrite]) -> None:
    """Checks that the new text is the old document with these changes and no others.

    Raises:
        EditError: when it is not, or when the old text was no YAML to begin with.
    """
    try:
        old, new = _parsed(source), parse(Source(source.path, new_text))
    except YamlError as error:
        raise EditError(f"not valid YAML: {error.finding.message}") from None
    intended = _Intended(changes, source)
    expected = intended.shape(old)
    if intended.found != sum(not isinstance(change, Rewrite) for change in changes):
        raise EditError("a place that was to change stands for several: an alias")
    if expected != _Intended((), source).shape(new):
        raise EditError("the edit would change more than it should")


@lru_cache(maxsize=1)  # what is proven of a file is proven of many new texts, one after the other
def _parsed(source: Source) -> Node | None:
    return parse(source)


class _Intended:
    """A document as plain values, with changes made to them on the way."""

    def __init__(self, changes: Sequence[Change | Rewrite], source: Source) -> None:
        self.source = source
        self.found = 0
        self.rewritten: list[Rewrite] = []
        self.texts: dict[tuple[int, int], str] = {}
        self.added: dict[tuple[int, int], list[AddField]] = {}
        self.removed: dict[tuple[int, int], set[str | int]] = {}
        for change in changes:
            match change:
                case SetText(node, text):
                    self.texts[node.start, node.end] = text
                case AddField(mapping):
                    self.added.setdefault((mapping.start, mapping.end), []).append(change)
                case RemoveField(mapping, name):
                    self.removed.setdefault((mapping.start, mapping.end), set()).add(name)
                case RemoveItem(sequence, index):
                    self.removed.setdefault((sequence.start, sequence.end), set()).add(index)
                case Rewrite():
                    self.rewritten.append(change)
        self.rewritten.sort(key=lambda each: each.start)

    def shape(self, node: Node | None) -> Any:
        if node is None:
            return None
        at = node.start, node.end
        if isinstance(node, Scalar):
            if at in self.texts:
                self.found += 1
                return (self.texts[at],)
            text = self.text_of(node)
            # Nothing but an invisible character is nothing without it.
            return None if node.is_null or (node.plain and not text) else (text,)
        removed = self.removed.get(at, set())
        self.found += len(removed)
        if isinstance(node, SequenceNode):
            return [self.shape(item) for index, item in enumerate(node.items) if index not in removed]
        pairs = []
        left = set(removed)
        for key, value in node.pairs:
            if key.text in left:
                left.discard(key.text)
            else:
                pairs.append((self.shape(key), self.shape(value)))
        for change in self.added.get(at, ()):
            self.found += 1
            names = [key for key, _ in pairs]
            index = names.index((change.after,)) + 1 if (change.after,) in names else len(pairs)
            pairs.insert(index, ((change.name,), (change.text,)))
        return {"pairs": pairs}

    def text_of(self, node: Scalar) -> str:
        """What a scalar reads as, with other characters in it where they are rewritten."""
        first = bisect_right(self.rewritten, node.start, key=lambda each: each.end)
        last = bisect_left(self.rewritten, node.end, key=lambda each: each.start)
        written, done = node.start, 0
        parts: list[str] = []
        for each in self.rewritten[first:last]:
            if (replaced := _replaced(self.source.text, node, each)) is not None:
                start, old, before, after = replaced
                at = _occurrence(node.text, before, done, self.source.text.count(old, written, start))
                parts += [node.text[done:at], after]
                written, done = start + len(old), at + len(before)
        return "".join([*parts, node.text[done:]])


def _replaced(written: str, node: Scalar, rewrite: Rewrite) -> tuple[int, str, str, str] | None:
    """Where characters of a scalar are replaced, which, and what these and the new ones read as; None if the same."""
    old, new = written[rewrite.start : rewrite.end], rewrite.text
    if (rewrite.start, rewrite.end) == (node.start, node.end) and reads_as(new, node.text, 0, in_flow=False):
        return None
    quote = written[node.start] if written[node.start] in ("'", '"') else ""
    start = max(rewrite.start, node.start + len(quote))
    left, right = start - rewrite.start, max(rewrite.end - (node.end - len(quote)), 0)
    if old[:left] != new[:left] or old[len(old) - right :] != new[len(new) - right :]:
        raise EditError("more than the characters of one text would change")
    old, new = old[left : len(old) - right], new[left : len(new) - right]
    before, after = _reading(old, quote), _reading(new, quote)
    return None if before == after else (start, old, before, after)


def _occurrence(text: str, sought: str, start: int, number: int) -> int:
    """Where a part stands for the time after so many others, from a position on."""
    at = text.find(sought, start) if sought else -1
    while at >= 0 and number:
        at, number = text.find(sought, at + len(sought)), number - 1
    if at < 0:
        raise EditError("what would change in the text cannot be told")
    return at


def _reading(raw: str, quote: str) -> str:
    """What a part of a scalar reads as, where `quote` opens the scalar."""
    raw = raw.replace("\r\n", "\n")
    if quote == "'":
        return raw.replace("''", "'")
    if quote != '"':
        return raw
    try:
        node = parse(Source("", f'"{raw}"'))
    except YamlError:
        node = None
    if not isinstance(node, Scalar):
        raise EditError("a part of an escape would change")
    return node.text
