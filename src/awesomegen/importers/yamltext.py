"""Texts as YAML, the way a person writes them: plain where that is safe, quoted, folded or literal elsewhere."""

import re
from collections.abc import Mapping

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import ExtraValue
from awesomegen.core.yamlquote import ESCAPED_ONLY, quoted

_WIDTH = 100
_PLAIN = lazy_pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~<=][^\n\t]*")
_PLAIN_IN_FLOW = lazy_pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~<=](?:(?!:\?)[^\n\t,\[\]{}])*")
_UNSAFE = lazy_pattern(rf": |:$| #|\s$|[\n{ESCAPED_ONLY}]|^\.\.\.|^---")
_LOOK_ALIKE = lazy_pattern(
    r"(?:y|n|yes|no|true|false|on|off|null|~)|[-+]?(?:\d[\d_,]*)?\.?\d*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.(?:inf|nan)"
    r"|\d{4}-\d\d?-\d\d?.*|\d+(?::\d+)+(?:\.\d*)?",
    re.IGNORECASE,
)
_BREAKABLE = lazy_pattern(r"(?<=[^ ]) (?=[^ ])")
_SPECIAL = lazy_pattern(f"[{ESCAPED_ONLY}]")


def scalar(text: str, *, in_flow: bool = False) -> str:
    """A text on one line; quoted where YAML would read anything else, or a person might take it for something else."""
    pattern = _PLAIN_IN_FLOW if in_flow else _PLAIN
    if pattern.fullmatch(text) and not _UNSAFE.search(text) and not _LOOK_ALIKE.fullmatch(text):
        return text
    return quoted(text)


def folded(text: str, indent: int) -> str:
    """A text of one paragraph: on the line of its key where it fits, else folded below it."""
    plain = scalar(text)
    if len(plain) + indent <= _WIDTH or _SPECIAL.search(text) or "\n" in text:
        return plain
    lines, current = [], ""
    for word in _BREAKABLE.split(text):
        if current and len(current) + 1 + len(word) + indent > _WIDTH:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    lines.append(current)
    if len(lines) == 1 or any(line[:1] == " " for line in lines):
        return plain
    return "\n".join([">-", *(" " * indent + line for line in lines)])


def literal(text: str, indent: int) -> str:
    """A text of several lines, word for word."""
    if _SPECIAL.search(text.replace("\t", " ")):
        return quoted(text)
    if "\n" not in text:
        return folded(text, indent)
    lines = [line if line.strip() else "" for line in text.split("\n")]
    header = f"|{indent and 2}-" if lines[0].startswith((" ", "\t")) else "|-"
    return "\n".join([header, *((" " * indent + line) if line else "" for line in lines)])


def extra(values: Mapping[str, ExtraValue], indent: int) -> list[str]:
    """A mapping of anything, as lines that are indented so far."""
    lines = []
    for key, value in values.items():
        start = f"{' ' * indent}{scalar(key[:200])}:"
        if isinstance(value, Mapping):
            lines += [start, *extra(value, indent + 2)]
        elif isinstance(value, tuple):
            lines.append(start)
            lines += [f"{' ' * indent}  - {literal(str(item), indent + 4)}" for item in value]
        else:
            lines.append(f"{start} {literal(str(value or ''), indent + 2)}" if value else f'{start} ""')
    return lines


def comment(text: str, indent: int) -> list[str]:
    """A text of others as comment lines."""
    readable = re.sub(r"[\ufffe\uffff]", "\ufffd", text)  # YAML has no place for these two outside of quotes
    lines = re.split(r"[\n\x85\u2028\u2029]", readable)
    return [f"{' ' * indent}# {line}".rstrip() for line in lines if line.strip()]
