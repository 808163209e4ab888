"""The rules about pages: on real lists, on whatever may be written, and in the corners that their pages do not show."""

import re
from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.config import Config
from awesomegen.core.markdown import blocks, headings, html_anchors
from awesomegen.core.span import Source
from awesomegen.rules.base import Issue, Needs, PageContext, ProjectContext, RenderedOutput, Rule
from awesomegen.rules.page import RULES, readmestale

PAGE_RULES = [rule for rule in RULES if rule.needs is Needs.PAGE]


def issues(
    text: str, *codes: str, path: str = "LIST.md", exists: Callable[[str], bool] = lambda path: True
) -> Iterator[tuple[Rule, Issue]]:
    """What the rules with these codes, or all of them, have to say about a hand-written page."""
    source = Source(path, text)
    parsed = blocks(text), headings(text), html_anchors(text)
    for rule in PAGE_RULES:
        if rule.code in codes or not codes:
            options = {option.name: option.default for option in rule.options}
            context = PageContext(source, False, options, *parsed, exists)
            yield from ((rule, issue) for issue in rule.check(context))


def found(text: str, *codes: str, **how) -> list[tuple[str, int, str]]:
    """Codes, lines and the text at the places of issues, in the order of the page."""
    source = Source("LIST.md", text)
    return sorted(
        (rule.code, source.position(issue.place.start).line, text[issue.place.start : issue.place.end])
        for rule, issue in issues(text, *codes, **how)
    )


def fixed(text: str, *codes: str, unsafe: bool = False) -> str:
    """The text after all fixes that do not overlap, until there are none."""
    for _ in range(5):
        edits = [
            [(each.place.start, each.place.end, each.text) for each in issue.fix.replacements]
            for _, issue in issues(text, *codes)
            if issue.fix and (issue.fix.safe or unsafe)
        ]
        taken: list[tuple[int, int, str]] = []
        for fix in edits:
            if all(edit[1] < other[0] or edit[0] > other[1] for edit in fix for other in taken):
                taken += fix
        if not taken:
            return text
        for start, end, new in sorted(taken, reverse=True):
            text = text[:start] + new + text[end:]
    pytest.fail("fixes go on for ever")


@pytest.mark.parametrize(
    ("link", "is_broken"),
    [
        *((link, False) for link in ("#a-b", "#user-content-a-b", "#%61-b", "./#a-b", "LIST.md#a-b", "./LIST.md#a-b")),
        *(
            (link, False)
            for link in ("#", "#top", "#readme", "#L20", "#L20-L30", "O.md#zz", "https://a.de/#zz", "/#zz")
        ),
        *(
            (link, False)
            for link in ("#named", "#id", "#unquoted", "#raw-글", "#%ED%95%9C", "#setext", "#-rocket", "#x_y")
        ),
        *((link, False) for link in ("#in-a-quote", "#in-an-item", "#:~:text=b", "#a-b-1", "#fn-1", "#A-B", "#title-")),
        *((link, True) for link in ("#a--b", "#a-b-2", "##", "#a_b", "./#zz", "LIST.md#zz", "#ab", "#ᄒ", "#zz%20zz")),
    ],
)
def test_where_a_fragment_leads(link, is_broken):
    text = (
        "# A *b*\n\n## A b\n\n<a name='named'></a> <b id=\"id\">x</b> <a name=unquoted>\n\n<h2>Raw 글</h2>\n\n# 한\n\n"
        f"setext\n---\n\n# 🚀 Rocket\n\n# x_y\n\n> # In a quote\n\n- # In an item\n\n# Title ![i](j)\n\n[x]({link})\n"
    )
    assert [code for code, _, _ in found(text, "AG501")] == ["AG501"] * is_broken


def test_links_in_html_and_in_definitions_can_be_broken():
    text = "# A\n\n<ul><li><a class=x href='#b'>B</a></ul>\n\nx <a href=#c>c</a> [d]\n\n[d]: #d\n[e]: #a\n"
    assert found(text, "AG501") == [("AG501", 3, "#b"), ("AG501", 5, "#c"), ("AG501", 7, "#d")]


def test_the_text_of_a_link_says_where_it_was_meant_to_lead():
    assert fixed("# The `a` & *b*\n\n[The a & b](LIST.md#x)\n", "AG501").endswith("[The a & b](LIST.md#the-a--b)\n")
    assert fixed("# A\n\n# A\n\n[A](#x)\n", "AG501").endswith("[A](#x)\n")
    assert fixed("# Abcdef\n\n[x](#abcdfe)\n", "AG501").endswith("[x](#abcdfe)\n")
    assert fixed("# Abcdef\n\n[x](#abcdfe)\n", "AG501", unsafe=True).endswith("[x](#abcdef)\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A](#x y)", "[A](#a)"),
        ("[x](#A)", "[x](#a)"),
        ("[x](#  A)", "[x](#a)"),
        ("[A] (#x y)", "[A](#a)"),
        ("[A] (#a)", "[A](#a)"),
        ("[A](https://b.de/x y)", "[A](https://b.de/x y)"),
        ("| [A] (#x y) |\n|---|", "| [A](#a) |\n|---|"),
    ],
)
def test_links_that_are_none(text, expected):
    assert fixed(f"# A\n\n{text}\n", "AG508", "AG509", "AG518") == f"# A\n\n{expected}\n"


def test_a_link_to_the_wrong_one_of_two_headings_is_one_defect():
    toc = "- [A](#a)\n  - [B](#b)\n- [C](#c)\n  - [B](#b)\n- [D](#d)\n  - [B](#b)\n"
    text = f"{toc}\n# A\n\n## B\n\n# C\n\n## B\n\n# D\n\n# E\n"
    assert [(line, place) for _, line, place in found(text, "AG502")] == [(4, "[B](#b)"), (6, "[B](#b)")]
    first, second = (issue.message for _, issue in issues(text, "AG502"))
    assert first == "`B` leads to the same place as the link in line 2, and not to the heading of that name in line 14"
    assert second == "`B` leads to the same place as the link in line 2"


LINK = "[b](https://c.d)"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"[{LINK}] [[b](<https://c.d>)] [[b]](https://c.d) [a [b]](https://c.d) [1] {LINK} arXiv [cs.CV]", []),
        (f"[{LINK},\n{LINK}] and ({LINK},\n{LINK})", []),
        (f"{LINK} [0, 1) :) 1) ex) ^^) `[` \\[{LINK}] <a href='['>x</a> https://c.d/(", []),
        (f"{LINK} costs $5 (up to $x \\in [0,1)$", []),
        (f"{LINK} （a)", []),
        ("a] b\n[c (d\n", []),
        (f"[{LINK}] {LINK}]", ["]"]),
        (f"[{LINK} [{LINK}]", ["["]),
        (f"{LINK}] x [{LINK}", ["]"]),
        (f"{LINK} )] x", [")"]),
        (f"({LINK}]", ["("]),
        (f"{LINK})\n{LINK}]", [")", "]"]),
        ("[a (part 1](https://c.d)", ["("]),
        ("[[b]](https://c.d)]", ["]"]),
        (f"| {LINK}] | ({LINK} |\n|---|---|", ["]", "("]),
        ("[[b(https://c.d)]", ["[b(https://c.d)"]),
        ("[[b (https://c.d)]", []),
        ("[b]https://c.d)", ["[b]https://c.d)"]),
        ("[b]](https://c.d)", ["[b]](https://c.d)"]),
        ("[b]] (https://c.d)", []),
        (f"[b(https://c.d)] [c(https://c.d) [d(https://c.d) {LINK}", ["[c(https://c.d)", "[d(https://c.d)"]),
        (f"[c(https://c.d) [b(https://c.d)] {LINK}", ["[c(https://c.d)"]),
        (f"[b(https://c.d)] :) {LINK}", []),
        (f"([b]https://c.d) [e]https://c.d) {LINK}", ["[e]https://c.d)"]),
        (f"([b]https://c.d) later) {LINK}]", ["[b]https://c.d)", "]"]),
        (f"([b]https://c.d) {LINK}]", ["]"]),
        *(
            (f"{text} {LINK}", [])
            for text in ("<code>b[</code>", "<KBD>]</KBD>", "<pre>a (</pre>", "[0, 1[", "]-∞,1.5]")
        ),
        *((f"{text} {LINK}", []) for text in ("**1)**", "**a)** x", "_ex)_", "item: a). x", '"(" and', "‘]’")),
        *((f"{text} {LINK}", []) for text in ("&#91;x]", "[x&rsqb;", "(x&#x29;", "\\[x\\]", "[x\\]")),
        (f"<code>b</code> [ <code>c {LINK}", ["["]),
        (f"{LINK} &#91;x", ["&"]),
        (f"\\[{LINK}] {LINK}\\] \\({LINK}\\)", ["]"]),
        (f"\\[{LINK}", ["["]),
        (f"\\[b(https://c.d) {LINK}", ["["]),
        (f"&#91;b(https://c.d) {LINK}", ["&"]),
        (f"\\[b]](https://c.d) {LINK}", ["]"]),
    ],
)
def test_brackets_beside_links(text, places):
    assert [place for _, _, place in found(text, "AG410")] == sorted(places)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"[{LINK}] {LINK}] x", f"[{LINK}] [{LINK}] x"),
        (f"[{LINK}] [{LINK} x", f"[{LINK}] [{LINK}] x"),
        (f"{LINK}] x", f"{LINK}] x"),
        ("[[b](https://c.d)](x)]", "[[b](https://c.d)](x)]"),
        ("- a\n\n  [[b(https://c.d)] x", "- a\n\n  [[b](https://c.d)] x"),
        ("[b]https://c.d) x", "[b](https://c.d) x"),
        ("[[a]](https://c.d) [b]](https://c.d)", "[[a]](https://c.d) [b](https://c.d)"),
        *(
            (text, text)
            for text in (f"[![a](b)(2021) [{LINK}]", f"![a](b)](2021) [{LINK}]", f"[![a](b){LINK} [{LINK}]")
        ),
        (f"[b(https://c.d)] [c(https://c.d) {LINK}", f"[b(https://c.d)] [c](https://c.d) {LINK}"),
    ],
)
def test_brackets_that_are_certain(text, expected):
    assert fixed(text, "AG410") == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("31 Feb 2023", ["31 Feb 2023"]),
        ("[Submitted on 31st November, 2022]", ["31st November, 2022"]),
        ("x, Nov. 31, 2022. y", ["Nov. 31, 2022"]),
        ("30 Nov 20222, Nov 30, 20222", ["30 Nov 20222", "Nov 30, 20222"]),
        ("29 Feb 2023 29 Feb 2024", ["29 Feb 2023"]),
        ("| 2023-02-30 | [a](b) |\n|---|---|", ["2023-02-30"]),
        ("30 Nov 2022, Nov 30, 2022, 28 Feb 2023, 2023-02-28, 31 Dec 2022", []),
        ("31 Novels 2022, 31 Junior 2022", []),
        ("In May 20000 people, Nov 2022, Vol. 31, 2022-11", []),
        ("`31 Feb 2023` https://a.b/2023-02-30 https://a.b/2023-02-30/c x-2023-02-30", []),
        ("    31 Feb 2023", []),
        ("On May 12, 20000 images were added. On May 12 20000 images", []),
        ("From 5 May 20000 tokens, or on 5 May 20000, 30000 and more", []),
        ("| 5 May 20222 | [a](b) |\n|---|---|", ["5 May 20222"]),
        ("*5 May 20222* \\\n(6 May 20222), on 7 May 20222.", ["5 May 20222", "6 May 20222", "7 May 20222"]),
        ("[y](https://a.org?d=2021-04-31) [31 June 2020](b)", ["31 June 2020"]),
        ("| [y](https://a.org?d=2021-04-31) | x | 31 June 2020 |\n|---|---|---|", ["31 June 2020"]),
        ("> text <!-- 31 June 2020\n> 31 June 2021 --> 31 June 2022", ["31 June 2022"]),
        ("<a title='31 June 2020'>x</a> ` 31 June 2021", ["31 June 2021"]),
        ("`a` 31 June 2020, ``31 June 2021``", ["31 June 2020"]),
        ("<!-- 31 Feb 2023 -->", []),
    ],
)
def test_dates_that_no_calendar_has(text, dates):
    assert [place for _, _, place in found(text, "AG201")] == sorted(dates)


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"
WIDE = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{TABLE}\n| 3 | 4 |\n\n\n| 5 | 6 |\n", [5, 8]),
        (f"{TABLE}\nText\n| 3 | 4 |\n", [6]),
        (f"{TABLE}\nText\n\n| 3 | 4 |\n", [7]),
        (f"{TABLE}\nText\n\n| 3 | 4 | 5 |\n", []),
        (f"{TABLE}\n# A\n\n| 3 | 4 |\n", []),
        (f"{TABLE}| 3\nText\n", []),
        (f"{TABLE}\n{TABLE}", []),
        (f"```\n{TABLE}\n```\n\n| 3 | 4 |\n", []),
        (f"{TABLE}\na | b | c\n", []),
        ("| a | b |\n| 1 | 2 |\n", [1]),
        ("| a | b |\n|---|\n| 1 | 2 |\n", [2]),
        ("| a | b |\n", []),
        ("a | b\nc | d\n", []),
        ("| a\n| b\n", []),
        (f"{WIDE}\n| Name | Year |\n| --- | --- | --- |\n| x | 1 |\n", [6]),
        (f"{TABLE}\n| Name | Year |\n| --- | --- | --- |\n| x | 1 |\n", [6]),
        (f"{WIDE}\n| [Back to top](#t) | [Contents](#nav) |\n", []),
        (f"{TABLE}\n| [Back to top](#t) | [Contents](#nav) |\n", []),
        (f"{TABLE}\n<!-- x -->\n\n| 3 | 4 |\n", []),
        (f"{TABLE}\nText\n\nText\n\n| 3 | 4 |\n", []),
        (f"{TABLE}\nText\n\nText\n| 3 | 4 |\n", []),
        (f"{TABLE}\n| 3 | 4 |\n\nText\n\n| 5 | 6 |\n", [5, 9]),
        ("|x| + |y|\n|x| * |y|\n", []),
        (f"{TABLE}\n|x|+|y|\n", []),
        ("|a|b|\n|---|\n|1|2|\n", [2]),
        ("|a|b|\n|[c](d)|2|\n", [1]),
    ],
)
def test_rows_without_a_table(text, lines):
    assert [line for _, line, _ in found(text, "AG504")] == lines


def test_rows_join_their_table_only_where_all_of_them_is_shown():
    assert fixed(f"{TABLE}\n\n| 3 | 4 |\n| 5 \\| 6 | 7 |\n\nx", "AG504") == f"{TABLE}| 3 | 4 |\n| 5 \\| 6 | 7 |\n\nx"
    assert fixed(f"{TABLE}\n| 3 | 4 | 5 |\n", "AG504") == f"{TABLE}\n| 3 | 4 | 5 |\n"
    assert fixed("| a | b |\r\n| 1 | 2 |\r\n", "AG504", unsafe=True) == "| a | b |\r\n| --- | --- |\r\n| 1 | 2 |\r\n"


@pytest.mark.parametrize("table", [TABLE, WIDE])
@pytest.mark.parametrize("between", ["", "<br>\n\n", "<!-- x -->\n\n", "Text\n\n", "Text\n"])
def test_a_second_table_that_lacks_its_dashes_is_not_cut_off(table, between):
    text = f"{table}\n{between}| Name | Year |\n| x | 1 |\n"
    [(_, issue)] = issues(text, "AG504")
    assert issue.message == "these rows are shown as text: a table needs a line of dashes below its first row"
    assert fixed(text, "AG504") == text
    assert fixed(text, "AG504", unsafe=True) == text.replace("| Year |\n", "| Year |\n| --- | --- |\n")


@pytest.mark.parametrize("rows", ["| - | - |\n| 3 | 4 |\n", "| 3 | 4 |\n| 5 | 6 |\n| - |\n"])
def test_a_line_of_dashes_is_no_row_of_a_table(rows):
    assert fixed(f"{TABLE}\n{rows}", "AG504", unsafe=True) == f"{TABLE}\n{rows}"
    assert len(found(f"{TABLE}\n{rows}", "AG504")) == 1


def test_a_row_that_has_less_than_its_table_wants_a_second_look():
    text = f"{WIDE}\n| 3 | 4 |\n"
    assert fixed(text, "AG504") == text
    assert fixed(text, "AG504", unsafe=True) == f"{WIDE}| 3 | 4 |\n"


def test_a_url_with_a_blank_goes_between_brackets():
    assert fixed("[A](https://b.de/x y)", "AG508", unsafe=True) == "[A](<https://b.de/x y>)"


@pytest.mark.parametrize(
    ("toc", "lines"),
    [
        ("- [A](#a)\n- [B](#b)\n- [C](#c)", []),
        ("- [B](#b)\n- [A](#a)\n- [C](#c)", [1]),
        ("- [C](#c)\n- [A](#a)\n- [B](#b)", [1]),
        ("- [A](#a)\n- [C](#c)\n- [B](#b) x", [2]),
        ("- [A](#a)\n- [C](#c)\n- [C](#c)", [1, 3]),
        ("- [A](#a)\n- [B](#a)\n- [C](#c)", [1, 2]),
        ("- [A](#a)\n- [C](#c)\n- [x](#b)", [2]),
        ("- [A](#a)\n- [C](#c)\n- other\n", []),
        ("- [A](#a)\n  - [B] (#x)\n  - [C](#c d)", []),
        ("- see [B](#b)\n- and [A](#a)\n- and [C](#c)", []),
        ("[B](#b)\n[A](#a)\n[C](#c)", []),
        ("- [A](#a)\n- [B](#b)\n- [B](#b)\n- [C](#c)", [3]),
    ],
)
def test_tables_of_contents(toc, lines):
    text = f"{toc}\n\n# A\n\n# B\n\n## deep\n\n# C\n\n# End\n"
    assert [line for _, line, _ in found(text, "AG502")] == lines


def test_links_to_headings_above_are_no_table_of_contents():
    assert found("# A\n\n# B\n\n- [B](#b)\n- [A](#a)\n- [B](#b)\n", "AG502") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a \\", "a"),
        ("a\\\n\nb", "a\n\nb"),
        ("a \\ \nb", "a \\\nb"),
        ("a\\\t\nb \\  \n", "a\\\nb\n"),
        ("- a \\\n- b", "- a\n- b"),
        ("# a \\", "# a"),
        ("a \\\\", "a \\\\"),
        ("a \\\nb", "a \\\nb"),
        ("a \\\\ \nb", "a \\\\ \nb"),
        ("`a \\`", "`a \\`"),
        ("```\na \\\n```", "```\na \\\n```"),
    ],
)
def test_backslashes(text, expected):
    assert fixed(text, "AG506") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*A, B", "*A, B*"),
        ("*A, B. \\", "*A, B.* \\"),
        ("*A, <b@c.de>\\", "*A, <b@c.de>*\\"),
        *((line, line) for line in ("*A, B*", "*A1*, B2*, C", "A, B*", "*A* and *B*", "`*A`", "*A, \\*B*", "* A")),
        *((line, line) for line in ("*A, [B*](u)*", "*A **B** C*", "*A\nB*", "***A***", "*A* **B**")),
    ],
)
def test_emphasis_of_authors(line, expected):
    entry = "**Title** \\\n{}\n[[Paper](u)] \\\n2020"
    assert fixed(entry.format(line), "AG505") == entry.format(expected)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("**A", "**A**"),
        ("**A*", "**A**"),
        ("*A** \\", "**A** \\"),
        ("**A **", "**A**"),
        ("** A **", "**A**"),
        ("**A* \\", "**A** \\"),
        ("**A** \\", "**A** \\"),
        ("**A*: *b*c** \\", "**A*: *b*c** \\"),
        ("**A [x](u)", "**A [x](u)"),
    ],
)
def test_emphasis_of_titles(title, expected):
    entry = "{}\n*B*\\\n[[Paper](u)] \\\n2020"
    assert fixed(entry.format(title), "AG505") == entry.format(expected)


MARKED = "**T** \\\n*A* \\\nICLR 2021. [[Paper](u)] \\\n1 May 2020 \\\nOne."


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (MARKED, []),
        (MARKED.replace("2020 \\", "2020"), ["AG507"]),
        (MARKED.replace("** \\", "**"), ["AG507"]),
        (MARKED.replace(" \\", ""), ["AG507"] * 4),
        (MARKED.replace(" \\", "<br>"), []),
        (MARKED + "\nTwo.", ["AG412"]),
        (MARKED + "\nTwo \\\nThree\nFour", ["AG412", "AG412"]),
        (MARKED + " \\\nTwo.", []),
        ("- x\n\n  " + MARKED.replace("\n", "\n  ").replace("* \\", "*"), ["AG507", "AG507"]),
    ],
)
def test_breaks_between_fields(entry, codes):
    text = f"{MARKED}\n\n{MARKED}\n\n{entry}\n\n{MARKED}\n"
    assert [code for code, _, _ in found(text, "AG507", "AG412")] == codes
    assert found(fixed(text, "AG507", "AG412", unsafe=True), "AG507", "AG412") == []


def test_pages_without_marks_mean_it():
    assert found("\n\n".join([MARKED.replace(" \\", "") + "\nTwo."] * 3), "AG507", "AG412") == []


def test_blanks_before_the_backslash():
    few = MARKED.replace("T** \\", "T**\\").replace("A* \\", "A*  \\")
    text = "\n\n".join([MARKED] * 4 + [few])
    assert found(text, "AG408") == [("AG408", 25, "\\"), ("AG408", 26, "  \\")]
    assert fixed(text, "AG408") == "\n\n".join([MARKED] * 5)
    mixed = "\n\n".join([MARKED, MARKED.replace(" \\", "\\")])
    assert found(mixed, "AG408") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\n\n## B\n\n### C\n\n## D\n\nd\n", [5]),
        ("# A\n\n# B\n", [1, 3]),
        ("# A\n\na\n\n# B\n\n<!-- later -->\n", []),
        ("# [A](b)\n\n# ![c](d)\n\n# <b>E</b>\n", []),
        ("# A\n\n> # B\n", []),
    ],
)
def test_empty_sections(text, lines):
    assert [line for _, line, _ in found(text, "AG307")] == lines


def test_stray_text_needs_a_list_around_it():
    entry = "**T**\\\n2020"
    assert found(f"{entry}\n\n{entry}\n\nx\n", "AG517") == []
    text = f"intro\n\n{entry}\n\n{entry}\n\n, x\n\n**Group**\n\n{entry}\n\n![x](y)\n\n# H\n\nintro\n"
    assert found(text, "AG517") == [("AG517", 9, ", x")]


def test_headings_move_with_what_is_under_them():
    text = "# A\n\n# B\n\n## C\n\nd\n===\n\n#### E\n"
    assert fixed(text, "AG512", unsafe=True) == "# A\n\n## B\n\n### C\n\nd\n===\n\n#### E\n"
    assert fixed("# A\n\n### B\n\n#### C\n\n### D\n\n# E\n", "AG511", unsafe=True) == (
        "# A\n\n## B\n\n### C\n\n## D\n\n# E\n"
    )


@pytest.mark.parametrize("text", ["#\n", "## \n", "### ###\n", "a\n\n#\n\nb\n"])
def test_headings_without_text(text):
    assert len(found(text, "AG513")) == 1


@pytest.mark.parametrize("text", ["# ![a](b)\n", "# <h3>a</h3>\n", "# `#`\n", "a\n=\n", "#a\n"])
def test_headings_that_show_something(text):
    assert found(text, "AG513") == []


def test_files_that_are_not_there():
    text = (
        "[a](here.md) [b](gone.md#x) [c](gone%20too.txt?raw=true) ![d](img/gone.png) <img src='gone.svg' alt=''> [l]() "
        "[e](https://a.de/gone) [f](//a.de) [g](/gone) [h](mailto:a@b.de) [i](a%23b%2525.md) [j](#x) [k](?tab=x)\n"
    )
    asked = []

    def exists(path: str) -> bool:
        asked.append(path)
        return path in ("here.md", "a#b%25.md")

    places = [place for _, _, place in found(text, "AG519", exists=exists)]
    assert places == ["/gone", "gone%20too.txt?raw=true", "gone.md#x", "gone.svg", "img/gone.png"]
    assert asked == ["here.md", "gone.md", "gone too.txt", "img/gone.png", "gone.svg", "/gone", "a#b%25.md"]


def test_the_place_where_github_cuts():
    text = "# A\n\n# 나\n\n" + "한글\n" * 80_000
    [(_, issue)] = issues(text, "AG521")
    assert len(text[: issue.place.start].encode()) <= 512_000 < len(text[: issue.place.start + 1].encode())
    assert "`나`" in issue.message
    assert found(text[:70_000], "AG521") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_blank_lines(newline):
    text = "# A\nb\n# C\n# D\n\n\n  \ne\n \n```\n\n\n```\n\n<pre>\n\n\n</pre>\n- f\n\n\n  g\n".replace("\n", newline)
    expected = "# A\n\nb\n\n# C\n\n# D\n\ne\n\n```\n\n\n```\n\n<pre>\n\n\n</pre>\n- f\n\n  g\n".replace("\n", newline)
    assert fixed(text, "AG520") == expected


def project(rendered: str, on_disk: str | None) -> list[Issue]:
    outputs = (RenderedOutput("README.md", rendered, on_disk, "README.md.j2"),)
    return list(readmestale.check(ProjectContext(None, Config(), outputs, {})))


GENERATED = "<!-- generated -->\n\na\nb\nc\n"


@pytest.mark.parametrize("on_disk", [GENERATED, GENERATED.replace("\n", "\r\n")])
def test_outputs_that_are_as_they_should_be(on_disk):
    assert project(GENERATED, on_disk) == []


@pytest.mark.parametrize(
    "on_disk",
    ["<!-- generated -->\n\na\nx\nc\n", "<!-- generated -->\r\n\r\na\r\nx\r\nc\r\n", GENERATED[:-3], GENERATED + "d\n"],
)
def test_a_stale_output_becomes_what_was_rendered(on_disk):
    [issue] = project(GENERATED, on_disk)
    [edit] = issue.fix.replacements
    mended = on_disk[: edit.place.start] + edit.text + on_disk[edit.place.end :]
    assert mended == (GENERATED.replace("\n", "\r\n") if "\r" in on_disk else GENERATED)


@pytest.mark.parametrize(("on_disk", "command"), [(None, "`awesomegen build`"), ("# By hand\n", "`build --force`")])
def test_an_output_that_is_nobodys_or_somebodys_is_left_alone(on_disk, command):
    [issue] = project(GENERATED, on_disk)
    assert issue.fix is None
    assert command.removeprefix("`") in issue.help


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                " ",
                "  ",
                "\t",
                "> ",
                "- ",
                "1. ",
                "# ",
                "## ",
                "```\n",
                "<div>",
                "</a>",
                "|",
            ),
            *(
                "**T** \\\n",
                "*A*\\\n",
                "*A",
                "**",
                "*",
                "1 May 2020",
                "\\",
                "\\ \n",
                "글",
                "<br>\n",
                "a b",
                "---\n",
                "===\n",
            ),
            *(
                "[a](#a)",
                "[a] (#b)",
                "[a](#b c)",
                "- [b](#글)\n",
                "[x][y]",
                "[^1]",
                "[y]: #z\n",
                "https://a.de",
                "![](u)",
            ),
            *("<a name=b>", '<a href="#q">', "|-|-|\n", "[[P](u)]", "`", "\u2028", "\ufeff", "\f", "\0"),
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.fuzz
@given(MARKDOWN)
def test_no_page_is_too_odd(text):
    for _, issue in issues(text, exists=lambda path: False):
        assert 0 <= issue.place.start <= issue.place.end <= len(text)
        assert issue.message
        for edit in issue.fix.replacements if issue.fix else ():
            assert 0 <= edit.place.start <= edit.place.end <= len(text)


@pytest.mark.fuzz
@given(MARKDOWN)
def test_every_safe_fix_ends_its_finding(text):
    for rule in PAGE_RULES:
        before = [issue for _, issue in issues(text, rule.code) if issue.fix and issue.fix.safe]
        if before:
            mended = fixed(text, rule.code)
            assert [issue for _, issue in issues(mended, rule.code) if issue.fix and issue.fix.safe] == []
            assert mended != text


# What a reader found wrong with the original of this list, by hand, and where.
DEFECTS_OF_THE_ORIGINAL = {
    "S01": ("AG501", [12]),
    "S02": ("AG508", [14]),
    "S03": ("AG508", [15]),
    "S04": ("AG508", [18]),
    "S04, the blank": ("AG509", [18]),
    "S05": ("AG502", [12]),
    "S06": ("AG307", [189]),
    "S07": ("AG512", [22, 52]),
    "S08": ("AG520", [1, 4, 22, 43]),
    "S09": ("AG520", [20, 146, 191, 201]),
    "S11": ("AG506", [46]),
    "S12": ("AG507", [143]),
    "S13": ("AG505", [195]),
    "S14": ("AG412", [198]),
    "S15": ("AG517", [203]),
    "S16, S17": ("AG408", [44, 48, 82, 161, 196]),
}


@pytest.fixture(scope="module")
def seed(test_data):
    return (test_data / "corpus/seed.md").read_bytes().decode()


def test_the_original_list_is_found_wrong_where_it_is(seed):
    wanted = sorted((code, line) for code, lines in DEFECTS_OF_THE_ORIGINAL.values() for line in lines)
    assert [(code, line) for code, line, _ in found(seed)] == wanted


def test_fixes_of_the_original_list_touch_what_was_reported(seed):
    reported: set[int] = set()
    source = Source("seed.md", seed)
    for _, issue in issues(seed):
        first, last = source.position(issue.place.start).line, source.position(issue.place.end).line
        reported |= set(range(first, last + 1))
    mended = fixed(seed)
    kept = [line for number, line in enumerate(seed.split("\n"), 1) if number not in reported and line]
    lines = iter(mended.split("\n"))
    assert all(line in lines for line in kept)
    assert re.findall("[가-힣]+", mended) == re.findall("[가-힣]+", seed)
    assert [code for code, _, _ in found(mended)] == ["AG307", "AG502", "AG507", "AG512", "AG512", "AG517"]


@pytest.fixture(scope="module")
def manifest(test_data):
    return yaml.safe_load((test_data / "corpus/manifest.yaml").read_text(encoding="utf-8"))["lists"]


def test_broken_links_of_tables_of_contents_are_those_that_were_counted(test_data, manifest):
    for each in manifest:
        text = (test_data / "corpus" / each["file"]).read_bytes().decode()
        lines = {
            line for _, line, place in found(text, "AG501", "AG508", "AG509") if place.startswith("#") or place == " "
        }
        in_page = {line for line in lines if "(#" in text.split("\n")[line - 1]}
        assert len(in_page) == each["toc"]["broken"] + each["toc"]["back_links_broken"], each["file"]


def test_links_in_brackets_are_no_references(test_data, manifest):
    for each in manifest:
        text = (test_data / "corpus" / each["file"]).read_bytes().decode()
        assert [place for _, _, place in found(text, "AG510") if place.startswith("[[")] == [], each["file"]


def test_errors_on_real_lists_are_those_that_were_read(test_data, manifest):
    """Every one of them was looked up in its list and is true; another number means that they must be read again."""
    counts: dict[str, int] = {}
    for each in manifest:
        text = (test_data / "corpus" / each["file"]).read_bytes().decode()
        for rule, issue in issues(text):
            if (issue.severity or rule.severity) == "error":
                counts[rule.code] = counts.get(rule.code, 0) + 1
    assert counts == {"AG501": 5, "AG502": 11, "AG505": 3, "AG506": 8, "AG508": 3, "AG509": 7}


def test_a_link_in_brackets_of_its_own_is_no_reference() -> None:
    assert found("[W&B][ The title](https://a.b) and [W&B][x](https://a.b)", "AG510") == []
    assert [code for code, *_ in found("[W&B][x] (https://a.b)", "AG510")] == ["AG510"]


def test_an_address_behind_half_a_link_lacks_no_pointed_brackets() -> None:
    assert found("[Code]](https://a.b/c) [Page](https://a.b)]", "AG514") == []
    assert [text for *_, text in found("(https://a.b/c)", "AG514")] == ["https://a.b/c"]


def test_a_link_without_an_address() -> None:
    text = "[a]( ) [b](<>) ![c]() [d](x)\n\n[[e]()]"
    assert [text for *_, text in found(text, "AG105")] == ["[a]( )", "[b](<>)", "[e]()"]


def test_sections_move_below_a_title_and_below_nothing_else() -> None:
    assert fixed("## A\n\n# B\n\n# C\n", "AG512", unsafe=True) == "## A\n\n# B\n\n# C\n"
    text = "# T\n\nA\n=\n\n# B\n"
    assert fixed(text, "AG512", unsafe=True) == text


def test_a_site_without_its_scheme() -> None:
    [(_, issue)] = issues("[a](eladrich.github.io/page)", "AG519", exists=lambda path: False)
    assert issue.help == "the address of a site begins with its scheme: `https://eladrich.github.io/page`"
    [(_, issue)] = issues("[a](docs/page.md)", "AG519", exists=lambda path: False)
    assert issue.help == "a relative path begins in the folder of this page"


@pytest.mark.parametrize("text", ["https://", "a https://", "www.", "x www"])
def test_an_address_that_the_text_cuts_off(text: str) -> None:
    assert found(text, "AG514") in ([], [("AG514", 1, "www.")], [("AG514", 1, "www")])
