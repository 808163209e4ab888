"""The configuration of a list: `awesomegen.toml`, or `[tool.awesomegen]` in `pyproject.toml`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from awesomegen.core.configkeys import Keys
from awesomegen.core.entrytypes import ENTRY_TYPES, EntryType
from awesomegen.core.languages import is_language_tag
from awesomegen.core.linkkinds import LINK_KINDS
from awesomegen.core.lintconfig import LintConfig, parse_lint
from awesomegen.core.listformat import Format
from awesomegen.core.suggest import did_you_mean

if TYPE_CHECKING:
    from awesomegen.core.records import Field

DATE_FORMATS = ("day-month-year", "month-day-year", "iso", "dotted", "local")
EMPTY_SECTIONS = ("hide", "show")


class Output(NamedTuple):
    """One file that `build` writes: its path, and the template and settings of its page."""

    path: str
    template: str
    layout: str
    language: str | None = None
    date_format: str | None = None
    toc_depth: int | None = None


class Config(NamedTuple):
    """Everything that a list can configure; `location` names the file for messages."""

    location: str = "awesomegen.toml"
    entries: str = "entries.yaml"
    templates: str = "templates"
    outputs: tuple[Output, ...] = (Output("README.md", "README.md.j2", "paragraph"),)
    empty_sections: str = "hide"
    format: Format = Format()
    lint: LintConfig = LintConfig()


def parse_config(table: Mapping[str, Any], location: str, layouts: tuple[str, ...]) -> Config:
    """Reads a configuration table; `layouts` are the names of the layouts there are.

    Raises:
        ConfigError: for an unknown key or a value of another type, with the nearest valid name.
    """
    keys = Keys(table, location, "")
    page = _page_settings(keys, layouts)
    outputs = tuple(
        _output(Keys(row, location, f"outputs[{index}]."), page, layouts)
        for index, row in enumerate(keys.tables("outputs", [{"path": "README.md"}]))
    )
    config = Config(
        location=location,
        entries=keys.text("entries", "entries.yaml"),
        templates=keys.text("templates", "templates"),
        outputs=outputs,
        empty_sections=keys.choice("empty_sections", "hide", EMPTY_SECTIONS),
        format=_format(keys),
        lint=parse_lint(keys),
    )
    keys.finish()
    return config


class _PageSettings(NamedTuple):
    layout: str
    date_format: str | None
    toc_depth: int | None


def _page_settings(keys: Keys, layouts: tuple[str, ...], default: _PageSettings | None = None) -> _PageSettings:
    default = default or _PageSettings("paragraph", None, None)
    date_format = keys.choice("date_format", default.date_format or "", DATE_FORMATS)
    return _PageSettings(
        layout=keys.choice("layout", default.layout, layouts),
        date_format=date_format or None,
        toc_depth=keys.positive("toc_depth", default.toc_depth),
    )


def _output(keys: Keys, default: _PageSettings, layouts: tuple[str, ...]) -> Output:
    path = keys.text("path", "")
    if not path:
        raise keys.error("path", "is missing: every output needs a path")
    page = _page_settings(keys, layouts, default)
    template = keys.text("template", "README.md.j2")
    language = keys.text("language", "") or None
    if language and not is_language_tag(language):
        raise keys.error("language", f"must be a language tag such as `ko` or `zh-Hans`, found `{language}`")
    keys.finish()
    return Output(path, template, page.layout, language, page.date_format, page.toc_depth)


def _format(keys: Keys) -> Format:
    own_fields = _own_fields(keys)
    return Format(_types(keys, own_fields), _kinds(keys), own_fields)


def _types(keys: Keys, own_fields: "tuple[Field, ...]") -> Mapping[str, EntryType]:
    types = dict(ENTRY_TYPES)
    rows = keys.table("types")
    fields = Format(own_fields=own_fields).entry.by_name if rows else {}
    for name, row in rows.items():
        type_keys = Keys(row, keys.location, f"types.{name}.")
        types[name] = EntryType(name, type_keys.texts("required"), type_keys.texts("recommended"))
        for key in ("required", "recommended"):
            for field_name in getattr(types[name], key):
                if field_name not in fields:
                    guess = did_you_mean(field_name, fields)
                    raise type_keys.error(key, f"names `{field_name}`, which is no field{guess}")
        type_keys.finish()
    return types


def _kinds(keys: Keys) -> Mapping[str, str]:
    kinds = dict(LINK_KINDS)
    for name, label in keys.table("link_kinds").items():
        if not isinstance(label, str) or not label.strip() or not label.isprintable():
            raise keys.error(f"link_kinds.{name}", f"must be a label on one line, found {label!r}")
        kinds[name] = label
    return kinds


def _own_fields(keys: Keys) -> "tuple[Field, ...]":
    rows = keys.table("fields")
    if not rows:
        return ()
    from awesomegen.core.records import Field
    from awesomegen.core.shapes import OWN_FIELD_SHAPES

    fields = []
    taken = Format().entry.by_name
    for name, row in rows.items():
        if name in taken or name == "see":
            raise keys.error(f"fields.{name}", "is a built-in field; choose another name")
        field_keys = Keys(row, keys.location, f"fields.{name}.")
        shape = OWN_FIELD_SHAPES[field_keys.choice("type", "text", tuple(OWN_FIELD_SHAPES))]
        fields.append(Field(name, shape, field_keys.text("description", "A field of this list.")))
        field_keys.finish()
    return tuple(fields)
