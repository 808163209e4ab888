"""The JSON that other programs rely on, field by field."""

import json
from typing import Any

import pytest

from awesomegen.core.linkkinds import expand_identifier, kind_of_url
from awesomegen.exports import export_text
from listing import decode_text


def export(text: str, anchors: dict[str, str] | None = None) -> dict[str, Any]:
    decoded = decode_text(text)
    assert decoded.findings == ()
    assert decoded.listing is not None
    exported: dict[str, Any] = json.loads(export_text("json", decoded.listing, anchors or {}))
    return exported


def test_every_field() -> None:
    text = """\
list: {title: T, description: "*d*", language: ko}
sections:
  - {title: A, id: a, sections: [{title: B}]}
  - {title: C}
entries:
  - id: x
    section: b
    title: "2301.10000"
    authors: "Ada Lovelace, Alan Turing"
    equal_contribution: 1
    venue: NeurIPS 2020
    note: Oral
    date: 2020-06
    links:
      github: [https://github.com/a/b, {url: https://github.com/c/d, label: Port, third_party: true}]
      arxiv: 2006.10000
    summary: {ko: 요약, en: Summary}
    tags: [one, two]
    priority: must
    status: read
    added: 2022-09-07
    extra: {Keyword: [a, b], n: 007}
  - {see: x, section: c}
"""
    assert export(text, {"a": "a", "b": "b-1"}) == {
        "version": 1,
        "list": {"title": "T", "description": "*d*", "language": "ko"},
        "sections": [
            {"id": "a", "title": "A", "path": ["A"], "level": 2, "anchor": "a"},
            {"id": "b", "title": "B", "path": ["A", "B"], "level": 3, "anchor": "b-1"},
            {"id": "c", "title": "C", "path": ["C"], "level": 2, "anchor": None},
        ],
        "entries": [
            {
                "id": "x",
                "type": "paper",
                "sections": ["b", "c"],
                "title": "2301.10000",
                "authors": ["Ada Lovelace", "Alan Turing"],
                "venue": "NeurIPS 2020",
                "note": "Oral",
                "date": "2020-06",
                "links": [
                    {"kind": "github", "label": "GitHub", "url": "https://github.com/a/b"},
                    {"kind": "github", "label": "Port", "url": "https://github.com/c/d"},
                    {"kind": "arxiv", "label": "arXiv", "url": "https://arxiv.org/abs/2006.10000"},
                ],
                "equal_contribution": ["Ada Lovelace"],
                "summary": "요약",
                "summaries": {"ko": "요약", "en": "Summary"},
                "priority": "must",
                "status": "read",
                "tags": ["one", "two"],
                "added": "2022-09-07",
                "extra": {"Keyword": ["a", "b"], "n": "007"},
                "line": 6,
            }
        ],
    }


def test_what_is_not_there_is_null_or_empty() -> None:
    [entry] = export("list: {title: T}\nentries: [{title: x, date: 19 Jun 2020}]\n")["entries"]
    assert entry.pop("date") == "19 Jun 2020"
    nothing = {name for name, value in entry.items() if value is None}
    assert nothing == {"venue", "note", "summary", "priority", "status", "added"}
    empty = {name for name, value in entry.items() if value in ([], {})}
    assert empty == {"authors", "sections", "links", "equal_contribution", "summaries", "tags", "extra"}


@pytest.mark.parametrize(
    ("kind", "text", "url"),
    [
        ("arxiv", "2006.11239", "https://arxiv.org/abs/2006.11239"),
        ("arxiv", "arXiv: math/0611800", "https://arxiv.org/abs/math/0611800"),
        ("arxiv", "arxiv.org/abs/2006.11239", "https://arxiv.org/abs/2006.11239"),
        ("arxiv", "https://arxiv.org/pdf/2006.11239", "https://arxiv.org/pdf/2006.11239"),
        ("doi", "10.1000/456#789", "https://doi.org/10.1000/456%23789"),
        ("doi", "doi:10.1/x", "https://doi.org/10.1/x"),
        ("website", "arxiv:2006.11239", "https://arxiv.org/abs/2006.11239"),
        ("website", "docs/x.md", "docs/x.md"),
    ],
)
def test_identifiers_become_urls(kind: str, text: str, url: str) -> None:
    assert expand_identifier(kind, text) == url


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.youtube.com/watch?v=x", "video"),
        ("https://github.com/a/b", "github"),
        ("https://arxiv.org/abs/1", "arxiv"),
        ("arxiv:1", "arxiv"),
        ("https://example.org", "website"),
        ("x.md", "website"),
        ("https://[", "website"),
    ],
)
def test_hosts_tell_kinds(url: str, kind: str) -> None:
    assert kind_of_url(url) == kind
