"""Anchors of whole pages: GitHub's own answers, and every link of a table of contents lands."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

import cmark
from awesomegen.core.config import Config, Output
from awesomegen.core.slug import Slugger
from awesomegen.render.environment import Templates
from awesomegen.render.page import Page, render_page
from listing import decode_text, dump

BARE = "{% for section in sections %}{{ section.heading }}\n\n{% endfor %}"
TEMPLATES = Templates({"bare.md.j2": ("bare.md.j2", BARE)}.get)


def page_of(titles: list[str], template: str = "bare.md.j2") -> Page:
    sections = [{"id": f"s{number}", "title": title} for number, title in enumerate(titles)]
    listing = decode_text(dump({"list": {"title": "T"}, "sections": sections})).listing
    assert listing is not None
    output = Output("README.md", template, "paragraph")
    return render_page(listing, Config(empty_sections="show"), output, TEMPLATES)


def test_the_recorded_answers_of_github_through_a_whole_list(test_data: Path) -> None:
    fixtures = json.loads((test_data / "corpus" / "anchors" / "github-slugger-fixtures.json").read_text("utf-8"))
    # Titles that are nothing but blanks are no titles; these the slugger answers alone.
    by_title = [fixture for fixture in fixtures if "markdownOverwrite" not in fixture]
    assert (len(fixtures), len(by_title)) == (78, 74)
    slugger = Slugger()
    expected = [slugger.unique(fixture["input"]) for fixture in by_title]
    page = page_of([fixture["input"] for fixture in by_title])
    assert list(page.anchors.values()) == expected
    differing = [
        fixture["name"] for fixture, slug in zip(by_title, expected, strict=True) if slug != fixture["expected"]
    ]
    # Without the four others, the dashes around `a` are nobody's second.
    assert differing == ["Characters: initial and final dashes"]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("A & B / C", "a--b--c"),
        ("🚀 Launch", "-launch"),
        ("Installation 📦", "installation-"),
        ("C++", "c"),
        ("x_0 <b> [y](z) `w` *v*", "x_0-b-yz-w-v"),
        ("1. $5 :tada: |", "1-5-tada-"),
        ("논문 목록", "논문-목록"),
        ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab"),
        ("#", ""),
    ],
)
def test_titles_keep_their_characters_on_the_way(title: str, anchor: str) -> None:
    assert page_of([title]).anchors == {"s0": anchor}


def test_every_heading_of_the_page_counts() -> None:
    text = """\
list:
  title: Foo
  description: |
    ### Foo

    <h2>Foo</h2>
sections:
  - {id: a, title: Foo, description: "Foo\\n==="}
  - {id: b, title: Foo 1}
"""
    listing = decode_text(text).listing
    assert listing is not None
    page = render_page(
        listing, Config(empty_sections="show"), Output("README.md", "README.md.j2", "paragraph"), TEMPLATES
    )
    assert page.anchors == {"a": "foo-3", "b": "foo-1-1"}
    assert "- [Foo](#foo-3)\n" in page.text
    assert_links_land(page.text)


def test_depth_of_the_table_of_contents() -> None:
    text = "list: {title: T}\nsections: [{title: A, sections: [{title: B, sections: [{title: C}]}]}]\n"
    listing = decode_text(text).listing
    assert listing is not None
    output = Output("README.md", "README.md.j2", "paragraph", toc_depth=2)
    page = render_page(listing, Config(empty_sections="show"), output, TEMPLATES)
    assert "- [A](#a)\n  - [B](#b)\n\n" in page.text
    assert page.anchors == {"a": "a", "b": "b", "c": "c"}


def test_readme_of_this_repository(repository: Path) -> None:
    page = (repository / "README.md").read_text(encoding="utf-8")
    assert_links_land(page)
    assert page.count("](#") == 13
    last = re.findall(r"^## .*$(?s:.*)", page, re.MULTILINE)
    assert "](#" not in last[0].partition("## Resources")[2]


def test_readme_is_clean_for_rumdl(repository: Path) -> None:
    command = [str(Path(sys.executable).with_name("rumdl")), "check", "--no-cache", "README.md"]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def assert_links_land(page: str) -> None:
    """Every fragment is the slug of a heading, or the id of an element, of cmark-gfm's HTML."""
    html = cmark.html(page)
    reader = _Headings()
    reader.feed(html)
    slugger = Slugger()
    targets = {slugger.unique(text) for text in reader.texts} | reader.ids
    fragments = [unquote(link.destination[1:]) for link in cmark.links_of(html) if link.destination.startswith("#")]
    assert fragments
    assert [fragment for fragment in fragments if fragment not in targets] == []


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.ids: set[str] = set()
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids |= {value for name, value in attrs if name == "id" and value}
        if re.fullmatch("h[1-6]", tag):
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and not re.fullmatch("h[1-6]", tag)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data
