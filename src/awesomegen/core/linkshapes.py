"""The shapes of an entry's links: a URL, a link with a label, all links of an entry."""

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.linkkinds import expand_identifier, kind_of_url
from awesomegen.core.model import Link, Origin
from awesomegen.core.reader import Reader
from awesomegen.core.records import Field, Record
from awesomegen.core.shapes import Choice, Flag, Schema, Text, nullable
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence, is_null

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_SCHEMES = ("http", "https", "mailto")
_IDENTIFIER_SCHEMES = ("arxiv", "doi")


class Url(NamedTuple):
    """A destination: http, https, mailto or relative; with `identifier`, an arXiv id or a DOI as well."""

    identifier: bool = False

    def read(self, node: Node, reader: Reader) -> str | None:
        """The URL as it was written."""
        text = Text().read(node, reader)
        if text is None:
            if isinstance(node, Scalar) and not node.text.strip():
                reader.report("AG105", "expected a URL, found nothing", node)
            return None
        scheme = _SCHEME.match(text)
        if scheme and scheme.group().lower() not in self._schemes:
            reader.report(
                "AG213",
                f"`{scheme.group()}:` is no address a reader can open",
                node,
                "write a URL that starts with `https://`",
            )
            return None
        return text

    @property
    def _schemes(self) -> tuple[str, ...]:
        return _SCHEMES + _IDENTIFIER_SCHEMES if self.identifier else _SCHEMES

    def schema(self) -> Schema:
        """A string that is not blank and has one of the schemes, or none."""
        schemes = "|".join("".join(f"[{char.upper()}{char}]" for char in scheme) for scheme in self._schemes)
        scheme_or_none = rf"(?:(?:{schemes}):|(?![A-Za-z][A-Za-z0-9+.\-]*:))"
        text = Text().schema()
        return text | {"pattern": text["pattern"].replace("^", rf"^(?=[\s\S]*[^ \t\n]){scheme_or_none}", 1)}

    def describe(self) -> str:
        """Words for the reference."""
        return "URL"


def _link_record(identifier: bool, *extra: Field) -> Record:
    return Record(
        "a link",
        (
            *extra,
            Field("url", Url(identifier), "Where the link leads.", required=True),
            Field("label", Text(), "What readers see instead of the kind's own label."),
            Field("third_party", Flag(), "Code that is not by the authors of the work.", default="false"),
        ),
    )


@dataclass(frozen=True, slots=True)
class Links:
    """All links of an entry: a mapping of kinds, or a list; `kinds` gives each kind's label."""

    kinds: AbstractMapping[str, str]

    def read(self, node: Node, reader: Reader) -> list[Link] | None:
        """The links in display order."""
        if isinstance(node, Mapping):
            return self._read_mapping(node, reader)
        if isinstance(node, Sequence):
            return self._links(node, None, reader)
        reader.report_type("a mapping such as `paper: https://…`, or a list of URLs", node)
        return None

    def _read_mapping(self, node: Mapping, reader: Reader) -> list[Link]:
        links: list[Link] = []
        taken: set[str] = set()
        reader.report_duplicates(node)
        for key, value in node.pairs:
            if key.text not in self.kinds:
                help = f"the kinds are {', '.join(self.kinds)}; other links: `other: {{url: …, label: …}}`"
                message = f"unknown kind of link `{key.text}`"
                taken = taken or node.keys()
                reader.report_unknown("AG107", message, key, self.kinds, help, taken=taken)
            elif not is_null(value):
                links += self._links(value, key.text, reader)
        return links

    def _links(self, node: Node, kind: str | None, reader: Reader) -> list[Link]:
        items = node.items if isinstance(node, Sequence) else [node]
        links = (self._link(item, kind, reader) for item in items if not is_null(item))
        return [link for link in links if link is not None]

    def _link(self, node: Node, kind: str | None, reader: Reader) -> Link | None:
        identifier = kind in _IDENTIFIER_SCHEMES
        if isinstance(node, Scalar):
            url = Url(identifier).read(node, reader)
            values: dict[str, Any] | None = {} if url is None else {"url": url}
        elif kind is None and (named := self._kind_for_key(node)):
            help = f"write `{{kind: {named.text}, url: …}}`, or the kinds as keys of `links`, without `- `"
            reader.report("AG102", f"unknown key `{named.text}` in a link of a list", named, help)
            return None
        else:
            values = (self._free_record() if kind is None else _link_record(identifier)).read(node, reader)
        if not values or "url" not in values:
            return None
        kind = kind or values.get("kind") or kind_of_url(values["url"])
        url = expand_identifier(kind, values["url"])
        label = values.get("label", self.kinds[kind])
        return Link(kind, label, url, values.get("third_party", False), Origin(reader.source.path, node))

    def _kind_for_key(self, node: Node) -> Scalar | None:
        """The key of `- paper: https://…`."""
        if not isinstance(node, Mapping) or node.get("url") is not None:
            return None
        return next((key for key, _ in node.pairs if key.text in self.kinds), None)

    def _free_record(self) -> Record:
        row = Field("kind", Choice(tuple(self.kinds)), "The kind; without it the URL's host decides.")
        return _link_record(True, row)

    def schema(self) -> Schema:
        """An object of kinds, or an array."""
        properties: Schema = {}
        for kind, label in self.kinds.items():
            identifier = kind in _IDENTIFIER_SCHEMES
            one = {"anyOf": [Url(identifier).schema(), _link_record(identifier).schema()]}
            many = {"type": "array", "items": nullable(one)}
            properties[kind] = {"anyOf": [*one["anyOf"], many, {"type": "null"}], "description": f"Shown as “{label}”."}
        mapping = {"type": "object", "additionalProperties": False, "properties": properties}
        item = {"anyOf": [Url().schema(), self._free_record().schema()]}
        return {"anyOf": [mapping, {"type": "array", "items": nullable(item)}]}

    def describe(self) -> str:
        """Words for the reference."""
        return "mapping of kind → URL, list of URLs, or `{url, label, third_party}`; or a list of these"
