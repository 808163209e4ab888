"""A whole document: sections, groups, tables of contents, texts around the entries, and the fate of every line."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.importers.document import import_document
from awesomegen.importers.found import Imported
from awesomegen.importers.works import differences


def sections(imported: Imported) -> list[tuple[str, ...]]:
    return [section.path for section in imported.sections]


def placed(imported: Imported) -> list[tuple[str, tuple[str, ...]]]:
    return [(entry.title, imported.section_of[index].path) for index, entry in enumerate(imported.entries)]


def kinds(imported: Imported) -> dict[int, str]:
    found = {line: item.kind for item in imported.accounted for line in range(item.first_line, item.last_line + 1)}
    return found | {item.line: "unparsed" for item in imported.unparsed}


def link(title: str) -> str:
    return f"- [{title}](https://{title.lower()}.example)"


def test_title_preamble_sections_and_footer() -> None:
    text = f"""\
# The list

[![badge](https://img.example/b)](https://badge.example)

A list of *sounds*.

## Contents

- [Loud](#loud)
- [Quiet](#quite)

## Loud

What is loud.

{link("Noise")}

### Louder

{link("Bang")}

## Quiet

{link("Hush")}

---

Thanks for reading.
"""
    imported = import_document(text)
    assert imported.title == "The list"
    assert imported.description == "[![badge](https://img.example/b)](https://badge.example)\n\nA list of *sounds*."
    assert placed(imported) == [("Noise", ("Loud",)), ("Bang", ("Loud", "Louder")), ("Hush", ("Quiet",))]
    assert [section.description for section in imported.sections] == [["What is loud."], [], []]
    assert imported.footer == "Thanks for reading."
    assert (kinds(imported)[9], kinds(imported)[10], kinds(imported)[14]) == ("toc", "toc", "intro")
    assert not imported.unparsed


@pytest.mark.parametrize(
    "group",
    [
        "**Loud**\n\n{entries}",
        "*(Loud)*\n{entries}",
        "<details>\n<summary>Loud</summary>\n\n{entries}\n</details>",
        "### Loud\n\n{entries}",
        "<h3>Loud</h3>\n\n{entries}",
        "- Loud\n  {entries}",
        "+ #### Loud\n  {entries}",
    ],
)
def test_what_acts_as_a_heading(group: str) -> None:
    imported = import_document(f"# List\n\n## Sounds\n\n{link('Calm')}\n\n{group.format(entries=link('Noise'))}\n")
    assert placed(imported) == [("Calm", ("Sounds",)), ("Noise", ("Sounds", "Loud"))]


def test_a_bold_line_above_headings_is_a_level_between() -> None:
    imported = import_document(
        f"# List\n\n## Sounds\n\n**Loud**\n\n### Noise\n\n{link('Bang')}\n\n**Low**\n\n### Hush\n\n{link('Calm')}\n"
    )
    assert placed(imported) == [("Bang", ("Sounds", "Loud", "Noise")), ("Calm", ("Sounds", "Low", "Hush"))]


def test_sections_are_never_deeper_than_the_format_allows() -> None:
    headings = "\n\n".join(f"{'#' * level} H{level}" for level in range(2, 7))
    imported = import_document(f"# List\n\n{headings}\n\n**Bold**\n\n- Bullet\n  {link('Noise')}\n")
    assert max(section.depth for section in imported.sections) == 5
    assert imported.section_of[0].title == "Bullet"


@pytest.mark.parametrize(
    "toc",
    [
        "## Contents\n- [A](#a)\n- [B](#a b c)\n- [C] (#c)",
        "**Table of Contents**\n\n1. [A](#a)\n2. [B](#b)\n3. [C](#c)",
        "<details>\n<summary>Contents</summary>\n<ol>\n<li><a href='#a'>A</a></li><li><a href='#b'>B</a></li>\n"
        "<li><a href='#c'>C</a></li>\n</ol>\n</details>",
        "## 목차\n\n[A](#a) | [B](#b) | [C](#c)",
        "[[toc]]",
    ],
)
def test_tables_of_contents_are_left_out(toc: str) -> None:
    imported = import_document(f"# List\n\n{toc}\n\n## A\n\n{link('Noise')}\n")
    assert sections(imported) == [("A",)]
    assert imported.description is None
    assert "toc" in kinds(imported).values()


def test_sections_without_entries_keep_their_text_and_their_links() -> None:
    imported = import_document(
        f"# List\n\n## Sounds\n\n{link('Noise')}\n\n## License\n\n- [CC0](https://cc0.example)\n"
    )
    assert placed(imported) == [("Noise", ("Sounds",))]
    assert imported.sections[1].description == ["- [CC0](https://cc0.example)"]


def test_a_list_in_the_preamble_is_no_entry_unless_all_are() -> None:
    links = "\n".join(link(name) for name in ("Noise", "Bang", "Hush"))
    assert [e.title for e in import_document(f"# List\n\n{links}\n").entries] == ["Noise", "Bang", "Hush"]
    papers = "\n".join(link(f"Paper{number}") for number in range(20))
    assert len(import_document(f"# List\n\n{links}\n\n## Papers\n\n{papers}\n").entries) == 20


def test_comments_and_stray_text_are_kept_word_for_word() -> None:
    imported = import_document(f"# List\n\n## A\n\n{link('Noise')}\n\n<!--\n{link('Old')}\n-->\n\n, Ada One et al.\n")
    assert [comment.text for comment in imported.comments] == [f"<!--\n{link('Old')}\n-->", ", Ada One et al."]
    assert [(item.line, item.text) for item in imported.unparsed] == [(11, ", Ada One et al.")]


def test_text_behind_entries_moves_to_the_introduction_with_a_warning() -> None:
    imported = import_document(f"# List\n\n## A\n\n{link('Noise')}\n\nMore soon.\n\n## B\n\n{link('Bang')}\n")
    assert imported.sections[0].description == ["More soon."]
    assert [(warning.line, warning.code) for warning in imported.warnings] == [(7, "AG517")]


def test_ways_back_to_the_top_and_wrappers_are_markup() -> None:
    imported = import_document(
        f"# List\n\n## A\n\n**[`^ back to top ^`](#list)**\n\n{link('Noise')}\n\n"
        f"<p align='right'><a href='#list'>⬆ top</a></p>\n\n<br>\n\n## B\n{link('B')}\n"
    )
    assert [section.description for section in imported.sections] == [[], []]
    assert not imported.unparsed
    assert not imported.footer


def test_old_anchors_stay_alive_as_aliases() -> None:
    imported = import_document(
        f'# List\n\n<a name="noises"></a>\n## Noise\n{link("A")}\n\n## <a id="noise"></a>Bangs\n{link("B")}\n'
    )
    assert [section.aliases for section in imported.sections] == [["noises"], []]


def test_equal_works_are_told_by_id_or_address_never_by_title_alone() -> None:
    paper = "**Noise** \\\n*Ada One* \\\nCVPR 2021. [[Paper](https://arxiv.org/abs/2006.11239)]"
    again = "**Noise.** \\\n*Ada One* \\\nCVPR 2022. [[Paper](https://arxiv.org/pdf/2006.11239v2)]"
    post = "**Noise** \\\n[[Website](https://noise.example)]"
    imported = import_document(f"# List\n\n## A\n\n{paper}\n\n{post}\n\n## B\n\n{paper}\n\n## C\n\n{again}\n")
    assert imported.copies.first == {2: 0, 3: 0}
    assert imported.copies.same == {2}
    assert differences(imported.entries[3], imported.entries[0]) == ["title", "venue", "links"]
    assert [(warning.line, warning.code) for warning in imported.warnings] == [(20, "AG303")]


@pytest.mark.parametrize(
    ("words", "language"), [("소리가 크다", "ko"), ("音が大きいです", "ja"), ("声音很大", "zh"), ("It is loud", "en")]
)
def test_the_language_is_that_of_the_words(words: str, language: str) -> None:
    assert import_document(f"# List\n\n## A\n\n{link('Noise')} - {words}.\n").language == language


def test_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = f"# List\n\n## A\n\n{link('Noise')}\n{link('Bang')}\n"
    windows = import_document("\ufeff" + text.replace("\n", "\r\n"))
    assert windows == import_document(text)


LINES = st.sampled_from(
    [
        "", "", "# List", "## A", "### B", "**Bold**", "**Noise** \\", "*Ada One, Bob Two* \\",
        "CVPR 2021. [[P](https://a.example)]",
        "- [x](https://x.example) - y", "  - nested", "  - [n](https://n.example)",
        "1. **T** (2014), A. B. [[pdf]](https://p.example)",
        "| a | b |", "|---|---|", "| [t](https://t.example) | 2 |", "<details>", "<summary>S</summary>",
        "</details>", "<!-- c", "-->",
        "```", "> quote", "[r]: https://r.example", "[^1]: note", "- [a](#a)", "----", "text, and more", ", torn",
        "<div>", "\t", "- a\n\n  b",
        "[x](https://x.example)", "- **b**", "  - [[Paper]](https://x.example)", "| cut |", "\x0c", "\u2028",
        "<h2>H</h2>", "**k:** v", "`x",
    ]
)  # fmt: skip


@pytest.mark.fuzz
@given(st.lists(LINES, max_size=40))
def test_every_line_that_is_not_blank_has_exactly_one_fate(lines: list[str]) -> None:
    text = "\n".join(lines)
    imported = import_document(text)
    fates = Counter(line for item in imported.accounted for line in range(item.first_line, item.last_line + 1))
    fates += Counter(item.line for item in imported.unparsed)
    source = "".join(" " if char in "\x0c\x85" else char for char in text).split("\n")
    assert {number for number, line in enumerate(source, 1) if line.strip()} <= set(fates)
    assert all(fates[number] == 1 for number, line in enumerate(source, 1) if line.strip())


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000 + "x", "> " * 10_000 + "x", "[" * 20_000, "**" * 20_000, "<div>" * 5_000, "<!--", "```\n",
        "[a](" * 5_000,
        "`" * 10_001, "| " * 5_000 + "\n" + "|-" * 5_000, "a" * 1_000_000, "\n" * 10_000, "*" * 9_999 + "a",
        "![" * 9_000,
        "- [t](https://x.example) " + "(" * 20_000, "**t** \\\n" + "A, " * 20_000, "  " * 20_000 + "x",
        "[x]:" * 5_000, "(2014" * 9_000,
    ],
)  # fmt: skip
def test_hostile_text_is_read_or_left_in_peace(text: str) -> None:
    import_document(f"# List\n\n## A\n\n{text}\n\n{link('Noise')}\n")


def test_text_that_leaves_something_open_is_a_comment_and_definitions_serve_the_page() -> None:
    imported = import_document(f"# List\n\n## A\n\nSee [x][1].\n\n```\nopen\n\n{link('Noise')}\n")
    assert imported.sections[0].description == ["See [x][1]."]
    assert [comment.text.split("\n")[0] for comment in imported.comments] == ["```"]
    assert [warning.code for warning in imported.warnings] == ["AG110"]
    page = f"# List\n\n[1]: https://one.example\n\n## A\n\nSee [x][1].\n\n{link('Noise')}\n"
    assert import_document(page).footer == "[1]: https://one.example"


def test_a_heading_that_was_meant_to_stand_above_others_is_named():
    found = import_document(
        "# A\n\n## 2022\n## Conference\n- [One title](https://u.example/1) - x\n## Empty\n", name="A"
    )
    named = [(warning.line, warning.message) for warning in found.warnings if warning.code == "AG307"]
    assert named == [
        (3, "the section `2022` holds no entries and is not shown; do those below it belong into it?"),
    ]


@pytest.mark.parametrize("char", [chr(code) for code in range(0x21, 0x7F)] + ["é", "★", "가"])
def test_long_runs_of_a_character_are_no_riddle(char):
    """A pattern that can divide a run in many ways tries them all: it would take longer than the universe is old."""
    run = char * 2000
    text = f"Title\n{run}\n\n{run}<b>x</b>\n\n- {run} [a](https://u.example/1) {run}\n- **{run} {run}\n\n| {run} |\n"
    found = import_document(text, name="A")
    assert sum(each.last_line - each.first_line + 1 for each in found.accounted) + len(found.unparsed) >= 6
