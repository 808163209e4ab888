"""Text in unusual places of an item or a line reaches some field of the entry, or the section around it."""

import pytest

from awesomegen.importers.document import import_document
from awesomegen.importers.found import FoundEntry, Imported

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
