"""GitHub's anchors against fixtures that GitHub rendered, and against cases of our own."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.slug import Slugger, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Image Generation", "image-generation"),
        ("A & B / C", "a--b--c"),
        ("🚀 Launch", "-launch"),
        ("Installation 📦", "installation-"),
        ("논문 정리", "논문-정리"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
        ("Привет, МИР", "привет-мир"),
        ("İ", "i\u0307"),
        ("हिन्दी", "हिन्दी"),
        ("x² ½ ① Ⅳ Ⓔ 🅰", "x---ⅳ-ⓔ-🅰"),
        ("snake_case‿tie", "snake_case‿tie"),
        ("en–dash em—dash", "endash-emdash"),
        (":rocket: 3.14", "rocket-314"),
        ("a\tb\u00a0c\u200bd\u200de", "abcde"),
        ("Heading {#custom-id}", "heading-custom-id"),
        ("📦", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_numbered_anchors_are_taken_like_any_other() -> None:
    slugger = Slugger()
    anchors = [slugger.unique(text) for text in ("Foo", "Foo", "Foo 1", "Foo-1", "Foo")]
    assert anchors == ["foo", "foo-1", "foo-1-1", "foo-1-2", "foo-2"]


def test_headings_without_a_letter_are_numbered() -> None:
    slugger = Slugger()
    assert [slugger.unique(text) for text in ("📦", "🚀", "!")] == ["", "-1", "-2"]


@given(st.lists(st.text(alphabet="aA1- 한📦", max_size=5), max_size=30))
def test_anchors_are_unique(texts: list[str]) -> None:
    slugger = Slugger()
    anchors = [slugger.unique(text) for text in texts]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.startswith(slug(text)) for anchor, text in zip(anchors, texts, strict=True))


@given(st.text())
def test_a_slug_holds_no_space_and_is_its_own_slug(text: str) -> None:
    assert " " not in slug(text)
    assert slug(slug(text)) == slug(text)


def test_fixtures_that_github_rendered() -> None:
    folder = os.environ.get("AWESOMEGEN_TEST_DATA")
    if not folder:
        pytest.skip("AWESOMEGEN_TEST_DATA is not set")
    path = Path(folder, "corpus", "anchors", "github-slugger-fixtures.json")
    fixtures = json.loads(path.read_text(encoding="utf-8"))
    slugger = Slugger()
    wrong = [fixture["name"] for fixture in fixtures if slugger.unique(fixture["input"]) != fixture["expected"]]
    assert (len(fixtures), wrong) == (78, [])
