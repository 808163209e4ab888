"""The rules about data on hand-written pages: what nobody can be certain of is not said."""

from datetime import date
from pathlib import Path

import pytest

from awesomegen.cli.linting import page_subject
from awesomegen.core.finding import Finding
from lintbench import run

ENTRY = "**A Title of {} Words** \\\n*{}* \\\nICLR 2021. [[Paper](https://arxiv.org/abs/{})] \\\n{}\n"


def page(*rows: tuple[str, str, str]) -> str:
    blocks = [ENTRY.format(number, names, paper, day) for number, (names, paper, day) in enumerate(rows)]
    return "\n".join(["## Papers", "", *blocks])


def lint(folder: Path, text: str, *codes: str) -> list[tuple[int, str, str]]:
    """Lines, codes and the texts that are marked."""
    return [
        (text.count("\n", 0, each.span.start) + 1, each.code, text[each.span.start : each.span.end])
        for each in findings(folder, text, *codes)
    ]


def findings(folder: Path, text: str, *codes: str) -> tuple[Finding, ...]:
    path = folder / "LIST.md"
    path.write_text(text, encoding="utf-8")
    return page_subject(path, codes, (), date(2026, 1, 15)).lint().result.findings


USUAL = [("Ada One, Bo Two", f"2101.0000{number}", f"{number} Jan 2021") for number in range(1, 9)]


def test_a_date_that_nearly_all_have_is_missed(tmp_path: Path) -> None:
    text = page(*USUAL, ("Ada One, Bo Two", "2101.00009", ""))
    assert [(code, marked) for _, code, marked in lint(tmp_path, text, "AG101")] == [("AG101", "A Title of 8 Words")]


@pytest.mark.parametrize("shown", ["seen in (2021)", "Jan 2021, at last"])
def test_a_year_somewhere_in_the_lines_may_be_the_date(shown: str, tmp_path: Path) -> None:
    assert not lint(tmp_path, page(*USUAL, ("Ada One, Bo Two", "2101.00009", shown)), "AG101")


def test_names_somewhere_in_the_lines_may_be_the_authors(tmp_path: Path) -> None:
    without = (
        page(*USUAL) + "\n**A Title of Other Words** \\\nICLR 2021. [[Paper](https://arxiv.org/abs/2101.00009)] \\\n"
    )
    assert lint(tmp_path, f"{without}9 Jan 2021\n", "AG101")
    assert not lint(tmp_path, f"{without}9 Jan 2021 \\\nWritten by R. Collobert.\n", "AG101")


def test_a_section_whose_entries_are_of_another_kind_is_not_held_to_the_custom(tmp_path: Path) -> None:
    table = "\n## Data\n\n| Name | Task |\n|---|---|\n" + "".join(
        f"| [Set{number}](https://a.b/{number}) | Deblurring |\n" for number in range(6)
    )
    assert not lint(tmp_path, page(*USUAL * 5) + table, "AG101")


def test_the_date_may_be_that_of_a_later_version(tmp_path: Path) -> None:
    late = ("Ada One, Bo Two", "2101.00009", "9 Jul 2021")
    found = findings(tmp_path, page(*USUAL, late), "AG205")
    assert [finding.help for finding in found] == [
        "another event? say so above the entry: `<!-- awesomegen-ignore AG205: which -->`"
    ]
    assert not findings(tmp_path, page(*USUAL, ("Ada One", "2101.00009v3", "9 Jul 2021")), "AG205")


def test_the_words_of_a_placeholder_are_marked(tmp_path: Path) -> None:
    summary = "이 논문은 여러 가지 방법을 하나의 틀로 설명하고 실험으로 보인 논문이다. 나머지는 추후 업데이트."
    text = page(*USUAL, ("Ada One, Bo Two", "2101.00009", f"9 Jan 2021 \\\n{summary}"))
    assert [marked for *_, marked in lint(tmp_path, text, "AG407")] == ["추후 업데이트"]


def test_what_is_no_contradiction_does_not_make_a_style(tmp_path: Path) -> None:
    weekend = [("Ada One, Bo Two", f"2101.0000{number}", "2 Feb 2021") for number in range(1, 9)]
    text = page(*weekend, ("Ada One, Bo Two", "2101.00009", "9 Feb 2021"))
    assert [(code, marked) for _, code, marked in lint(tmp_path, text, "AG205")] == [("AG205", "9 Feb 2021")]


PAPER = "https://arxiv.org/abs/2101.00001"
LONG = "Learning to Say What Is Wrong with Lists"


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (f"[{LONG}]({PAPER})", f"[{LONG}]({PAPER})", ["AG304"]),
        (
            f"[{LONG}]({PAPER}) [video](https://youtu.be/aaaaaaaaaaa)",
            f"[{LONG}]({PAPER}) [video](https://youtu.be/bbbbbbbbbbb)",
            [],
        ),
        (f"[{LONG}]({PAPER})", f"[{LONG}](https://a.b/c.pdf)", ["AG304"]),
        (f"[{LONG}]({PAPER})", f"[{LONG}++](https://a.b/c.pdf)", []),
        ("[Deep learning](https://a.b/d.pdf)", "[Deep learning](https://a.b/c.pdf)", []),
        ("[Deep learning](https://a.b/c.pdf)", "[Deep learning](https://a.b/c.pdf)", ["AG304"]),
        (f"[{LONG}](https://a.b/c.pdf)", "[A Survey of Nothing at All](https://a.b/c.pdf)", ["AG306"]),
        ("[Set5](https://a.b/c.pdf)", "[Set14](https://a.b/c.pdf)", []),
        ("[Set5](https://a.b/c)", "[Set14](https://a.b/d) [d](https://a.b/d)", []),
        (f"[{LONG}](https://a.b/c) (PyTorch)", f"[{LONG}](https://a.b/c) (TensorFlow)", []),
        (f"[{LONG}](https://a.b/c) - in PyTorch.", f"[{LONG}](https://a.b/c) - in TensorFlow.", []),
        (f"[{LONG}](https://a.b/c) (PyTorch)", f"[{LONG}](https://a.b/c) (pytorch)", ["AG304"]),
        (f"[{LONG}](https://a.b/c) (PyTorch)", f"[{LONG}](https://a.b/c)", ["AG304"]),
    ],
)
def test_copies_on_a_page(one: str, other: str, codes: list[str], tmp_path: Path) -> None:
    copies = ("AG302", "AG304", "AG306")
    assert [code for _, code, _ in lint(tmp_path, f"## Papers\n\n- {one}\n- {other}\n", *copies)] == codes
    assert not lint(tmp_path, f"## Papers\n\n- {one}\n\n## Others\n\n- {other}\n", "AG302", "AG304")


@pytest.mark.parametrize("authors", ["Ada One", ""])
@pytest.mark.parametrize(
    ("one", "other", "is_copy"),
    [
        ("SR3 | CelebA | 23.0", "SR3 | ImageNet | 26.4", False),
        ("SR3 | CelebA | 23.0", "SR3 | CelebA | 23.5", False),
        ("SR3 | CelebA | 23.0", "SR3 | celeba | ", True),
        ("SR3 | CelebA | 23.0", "-- | **CelebA** | 23.0", True),
    ],
)
def test_rows_that_say_something_else_are_no_copies(
    one: str, other: str, is_copy: bool, authors: str, tmp_path: Path
) -> None:
    rows = [f"| [{LONG}]({PAPER}) | {authors} | {row} |" for row in (one, other)]
    text = "\n".join(["## Papers\n", "| Title | Authors | Model | Data | FID |", "|---|---|---|---|---|", *rows, ""])
    assert bool(lint(tmp_path, text, "AG302", "AG304")) == is_copy


def test_entries_of_one_title_by_others_are_two_works(tmp_path: Path) -> None:
    text = page(*USUAL)
    again = ENTRY.format(1, "Ed Nine, Flo Ten", "2102.00001", "1 Feb 2021").replace("A Title of", "A Long Title of")
    other = ENTRY.format(1, "Ada One, Bo Two", "2103.00001", "1 Mar 2021").replace("A Title of", "A Long Title of")
    assert not lint(tmp_path, f"{text}\n{again}\n{other}", "AG304")
    assert lint(tmp_path, f"{text}\n{other}\n{again.replace('Ed Nine', 'Ada One')}", "AG304")


def test_a_copy_is_compared_with_that_of_its_section(tmp_path: Path) -> None:
    new = page(USUAL[0]).replace("## Papers", "## New")
    assert [line for line, *_ in lint(tmp_path, f"{new}\n{page(USUAL[0])}\n{page(USUAL[0])[11:]}", "AG302")] == [17]


def test_a_date_is_reported_once(tmp_path: Path) -> None:
    text = page(("Ada One, Bo Two", "2101.00001", "[Submitted on 31 Nov 2021]"))
    assert lint(tmp_path, text, "AG201", "AG202") == [(6, "AG201", "31 Nov 2021")]
    assert [code for _, code, _ in lint(tmp_path, text.replace("31 Nov", "1 30 Nov"), "AG201", "AG202")] == ["AG202"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str, tmp_path: Path) -> None:
    lines = [
        "# T",
        "",
        "- [A paper](https://a.org/1)",
        "- [B](#nowhere)",
        "",
        "<!-- awesomegen-ignore AG506: x -->",
        "",
    ]
    path = tmp_path / "LIST.md"
    path.write_bytes(end.join(lines).encode())
    document = run("lint", path, "--select", "all", "--output-format", "json").document
    assert [(each["code"], each["line"]) for each in document["findings"]] == [("AG501", 4), ("AG701", 6)]
    excerpt = run("lint", path, "--select", "AG501").output.split("\n")[1]
    assert excerpt == "  4 | - [B](#nowhere)"
    run("lint", path, "--select", "AG506,AG701", "--fix")
    assert path.read_bytes() == end.join([*lines[:5], ""]).encode()


@pytest.mark.parametrize("text", ["1. *[[C](https://b.org)text]\r)", "- [A paper\rtitle](https://a.org/1)\n- b"])
def test_a_carriage_return_in_an_entry_ends_a_line(text: str, tmp_path: Path) -> None:
    assert lint(tmp_path, text, "AG101") == []


@pytest.mark.parametrize(
    "text",
    [
        "foo ␣ \nbar",
        "␣# no heading",
        "#␣no heading",
        "- a\n\n  1.␣no item",
        "␣␣- b",
        "␣␣␣␣indented text",
        "a\n\n␣␣␣␣indented text",
        "x ␣ y",
        "x␣\ny",
        "x␣␣y",
        "|␣a | b␣|\n|---|---|\n| c | d |",
        "- [x]␣no task",
        "[a](b␣c)",
        "see https://a.b/c␣d",
        "a <b␣c>",
        "at␣www.a.b",
        "\u200b# no heading",
        "1\u200b. no item",
        "foo  \u200b\nbar",
        "@\u200bnobody",
    ],
)
def test_a_page_is_shown_as_before_without_its_invisible_characters(text: str, tmp_path: Path) -> None:
    found = findings(tmp_path, text.replace("␣", "\u00a0") + "\n", "AG005")
    assert found
    assert not [each for each in found if each.fix and each.fix.safe]


@pytest.mark.parametrize(
    "text", ["## x␣y", "- a\n- [b](https://a.b)␣c", "1. x,␣y", "(see␣[b](https://a.b))", "re\u00adad"]
)
def test_an_invisible_character_between_words_is_mended(text: str, tmp_path: Path) -> None:
    found = findings(tmp_path, text.replace("␣", "\u00a0") + "\n", "AG005")
    assert [each.fix and each.fix.safe for each in found] == [True]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["---", "..."])
def test_settings_in_front_of_a_page_are_no_part_of_it(newline: str, end: str, tmp_path: Path) -> None:
    settings = f"---\ntitle: x\u200b ( 31 June 2020\n\n \n\nlayout: [default](#nowhere)\n{end}\n"
    text = f"{settings}\n# T\n\n## A\n\n## B\n\nText\u200b\n".replace("\n", newline)
    path = tmp_path / "LIST.md"
    path.write_text(text, encoding="utf-8", newline="")
    subject = page_subject(path, ("AG",), (), date(2026, 1, 15))
    found = [(text.count("\n", 0, each.span.start) + 1, each.code) for each in subject.lint().result.findings]
    assert found == [(11, "AG307"), (15, "AG005")]
