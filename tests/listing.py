"""Lists for tests: decoded from YAML text, or dumped from plain data."""

from typing import Any

import yaml

from awesomegen.core.decode import Decoded, Document, decode
from awesomegen.core.listformat import Format
from awesomegen.core.span import Source
from awesomegen.core.yamltree import YamlError, parse


def decode_text(text: str, format: Format | None = None) -> Decoded:
    """What the text of an `entries.yaml` decodes to; YAML that cannot be parsed is a finding."""
    source = Source("entries.yaml", text)
    try:
        root = parse(source)
    except YamlError as error:
        return Decoded(None, (error.finding,), {"entries.yaml": source})
    return decode([Document(source, root)], format or Format())


def dump(data: Any) -> str:
    """Plain data as YAML in which every string reads back as that string."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=False, sort_keys=False)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _quoted)
