"""Links, images and references of a page, and their places: as GitHub's own parser reads them."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.markdown import blocks
from awesomegen.core.markdown.entities import decode_all
from awesomegen.core.pagelinks import PageLinks, address, page_links, split_address
from awesomegen.core.pagetext import Leaf, PageText, leaves
from awesomegen.core.span import Source
from cmark import html


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Counter()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a" and values.get("href") is not None and not values["href"].startswith("mailto:"):
            self.found["link", unquote(values["href"])] += 1
        if tag == "img" and values.get("src") is not None:
            self.found["image", unquote(values["src"])] += 1


def shown(markdown: str) -> Counter:
    reader = _Reader()
    # Python and browsers disagree on where comments end.
    reader.feed(re.sub("<!--(?:-?>|.*?-->)", "", html(markdown), flags=re.DOTALL))
    return reader.found


def ours(found: PageLinks) -> Counter:
    """The links as they stand in the HTML of GitHub."""
    counter: Counter = Counter()
    for _, link in found.links:
        read_destination = {"bare": str, "pointed": decode_all}.get(link.form, address)
        destination = read_destination(link.destination)
        if link.form == "bare" and destination.startswith("www."):
            destination = f"http://{destination}"
        is_mail = link.form == "pointed" and ":" not in destination
        if link.form != "definition" and not is_mail:
            counter["image" if link.is_image else "link", unquote(destination)] += 1
    return counter


def read(markdown: str) -> PageLinks:
    return page_links(list(leaves(blocks(markdown))))


PAGES = {
    "the bracket idiom": "[[Paper](https://a.de)] [[Code]](https://b.de) [[[x](y)]]",
    "destinations": "[a](b(c)d) [a](<b c>) [a]( b ) [a](b 'c') [a](b \"c\") [a](b\\)c) [a]() [a](b&amp;c) [a](b(c)",
    "no destinations": "[a](b c) [a] (b) [a](b\x01) [a](<b) [a](b 'c) [a](b) c)",
    "images": "![a](b) ![a [b](c)](d) [![a](b)](c) ![](b) \\![a](b)",
    "links in links": "[a [b](c) d](e) [a ![b](c) d](e) [[a](b) [c](d)](e) [[a](b) [c]](d) [[a](b) ![c]](d)",
    "odd titles": '[a](b "c\\" d") [a](b (c\\)) [a](b (c\\))) [a](b "c"d") [a](b "\\")',
    "control characters": "[a](b\x01) [a](b\fc) [a](\fb\v) [a](b\x7f) [a](<b\\\nc>)",
    "code": "`[a](b)` [`]`](b) [a`](b)` ``[a](b)`` \\`[a](b) `[a](b)",
    "code that cmark-gfm forgets": "q ` ``a``b``[c](d)``",
    "tags": '<a href="b">[c](d)</a> [<b>](c) <b title="[a](b)"> <img src="x"> <a [b](c)> <!-- [a](b) --> <A HREF=x>',
    "addresses": "<https://a.de/[b](c)> https://a.de/[b](c) www.a.de xhttps://a.de (https://a.de) <a@b.de> *https://a.de*",
    "addresses in brackets": "[https://a.de] [a https://b.de](c) [<https://a.de>](b) ![<https://a.de>](b)",
    "addresses before brackets": "[a](b) https://a.de c](d) [a https://b.de] https://c.de](d)",
    "references": "[a] [b][a] [c][] [A][] ![a] [x][y] [^a]\n\n[a]: b 'c'\n[c]: <d e>\n",
    "nested": "> - [a](b)\n>   c\n>\n>   1. [d](e)\n\n# [f](g)\n\nh [i](j)\n===\n",
    "table": "| [a](b) | `c|[d](e)` |\n|---|---|\n| [f](g|h) | [i](j\\|k) |\n",
    "HTML block": '<details>\n<a href="#x">y</a> [a](b)\n<img alt="" src=z>\n</details>\n\n[c](d)\n',
    "footnotes": "[^a] [^b]\n\n[^a]: [c](d)\n",
    "code blocks": "```\n[a](b)\n```\n\n    [c](d)\n\n[e](f)\n",
}


@pytest.mark.parametrize("markdown", PAGES.values(), ids=PAGES)
def test_links_are_those_that_github_shows(markdown):
    footnotes = {key for key in shown(markdown) if key[1].startswith("#fn")}
    assert ours(read(markdown)) == Counter({key: n for key, n in shown(markdown).items() if key not in footnotes})


INLINE = st.lists(
    st.sampled_from(
        [
            *"[]()<>!\\`\"' ab#.:/*_&;",
            *("](", "](b)", "[a](b)", "![a](b)", "[[a](b)]", "](<b c>)", "](b 'c')", "https://a.de", "www.a.de"),
            *("](<b\\>", '](b "', '\\")', "](b (c\\)", "``a``b``", "<https://a.de>"),
            *("``", "<b>", "<!--", "-->", '<a href="b">', "[r]", "][r]", "[^a]", "\\[", "&amp;", "\n"),
        ]
    )
).map("".join)


@pytest.mark.fuzz
@given(INLINE)
def test_inline_links_are_those_that_github_shows(source):
    one_paragraph = re.sub(r"\n[ \n]*", "\nx ", source)
    markdown = f"x {one_paragraph} x\n\n[r]: /s\n"
    found = read(markdown)
    if not found.meant:
        assert ours(found) == shown(markdown)


TAIL = st.text("ab\\\"'()<> \t\n\f\v\x01&;!", max_size=9)


@pytest.mark.fuzz
@given(st.sampled_from(["", "b", "b ", 'b "', "<"]), TAIL, st.sampled_from(["", ")", '")', '"\\")']))
def test_destinations_and_titles_end_where_github_lets_them(start, middle, end):
    tail = re.sub(r"\n\s*", "\nx", start + middle + end)
    markdown = f"x [a]({tail}x"
    assert ours(read(markdown)) == shown(markdown)


@given(INLINE)
def test_places_are_those_of_the_text(source):
    found = inline_links(source, {"r": "/s"})
    for link in found.links:
        assert 0 <= link.start < link.end <= len(source)
        if link.form != "reference":
            assert source[link.destination_start : link.destination_end] == link.destination
    for meant in found.meant:
        assert source[meant.start] == "["
        assert source[meant.end - 1] == ")"
        assert source[meant.destination_start :].startswith(meant.destination)


@pytest.mark.parametrize(
    ("source", "gap", "blank"),
    [
        ("[a] (#b)", True, False),
        ("[a](#b c)", False, True),
        ("[a] (#b c)", True, True),
        ("[[a]]  (https://b.de)", True, False),
        ("[a](https://b.de/c d(e))", False, True),
        ("[a] (./b)", True, False),
    ],
)
def test_what_was_meant_to_be_a_link(source, gap, blank):
    [meant] = inline_links(source, {}).meant
    assert (meant.has_gap, meant.has_blank) == (gap, blank)


@pytest.mark.parametrize(
    "source",
    [
        "[a] (see b)",
        "[a](see b)",
        "[ ] (#b)",
        "[x] (https://b.de)",
        "[[a](b)] (https://c.de)",
        "[a]\n(#b)",
        "\\[a] (#b)",
    ],
)
def test_what_was_not_meant_to_be_a_link(source):
    assert inline_links(source, {}).meant == []


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("[a][b] [a][] [r] [a][r] [r][]", ["b", "a"]),
        ("[^a] [^n]", ["a"]),
        ("[[a](u)] [[a](u)][[b](v)] [x] [ ][ ] [[a]][[b]]", []),
        ("`[a][b]` \\[a][b] <b title='[a][b]'>", []),
    ],
)
def test_undefined_references(source, labels):
    assert [each.label for each in inline_links(source, {"r": "/s"}, {"n"}).undefined] == labels


@pytest.mark.parametrize(
    ("destination", "parts"),
    [
        ("a#b", ("a", "b")),
        ("#%ED%95%9C", ("", "한")),
        ("a", ("a", None)),
        ("#a&amp;b", ("", "a&b")),
        (" #a\\_b ", ("", "a_b")),
    ],
)
def test_fragments(destination, parts):
    assert split_address(destination) == parts


def texts_at_their_places(text: str) -> list[tuple[str, str]]:
    """The text of every link, and what stands at its place in the file."""
    source = Source("LIST.md", text)
    page = PageText(source)
    return [
        (leaf.raw[link.start : link.end], text[page.offset(leaf, link.start) : page.offset(leaf, link.end)])
        for leaf, link in page_links(list(leaves(blocks(text)))).links
    ]


CONTAINED = (
    "\ufeff# [a](b)\n\n> quoted [c](d)\n> * item [e](f)\n>   more [g](h)\n\n1.  x\n\n    y [i](j)\n- \t[k](l)\n\n"
    "\tz [m](n)\n"
    "\n| a | [b](c) |\n|--|--|\n| \\| [d](e) | [f](g) |\n\n  indented [o](p)  \n\0 [q](r)\n\n[^n]: note [s](t)\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_in_quotes_items_and_tables(newline):
    found = texts_at_their_places(CONTAINED.removeprefix("\ufeff").replace("\n", newline))
    assert [there for _, there in found] == [link for link, _ in found]
    assert len(found) == 13


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "> ", "- ", "\t", "1. ", ">- ", "    ", "|"]),
        st.sampled_from(["[a](b)", "[c](d) e", ""]),
    )
)


@pytest.mark.fuzz
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_places_are_in_the_file(lines, newline):
    text = newline.join(prefix + content for prefix, content in lines)
    assert [there for _, there in texts_at_their_places(text)] == [link for link, _ in texts_at_their_places(text)]


def test_a_leaf_without_its_line_stays_inside_the_file():
    page = PageText(Source("LIST.md", "ab\n"))
    assert page.offset(Leaf("paragraph", 7, "[x](y)"), 3) == 3


def test_links_of_real_lists_are_those_that_github_shows(test_data):
    for path in sorted((test_data / "corpus").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found = read(text)
        missing = shown(text) - ours(found)
        meant = {("link", address(each.link.destination)) for each in found.meant}
        surplus = ours(found) - shown(text)
        assert {key for key in missing if not key[1].startswith("#fn")} <= meant, path.name
        # GitHub drops the cells that a row has more than its header, and footnotes that nothing refers to.
        lines = text.split("\n")
        droppable = [
            link for leaf, link in found.links if leaf.row or lines[leaf.first_line - 1].lstrip().startswith("[^")
        ]
        assert {key[1] for key in surplus} <= {unquote(address(link.destination)) for link in droppable}, path.name
