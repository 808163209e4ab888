"""What nobody writes takes the linter no longer than what people write: its work grows with the text, evenly.

That of the YAML of a list, and of its fixes, is tried with a field or an entry that is repeated.
"""

from datetime import date
from pathlib import Path

import pytest

from awesomegen.cli.linting import list_subject, page_subject
from awesomegen.cli.mending import mend_subject
from awesomegen.core.sentences import sentences, shown_text, without_code
from awesomegen.project import find_project
from steps import grows_evenly

PIECES = [
    *["#\n", "=\n", "-\n", "+\n", "*\n", "1. a\n", "# A\n\n", "## Same title\n\n", "a\n===\n", "<h2>a</h2>\n\n"],
    *["```\n", "`" * 40 + "\n", "a\n\n\n\n", "[^a]: b\n", "> ", "- [x](#y)\n", "[a]: http://x.y/\n", "| a | b |\n"],
    *["## [a](b) ", "- [T](http://x.y) [Code](http://x.y/) ", "[", "![", "[](", "<", "www.", "http://", "` ", "**a "],
    *["](", "|", "[a](b)] ", "[a(http://x.y) ", "[a(http://x.y)\n", "[[a](b)] [a](b)]\n", "(", "|a|b|\n\n"],
    *[
        " 31 Feb 2023",
        "31 Feb 2023\n\n",
        " 31 Feb 2023 [a](b)",
        "a\u00a0b ",
        "<a\u00a0b ",
        "# \u00a0",
        "[a](b\u00a0c) ",
    ],
    *[
        "[a](b) \\[",
        "[a](b) &#91;",
        "<code>[",
        "<kbd>[</kbd> ]",
        "[a(http://x.y)] [",
        "[a]http://x.y) (",
        "http://(",
        "]0,",
    ],
    *["| [a](#b) | c |\n", "| a | b |\n\na\n\n"],
    *["\u202e a", "<!-- awesomegen-ignore AG501: x ", "` <!-- awesomegen-ignore AG501: x --> "],
    *["<!-- awesomegen-ignore AG501: x -->\n\n", "**T** \\\n*A B* \\\nICLR 2020. [[Paper](http://x.y)]\n\n"],
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_page(piece: str, tmp_path: Path) -> None:
    page = tmp_path / "LIST.md"

    def lint(text: str) -> None:
        page.write_text(f"# T\n\n## S\n\n{text}\n", encoding="utf-8")
        page_subject(page, (), (), date(2026, 1, 1)).lint()

    assert grows_evenly(lint, piece)


ENTRY = "  - id: a\n    title: T\n    links: {paper: https://x.org/}\n"
YAML = [
    ("", "  - {}\n"),
    (ENTRY, "    note:\n"),
    (ENTRY + "    authors:\n", "      - Ada One*\n"),
    (ENTRY + "    tags:\n", "      - a\n"),
    (ENTRY + "    summary: ", "[x]("),
]


@pytest.mark.parametrize(("start", "piece"), YAML)
def test_work_grows_with_the_list(start: str, piece: str, tmp_path: Path) -> None:
    (tmp_path / "awesomegen.toml").write_text("[[outputs]]\npath = 'LIST.md'\n", encoding="utf-8")

    def lint(text: str) -> None:
        (tmp_path / "entries.yaml").write_text(f"list: {{title: T}}\nentries:\n{start}{text}\n", encoding="utf-8")
        subject = list_subject(find_project(tmp_path), ("all",), (), date(2026, 1, 1))
        mend_subject(subject, subject.lint(), unsafe=True)

    assert grows_evenly(lint, piece)


@pytest.mark.parametrize("piece", ["*a ", "**a ", "***a ", "_a ", ".", ". ", "!", "`", "`a ", "``a ", "$a ", "a* "])
def test_work_grows_with_a_summary(piece: str) -> None:
    def read(text: str) -> None:
        sentences(text)
        shown_text(text)
        without_code(text)

    assert grows_evenly(read, piece)
