"""A description that passes the check leaves everything after it as it would be without it."""

import re

import pytest
from cmarkgfm import cmark
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.blockstructure import read_blocks
from awesomegen.core.containment import BlockProblem, check_description, ends_in_list
from cmark import html, unbalanced_elements
from steps import grows_evenly

PREFIXES = [
    *("", "", "", " ", "   ", "    ", "     ", "\t", "- ", "-", "  - ", "* ", "+   "),
    *("1. ", "1) ", "2. ", "12. ", "> ", ">", "[^a]: "),
]
CONTENTS = [
    *("", "", "foo", "foo bar", "*a* `b`", "한글", "---", "===", "***", "# head", "[a]: b", "[c]:", "[d]: e 'f", "g'"),
    *("| a | b |", "|-|-|", "a | b", "-|-", "```", "````", "``` x", "~~~", "~~~~ y`", "```x```", "``", "`a"),
    *("[^a] x", "    code", "\tcode", "\\", "&lt;", "[x] y", "http://a.b/`c", "www.a`b"),
    *("<div>", "</div>", "<p align='center'>", "</p>", "<b>", "</b>", "x <i> y", "x </i> y", "<br>"),
    *("<details>", "</details>", "<!-- a", "a -->", "<!-- b -->", "<!-->", "--", "<script>", "</script>"),
    *("<pre>", "</pre>", "<style", "<textarea>", "<?php", "?>", "<!DOCTYPE a", ">", "<![CDATA[", "]]>"),
    *("<span", "a=b>", '<a href="', '">', "</a>", "<x-y>", "</x-y>", "<search>"),
    *("- a", "1. b", "> c", "-", "*", "2. d", "[^b]: note", "- [ ] task", "![a <b>", "</b>](c)"),
]
LINE = st.tuples(st.sampled_from(PREFIXES), st.sampled_from(PREFIXES), st.sampled_from(CONTENTS)).map("".join)
DESCRIPTION = st.lists(LINE, max_size=9).map("\n".join)

ENTRIES = {
    "paragraphs": "**A** \\\n*b* \\\nfoo\n\n**B** \\\nbar\n",
    "bullets": "- [A](b) - foo\n- B\n",
    "numbers": "1. A\n2. B\n",
    "headings": "## A\n\n- B\n",
}


@pytest.mark.fuzz
@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
@given(description=DESCRIPTION)
def test_an_accepted_description_changes_nothing_after_it(entries, description):
    if check_description(description):
        return
    separator = "<!-- -->\n\n" if ends_in_list(description) else ""
    page = html(f"# H\n\n{description}\n\n{separator}{entries}")
    assert html(entries) in page, page
    assert unbalanced_elements(page) == [], page
    if not separator:
        assert html(f"x\n\n{entries}").removeprefix("<p>x</p>\n") in page


@pytest.mark.fuzz
@given(description=DESCRIPTION)
def test_code_is_where_cmark_sees_them(description):
    structure = read_blocks(description)
    if structure.unclear_underline is not None or "[^" in description:  # footnotes are shown elsewhere, or not at all
        return
    options = cmark.Options.CMARK_OPT_FOOTNOTES | cmark.Options.CMARK_OPT_SOURCEPOS | cmark.Options.CMARK_OPT_UNSAFE
    page = cmark.markdown_to_html_with_extensions(description, options, ["table", "tasklist"])
    expected = sorted(int(line) - 1 for line in re.findall(r'<pre data-sourcepos="(\d+):', page))
    assert [leaf.line for leaf in structure.leaves if leaf.kind in ("code", "fence")] == expected, page


@pytest.mark.parametrize(
    "description",
    [
        "",
        "Plain text, [a link](b) and `<b>` as code.\n\nMore.",
        '[![badge](https://a.b/c.svg)](https://a.b)\n<p align="center">\n  <img src="logo.png" width="100">\n</p>',
        "<details>\n<summary>More</summary>\n\n- a\n- b\n\n</details>",
        "```yaml\na: <b>\n```",
        "~~~\n```\n~~~",
        "- a\n\n  ```sh\n  make\n  ```\n- b",
        "> ```\n> code\n> ```",
        "    <b> is code",
        "<!--\n\nnotes to self\n\n-->",
        "<pre>\n\ncode\n\n</pre>",
        "| a | b |\n|---|---|\n| `<b>` | <br> |",
        "<table><tr><td>a<td>b</table>",
        "<ul>\n<li>a\n<li>b\n</ul>",
        "1 < 2 and a <- b",
        "a `unclosed",
        '<img src="a"title=b>',
        "[^1]: a note\n\n[a]: b",
        "<a name=x></a>\n<b>bold</b>",
    ],
)
def test_ordinary_descriptions_pass(description):
    assert check_description(description) is None


@pytest.mark.parametrize(
    ("description", "line", "message"),
    [
        ("[x]: /u`\n<b>`", 1, "this HTML stands in or below a link definition; put a blank line between"),
        ("` ``a``b``<b>``", 0, "`<b>` is never closed; write `</b>` where it ends"),
        ("a\n\n```sh\nmake", 2, "the code fence ``` is never closed; write ``` on a line where it ends"),
        ("~~~~\n~~~", 0, "the code fence ~~~~ is never closed; write ~~~~ on a line where it ends"),
        ("- a\n  ```\n\nb", 1, "the code fence ``` is never closed; write ``` on a line where it ends"),
        ("a\n<!-- b\n\nc", 1, "the HTML that begins with `<!--` is never closed"),
        ("<script>\n\na", 0, "the HTML that begins with `<script` is never closed"),
        ("<?php\na", 0, "the HTML that begins with `<?php` is never closed"),
        ("<div>\n<!-- a\n\n-->\n</div>", 1, "the comment opened by `<!--` is never closed; write ` -->` where it ends"),
        ("<div>\n\na", 0, "`<div>` is never closed; write `</div>` where it ends"),
        ("a\nb <i>c", 1, "`<i>` is never closed; write `</i>` where it ends"),
        ("a\n\n</div>", 2, "`</div>` closes an element that is not open; remove it or write `<div>` before it"),
        ("<div>\n<b>\n</div>", 2, "`</div>` stands before the end of `<b>`; write `</b>` first"),
        ('<div>\n<img src="a\n\n">\n</div>', 1, "the tag `<img` has no end; write `>` where it ends"),
        (
            "![a <b>](c)</b>",
            0,
            "the alternative text of an image holds HTML, which is no HTML there; write it without tags",
        ),
        ("a <?php b ?>", 0, "what `<?` begins is no HTML; write it as code"),
        ("[a]:\n<b>", 1, "this HTML stands in or below a link definition; put a blank line between"),
        (
            "http://a.b/`c <b>x</b>`",
            0,
            "whether this HTML is code depends on a URL with a backtick; write the URL as `<https://…>`",
        ),
        (
            "[a]: b\n===\n",
            1,
            "this line underlines link definitions, or a heading that looks like them; put a blank line between",
        ),
    ],
)
def test_messages(description, line, message):
    assert check_description(description) == BlockProblem(line, message)


@pytest.mark.parametrize(
    ("description", "is_list"),
    [
        ("", False),
        ("- a", True),
        ("1. a\n\n   b\n\n", True),
        ("- a\nlazy", True),
        ("- a\n\nb", False),
        ("> - a", False),
        ("- \n", True),
        ("> a", False),
        ("[^1]: a", True),
        ("- a\n\n<!-- -->", False),
    ],
)
def test_lists_at_the_end(description, is_list):
    assert ends_in_list(description) is is_list


@pytest.mark.parametrize("piece", ["` ``", "<", "<a ", "x <!--", "> ", "- ", "[", "a|", "```\n", "- \n", "<b>x</b>"])
def test_long_descriptions_pass_like_short_ones(piece):
    # Seconds at most; a regular expression that goes over the rest from every place takes hours here.
    count = 100_000 // len(piece) // 2 * 2
    assert (check_description(piece * 2), check_description(piece * count)) == (None, None)
    assert grows_evenly(check_description, piece)


@pytest.mark.parametrize("piece", ["<b>", "<div>\n", "<!--\n", "a\n<!-- b\n", "~~~ `\nx\n", "[^a]: <b>\n"])
def test_long_descriptions_are_refused_like_short_ones(piece):
    count = 100_000 // len(piece)
    assert check_description(piece * count) == check_description(piece * 3)
    assert check_description(piece) is not None
    assert grows_evenly(check_description, piece)


def test_real_lists_pass(test_data):
    for name in (
        "seed.md",
        "vinta__awesome-python.md",
        "awesome-NeRF__awesome-NeRF.md",
        "llm-jp__awesome-japanese-llm.md",
    ):
        text = (test_data / "corpus" / name).read_text(encoding="utf-8")
        assert check_description(text) is None
