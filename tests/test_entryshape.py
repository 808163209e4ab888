"""What the lines of entry-shaped paragraphs are taken for."""

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core import entryshape
from awesomegen.core.entryshape import BreakMark, LineKind, classify, paragraph_shape

TITLE, AUTHORS, LINKS, DATE, IMAGES, TEXT = LineKind
NONE, BACKSLASH, SPACES, HTML, BROKEN = BreakMark

ENTRY = """**Denoising *Diffusion*: A View** \\
*Jonathan Ho, Ajay Jain, Pieter Abbeel*\\
NeurIPS 2020 (Oral). [[Paper](https://a.de/1_(2))] [[Github](https://b.de)]  \\
[Submitted on 19 Jun 2020]<br/>
읽어야 함. [코드](https://c.de)도 있고, 이 줄은 여러 낱말로 된 요약이라서 링크 줄이 아니다."""


def test_the_lines_of_an_entry():
    shape = paragraph_shape(ENTRY)
    assert shape is not None
    assert [(line.kind, line.mark) for line in shape.lines] == [
        (TITLE, BACKSLASH),
        (AUTHORS, BACKSLASH),
        (LINKS, BACKSLASH),
        (DATE, HTML),
        (TEXT, NONE),
    ]
    assert ENTRY[shape.lines[1].start : shape.lines[1].end] == "*Jonathan Ho, Ajay Jain, Pieter Abbeel*"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *((line, AUTHORS) for line in ("*A, B*", "_A, B._", "*A, B.*", "*A, [B](https://b.de).*", "*A, B", "*A1*")),
        *((line, DATE) for line in ("26 Nov 2020", "2020", "Dec., 2023", "May 29, 2026", "2024-06-13", "7/29/22")),
        *((line, DATE) for line in ("07th Aug., 2025", "2024/07", "2013. 10.", "2020.10", "2nd May", "2020년 3월")),
        *(
            (line, DATE)
            for line in ("[Submitted on 17 Jan 2023]", "Submitted on 8 26 Jul 2023", "6 DEc 2022", "Jun. 2024")
        ),
        *(
            (line, DATE)
            for line in ("Submitted on 9 Oct 2022 (v1)", "Jun., 2024 | NeurIPS 2024", "[26 Nov 2020] [ICLR]")
        ),
        ("Submitted on 2 Nov 2022 (v1), last revised 17 Nov 2022 (this version, v4)", DATE),
        *(
            (line, LINKS)
            for line in ("[[Paper](u)]", "ICLR'23. [Paper](u)/[Code](v)", "[[pdf]](u)", '<a href="u">x</a>')
        ),
        *(
            (line, LINKS)
            for line in ("https://a.de", "[paper][1] [code][2]", "`[PDF]`(u) [x](v)", "[Paper] (https://a.de)")
        ),
        *((line, IMAGES) for line in ("![a](b)", "[![a](b)](c) ![d](e)", '<img src="x">')),
        *((line, TEXT) for line in ("Two of *them*.", "*One* and two", "* x", "**bold**", "2020 was a year", "May be")),
        *((line, TEXT) for line in ("", "Reads [it](u) at length, with more words than any venue could ever have")),
    ],
)
def test_what_a_line_holds(line, kind):
    assert classify(line) is kind


@pytest.mark.parametrize(
    ("line", "mark", "content"),
    [
        ("**a**", NONE, "**a**"),
        ("**a** \\", BACKSLASH, "**a**"),
        ("**a**\\", BACKSLASH, "**a**"),
        ("**a**  \\ ", BROKEN, "**a**"),
        ("**a**  ", SPACES, "**a**"),
        ("  **a** <BR />\t", HTML, "**a**"),
    ],
)
def test_marks_of_a_break(line, mark, content):
    raw = f"{line}\n2020"
    found = paragraph_shape(raw).lines[0]
    assert (found.mark, raw[found.start : found.end], found.mark_end) == (mark, content, len(line))


@pytest.mark.parametrize(
    "raw",
    [
        "**a** \\\n2020",
        "__a__\n[x](u)",
        "**[a](u)** \\\n*b*",
        "**a [x](u)\n2020",
        "*a*\\\n[x](u)",
        "  **a**\n*b*",
    ],
)
def test_entries(raw):
    assert paragraph_shape(raw) is not None


@pytest.mark.parametrize(
    "raw", ["", "a\n2020", "**a**", "**a**\nb\nc", "*a*\n[x](u)", "*a*\\\n2020", "**\n2020", "[a](u)\n*b*", "* a\n2020"]
)
def test_other_paragraphs(raw):
    assert paragraph_shape(raw) is None


@pytest.mark.fuzz
@given(st.text(st.sampled_from("*_ab 1\\\n[]()<br>.|\u2028\tMay2020https://")).map("**a** \\\n2020\n".__add__))
def test_lines_cover_the_paragraph(raw):
    shape = paragraph_shape(raw)
    assert len(shape.lines) == raw.count("\n") + 1
    position = 0
    for line in shape.lines:
        assert position <= line.start <= line.end <= max(line.end, line.mark_end)
        assert raw[line.mark_end : line.mark_end + 1] in ("\n", "")
        position = line.mark_end + 1


USUAL = """**A View, by 2021** \\
*Ada One, Bo Two*\\
NeurIPS 2020. [[Paper](https://a.de/1)] [[Github](https://b.de)] \\
19 Jun 2020"""
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(USUAL)),
        st.integers(0, 2),
        st.text(st.sampled_from(" .,*_\\\n[]()aA1:!\t"), max_size=2)
        | st.sampled_from(["May ", "  \n", "<br>", "![a](b)", "https://c.de", "(v1)", "[[x](y)]", "word " * 8]),
    ),
    max_size=4,
)


@pytest.mark.fuzz
@given(EDITS)
def test_the_usual_form_is_read_as_any_other(edits):
    raw = USUAL
    for position, removed, inserted in edits:
        raw = raw[:position] + inserted + raw[position + removed :]
    with mock.patch.object(entryshape, "_USUAL", re.compile("(?!)")):
        thorough = paragraph_shape(raw)
    assert paragraph_shape(raw) == thorough


def test_the_usual_form_is_what_is_compared():
    assert entryshape._USUAL.fullmatch(USUAL)
