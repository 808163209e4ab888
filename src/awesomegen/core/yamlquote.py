"""How a text is written as a YAML scalar: with as little change as can be, with quotes where it needs them."""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source
from awesomegen.core.yamltree import Mapping, Scalar, YamlError, parse

ESCAPED_ONLY = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""What a scalar shows only as escapes, as part of a character class; a line end can also be shown as it is."""
_ESCAPED = lazy_pattern(rf'["\\\n{ESCAPED_ONLY}]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_WIDEST_CONTEXT = 40
_DISPUTED_IN_FLOW = lazy_pattern(r"[^'\"].*\?|\?", re.DOTALL)
"""What libyaml reads between braces without quotes and PyYAML's own parser does not."""


def quoted(text: str) -> str:
    """The text in double quotes, on one line."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _NAMED.get(char) or f"\\u{ord(char):04x}"


def spliced(raw: str, old: str, new: str) -> str | None:
    """A scalar as it is written, with only those characters changed in which the new text differs from the old.

    None where the changed part cannot be found for certain, as in an escape or across folded lines.
    """
    if raw == old:
        return new
    body = old.rstrip("\n")
    if new.endswith(end := old[len(body) :]):  # the last line end of a block is not among its characters
        old, new = body, new.removesuffix(end)
    limit = min(len(old), len(new))
    prefix = next((i for i in range(limit) if old[i] != new[i]), limit)
    limit -= prefix
    suffix = next((i for i in range(limit) if old[-1 - i] != new[-1 - i]), limit)
    for context in range(_WIDEST_CONTEXT):
        left, right = max(prefix - context, 0), max(suffix - context, 0)
        part = old[left : len(old) - right]
        if part and raw.count(part) == 1:
            return raw.replace(part, new[left : len(new) - right])
        if not left and not right:
            break
    return None


def reads_as(raw: str, text: str, indent: int, in_flow: bool) -> bool:
    """Does the written scalar read as this text, as the value of a key that stands `indent` columns in?"""
    if in_flow and _DISPUTED_IN_FLOW.match(raw):
        return False
    line = f"{{k: {raw}}}\n" if in_flow else f"{' ' * indent}k: {raw}\n"
    try:
        root = parse(Source("", line))
    except YamlError:
        return False
    if not isinstance(root, Mapping) or len(root.pairs) != 1 or root.end < len(line.rstrip()):
        return False
    value = root.pairs[0][1]
    return isinstance(value, Scalar) and not value.is_null and value.text == text
