"""The shapes that a value of `entries.yaml` can have: each reads a node, and states itself as JSON Schema.

One shape does both, so that an editor's schema and the decoder cannot drift apart.
"""

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from awesomegen.core.dates import ISO_DATE_PATTERN, ISO_SHAPE, parse_date
from awesomegen.core.finding import Edit, Fix
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.reader import Reader
from awesomegen.core.suggest import one_of
from awesomegen.core.yamlescapes import control_escapes
from awesomegen.core.yamltree import Node, Scalar, Sequence, is_null

Schema = dict[str, Any]

_CONTROLS = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NO_CONTROLS = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"
END = r"(?![\s\S])"
"""The end of a text in a pattern: `$` would also match before a final line feed in Python, not in JavaScript."""

_BLANKS = " \t\n"
TEXT_TYPES = ["string", "number", "boolean"]


class Shape(Protocol):
    """Reads a node into a value; None where it is absent or wrong (and then reported)."""

    def read(self, node: Node, reader: Reader) -> Any:
        """The value of a node that is not null."""

    def schema(self) -> Schema:
        """The JSON Schema of what `read` takes without a complaint about structure."""

    def describe(self) -> str:
        """What the value is, in a few words for the reference."""


class Text:
    """Plain text on one line: a line break or a tab in it reads as a space."""

    def read(self, node: Node, reader: Reader) -> str | None:
        """The text; None if blank, not a scalar, or with a control character."""
        text = read_scalar(node, reader, "a text")
        if text is None or not text.strip(_BLANKS):
            return None
        return text.replace("\n", " ").replace("\t", " ")

    def schema(self) -> Schema:
        """A string without controls, a number or a boolean."""
        return {"type": TEXT_TYPES, "pattern": _NO_CONTROLS}

    def describe(self) -> str:
        """Words for the reference."""
        return "text"


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown, trimmed at its ends."""

    words: str = "Markdown"

    def read(self, node: Node, reader: Reader) -> str | None:
        """The Markdown; None if blank, not a scalar, or with a control character."""
        text = read_scalar(node, reader, "a Markdown text")
        if text is None or not text.strip():
            return None
        return text.strip("\n").rstrip(_BLANKS)

    def schema(self) -> Schema:
        """A string without controls, a number or a boolean."""
        return {"type": TEXT_TYPES, "pattern": _NO_CONTROLS}

    def describe(self) -> str:
        """Words for the reference."""
        return self.words


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]

    def read(self, node: Node, reader: Reader) -> str | None:
        """The word, if it is one of them."""
        text = read_scalar(node, reader, one_of(self.values))
        if text is None or text in self.values:
            return text
        reader.report_unknown("AG103", f"`{text}` is none of {one_of(self.values)}", node, self.values)
        return None

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": list(self.values)}

    def describe(self) -> str:
        """Words for the reference."""
        return one_of(self.values)


class Flag:
    """`true` or `false`."""

    def read(self, node: Node, reader: Reader) -> bool | None:
        """The truth value."""
        if isinstance(node, Scalar) and node.plain and node.text.lower() in ("true", "false"):
            return node.text.lower() == "true"
        reader.report_type("`true` or `false`", node)
        return None

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}

    def describe(self) -> str:
        """Words for the reference."""
        return "`true` or `false`"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year; with `strict`, a day and nothing else."""

    strict: bool = False

    def read(self, node: Node, reader: Reader) -> Any:
        """An EntryDate; None for a date that no calendar has."""
        text = Text().read(node, reader)
        if text is None:
            return None
        try:
            value = parse_date(text)
        except ValueError:
            reader.report(
                "AG201",
                f"there is no date `{text}`",
                node,
                "write a day, month or year that exists, as 2020-06-19, 2020-06 or 2020",
            )
            return None
        if self.strict and value.day is None:
            reader.report("AG103", f"expected a day such as `2027-12-31`, found `{text}`", node)
            return None
        return value

    def schema(self) -> Schema:
        """A date that exists, or any text that is not in the shape of one."""
        if self.strict:
            return {"type": "string", "pattern": rf"^(?:[ \t\n]*|(?=.{{10}}{END})(?:{ISO_DATE_PATTERN})){END}"}
        shaped = {"type": "string", "pattern": f"^(?:{ISO_SHAPE.pattern}){END}"}
        existing = {"type": "string", "pattern": f"^(?:{ISO_DATE_PATTERN}){END}"}
        return Text().schema() | {"anyOf": [{"not": shaped}, existing]}

    def describe(self) -> str:
        """Words for the reference."""
        return "day `2027-12-31`" if self.strict else "date: `2020-06-19`, `2020-06` or `2020`"


@dataclass(frozen=True, slots=True)
class TextList:
    """Several texts; a single one may stand without a list."""

    words: str = "text or list of texts"

    def read(self, node: Node, reader: Reader) -> list[tuple[str, Node]] | None:
        """The texts that are not blank, each with its node."""
        nodes: AbstractSequence[Node] = node.items if isinstance(node, Sequence) else [node]
        texts = []
        for item in nodes:
            if is_null(item):
                continue
            text = Text().read(item, reader)
            if text is not None:
                texts.append((text, item))
        return texts

    def schema(self) -> Schema:
        """A text, or an array of texts."""
        text = Text().schema()
        return {"anyOf": [text, {"type": "array", "items": nullable(text)}]}

    def describe(self) -> str:
        """Words for the reference."""
        return self.words


class Free:
    """Anything: kept for other programs, not interpreted."""

    def read(self, node: Node, reader: Reader) -> Any:
        """Texts, tuples and dictionaries of texts."""
        if isinstance(node, Scalar):
            return None if node.is_null else node.text
        if isinstance(node, Sequence):
            return tuple(self.read(item, reader) for item in node.items)
        reader.report_duplicates(node)
        return {key.text: self.read(value, reader) for key, value in node.pairs}

    def schema(self) -> Schema:
        """Everything."""
        return {}

    def describe(self) -> str:
        """Words for the reference."""
        return "anything"


def read_scalar(node: Node, reader: Reader, expected: str) -> str | None:
    """The text of a scalar, reported unless it is one and free of control characters."""
    if not isinstance(node, Scalar):
        reader.report_type(expected, node)
        return None
    if not node.text.isprintable() and (control := _CONTROLS.search(node.text)):
        _report_control(node, control.group(), reader)
        return None
    return node.text


def _report_control(node: Scalar, control: str, reader: Reader) -> None:
    message = f"the control character U+{ord(control):04X} cannot be shown"
    escape = next(control_escapes(reader.source, node), None)
    if escape is None or len(escape.command) == 2:
        reader.report("AG005", message, node, "remove it")
        return
    place = replace(node, start=escape.start, end=escape.start + 2)
    fix = Fix(f"write `\\{escape.command}`", True, (Edit(reader.span(place), f"\\{escape.written}"),))
    message = f"`{escape.written}` in double quotes is an escape, and {message}"
    reader.report("AG005", message, place, f"write `\\{escape.command}`, or put single quotes around the text", fix)


def nullable(schema: Schema) -> Schema:
    """The schema, or null: a key with nothing behind it counts as not written."""
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*types, "null"]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {"anyOf": [*schema["anyOf"], {"type": "null"}]} if "anyOf" in schema else schema


OWN_FIELD_SHAPES: AbstractMapping[str, Shape] = {"text": Text(), "list": TextList(), "markdown": Markdown()}
"""The types that a list can give the fields it adds, with their shapes."""
