"""Mappings with named fields, read and described by one table."""

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field
from typing import Any

from awesomegen.core.reader import Reader
from awesomegen.core.shapes import Schema, Shape, nullable
from awesomegen.core.yamltree import Mapping, Node, is_null


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a table of fields: what the key is called, the shape of its value, and what it is for."""

    name: str
    shape: Shape
    description: str
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping whose keys are the fields of a table; `noun` is what messages call it."""

    noun: str
    fields: tuple[Field, ...]
    by_name: AbstractMapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Indexes the table by name."""
        object.__setattr__(self, "by_name", {row.name: row for row in self.fields})

    def read(self, node: Node, reader: Reader) -> dict[str, Any] | None:
        """The values of the fields that are written and right; everything wrong is reported and left out."""
        if not isinstance(node, Mapping):
            reader.report_type(f"a mapping with the fields of {self.noun}", node)
            return None
        values: dict[str, Any] = {}
        explained: set[str | None] = set()
        taken: set[str] = set()
        for key, value in node.pairs:
            row = self.by_name.get(key.text)
            if row is None:
                help = f"the keys are {', '.join(self.by_name)}"
                message = f"unknown key `{key.text}` in {self.noun}"
                taken = taken or node.keys()
                explained.add(reader.report_unknown("AG102", message, key, self.by_name, help, taken=taken))
            elif key.text not in values and not is_null(value):
                reported = len(reader.findings)
                read = row.shape.read(value, reader)
                if read is not None:
                    values[key.text] = read
                elif len(reader.findings) > reported:
                    explained.add(key.text)
        reader.report_duplicates(node)
        for row in self.fields:
            if row.required and row.name not in values and row.name not in explained:
                reader.report("AG101", f"{self.noun} needs `{row.name}`", node.get(row.name) or node)
        return values

    def schema(self) -> Schema:
        """An object with these properties and no others."""
        properties = {}
        for row in self.fields:
            shape = row.shape.schema() if row.required else nullable(row.shape.schema())
            if row.required and "pattern" in shape:
                # Blank is missing.
                shape = shape | {"pattern": shape["pattern"].replace("^", r"^(?=[\s\S]*[^ \t\n])", 1)}
            properties[row.name] = shape | {"description": row.description}
        schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        if required := [row.name for row in self.fields if row.required]:
            schema["required"] = required
        return schema

    def describe(self) -> str:
        """Words for the reference."""
        return self.noun
