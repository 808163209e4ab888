"""Blocks and their lines, headings and their anchors, anchors in raw HTML: all as GitHub's own parser reads them."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

import pytest
from cmarkgfm import cmark
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from awesomegen.core.markdown import Block, HtmlAnchor, blocks, headings, html_anchors
from awesomegen.core.markdown.document import parse
from awesomegen.core.slug import Slugger

_EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]
_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_SOURCEPOS


class Shown(NamedTuple):
    """A heading in the HTML of cmark-gfm; raw HTML has no line."""

    level: int
    line: int | None
    text: str


class _HeadingReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self.is_open = False

    def handle_starttag(self, tag, attrs):
        if re.fullmatch("h[1-6]", tag):
            position = dict(attrs).get("data-sourcepos")
            self.found.append(Shown(int(tag[1]), int(position.partition(":")[0]) if position else None, ""))
            self.is_open = True

    def handle_endtag(self, tag):
        self.is_open = self.is_open and not re.fullmatch("h[1-6]", tag)

    def handle_data(self, data):
        if self.is_open:
            self.found[-1] = self.found[-1]._replace(text=self.found[-1].text + data)


def shown_headings(markdown: str) -> list[Shown]:
    reader = _HeadingReader()
    reader.feed(cmark.markdown_to_html_with_extensions(markdown, options=_OPTIONS, extensions=_EXTENSIONS))
    reader.close()
    return reader.found


def our_headings(markdown: str) -> list[Shown]:
    return [Shown(heading.level, heading.line, heading.text) for heading in headings(markdown)]


HEADINGS = {
    "image": ("# Title ![awesome](u) end ![x][y]\n\n[y]: /u", ["Title  end "]),
    "link": ("# [A *b*](u 'title') and [c][r] and [r] and [none]\n\n[r]: /u", ["A b and c and r and [none]"]),
    "html": ("# Title <sup>1</sup> <!-- omit in toc -->", ["Title 1 "]),
    "comment that holds a tag": ("# a <!-- <b> --> b <!-- > - -- --> c", ["a  b  c"]),
    "entities": ("# &amp;&#36;&#x24; &hangul; &copy &#0; &#1234567; &lt;", ["&$$ &hangul; &copy \ufffd \ufffd <"]),
    "entity behind an escape": (r"# \&amp; &#92;* &#42;a&#42;", [r"&amp; \* *a*"]),
    "boundary": ("# 5<span>&#36;</span> a&#124;b x@<span></span>y.de", ["5$ a|b x@y.de"]),
    "escapes": (r"# \* \_ \# \a \\ \[x\](y) \<b> \`", [r"* _ # \a \ [x](y) <b> `"]),
    "code": ("# `a  *b*` `` ` `` ` c ` `d\\`", ["a  *b* ` c d\\"]),
    "code after a run that closes nothing": ("# ` ``a``b``c``", ["` ab``c``"]),
    "emphasis": ("# *a* __b__ ***c** d* snake_case_name 2*3*4 *e", ["a b c d snake_case_name 234 *e"]),
    "strikethrough": ("# ~~a~~ ~b~ ~~~c~~~ ~d~~ a~b", ["a b ~~~c~~~ ~d~~ a~b"]),
    "bare address": ("# www.a.de/*x*_ and https://a.de/_b_c. (http://a.de)", ["www.a.de/*x*_ and https://a.de/_b_c. (http://a.de)"]),
    "pointed address": ("# <https://a.de/?a&amp;b> <a@b.de>", ["https://a.de/?a&b a@b.de"]),
    "link inside an HTML link": ("# <a href=x>[b](c)</a>", ["b"]),
    "closing hashes": ("# a ##\n## b #c#\n### d\\##\n# #\n##", ["a", "b #c#", "d##", "", ""]),
    "no blank": ("#a\n\n#\tb\n\n####### c", ["b"]),
    "setext": ("a\n===\nb *c*\n  d\n---\n\n---\n", ["a", "b c\nd"]),
    "mixed underline": ("a\n=-=\n", []),
    "containers": ("> # a\n\n- # b\n  1. # c\n     d\n     ---\n\n> - > # e", ["a", "b", "c", "d", "e"]),
    "lazy underline": ("> a\n===\n\n- b\n---\n", []),
    "lazy deep": ("> - n\n     # no\n", []),
    "not in code": ("```\n# a\n```\n\n    # b\n\n- ```\n  # c\n  ```\n\n~~~\n# d\n~~\n# e\n", []),
    "not in comments": ("<!--\n# a\n\n# b\n-->\n# c\n\n<div>\n# d\n\n# e\n</div>", ["c", "e"]),
    "raw": ("<h2 align=center>a &amp; <b>b</b></h2>\n\nx <H3>c</H3> y `<h4>`\n", ["a & b", "c"]),
    "raw over blocks": ("<h1>\n  <b>T</b>\n\nand **more**\n\nplain\n\n</h1>\n\nnot", ["\n  T\nand more\nplain\n"]),
    "raw in Markdown's": ("### <h3 id=a>a<h3/>\n# b <h2>c</h2> d", ["", "a", "", "b ", "c"]),
    "raw in a table": ("| a | b |\n|---|---|\n| <h2>x</h2> | y |\n", ["x"]),
    "raw, never closed": ("<h1>a\n\nb\n\n# c", ["a\nb\n", "c"]),
    "nothing to see": ("# 📦\n# ![x](y)\n#", ["📦", "", ""]),
    "blanks kept": ("# &#32;a&#32;", [" a "]),
    "table over heading": ("a | b\n--|--\n1 | 2\n# c\n", ["c"]),
    "odd characters": ("\f\n# a\u2028b\u0085c\n# d\u00a0\n", ["a\u2028b\u0085c", "d\u00a0"]),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "texts"), HEADINGS.values(), ids=HEADINGS)
def test_the_text_of_headings(markdown, texts):
    assert [heading.text for heading in headings(markdown)] == texts


@pytest.mark.parametrize("case", sorted(HEADINGS.keys() - {"raw over blocks", "raw, never closed"}))
def test_the_cases_are_what_github_shows(case):
    markdown, _ = HEADINGS[case]
    ours = our_headings(markdown)
    shown = [
        each if each.line else each._replace(line=ours[index].line)
        for index, each in enumerate(shown_headings(markdown))
    ]
    assert ours == shown


ANCHORS = {
    "collisions": ("# Foo\n# Foo\n# Foo 1\n# Foo-1\n# Foo", ["foo", "foo-1", "foo-1-1", "foo-1-2", "foo-2"]),
    "collisions of all kinds": ("# a\n\na\n---\n<h3>a</h3>\n\n> # a\n\n- # a", ["a", "a-1", "a-2", "a-3", "a-4"]),
    "custom id": ("# Heading {#custom-id}", ["heading-custom-id"]),
    "emoji": ("# 🚀 Launch\n# 📦\n# 📦", ["-launch", "", "-1"]),
    "image and comment": ("# Title ![x](y)\n# Hello <!-- omit in toc -->", ["title-", "hello-"]),
    "composed and decomposed": ("# \ud55c\n# \u1112\u1161\u11ab", ["\ud55c", "\u1112\u1161\u11ab"]),
    "lines": ("a\nb\n===", ["ab"]),
}


@pytest.mark.parametrize(("markdown", "anchors"), ANCHORS.values(), ids=ANCHORS)
def test_anchors(markdown, anchors):
    assert [heading.anchor for heading in headings(markdown)] == anchors
    slugger = Slugger()
    assert [slugger.unique(shown.text) for shown in shown_headings(markdown)] == anchors


def test_lines_and_sources_of_headings():
    found = headings("\ufeff# a `b`\r\n\r\nc\r\n---\r\n\r\n- x\r\n\r\n  # d\r\n\r\n<p>\n<h2\n id=x>e</h2>\n")
    assert [(each.line, each.source) for each in found] == [
        (1, "a `b`"),
        (3, "c"),
        (8, "d"),
        (11, "<h2\n id=x>e"),
    ]


INLINE = st.lists(
    st.sampled_from(
        [
            *"*_`[]()<>!~\\&.ab|$:;/='\"-# 한€“0\u00a0",
            *("**", "__", "~~", "``", "***", "~~~", "![", "](u)", "](<x>", "[a](b)", "[r]", "\\*", "--", "-->", "<!--"),
            *(
                "<b>",
                "</b>",
                '<a href="',
                "<a>",
                "</a>",
                "<br/>",
                "&amp;",
                "&#36;",
                "&amp",
                "&#124;",
                "<span>&#36;</span>",
            ),
            *("http://x.y", "www.x.y", "https:", "://", "a@b.c", "<http://u>", "<a@b.c>", "ftp://a_b.c/"),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.fuzz
@given(INLINE.filter(lambda inline: not re.search("<!--?-?>", inline)))  # which Python 3.11's HTMLParser does not know
def test_the_text_of_inline_markdown_is_what_github_shows(inline):
    markdown = f"# x{inline}y\n\n[r]: /u\n"
    assert our_headings(markdown) == shown_headings(markdown)


LINES = st.lists(
    st.sampled_from(
        [
            *(
                "",
                "",
                "a",
                "b c",
                "**T**",
                "[[P](u)]",
                "19 Jun 2020",
                "a<br>",
                "a  ",
                "# h",
                "## h ##",
                "  # i",
                "     # j",
            ),
            *(
                "- a",
                "- # x",
                "   - z",
                "*",
                "+ p",
                "1. a",
                "2. b",
                "10) x",
                "> q",
                "> # r",
                ">",
                "> - n",
                "- > m",
                "  > e",
            ),
            *(
                "    code",
                "      t",
                "\tx",
                "\t- t",
                "```",
                "~~~",
                "<div>",
                "</div>",
                "<pre>",
                "</pre>",
                "<!-- c",
                "-->",
            ),
            *(
                "<b>",
                "<a>",
                "a | b",
                "|--|:-:|",
                "| x |",
                "***",
                "* * *",
                "___",
                "**",
                "#",
                "# #",
                "a -->",
                "?>",
                "<?",
                "* a",
            ),
        ]
    ),
    max_size=12,
).map("\n".join)
UNDERLINED = st.lists(LINES, max_size=3).map("\n===\n".join) | st.lists(LINES, max_size=3).map("\n---\n".join)


def has_two_delimiter_rows(markdown: str) -> bool:
    """After a row that did not fit, cmark-gfm reads no table in the same paragraph."""
    return markdown.count("|--|") > 1


@pytest.mark.fuzz
@given(UNDERLINED.filter(lambda markdown: not has_two_delimiter_rows(markdown)))
def test_headings_are_where_github_sees_them(markdown):
    page = cmark.markdown_to_html_with_extensions(markdown, options=_OPTIONS, extensions=_EXTENSIONS)
    shown = re.findall(r'<h([1-6]) data-sourcepos="(\d+):', page)
    assert [(heading.level, heading.line) for heading in headings(markdown)] == [(int(a), int(b)) for a, b in shown]


@pytest.mark.fuzz
@given(
    st.lists(LINES | st.sampled_from(["[r]: /u", "[r", "]: /u", "<h2>", "</h2>", "[^1]: f", "<!X", "a >"])).map(
        "\n".join
    )
)
def test_skipping_plain_text_changes_nothing(markdown):
    def kept(tokens):
        return [
            (token["type"], token["first_line"], token.get("text"), kept(token.get("children", ())))
            for token in tokens
            if token["type"] not in ("paragraph", "blank_line", "block_code", "block_html", "table")
        ]

    full, fast = parse(markdown), parse(markdown, skip_plain_text=True)
    assert kept(fast.tokens) == kept(full.tokens)
    assert fast.references == full.references


def test_plain_text_is_skipped():
    entry = "**A title**\n*Authors*, NeurIPS 2020.\n\\[[Paper](https://example.org)\\]<br>\n19 Jun 2020\n한 문장.\n\n"
    document = parse(f"# a\n\n{entry * 50}# b\n", skip_plain_text=True)
    assert [token["type"] for token in document.tokens if token["type"] != "blank_line"] == [
        "heading",
        "paragraph",
        "heading",
    ]
    assert [heading.line for heading in headings(f"# a\n\n{entry * 50}# b\n")] == [1, 303]


DOCUMENT = """\
# Title

Some text
goes on.
Setext
===

- one
- two

  in two
   1. nested

      deep
- three
lazy

> quote
> # heading
lazy again

<!-- a
comment -->
text after

| a | b |
|---|:-:|
| 1 | 2 |
3
***
```py
code

```
1. first

2. second
- other
* another

    indented

    code

<details>
<summary>x</summary>

- in details
</details>
<p>
end
"""

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "list_item",
    "table_open": "table",
    "blockquote_open": "block_quote",
    "hr": "thematic_break",
    "fence": "block_code",
    "code_block": "block_code",
    "html_block": "block_html",
}
_TABLE_PARTS = re.compile("thead|tbody|tr|th|td")


class Lines(NamedTuple):
    """Where a block stands, and how deep."""

    kind: str
    depth: int
    first: int
    last: int


def markdown_it_lines(markdown: str) -> list[Lines]:
    lines = markdown.split("\n")
    found, depth = [], 0
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        kind = _KINDS.get(token.type)
        if kind and token.map:
            first, end = token.map
            while end > first + 1 and not lines[end - 1].strip(" \t>"):
                end -= 1
            found.append(Lines(kind, depth, first + 1, end))
        if token.type.removesuffix("_open").removesuffix("_close") in (
            "bullet_list",
            "ordered_list",
            "list_item",
            "blockquote",
        ):
            depth += token.nesting
    return found


def our_lines(found: tuple[Block, ...], depth: int = 0) -> list[Lines]:
    lines: list[Lines] = []
    for block in found:
        if block.kind == "reference_definition":
            continue
        kind = "paragraph" if block.kind == "footnote_definition" else block.kind
        lines.append(Lines(kind, depth, block.first_line, block.last_line))
        if block.kind != "footnote_definition":
            lines += our_lines(block.children, depth + 1)
    return lines


def test_the_lines_of_blocks_agree_with_markdown_it():
    assert our_lines(blocks(DOCUMENT)) == markdown_it_lines(DOCUMENT)
    assert our_lines(blocks(DOCUMENT.replace("\n", "\r\n"))) == markdown_it_lines(DOCUMENT)


def test_the_lines_of_real_lists_agree_with_markdown_it(test_data):
    lists = sorted(test_data.glob("corpus/*.md"))
    assert lists
    wrong = []
    for path in lists:
        markdown = path.read_text(encoding="utf-8-sig")
        if "\n[^" in markdown:  # markdown-it-py knows no footnotes
            markdown = re.sub(r"^\[\^.*", "", markdown, flags=re.MULTILINE)
        theirs = [each for each in markdown_it_lines(markdown) if each.depth == 0]
        if [each for each in our_lines(blocks(markdown)) if each.depth == 0] != theirs:
            wrong.append(path.name)
    assert wrong == []


def test_the_headings_of_real_lists_agree_with_github(test_data):
    for path in sorted(test_data.glob("corpus/*.md")):
        markdown = path.read_text(encoding="utf-8-sig")
        ours = our_headings(markdown)
        shown = shown_headings(markdown)
        assert [each.text for each in ours] == [each.text for each in shown], path.name
        assert [each.line for each, theirs in zip(ours, shown, strict=True) if theirs.line] == [
            each.line for each in shown if each.line
        ], path.name


def test_what_a_block_holds():
    found = blocks(
        "## a *b* ##\n\n~~~ py x\ncode\n~~~\n\n> - [q](u)\n>   more\n\n3) n\n\n[r]: /u\n[^f]: note\n\n    more\n"
    )
    heading, code, quote, numbers, definition, footnote = found
    assert (heading.kind, heading.level, heading.text, heading.raw) == ("heading", 2, "a *b*", "## a *b* ##")
    assert (code.kind, code.info, code.text, code.last_line) == ("block_code", "py x", "code", 5)
    (bullets,) = quote.children
    (item,) = bullets.children
    (paragraph,) = item.children
    assert (quote.first_line, quote.last_line, quote.raw) == (7, 8, "> - [q](u)\n>   more")
    assert (bullets.info, item.raw, paragraph.text) == ("-", "- [q](u)\n  more", "[q](u)\nmore")
    assert (numbers.kind, numbers.info) == ("list", "3)")
    assert (definition.kind, definition.first_line, definition.raw) == ("reference_definition", 12, "[r]: /u")
    assert (footnote.kind, footnote.last_line) == ("footnote_definition", 15)


@pytest.mark.parametrize(
    ("markdown", "anchors"),
    [
        ("<a name=x></a>", [("x", 1)]),
        ("a <a name='x y'/> b\n<b ID = \"z\">", [("x y", 1), ("z", 2)]),
        ("# h <a id=x></a>\n\n> - <a id=y></a>", [("x", 1), ("y", 3)]),
        ("<p\n  id=x>\n<a class=k name=y id=z href='#'>", [("x", 1), ("y", 3), ("z", 3)]),
        ("| a <a id=x> | b |\n|--|--|\n| c | <a id=y> |", [("x", 1), ("y", 3)]),
        ("<img name=x> <a data-id=x> <a title=' id=x'> </a id=x> id=x", []),
        ("`<a id=x>` <!-- <a id=y> --> \\<a id=z>\n\n```\n<a id=w>\n```\n\n<!--\n<a id=v>\n-->", []),
        ('<a id="a&amp;b" id=second>', [("a&b", 1)]),
        ("<a id>", []),
        ("a <a id=x\n\nb>", []),
    ],
)
def test_anchors_in_raw_html(markdown, anchors):
    assert html_anchors(markdown) == tuple(HtmlAnchor(name, line) for name, line in anchors)


HOSTILE = {
    "nested quotes": "> " * 10_000 + "a",
    "nested bullets": "- " * 10_000 + "# a",
    "nested both": "1. > " * 10_000 + "a",
    "nested footnotes": "[^a]: " * 10_000 + "a",
    "definitions": "[a]: b\n" * 5_000,
    "nested by indentation": "".join(f"{'  ' * depth}- a\n" for depth in range(500)),
    "nested emphasis": "# " + "*a **b " * 1_000,
    "nested links": "# " + "[" * 4_000 + "a" + "](u)" * 4_000,
    "references": "[a]: /u\n# " + "[" * 4_000 + "]" * 4_000,
    "open comments": "<!--" * 20_000,
    "open tags": "a <h1 id='" * 20_000,
    "headings in one paragraph": "a <h1>\n" * 20_000,
    "anchors in one paragraph": "a <b id=x>\n" * 20_000,
    "blanks in a heading": "# a" + " " * 200_000 + "b",
    "attributes": "# " + "<a x=b\t" * 1_400,
    "lone tag": "<a x=b\t" + "c\t" * 100_000,
    **{f"many {character!r}": character * 200_000 for character in "[`<*>_~!&\\#-=|\t ("},
    **{f"heading of {character!r}": "# " + character * 9_000 for character in "[`<*>_~!&\\#-=|("},
    **{f"lines of {character!r}": f"{character}\n" * 20_000 for character in "[`<*>_~!&\\#-=|\t("},
}


@pytest.mark.parametrize("markdown", HOSTILE.values(), ids=HOSTILE)
def test_no_input_crashes_or_hangs(markdown):
    last_line = markdown.count("\n") + 1
    assert all(heading.line <= last_line for heading in headings(markdown))
    assert all(anchor.line <= last_line for anchor in html_anchors(markdown))
    assert all(block.last_line <= last_line for block in blocks(markdown))


@pytest.mark.fuzz
@given(st.text() | st.text(alphabet="#>-*_`~[]()<>!&\\|=:h1 \n\t\r\0\ufeff"))
def test_any_text_can_be_read(markdown):
    headings(markdown)
    html_anchors(markdown)
    assert our_lines(blocks(markdown)) or not re.search(r"[^\s\ufeff]", markdown) or "]:" in markdown
