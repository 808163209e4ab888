"""Whatever a page holds, each of its words is in the files that an import writes."""

import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.importers.document import import_document
from awesomegen.importers.writer import write, write_template

SHAPES = (
    "{w}",
    "{w} {w}",
    "**{w} {w}**",
    "*{w} {w}, {w} {w}*",
    "[{w} {w}](https://{w}.example/{w})",
    "[[Paper](https://{w}.example)]",
    "[Code]({w}.html)",
    "[![{w}](https://badge.example/b.svg)](https://{w}.example)",
    "![{w}](https://{w}.example/i.png)",
    '<a href="https://{w}.example">{w}</a>',
    "<img src='https://{w}.example/x.png' width=80>",
    "`{w}`",
    "`{w} {w}`",
    "({w} 2020)",
    "(https://{w}.example)",
    "https://{w}.example/{w}",
    "NeurIPS 2020",
    "{w} {w} et al.",
    "Code:",
    "Authors:",
    "{w}:",
    "**{w}**:",
    "2020-06-19",
    '"{w} {w} {w} {w}"',
    "<b>{w}</b>",
    "<br>",
    "\\",
    " | ",
    " - ",
    ". ",
    ", ",
    "[{w}",
    "*{w}",
    "{w}<sup>1</sup>",
    "<!-- {w} -->",
    "~~{w}~~",
    ":fire:",
    "by {w} {w}",
    "{w} {w}, {w} {w}, The {w} of {w}, CVPR, 2015.",
    "**[{w}]** {w} of {w}",
    "<u>{w}</u>:",
    "[{w}][one]",
    "[[ICML](https://{w}.example)] The {w} of {w}",
    "2018 [{w} {w} {w}](https://{w}.example)",
    "<a href='https://{w}.example'><strong>{w}</strong></a><br>",
    "{w} (2019)",
    "{w}. 2019",
    "论文：https://{w}.example",
    "[https://{w}.example]",
    "&amp;",
)
PREFIXES = (
    "#### ",
    "<p>",
    "+ ",
    "\t- ",
    "[x] ",
    "- ",
    "* ",
    "1. ",
    "  - ",
    "    - ",
    "  ",
    "",
    "",
    "> ",
    "| ",
    "### ",
    "**",
    "<li>",
    "<tr><td>",
)
BLOCKS = (
    "",
    "| a | b |\n|---|---|\n",
    "## {w}\n\n",
    "<details><summary>{w}</summary>\n\n",
    "</details>\n\n",
    "```\n{w}\n```\n",
    "---\n",
    "<ul>\n",
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Lines of anything, in any order, each word of its own."""
    number = count(1)
    lines = ["# A list", "", "[one]: https://one.example", "", "## Papers", ""]
    for _ in range(draw(st.integers(1, 10))):
        shapes = draw(st.lists(st.sampled_from(SHAPES), max_size=5))
        lines.append(draw(st.sampled_from(BLOCKS)) + draw(st.sampled_from(PREFIXES)) + " ".join(shapes))
        if draw(st.booleans()):
            lines.append("")
    return re.sub(r"\{w\}", lambda _: f"Zq{next(number)}x", "\n".join(lines)) + "\n"


@pytest.mark.fuzz
@given(pages())
def test_each_word_is_in_what_is_written(page: str) -> None:
    imported = import_document(page)
    written = "\n".join([*write(imported).files.values(), write_template(imported.footer or "")])
    lost = set(re.findall(r"Zq\d+x", page)) - set(re.findall(r"Zq\d+x", written, re.IGNORECASE))
    assert not lost, page
