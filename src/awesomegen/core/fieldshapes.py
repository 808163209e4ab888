"""The shapes of the fields of a list: texts that are Markdown, people, records."""

from dataclasses import dataclass
from typing import Any

from awesomegen.core.containment import check_description
from awesomegen.core.inline import InlineError, contain
from awesomegen.core.languages import LANGUAGE_PATTERN, is_language_tag
from awesomegen.core.reader import Reader
from awesomegen.core.records import Record
from awesomegen.core.shapes import END, Free, Markdown, Schema, Text, TextList, nullable
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence, is_null

_MOST_AUTHORS = 999_999_999
"""More than any work has; Python refuses to read numbers of thousands of digits."""


class Description:
    """Block Markdown that cannot reach beyond itself."""

    def read(self, node: Node, reader: Reader) -> str | None:
        """The Markdown, reported where something in it is never closed."""
        text = Markdown().read(node, reader)
        if text is not None and (problem := check_description(text)):
            reader.report(
                "AG110",
                f"{problem.message} (line {problem.line + 1} of the description)",
                node,
                "close it: it would swallow what follows",
            )
            return None
        return text

    def schema(self) -> Schema:
        """As any Markdown."""
        return Markdown().schema()

    def describe(self) -> str:
        """Words for the reference."""
        return "Markdown blocks"


class Summary:
    """Inline Markdown, or a mapping of languages to it; read as pairs of language (None: the list's) and text."""

    def read(self, node: Node, reader: Reader) -> list[tuple[str | None, str]] | None:
        """The texts by language."""
        if not isinstance(node, Mapping):
            text = self._one(node, reader)
            return None if text is None else [(None, text)]
        summaries: list[tuple[str | None, str]] = []
        reader.report_duplicates(node)
        for key, value in node.pairs:
            if not is_language_tag(key.text):
                reader.report(
                    "AG102", f"`{key.text}` is no language tag", key, "write a tag such as `ko`, `en` or `zh-Hans`"
                )
            elif not is_null(value) and (text := self._one(value, reader)):
                summaries.append((key.text, text))
        return summaries

    def _one(self, node: Node, reader: Reader) -> str | None:
        text = Markdown().read(node, reader)
        if text is None:
            return None
        try:
            contain(text)
        except InlineError as error:
            reader.report(
                "AG110", error.message, node, "close it, or write a backslash before it to show the character itself"
            )
            return None
        return text

    def schema(self) -> Schema:
        """A text, or an object of texts by language tag."""
        text = Markdown().schema()
        tagged = {f"^{LANGUAGE_PATTERN}$": nullable(text)}
        return {"anyOf": [text, {"type": "object", "additionalProperties": False, "patternProperties": tagged}]}

    def describe(self) -> str:
        """Words for the reference."""
        return "inline Markdown, or a mapping of language → inline Markdown"


class Language:
    """A language tag."""

    def read(self, node: Node, reader: Reader) -> str | None:
        """The tag, if it has the shape of one."""
        text = Text().read(node, reader)
        if text is None or is_language_tag(text):
            return text
        reader.report("AG103", f"`{text}` is no language tag", node, "write a tag such as `ko`, `en` or `zh-Hans`")
        return None

    def schema(self) -> Schema:
        """A string in the shape of a tag, or blank."""
        return {"type": "string", "pattern": rf"^(?:[ \t\n]*|{LANGUAGE_PATTERN}){END}"}

    def describe(self) -> str:
        """Words for the reference."""
        return "BCP 47 language tag"


class Authors:
    """Names: a list, or one line that commas split."""

    def read(self, node: Node, reader: Reader) -> list[str] | None:
        """The names in order."""
        texts = TextList().read(node, reader)
        if texts is None or isinstance(node, Sequence):
            return None if texts is None else [text for text, _ in texts]
        return [name for text, _ in texts for part in text.split(",") if (name := part.strip())]

    def schema(self) -> Schema:
        """A text, or an array of texts."""
        return TextList().schema()

    def describe(self) -> str:
        """Words for the reference."""
        return "list of names, or one line split at commas"


class EqualContribution:
    """How many of the first authors, or which authors, contributed equally."""

    def read(self, node: Node, reader: Reader) -> int | list[tuple[str, Node]] | None:
        """The number, or the names with their nodes."""
        if (
            isinstance(node, Scalar)
            and node.plain
            and node.text.isdecimal()
            and node.text.isascii()
            and len(node.text) <= len(str(_MOST_AUTHORS))
            and int(node.text) > 0
        ):
            return int(node.text)
        if isinstance(node, Sequence):
            return TextList().read(node, reader)
        reader.report_type("a number of authors, or a list of their names", node)
        return None

    def schema(self) -> Schema:
        """A positive integer, or an array of texts."""
        number = {"type": "integer", "minimum": 1, "maximum": _MOST_AUTHORS}
        return {"anyOf": [number, {"type": "array", "items": nullable(Text().schema())}]}

    def describe(self) -> str:
        """Words for the reference."""
        return "number of first authors, or list of names"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of records."""

    record: Record

    def read(self, node: Node, reader: Reader) -> list[tuple[Node, dict[str, Any]]] | None:
        """The values of each record, with its node."""
        if not isinstance(node, Sequence):
            reader.report_type(f"a list of {self.record.noun.removeprefix('a ').removeprefix('an ')}s", node)
            return None
        read = ((item, self.record.read(item, reader)) for item in node.items)
        return [(item, values) for item, values in read if values is not None]

    def schema(self) -> Schema:
        """An array of these records."""
        return {"type": "array", "items": self.record.schema()}

    def describe(self) -> str:
        """Words for the reference."""
        return f"list of {self.record.noun.removeprefix('a ').removeprefix('an ')}s"


class FreeMapping:
    """A mapping with keys of anybody's choice."""

    def read(self, node: Node, reader: Reader) -> Any:
        """Texts, tuples and dictionaries of texts, by key."""
        if isinstance(node, Mapping):
            return Free().read(node, reader)
        reader.report_type("a mapping", node)
        return None

    def schema(self) -> Schema:
        """Any object."""
        return {"type": "object"}

    def describe(self) -> str:
        """Words for the reference."""
        return "mapping of anything"


class SectionList:
    """Sections inside a section: read by the decoder, which knows the depth."""

    def read(self, node: Node, reader: Reader) -> Sequence | None:
        """The node of the list."""
        if isinstance(node, Sequence):
            return node
        reader.report_type("a list of sections", node)
        return None

    def schema(self) -> Schema:
        """An array of what the schema calls a section."""
        return {"anyOf": [{"type": "array", "items": {"$ref": "#/definitions/section"}}]}

    def describe(self) -> str:
        """Words for the reference."""
        return "list of sections"
