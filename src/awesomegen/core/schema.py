"""The JSON Schema of `entries.yaml`, made from the tables that drive the decoder."""

from awesomegen.core.fields import LIST, REFERENCE
from awesomegen.core.listformat import Format
from awesomegen.core.shapes import Schema, TextList, nullable


def json_schema(format: Format) -> Schema:
    """A draft-07 schema for editors: structure only; ids and references are the decoder's."""
    entry = {"$ref": "#/definitions/entry"}
    reference = {"$ref": "#/definitions/reference"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "entries.yaml of awesomegen",
        "description": "One curated list, from which README.md is generated.",
        "type": "object",
        "additionalProperties": False,
        "anyOf": [
            {"required": ["list"]},
            {"required": ["entries"], "description": "A file that another one includes.", "maxProperties": 1},
        ],
        "properties": {
            "list": {"$ref": "#/definitions/list"},
            "sections": {
                "description": "The tree of sections, in reading order.",
                "type": ["array", "null"],
                "items": {"$ref": "#/definitions/section"},
            },
            "entries": {
                "description": "The entries, in the order readers see where a section is not sorted.",
                "type": ["array", "null"],
                "items": {"if": {"required": ["see"]}, "then": reference, "else": entry},
            },
            "include": nullable(TextList().schema()) | {"description": "Further files with entries, as patterns."},
        },
        "definitions": {
            "list": LIST.schema(),
            "section": format.section.schema(),
            "entry": format.entry.schema(),
            "reference": REFERENCE.schema(),
        },
    }
