"""The table of contents: every link lands, and the nesting is that of the headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.markdown import Heading, headings
from awesomegen.core.slug import Slugger
from awesomegen.render.escape import escape, heading
from awesomegen.render.toc import toc
from cmark import html, links_of


def outline(*levels: int) -> list[Heading]:
    return [Heading(level, 1, f"h{level}", f"a{index}", "") for index, level in enumerate(levels)]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], ""),
        ([2, 3, 3, 2], "- [h2](#a0)\n  - [h3](#a1)\n  - [h3](#a2)\n- [h2](#a3)"),
        ([2, 4, 3, 6, 2], "- [h2](#a0)\n  - [h4](#a1)\n  - [h3](#a2)\n    - [h6](#a3)\n- [h2](#a4)"),
        ([4, 2, 3], "- [h4](#a0)\n- [h2](#a1)\n  - [h3](#a2)"),
    ],
)
def test_nesting(levels, expected):
    assert toc(outline(*levels)) == expected


def test_depth_is_the_number_of_levels_shown():
    levels = outline(2, 4, 6, 2)
    assert toc(levels, depth=1) == "- [h2](#a0)\n- [h2](#a3)"
    assert toc(levels, depth=2) == "- [h2](#a0)\n  - [h4](#a1)\n- [h2](#a3)"
    assert toc(levels, depth=9) == toc(levels)


def test_labels():
    page = "## *a* `b`\n\n## ![logo](u)\n\n### c\n\nd\ne\n---\n\n<h2>\n f\n</h2>\n"
    assert toc(headings(page)) == "- [a b](#a-b)\n- [c](#c)\n- [d e](#de)\n- [f](#-f)"


TITLES = st.lists(
    st.lists(
        st.sampled_from([*"aA *_`[]()<>#&\\!|$:~-1한📦.", "&amp;", "www.a.b", "[x](y)", "<b>", "]("]), min_size=1
    ).map("".join),
    min_size=1,
    max_size=8,
)


@pytest.mark.fuzz
@given(TITLES)
def test_every_link_lands_and_shows_the_title(titles):
    page = "\n\n".join(f"## {heading(escape(title))}" for title in titles)
    slugger = Slugger()
    anchors = {title: slugger.unique(title) for title in dict.fromkeys(titles)}
    found = headings(page)
    assert [each.text for each in found] == titles
    assert [each.anchor for each in found][: len(anchors)] == list(anchors.values()) or len(anchors) < len(titles)
    links = links_of(html(toc(found)))
    expected = [(f"#{each.anchor}", each.text.strip()) for each in found if each.text.strip()]
    assert [(link.destination, link.text.strip()) for link in links] == [
        (percent_encoded(destination), text) for destination, text in expected
    ]


def percent_encoded(destination: str) -> str:
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in destination)
