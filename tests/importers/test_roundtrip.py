"""What a built-in layout shows of a list, an import of the generated page gives back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.config import Config, Output
from awesomegen.importers.document import import_document
from awesomegen.importers.found import Imported
from awesomegen.importers.writer import write
from awesomegen.render.page import render_pages
from listing import decode_text, dump

LETTERS = "abcdeXYZé가나다 *_[]()<>|$&:`\\~#!^{}\"'@+-=%;/.,?0123"
TITLES = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
NAMES = st.from_regex(r"[A-Z][a-zé]{1,6} [A-Z*_\[][a-z<&]{1,6}", fullmatch=True)
WORDS = st.text("abc가나 é*", min_size=1, max_size=12).map(lambda text: " ".join(text.split()).strip("*")).filter(bool)
SUMMARIES = WORDS.map(lambda words: f"It is {words.replace('*', '')}.")
LABELS = st.sampled_from(["Paper", "GitHub", "Project", "[x] y", "Errata & more", "Code (v2)", "*"])
URLS = st.sampled_from(
    ["https://arxiv.org/abs/2006.11239", "https://github.com/o/r", "https://x.example/a_(b)?q=1&r=$2#c", "notes/a.md"]
)
LINKS = st.builds(lambda label, url: {"kind": "other", "label": label, "url": url}, LABELS, URLS)


@st.composite
def lists(draw: st.DrawFn) -> dict[str, Any]:
    """A list as data, each field there or not."""
    entries = []
    for number in range(draw(st.integers(1, 3))):
        authors = draw(st.lists(NAMES, max_size=3, unique=True))
        fields = {
            "id": f"e{number}",
            "section": draw(st.sampled_from(["s", "t"])),
            "title": draw(TITLES),
            "authors": authors or None,
            "equal_contribution": authors[: draw(st.integers(0, len(authors)))] or None,
            "venue": draw(st.sampled_from([None, "NeurIPS 2020", "CVPR 2021", "arXiv 2022", "Nature 2020"])),
            "date": draw(st.sampled_from([None, "2020", "2020-06", "2020-06-19"])),
            "links": draw(st.lists(LINKS, min_size=1, max_size=3)),
            "summary": draw(st.none() | SUMMARIES),
            "tags": draw(st.lists(st.sampled_from(["MIT", "x y", "가나", "c++"]), max_size=2)) or None,
        }
        if fields["venue"]:
            fields["note"] = draw(st.sampled_from([None, "Oral", "Spotlight"]))
        entries.append({name: value for name, value in fields.items() if value is not None})
    sections = [{"id": "s", "title": draw(TITLES)}, {"id": "t", "title": "Other & more"}]
    return {"list": {"title": draw(TITLES), "description": "About *it*."}, "sections": sections, "entries": entries}


def built(data: dict[str, Any], layout: str) -> str:
    decoded = decode_text(dump(data))
    assert decoded.listing is not None
    assert not decoded.findings
    config = Config(outputs=(Output("README.md", "README.md.j2", layout),))
    return render_pages(decoded.listing, config, lambda name: None)[0].text


def shown(entry: dict[str, Any], *, title_link: bool) -> dict[str, Any]:
    """What a reader of the page can tell about an entry."""
    keys = ("title", "authors", "equal_contribution", "venue", "note", "date", "summary", "tags")
    found = {key: entry.get(key) or None for key in keys}
    urls = [
        (None if title_link and not index else link["label"], link["url"]) for index, link in enumerate(entry["links"])
    ]
    return found | {"links": urls}


def read_back(imported: Imported) -> list[dict[str, Any]]:
    return [
        {
            "title": entry.title,
            "authors": entry.authors or None,
            "equal_contribution": entry.equal_contribution or None,
            "venue": entry.venue,
            "note": entry.note,
            "date": entry.date,
            "summary": entry.summary,
            "tags": entry.tags or None,
            "links": [(link.label, link.url) for link in entry.links],
        }
        for entry in imported.entries
    ]


@pytest.mark.fuzz
@pytest.mark.parametrize("layout", ["paragraph", "bullet"])
@given(data=lists())
def test_import_of_a_generated_page_gives_the_data_back(layout: str, data: dict[str, Any]) -> None:
    if layout == "bullet":
        for entry in data["entries"]:
            # One sentence of names could as well be the summary: nothing on the page tells.
            if not ({"venue", "date"} & set(entry) or len(entry["links"]) > 1):
                entry.pop("authors", None)
                entry.pop("equal_contribution", None)
    page = built(data, layout)
    imported = import_document(page)
    in_order = [entry for section in ("s", "t") for entry in data["entries"] if entry["section"] == section]
    assert read_back(imported) == [shown(entry, title_link=layout == "bullet") for entry in in_order], page
    assert imported.title == data["list"]["title"]
    assert imported.description == "About *it*."
    titles = {section["id"]: section["title"] for section in data["sections"]}
    places = [imported.section_of[index].title for index in range(len(in_order))]
    assert places == [titles[entry["section"]] for entry in in_order], page
    assert not imported.unparsed


@pytest.mark.fuzz
@given(data=lists())
def test_what_an_import_writes_decodes_to_what_it_found(data: dict[str, Any]) -> None:
    imported = import_document(built(data, "paragraph"))
    decoded = decode_text(write(imported).files["entries.yaml"])
    assert not decoded.findings
    assert decoded.listing is not None
    for entry, found in zip(decoded.listing.entries, imported.entries, strict=False):
        assert (entry.title, list(entry.authors), entry.venue, entry.note) == (
            found.title,
            found.authors,
            found.venue,
            found.note,
        )
        assert entry.summaries.get("en", entry.summaries.get("ko")) == found.summary
        assert [(link.kind, link.url) for link in entry.links] == [(link.kind, link.url) for link in found.links]
