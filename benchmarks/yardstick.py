"""The least that could do the job: PyYAML's C loader and one compiled template, with no check and no escaping.

`python benchmarks/yardstick.py entries.yaml README.md`
"""

import sys
from pathlib import Path

import jinja2
import yaml

TEMPLATE = """\
<!-- generated from entries.yaml -->
# {{ list.title }}

{{ list.description }}

## Contents
{% for section in sections recursive %}
{{ "  " * (loop.depth - 1) }}- [{{ section.title }}](#{{ section.title | lower | replace(" ", "-") }})
{% if section.sections %}
{{ loop(section.sections) -}}
{% endif %}
{% endfor %}
{% for section in sections recursive %}

{{ "#" * (loop.depth + 1) }} {{ section.title }}
{% for entry in members[section.id] %}

**{{ entry.title }}** \\
*{{ entry.authors }}* \\
{{ entry.venue }}.{% for kind, url in entry.links.items() %} \\[[{{ labels[kind] }}]({{ url }})\\]{% endfor %} \\
{{ entry.date.day }} {{ entry.date.strftime("%b %Y") }} \\
{{ entry.summary }}
{% endfor %}
{% if section.sections %}
{{ loop(section.sections) -}}
{% endif %}
{% endfor %}
"""
LABELS = {"paper": "Paper", "github": "GitHub", "project": "Project"}


def main(source: str, target: str) -> None:
    """Reads the list and writes the page."""
    with Path(source).open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    members: dict[str, list[object]] = {}
    for area in data["sections"]:
        for section in (area, *area["sections"]):
            members[section["id"]] = []
            section.setdefault("sections", [])
    for entry in data["entries"]:
        members[entry["section"]].append(entry)
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(TEMPLATE).render(**data, members=members, labels=LABELS)
    Path(target).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
