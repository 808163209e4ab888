"""The rules about data on hand-written pages: what nobody can be certain of is not said."""

from datetime import date
from pathlib import Path

import pytest

from awesomegen.cli.linting import page_subject
from awesomegen.core.finding import Finding

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
