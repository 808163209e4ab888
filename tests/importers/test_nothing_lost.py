"""Text in unusual places of an item or a line reaches some field of the entry, or the section around it."""

import pytest

from awesomegen.importers.accounting import Ledger
from awesomegen.importers.completeness import complete_entries
from awesomegen.importers.document import import_document
from awesomegen.importers.found import FoundEntry, FoundLink, Imported
from awesomegen.importers.sourcewords import missing_words

URL = "https://u.example"
OTHER = f"- [Two]({URL}/2) - Also."


def read(text: str) -> Imported:
    return import_document(f"# A list\n\n## Papers\n\n{text}\n")


def first(text: str) -> FoundEntry:
    return read(text).entries[0]


def test_code_quotes_and_tables_inside_an_item_are_kept() -> None:
    entry = first(
        f"- [One]({URL}/1) - Good.\n\n  ```sh\n  make  all\n  ```\n\n  > A quote, with [mid]({URL}/5) in it.\n\n"
        f"  | a | b |\n  |---|---|\n  | 1 | 2 |\n{OTHER}"
    )
    assert entry.extra == {"code": "```sh\nmake  all\n```", "table": "| a | b |\n|---|---|\n| 1 | 2 |"}
    assert entry.summary == f"Good. A quote, with [mid]({URL}/5) in it."


def test_code_inside_a_bullet_that_is_a_field_is_kept() -> None:
    entry = first(f"- **One**\n  - Ada Bee, Cy Dee\n  - [Paper]({URL}/1)\n\n    ```\n    run\n    ```")
    assert (entry.authors, entry.extra) == (["Ada Bee", "Cy Dee"], {"code": "```\nrun\n```"})


def test_text_behind_a_nested_list_belongs_to_the_item_around_it() -> None:
    found = read(f"- [One]({URL}/1) - Good.\n  - [In]({URL}/3) - Inner.\n\n  Text after it.\n{OTHER}")
    assert [(entry.title, entry.summary) for entry in found.entries] == [
        ("One", "Good. Text after it."),
        ("In", "Inner."),
        ("Two", "Also."),
    ]


def test_text_around_the_list_of_a_group_is_its_description() -> None:
    found = read(
        f"- Group\n  more of it\n\n  First text.\n  - [In]({URL}/3) - Inner.\n\n  After, [x]({URL}/7).\n{OTHER}"
    )
    group = next(section for section in found.sections if section.title == "Group")
    assert group.description == ["more of it", "First text.", f"After, [x]({URL}/7)."]


@pytest.mark.parametrize(
    "text",
    [
        f"- **Alpha beta** and [mid link]({URL}/9) in ICML 2020",
        f"- [Alpha]({URL}/7), see [mid]({URL}/9) NeurIPS 2017",
        f"- **Alpha**\n  *Ada Bee, Cy Dee*\n  *[NeurIPS 2017]({URL}/9)*",
    ],
)
def test_links_in_a_text_that_is_read_as_a_venue_are_kept(text: str) -> None:
    assert [link.url for link in first(text).links].count(f"{URL}/9") == 1


@pytest.mark.parametrize(
    ("text", "summary", "tags"),
    [
        ("- Reads and writes `x.yml`.", "Reads and writes `x.yml`.", []),
        ("- Reads and writes `x.yml`", "Reads and writes `x.yml`", []),
        ("- Reads `x` `y`", "Reads `x` `y`", []),
        ("- Reads and writes. `x` `y`", "Reads and writes.", ["x", "y"]),
        (f"[[Code]({URL}/5)] `x`, `y`", None, ["x", "y"]),
        ("`x` - Reads and writes.", "Reads and writes.", ["x"]),
    ],
)
def test_code_at_the_end_is_a_tag_only_outside_a_sentence(text: str, summary: str | None, tags: list[str]) -> None:
    entry = first(f"- [One]({URL}/1) {text}")
    assert (entry.summary, entry.tags) == (summary, tags)


@pytest.mark.parametrize("key", ["*Authors*:", "*Authors:*", "_Authors_ :"])
def test_an_emphasised_key_is_no_name(key: str) -> None:
    entry = first(f"- **Alpha**\n  {key} A. Bee, C. Dee\n  [[Paper]({URL}/4)]")
    assert (entry.authors, entry.summary) == (["A. Bee", "C. Dee"], None)


def test_a_line_whose_words_no_field_took_is_kept_and_named() -> None:
    # A row with more cells than any reader asks for still has all its words.
    entry = FoundEntry(5, 5, "One", links=[FoundLink(f"{URL}/1", None, "website")])
    ledger = Ledger(["", "", "", "", f"- [One]({URL}/1) forgotten words"])
    ledger.account(5, 5, "entry", entry)
    complete_entries(ledger, [entry])
    assert entry.extra == {"source": f"- [One]({URL}/1) forgotten words"}
    assert [(warning.line, warning.message) for warning in entry.warnings] == [
        (5, "no field took `forgotten`, `words`; the line is kept under `extra`")
    ]


@pytest.mark.parametrize(
    ("line", "kept", "missing"),
    [
        ("1. [One](u)", "One u", []),
        ("**Authors:** Ada <b>Bee</b> and Cy&nbsp;Dee<sup>1</sup>", "Ada Bee Cy Dee", []),
        (f"[![Demo](https://badge.example/x.svg)]({URL})", f"Demo {URL}", []),
        ('<img src="https://img.example/a.png">', "", ["img", "example", "png"]),
        ("Ada Bee, Ada Cee", "Ada Bee, Cee", []),
        ("12 eggs and ham", "eggs", ["ham"]),
    ],
)
def test_words_of_a_line_that_a_text_lacks(line: str, kept: str, missing: list[str]) -> None:
    assert missing_words([line], kept) == missing


def test_links_and_images_of_headings_are_in_the_description() -> None:
    found = import_document(
        f"# A list [![Awesome](https://b.example/b.svg)]({URL})\n\n## Papers ![logo](l.png) [home]({URL}/h)\n\n"
        f"<details><summary>Old <a href='{URL}/o'>ones</a></summary>\n\n{OTHER}\n\n</details>\n"
    )
    assert found.description == f"[![Awesome](https://b.example/b.svg)]({URL})"
    assert [(section.title, section.description) for section in found.sections] == [
        ("Papers home", [f"![logo](l.png) [home]({URL}/h)"]),
        ("Old ones", [f"[ones]({URL}/o)"]),
    ]


def test_a_table_of_contents_that_leads_elsewhere_is_kept_as_a_comment() -> None:
    contents = f"- [Papers](#papers)\n- [More](#more)\n- [Last](#last)\n- [Site]({URL}/site)"
    found = import_document(f"# A list\n\n{contents}\n\n## Papers\n\n{OTHER}\n")
    assert [(warning.line, warning.code) for warning in found.warnings] == [(3, "AG501")]
    assert [comment.text for comment in found.comments] == [contents]


def test_text_in_the_form_of_entries_is_doubted() -> None:
    found = read(f"Words.\n\n- Here is [a]({URL}/1) and so on and on in the middle of it\n- plain\n- plain\n- more")
    assert [(warning.line, warning.message) for warning in found.warnings] == [
        (7, "a link in a form that is not known here, kept as text: are these entries?")
    ]


def test_settings_of_a_site_generator_are_a_comment() -> None:
    found = import_document(f"---\ntitle: Site\nlayout: page\n---\n# A list\n\n## Papers\n\n{OTHER}\n")
    assert (found.title, [section.title for section in found.sections]) == ("A list", ["Papers"])
    assert [comment.text for comment in found.comments] == ["---\ntitle: Site\nlayout: page\n---"]
    assert (found.accounted[0].first_line, found.accounted[0].last_line, found.accounted[0].kind) == (1, 4, "comment")
