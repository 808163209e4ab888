"""Writes what docs/ takes from the code: the tables of fields in format.md, and the JSON Schema.

Run by `make docs`; with `--check`, writes nothing and exits 1 when something is stale.
"""

import json
import re
import sys
from pathlib import Path

from awesomegen.core.entrytypes import ENTRY_TYPES
from awesomegen.core.fields import LIST, REFERENCE, SUPPRESSION
from awesomegen.core.linkkinds import LINK_KINDS
from awesomegen.core.listformat import Format
from awesomegen.core.records import Record
from awesomegen.core.schema import json_schema

DOCS = Path(__file__).resolve().parent.parent / "docs"
_REGION = re.compile(r"(<!-- generated: ([a-z ]+) -->\n).*?(<!-- end of generated -->)", re.DOTALL)


def field_table(record: Record) -> str:
    """The fields of a record as a Markdown table."""
    rows = ["| field | value | what it is |", "|---|---|---|"]
    for field in record.fields:
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        default = f" Default: {field.default}." if field.default else ""
        rows.append(f"| {name} | {field.shape.describe()} | {field.description}{default} |".replace("\\", "\\\\"))
    return "\n".join(rows) + "\n"


def type_table() -> str:
    """The types of entries as a Markdown table."""
    rows = ["| type | required besides the title | recommended |", "|---|---|---|"]
    for entry_type in ENTRY_TYPES.values():
        cells = (
            ", ".join(f"`{name}`" for name in names) or "–" for names in (entry_type.required, entry_type.recommended)
        )
        rows.append(f"| `{entry_type.name}` | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def kind_table() -> str:
    """The kinds of links as a Markdown table."""
    rows = ["| kind | shown as |", "|---|---|", *(f"| `{kind}` | {label} |" for kind, label in LINK_KINDS.items())]
    return "\n".join(rows) + "\n"


def regions() -> dict[str, str]:
    """The generated parts of format.md by name."""
    built_in = Format()
    return {
        "list": field_table(LIST),
        "section": field_table(built_in.section),
        "entry": field_table(built_in.entry),
        "reference": field_table(REFERENCE),
        "suppression": field_table(SUPPRESSION),
        "types": type_table(),
        "link kinds": kind_table(),
    }


def generated() -> dict[Path, str]:
    """Every file that this program writes, with the text it should have."""
    page = DOCS / "format.md"
    parts = regions()
    text = page.read_text(encoding="utf-8")
    if found := set(parts) ^ {match[2] for match in _REGION.finditer(text)}:
        sys.exit(f"docs/{page.name} and the tables disagree about: {', '.join(sorted(found))}")
    text = _REGION.sub(lambda match: f"{match[1]}\n{parts[match[2]]}\n{match[3]}", text)
    schema = json.dumps(json_schema(Format()), ensure_ascii=False, indent=2) + "\n"
    return {page: text, DOCS / "entries.schema.json": schema}


def main() -> int:
    """Writes the stale files, or names them."""
    stale = [
        (path, text)
        for path, text in generated().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        if "--check" in sys.argv:
            print(f"{path.name} is stale: run `make docs`", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote docs/{path.name}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
