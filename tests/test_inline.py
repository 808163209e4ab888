"""A summary looks as its author meant it and never reaches beyond itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.inline import InlineError, contain
from awesomegen.render.escape import cell, line
from cmark import html, links_of, text_of, unbalanced_elements
from steps import grows_evenly

PIECES = st.sampled_from(
    [
        *"\\`*_[]()<>!|~$:&;\"'= \n\ta1b^-#",
        *("\n\n", "\n- ", "\n# ", "\n> ", "\n```\n", "\n---\n", "\n===\n", "\n1. ", "\n    ", "  \n", "\\\n"),
        *("```", "~~~", "***", "**", "__", "|-|", ":-", "한", "\u00a0", "\u2028", "&amp;", "&#91;"),
        *("[a]", "[a][b]", "[^a]", "![a]", "[a]: x", "[a](b)", "](b)", "](b 'c')", '](b "c\\")', "](<b>)", "]("),
        *("](b (c\\))", "![", "[[", "]]", "http://a", "https://a.b/", "www.a.b", "x@a.b", "<https://a.b>", "<a@b.c>"),
        *("<b>", "</b>", "<i>", "</i>", "<br>", "<br/>", "<b/>", "<div>", "</div>", "<pre>", "<textarea>"),
        *("<a href='", "'>", '<span title="', '">', "<!--", "-->", "<!", "<?", "?>", "<![CDATA[", "]]>"),
        *("--", "--!>", "<!-->"),
    ]
)
SUMMARY = st.lists(PIECES | st.characters(exclude_categories=["Cc", "Cs"]), max_size=16).map("".join)

DEFINITIONS = """[a]: https://taken.example/a
[b]: https://taken.example/b
[a b]: https://taken.example/ab
[x]: https://taken.example/x

[^a]: a note
"""


def contained(summary):
    """The contained summary, None where it is refused."""
    try:
        return contain(summary)
    except InlineError:
        return None


@pytest.mark.fuzz
@given(summary=SUMMARY)
def test_a_summary_changes_nothing_around_it_in_paragraphs(summary):
    markdown = contained(summary)
    if not markdown:
        return
    before, after = "**A** \\\nfoo `x` [l](m)", "**B** \\\nbar *x* <i>y</i>"
    entry = f"**T** \\\n[[Paper](u)] \\\n{line(markdown)}".replace("[[", "\\[[").replace("u)]", "u)\\]")
    page = html(f"{before}\n\n{entry}\n\n{after}\n")
    assert page.startswith(html(before)), page
    assert page.endswith(html(after)), page
    own = page.removeprefix(html(before)).removesuffix(html(after))
    assert own.startswith("<p><strong>T</strong>"), page
    assert own.endswith("</p>\n"), page
    assert (own.count("<p>"), own.count("</p>")) == (1, 1), page
    assert unbalanced_elements(own) == [], page


@pytest.mark.fuzz
@given(summary=SUMMARY)
def test_a_summary_changes_nothing_around_it_in_bullets(summary):
    markdown = contained(summary)
    if not markdown:
        return
    page = html(f"- [A](b) - foo\n- {line(markdown)}\n- **T** - {markdown}\n- B\n")
    assert page.startswith('<ul>\n<li><a href="b">A</a> - foo</li>\n<li>'), page
    assert page.endswith("</li>\n<li>B</li>\n</ul>\n"), page
    assert (page.count("<li>"), page.count("<ul>"), page.count("<p>")) == (4, 1, 0), page
    assert "<input" not in page


@pytest.mark.fuzz
@given(summary=SUMMARY)
def test_definitions_elsewhere_do_not_change_a_summary(summary):
    markdown = contained(summary)
    if not markdown:
        return
    entry = f"T {markdown}\n"
    assert html(f"{entry}\n{DEFINITIONS}") == html(entry)


@pytest.mark.fuzz
@given(tail=st.text("ab\\\"'()<> \t\f\v\x01!", max_size=9), end=st.sampled_from(["", ")", '")', '"\\")']))
def test_a_summary_keeps_its_links(tail, end):
    summary = f"x [a]({tail}{end}x"
    markdown = contained(summary)
    if markdown is not None:
        assert links_of(html(markdown)) == links_of(html(summary))


@pytest.mark.fuzz
@given(summary=SUMMARY)
def test_a_summary_stays_in_its_cell(summary):
    markdown = contained(summary)
    if markdown is None:
        return
    page = html(f"| a | b |\n|---|---|\n| {cell(markdown)} | b |\n| c | d |\n")
    assert page.endswith("<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n"), page


@pytest.mark.fuzz
@given(summary=SUMMARY)
def test_a_contained_summary_contains_itself(summary):
    markdown = contained(summary)
    if markdown is not None:
        assert contain(markdown) == markdown


@pytest.mark.parametrize(
    ("summary", "markdown"),
    [
        ("DDPM. *새로운* **모델** `code` $x^2$ :tada:", "DDPM. *새로운* **모델** `code` $x^2$ :tada:"),
        ("one\ntwo  \nthree\\\nfour\n\nfive\\", "one two three four five"),
        ("ends in \\\\", "ends in \\\\"),
        ("[[Paper](u)]", "\\[[Paper](u)\\]"),
        ("[![a](b)](c 'd') ![e](<f g>)", "[![a](b)](c 'd') ![e](<f g>)"),
        ("[a][b] [c] [^1] ![d]", "\\[a\\]\\[b\\] \\[c\\] \\[^1\\] !\\[d\\]"),
        ("[a [b](c) d](e)", "\\[a [b](c) d\\](e)"),
        ("[a `](b)` c", "\\[a `](b)` c"),
        ("a ] b", "a ] b"),
        ("x < 3, y<sub>2</sub>, <br> <img src=a>", "x \\< 3, y<sub>2</sub>, <br> <img src=a>"),
        ("<div>a</div> <!-- b --> <?php ?>", "\\<div>a\\</div> <!-- b --> \\<?php ?>"),
        ("<https://a.b/[c]> <x@y.z>", "<https://a.b/[c]> <x@y.z>"),
        ("[https://a.b](https://a.b) https://a.b/c_d", "[https://a.b](https://a.b) https://a.b/c_d"),
        ("see [https://a.b] and [ www.a.b]", "see \\[https\\://a.b\\] and \\[ www\\.a.b\\]"),
        ("https://a.b/`c` www.a.b<3", "https\\://a.b/`c` www\\.a.b\\<3"),
        ("", ""),
    ],
)
def test_what_stays_and_what_is_escaped(summary, markdown):
    assert contain(summary) == markdown


def test_what_a_reader_sees_of_brackets_and_urls():
    page = html(contain("see [https://a.b], [c] and [d](e)"))
    assert text_of(page) == "see [https://a.b], [c] and d"
    assert [link.destination for link in links_of(page)] == ["e"]


@pytest.mark.parametrize(
    ("summary", "offset", "message"),
    [
        ("a `b", 2, "the code span opened by ` is never closed; close it, or write \\` for the character"),
        ("a\r\n  b ``c`", 7, "the code span opened by `` is never closed; close it, or write \\` for the character"),
        ("\n\n한 <b>c", 4, "`<b>` is never closed; write `</b>` where it ends"),
        ("a <span/> b", 2, "`<span>` is never closed; write `</span>` where it ends"),
        ("a</b>", 1, "`</b>` closes an element that is not open; remove it or write `<b>` before it"),
        ("<b><i>a</b></i>", 7, "`</b>` stands before the end of `<i>`; write `</i>` first"),
        (
            "a ![<b>](c)</b>",
            2,
            "the alternative text of an image holds HTML, which is no HTML there; write it without tags",
        ),
        ("a <!-- b", 2, "the comment opened by `<!--` is never closed; write ` -->` where it ends"),
    ],
)
def test_messages(summary, offset, message):
    with pytest.raises(InlineError) as raised:
        contain(summary)
    assert (raised.value.offset, raised.value.message) == (offset, message)


LONG = {
    "[": "\\[",
    "](": "](",
    "[a](b": "\\[a\\](b",
    "[a](b '": "\\[a\\](b '",
    "[`b` ``c``](d": "\\[`b` ``c``\\](d",
    "<": "\\<",
    "<a b='": "\\<a b='",
    "http://x[": "http\\://x\\[",
    "www.": "www.",
}


@pytest.mark.parametrize(("piece", "markdown"), LONG.items(), ids=LONG)
def test_long_summaries_are_read_like_short_ones(piece, markdown):
    # Seconds at most; a regular expression that goes over the rest from every place takes hours here.
    count = 300_000 // len(piece)
    assert contain(piece * count) == markdown * count
    assert grows_evenly(contained, piece)


@pytest.mark.parametrize("piece", ["` ``", "<!--", "<b>", "<b> `c` <!-- d --> "])
def test_long_summaries_are_refused_like_short_ones(piece):
    with pytest.raises(InlineError) as short:
        contain(piece * 3)
    with pytest.raises(InlineError) as raised:
        contain(piece * (300_000 // len(piece)))
    assert (raised.value.offset, raised.value.message) == (short.value.offset, short.value.message)
    assert grows_evenly(contained, piece)
