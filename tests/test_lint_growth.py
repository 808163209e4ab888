"""What nobody writes takes the linter no longer than what people write: its work grows with the text, evenly."""

from datetime import date
from pathlib import Path

import pytest

from awesomegen.cli.linting import page_subject
from steps import grows_evenly

PIECES = [
    *["#\n", "=\n", "-\n", "+\n", "*\n", "1. a\n", "# A\n\n", "## Same title\n\n", "a\n===\n", "<h2>a</h2>\n\n"],
    *["```\n", "`" * 40 + "\n", "a\n\n\n\n", "[^a]: b\n", "> ", "- [x](#y)\n", "[a]: http://x.y/\n", "| a | b |\n"],
    *["## [a](b) ", "- [T](http://x.y) [Code](http://x.y/) ", "[", "![", "[](", "<", "www.", "http://", "` ", "**a "],
    *["](", "|", "[a](b)] ", "[a(http://x.y) ", "[a(http://x.y)\n", "[[a](b)] [a](b)]\n", "(", "|a|b|\n\n"],
    *[" 31 Feb 2023", "31 Feb 2023\n\n"],
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
