"""Whatever a text holds, cmark-gfm shows exactly its characters and no links but ours."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.render.escape import bracketed_link, cell, destination, escape, heading, line, link
from cmark import Link, html, links_of, text_of

URL = "https://example.org/a_(b)"

ANY_CHARACTER = st.characters(exclude_categories=["Cc", "Cs"])
NASTY = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!|~$:@&;=^\"'/ %0123wxX,?\u00a0\u3000\u2028\ufeff\u200b한é",
        *("**", "__", "~~", "```", "[x] ", "[ ] ", "[^a]", "[a]: b", "1. ", "2) ", "- ", "+ ", "# ", "> ", "---"),
        *("===", "|-|", ":-", "![", "](", "a_b", "<b>", "</b>", "<!--", "-->", "<br>", "<div>", "&amp;", "&#42;"),
        *("&copy", "http://", "https:", "ftp://a.b", "://", "www.", "www", "ww", "x@y.de", "a@b", ".com"),
        *("mailto:", "xmpp:", ":smile:", ":+1"),
    ]
)
TEXT = st.lists(NASTY | ANY_CHARACTER, min_size=1, max_size=14).map("".join)
JOINTS = st.sampled_from(["", ". ", " - ", ", ", " ", " (", ") "])

# what stands around the text, its emphasis marks, what stands before the line
PLACES = {
    "line": ("{}", "", ""),
    "middle": ("see {} there", "", ""),
    "bold": ("{}", "**", ""),
    "emphasis": ("{}", "*", ""),
    "bold in a line": ("see {} there", "**", ""),
    "bullet": ("{}", "", "- "),
    "numbered": ("{}", "", "1. "),
    "quote": ("{}", "", "> "),
    "nested": ("{}", "", "- - "),
    "indented": ("{}", "", "  "),
}


def shows(markdown: str, text: str, *links: Link) -> None:
    """Assert what a reader sees, with raw HTML kept and with raw HTML left out."""
    for unsafe in (True, False):
        page = html(markdown, unsafe=unsafe)
        assert text_of(page) == text, (markdown, page)
        assert links_of(page) == list(links), (markdown, page)


def href(url: str) -> str:
    """A URL as cmark-gfm writes it into `href`: its `houdini_escape_href` leaves these characters alone."""
    return quote(url, safe="-_.+!*'(),%#@?=;:/&$~")


def visible_text(page: str) -> str:
    """The text of a page without the newlines that cmark-gfm writes between the tags of lists and quotes."""
    return text_of(re.sub(r">\n+(?=<)", ">", page))


@pytest.mark.fuzz
@pytest.mark.parametrize("place", PLACES)
@given(text=TEXT)
def test_text_is_shown_exactly(place, text):
    around, marks, prefix = PLACES[place]
    markdown = prefix + line(around.format(marks + escape(text) + marks))
    for unsafe in (True, False):
        page = html(markdown, unsafe=unsafe)
        assert visible_text(page) == around.format(text), (markdown, page)
        assert links_of(page) == []
        assert (page.count("<strong>"), page.count("<em>")) == (marks == "**", marks == "*")
        assert not re.search("<h|<input", page)


@pytest.mark.fuzz
@given(text=TEXT, level=st.integers(1, 6))
def test_heading_is_shown_exactly(text, level):
    markdown = f"{'#' * level} {heading(escape(text))}"
    shows(markdown, text)
    assert f"<h{level}>" in html(markdown)


@pytest.mark.fuzz
@given(label=TEXT, url=st.just(URL))
def test_label_is_shown_exactly(label, url):
    shows(line(link(label, url)), label, Link(href(url), label))
    shows(line(f"see {bracketed_link(label, url)}"), f"see [{label}]", Link(href(url), label))


@pytest.mark.fuzz
@given(texts=st.lists(TEXT, min_size=2, max_size=4))
def test_table_cells_are_shown_exactly(texts):
    row = "".join(f"| {cell(escape(text))} " for text in texts) + "|"
    page = html(f"{row}\n{'|---' * len(texts)}|\n{row}\n")
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", page, re.DOTALL)
    assert [text_of(c) for c in cells] == [*texts, *texts], page
    assert links_of(page) == []


@pytest.mark.fuzz
@given(texts=st.lists(TEXT, min_size=2, max_size=4), joints=st.lists(JOINTS, min_size=3, max_size=3))
def test_fragments_side_by_side_are_shown_exactly(texts, joints):
    pairs = list(zip(texts, [*joints[: len(texts) - 1], ""], strict=True))
    markdown = "".join(escape(text) + joint for text, joint in pairs)
    shows(line(markdown), "".join(text + joint for text, joint in pairs))


@pytest.mark.fuzz
@given(title=TEXT, authors=TEXT, venue=TEXT, label=TEXT, date=TEXT, summary=TEXT)
def test_an_entry_of_several_lines_is_shown_exactly(title, authors, venue, label, date, summary):
    lines = [
        f"**{escape(title)}**",
        f"*{escape(authors)}*",
        f"{escape(venue)}. {bracketed_link(label, URL)}",
        escape(date),
        escape(summary),
    ]
    markdown = " \\\n".join(line(part) for part in lines)
    expected = " \n".join([title, authors, f"{venue}. [{label}]", date, summary])
    shows(markdown, expected, Link(href(URL), label))
    page = html(markdown)
    assert (page.count("<p>"), page.count("<br />"), page.count("<strong>"), page.count("<em>")) == (1, 4, 1, 1)


@pytest.mark.fuzz
@given(url=st.lists(NASTY | ANY_CHARACTER, max_size=14).map("".join))
def test_destination_is_found_exactly(url):
    markdown = f"see [x]({destination(url)}) and [y]({destination(url)})"
    expected = Link(href(url), "x"), Link(href(url), "y")
    shows(markdown, "see x and y", *expected)
    cells = f"| {cell(markdown)} | b |\n|---|---|\n"
    assert links_of(html(cells)) == list(expected)
    assert "$" not in markdown
    assert not re.search(r":[\w+-]+:", markdown, re.ASCII)


@pytest.mark.fuzz
@given(texts=st.lists(TEXT, min_size=1, max_size=3))
def test_no_formula_and_no_emoji_can_start(texts):
    markdown = "".join(escape(text) for text in texts)
    assert "$" not in markdown
    for node in re.split(r"<[^>]*>", html(markdown)):
        assert not re.search(r":[0-9A-Za-z_+-]+:", node), markdown


@pytest.mark.fuzz
@given(start=TEXT, rest=TEXT)
def test_a_line_of_markdown_stays_inline(start, rest):
    safe = line(start.replace("`", "") + rest.replace("`", ""))
    for prefix, before in (("", ""), ("- ", ""), ("", "before\n")):
        page = html(f"{before}{prefix}{safe} end\n\nafter")
        assert not re.search(r"<(h\d|hr|pre|table|blockquote|ol|input|section)\b(?! */?>[^\n]*end)", page), (safe, page)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Denoising Diffusion Probabilistic Models", "Denoising Diffusion Probabilistic Models"),
        ("DDPM: noise, step by step (2020)", "DDPM: noise, step by step (2020)"),
        ("a*b", "a\\*b"),
        ("snake_case", "snake_case"),
        ("_init_", "\\_init\\_"),
        ("[x] <b> ~y~ `z` \\", "\\[x\\] \\<b> \\~y\\~ \\`z\\` \\\\"),
        ("R&D", "R\\&D"),
        ("R&D now", "R&D now"),
        ("&amp; & more", "\\&amp; & more"),
        ("a|b", "a&#124;b"),
        ("Wow!", "Wow\\!"),
        ("Wow! Yes", "Wow! Yes"),
        (" a  b ", "&#32;a  b&#32;"),
        ("\u3000a\u00a0", "&#12288;a&#160;"),
        ("$x$", "<span>&#36;</span>x<span>&#36;</span>"),
        (":a:b:c", "<span>:</span>a<span>:</span>b<span>:</span>c"),
        ("me@example.org", "me<span>@</span>example.org"),
        ("pass@k for code", "pass@k for code"),
        ("http://a.b", "http\\://a.b"),
        ("www.a.b", "www\\.a.b"),
        ("the old www", "the old &#119;ww"),
        ("확산 모델 – β", "확산 모델 – β"),
    ],
)
def test_only_what_can_be_active_is_escaped(text, markdown):
    assert escape(text) == markdown


@pytest.mark.parametrize(
    ("markdown", "safe"),
    [
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("1.5 a", "1.5 a"),
        ("- a", "\\- a"),
        ("-a", "-a"),
        ("+", "\\+"),
        ("* * *", "\\* \\* \\*"),
        ("**bold** a", "**bold** a"),
        ("*em* a", "*em* a"),
        ("# a", "\\# a"),
        ("#1 a", "#1 a"),
        ("> a", "\\> a"),
        ("===", "\\==="),
        ("---", "\\-\\-\\-"),
        ("~~~ a", "\\~\\~\\~ a"),
        ("```a``` b", "```a``` b"),
        (":-|-:", "\\:-|-:"),
        ("-|-", "\\-|-"),
        ("[^1]: a", "\\[^1]: a"),
        ("[a]: b", "\\[a]: b"),
        ("[a](b): c", "[a](b): c"),
        ("[ ] a", "\\[ ] a"),
        ("[x](y) a", "[x](y) a"),
        ("<div>", "\\<div>"),
        ("<!-- a --> b", "<span></span><!-- a --> b"),
        ("<!-- a", "\\<!-- a"),
        ("<b>", "<span></span><b>"),
        ("<b>a</b> c", "<b>a</b> c"),
        ("<https://a.b>", "<https://a.b>"),
        ("   a", "a"),
        ("", ""),
    ],
)
def test_line_starts(markdown, safe):
    assert line(markdown) == safe


@pytest.mark.parametrize(
    ("markdown", "safe"),
    [
        ("a #", "a \\#"),
        ("##", "\\##"),
        ("C#", "C#"),
        ("a ", "a&#32;"),
        (" a", "&#32;a"),
        ("a\nb", "a b"),
    ],
)
def test_headings(markdown, safe):
    assert heading(markdown) == safe


def test_cells_keep_pipes_in_code():
    page = html(f"| {cell('`a|b` c|d')} |\n|---|\n")
    assert "<th><code>a|b</code> c|d</th>" in page


@pytest.mark.parametrize(
    ("url", "markdown"),
    [
        ("https://a.b/c_(d)", "https://a.b/c_(d)"),
        ("https://a.b/c_(d", "https://a.b/c_\\(d"),
        ("a b", "a%20b"),
        ('"<>`|\\', "%22%3C%3E%60%7C%5C"),
        ("?a=1&copy;=2&b", "?a=1&amp;copy;=2&b"),
        ("https://예.kr/가", "https://예.kr/가"),
        ("a\u3000b", "a%E3%80%80b"),
        ("$x$", "&#36;x&#36;"),
        (":x:", "&#58;x:"),
        ("a*b_c_*", "a*b_c_*"),
    ],
)
def test_destinations(url, markdown):
    assert destination(url) == markdown
