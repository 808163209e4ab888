"""Which entries a section shows, in which order, and under which type."""

import pytest

from awesomegen.core.model import Listing
from awesomegen.core.placement import entries_by_section
from listing import decode_text


def listing(sections: str, entries: str) -> Listing:
    decoded = decode_text(f"list: {{title: A}}\nsections:\n{sections}\nentries:\n{entries}\n")
    assert decoded.findings == ()
    assert decoded.listing is not None
    return decoded.listing


def shown(sections: str, entries: str) -> dict[str | None, list[str]]:
    placed = entries_by_section(listing(sections, entries))
    return {section: [entry.id for entry in inside] for section, inside in placed.items()}


def messages(sections: str, entries: str) -> list[str]:
    return [
        finding.message
        for finding in decode_text(f"list: {{title: A}}\nsections: {sections}\nentries: {entries}\n").findings
    ]


TWO = "  - {title: A, id: a}\n  - {title: B, id: b}"


def test_the_order_of_the_file_is_the_order_of_a_section() -> None:
    entries = "  - {title: y, section: a}\n  - {title: x, section: b}\n  - {title: w, section: a}"
    assert shown(TWO, entries) == {"a": ["y", "w"], "b": ["x"]}


def test_an_entry_in_two_sections_stands_at_its_place_in_both() -> None:
    entries = "  - {title: z, section: b}\n  - {title: x, section: [a, b, a]}\n  - {title: y, section: b}"
    assert shown(TWO, entries) == {"a": ["x"], "b": ["z", "x", "y"]}


def test_a_reference_fixes_the_place_and_shows_once() -> None:
    entries = (
        "  - {title: x, section: [a, b]}\n  - {title: y, section: b}\n"
        "  - {see: x, section: b}\n  - {see: x, section: b}\n  - {see: y, section: a}"
    )
    assert shown(TWO, entries) == {"a": ["x", "y"], "b": ["y", "x"]}


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("file", ["c", "a", "d", "b", "e"]),
        ("date", ["a", "d", "b", "c", "e"]),
        ("-date", ["c", "b", "a", "d", "e"]),
        ("title", ["a", "b", "c", "d", "e"]),
    ],
)
def test_sorting(sort: str, order: list[str]) -> None:
    entries = "\n".join(
        [
            "  - {id: c, title: C, section: s, date: 2021-05}",
            "  - {id: a, title: \uff41, section: s, date: 2020}",  # a full-width letter sorts as the plain one
            "  - {id: d, title: d, section: s, date: 2020-01-01}",
            "  - {id: b, title: b, section: s, date: 2020-03}",
            "  - {id: e, title: E, section: s, date: soon}",
        ]
    )
    assert shown(f"  - {{title: S, sort: {sort}}}", entries)["s"] == order


def test_the_first_section_decides_the_type_unless_the_entry_does() -> None:
    sections = "  - {title: A, type: post, sections: [{title: A1}]}\n  - {title: B, type: video}"
    entries = (
        "  - {title: x, section: [a1, b]}\n  - {title: y, section: [b, a1]}\n  - {title: z, section: b, type: code}"
    )
    assert [entry.type for entry in listing(sections, entries).entries] == ["post", "video", "code"]


def test_sections_by_title_and_what_is_wrong_with_them() -> None:
    same = "[{title: A, id: a1}, {title: A, id: a2}]"
    assert messages(same, "[{title: x, section: A}]") == ["the title `A` belongs to 2 sections"]
    (second,) = messages("[{title: A}, {title: A}]", "[{title: x, section: A}]")
    assert second.startswith("a second section with the id `a`")
    assert messages("[{title: My papers}]", "[{title: x, section: My papers}]") == []
    for nothing in ("[]", "['']", "[~]", "~"):
        assert messages(same, f"[{{title: x, section: {nothing}}}]") == [
            "an entry needs a `section` in a list that has sections"
        ]


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ("['#old']", "the alias `#old` can be no anchor"),
        ("[a b]", "the alias `a b` can be no anchor"),
        ("[old, old]", "the alias `old` is given twice"),
    ],
)
def test_aliases_are_anchors_and_unique(aliases: str, message: str) -> None:
    assert messages(f"[{{title: A, aliases: {aliases}}}]", "[]") == [message]


def test_ids_come_from_titles_and_each_is_one_entrys() -> None:
    entries = '  - {title: "What? A *test*"}\n  - {title: "\u2217"}\n  - {title: 한글 제목}'
    decoded = decode_text(f"list: {{title: A}}\nentries:\n{entries}\n")
    assert decoded.listing is not None
    assert [entry.id for entry in decoded.listing.entries] == ["what-a-test", "u2217", "한글-제목"]
    text = "list: {title: A}\nentries:\n  - {title: x}\n  - {title: x}\n  - {title: x}\n"
    assert [finding.message for finding in decode_text(text).findings] == [
        "a second entry with the id `x`, first on line 3"
    ] * 2


@pytest.mark.parametrize("section", ["", "section: c", "section: [a, c]"])
def test_an_entry_without_a_section_that_exists_is_shown_nowhere_else(section: str) -> None:
    decoded = decode_text(f"list: {{title: A}}\nsections:\n{TWO}\nentries:\n  - {{title: x, {section}}}\n")
    assert decoded.listing is not None
    assert [finding.code for finding in decoded.findings] == ["AG106"]
    placed = entries_by_section(decoded.listing)
    assert {key: [entry.id for entry in inside] for key, inside in placed.items()} == {
        "a": ["x"] if "[a" in section else [],
        "b": [],
    }


def test_the_id_of_a_section_is_suggested_for_its_title() -> None:
    sections = "[{title: Fast sampling, id: quick}, {title: Same, id: s1}, {title: Same, id: s2}]"
    found = messages(sections, "[{title: x, section: Fast samplng}, {title: y, section: Samee}]")
    assert found == ["there is no section `Fast samplng`; did you mean `quick`?", "there is no section `Samee`"]


@pytest.mark.parametrize(
    "section", ["{id: a}", "{titel: Text, id: a}", "{titel: A}", "{id: b, sections: [{title: A}]}"]
)
def test_a_section_that_cannot_be_read_is_reported_once(section: str) -> None:
    [message] = messages(f"[{section}]", "[{title: x, section: a}, {title: y, section: a}]")
    assert "section" in message
    assert "there is no section" not in message
