"""Whatever a list holds, GitHub shows exactly that: whole lists, through every layout, judged by cmark-gfm."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote, unquote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import cmark
from awesomegen.core.config import Config, Output
from awesomegen.render.environment import Templates
from awesomegen.render.layouts import LAYOUTS
from awesomegen.render.page import Page, render_page
from listing import decode_text, dump

TABLE = """{% for entry in entries %}
{% if loop.first %}| title | authors | venue | date | links |
|---|---|---|---|---|
{% endif %}
| {{ entry.title | cell }} | {{ entry.authors | map(attribute="name") | join(", ") | cell }} |
{{- " " | raw }}{{ entry.venue | cell }} |
{{- " " | raw }}{{ entry.date | cell }} | {% filter cell %}
{%- for one in entry.links %}{{ bracketed_link(one.label, one.url) }}
{{- (" " if not loop.last else "") | raw }}{% endfor %}{% endfilter %} |
{% endfor %}
"""

TEMPLATES = Templates({"table.md.j2": ("table.md.j2", TABLE)}.get)

nasty = st.sampled_from(
    [*"\\`*_{}[]()<>#+-.!|~&$:@^=\"'/ 1aw가\u3000\u00a0\ufeff", "www.", "http://", "a@b.co", ":tada:"]
)
any_text = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)
words = st.one_of(
    any_text,
    st.lists(nasty | st.text(max_size=1, alphabet=st.characters(exclude_categories=["Cc", "Cs"])), max_size=8).map(
        "".join
    ),
).filter(lambda text: text.strip(" "))
urls = st.one_of(
    words.map(lambda text: f"https://example.org/{text}"),
    words.map(lambda text: f"https://example.org/a?b={text}#c"),
)
entry = st.fixed_dictionaries(
    {"title": words},
    optional={
        "authors": st.lists(words, min_size=1, max_size=3),
        "venue": words,
        "note": words,
        "date": st.one_of(
            st.just("2020-06-19"), words.filter(lambda text: not re.fullmatch(r"\d{4}(-\d\d){0,2}", text))
        ),
        "links": st.lists(st.fixed_dictionaries({"url": urls, "label": words}), min_size=1, max_size=3),
        "tags": st.lists(words, min_size=1, max_size=2),
    },
)
lists = st.lists(entry, min_size=1, max_size=3)


def render(data: dict[str, Any], layout: str = "paragraph", template: str = "README.md.j2") -> Page:
    decoded = decode_text(dump(data))
    assert not decoded.findings, decoded.findings
    assert decoded.listing is not None
    output = Output("README.md", template, layout)
    return render_page(decoded.listing, Config(empty_sections="show"), output, TEMPLATES)


def numbered(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"e{number}", **each} for number, each in enumerate(entries)]


def cmarks(url: str) -> str:
    """A URL as cmark-gfm writes it: percent-encoded where it is not an address's own character."""
    return quote(url, safe="-_.+!*(),%#@?=;:/$~&'", encoding="utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufeff]+", " ", text).strip()


def shown_lines(each: dict[str, Any]) -> list[str]:
    """The texts of an entry in the paragraph layout, line by line."""
    venue = " ".join(
        filter(
            None, [each.get("venue"), f"({each['note']})" if "venue" in each and "note" in each else each.get("note")]
        )
    )
    venue = venue if not venue or venue.endswith((".", "!", "?", "…", "。")) else venue + "."
    links = [f"[{link['label']}]" for link in each.get("links", [])]
    date = "19 Jun 2020" if each.get("date") == "2020-06-19" else each.get("date")
    lines = [each["title"], ", ".join(each.get("authors", [])), " ".join(filter(None, [venue, *links])), date]
    return [line for line in [*lines, " ".join(each.get("tags", []))] if line]


def paragraphs(page: str) -> list[str]:
    body = cmark.html(page).partition("</h1>")[2]
    return [part.partition("</p>")[0] for part in body.split("<p>")[1:]]


@pytest.mark.fuzz
@given(lists)
@example([{"title": "1. x", "venue": "1", "note": "=", "date": "---", "tags": ["`"]}])
@example([{"title": "x", "venue": "| - |", "date": ":-:"}])
def test_paragraph_layout(entries: list[dict[str, Any]]) -> None:
    page = render({"list": {"title": "T"}, "entries": numbered(entries)})
    shown = [
        [cmark.text_of(line).removeprefix("\n") for line in re.split(r" <br />", paragraph)]
        for paragraph in paragraphs(page.text)
    ]
    assert shown == [shown_lines(each) for each in entries]
    assert_links(page.text, [link for each in entries for link in each.get("links", [])])


@pytest.mark.fuzz
@given(lists)
@example([{"title": "^a]: b", "links": [{"url": "https://example.org/", "label": "^c]: d"}]}])
def test_bullet_layout(entries: list[dict[str, Any]]) -> None:
    page = render({"list": {"title": "T"}, "entries": numbered(entries)}, "bullet")
    html = cmark.html(page.text).partition("</h1>")[2]
    assert (html.count("<li>"), html.count("<ul>"), html.count("<input")) == (len(entries), 1, 0)
    for item, each in zip(html.split("<li>")[1:], entries, strict=True):
        text = cmark.text_of(item.partition("</li>")[0])
        rest = text
        assert text.startswith(each["title"])
        for piece in [each["title"], ", ".join(each.get("authors", [])), each.get("venue"), *each.get("tags", [])]:
            if piece:
                _, found, rest = rest.partition(piece)
                assert found == piece, (text, piece)
    links = [
        ({**link, "label": each["title"]} if number == 0 else link)
        for each in entries
        for number, link in enumerate(each.get("links", []))
    ]
    assert_links(page.text, links)


@pytest.mark.fuzz
@given(lists)
def test_table_of_a_template(entries: list[dict[str, Any]]) -> None:
    page = render({"list": {"title": "T"}, "entries": numbered(entries)}, template="table.md.j2")
    rows = cmark.html(page.text).partition("<tbody>")[2].split("<tr>")[1:]
    cells = [[cmark.text_of(cell.partition("</td>")[0]) for cell in re.split(r"<td[^>]*>", row)[1:]] for row in rows]
    for row, each in zip(cells, entries, strict=True):
        date = "19 Jun 2020" if each.get("date") == "2020-06-19" else each.get("date", "")
        links = " ".join(f"[{link['label']}]" for link in each.get("links", []))
        assert row == [each["title"], ", ".join(each.get("authors", [])), each.get("venue", ""), date, links]
    assert_links(page.text, [link for each in entries for link in each.get("links", [])])


@pytest.mark.fuzz
@given(st.lists(words, min_size=1, max_size=4), words)
@example(["#", "# #", "a #", "^1]: x"], "##")
def test_headings_and_table_of_contents(titles: list[str], name: str) -> None:
    sections = [{"id": f"s{number}", "title": title} for number, title in enumerate(titles)]
    page = render({"list": {"title": name}, "sections": sections})
    html = cmark.html(page.text)
    headings = [cmark.text_of(text) for text in re.findall(r"<h[1-6]>(.*?)</h[1-6]>", html, re.DOTALL)]
    assert headings == [name, "Contents", *titles]
    links = cmark.links_of(html)
    assert [squeezed(link.text) for link in links] == [squeezed(title) for title in titles]
    assert [unquote(link.destination) for link in links] == [
        f"#{page.anchors[f's{number}']}" for number in range(len(titles))
    ]


@pytest.mark.fuzz
@given(lists)
def test_nothing_of_githubs_own_starts(entries: list[dict[str, Any]]) -> None:
    without_code = [{name: value for name, value in each.items() if name != "tags"} for each in entries]
    for layout in LAYOUTS:
        page = render({"list": {"title": "T"}, "entries": numbered(without_code)}, layout)
        assert "$" not in page.text
        text_nodes = re.findall(r">([^<]*)", re.sub(r"<code>.*?</code>", "", cmark.html(page.text)))
        assert not any(re.search(r":[0-9A-Za-z_+-]+:", unescape(node)) for node in text_nodes)


def assert_links(page: str, links: list[dict[str, Any]]) -> None:
    found = cmark.links_of(cmark.html(page))
    assert [link.text for link in found] == [link["label"] for link in links]
    assert [unquote(link.destination) for link in found] == [unquote(cmarks(link["url"])) for link in links]


TRICKY = [
    *[
        "`",
        "``",
        "```",
        "~~~",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<br>",
        "<pre>",
        "[x]",
        "[^1]",
        "](/u)",
    ],
    *["![", "**", "*", "_", "\\", "===", "---", "|a|b|", "|-|-|", "$x$", "가", "a"],
]
BLOCKS = ["[x]: /u", "[^1]: f", "\n", "\n\n", "- ", "# ", "> ", "1. ", "    ", " ", ": "]
summaries = st.lists(st.sampled_from([*TRICKY, *BLOCKS]), max_size=8).map("".join)


@pytest.mark.fuzz
@given(summaries, st.sampled_from(list(LAYOUTS)))
def test_a_summary_stays_within_its_entry(summary: str, layout: str) -> None:
    assert_others_unchanged({"summary": summary}, {}, layout)


@pytest.mark.fuzz
@given(st.lists(summaries, max_size=5).map("\n".join), st.sampled_from(list(LAYOUTS)))
def test_a_description_stays_within_its_section(description: str, layout: str) -> None:
    assert_others_unchanged({}, {"description": description}, layout)


def assert_others_unchanged(entry_fields: dict[str, Any], section_fields: dict[str, Any], layout: str) -> None:
    other = {"summary": "*other* [x] [x][x] [^1] `code` <b>bold</b>", "links": ["https://example.org/"]}

    def page(entry_fields: dict[str, Any], section_fields: dict[str, Any]) -> str | None:
        data = {
            "list": {"title": "T"},
            "sections": [{"title": "A"}, {"title": "B", **section_fields}, {"title": "C"}],
            "entries": [
                {"title": "before", "section": "a", **other},
                {"title": "same before", "section": "b", **other},
                {"title": "this", "section": "b", **entry_fields},
                {"title": "same after", "section": "b", **other},
                {"title": "after", "section": "c", **other},
            ],
        }
        if decode_text(dump(data)).findings:
            return None
        return cmark.html(render(data, layout).text)

    with_it, without = page(entry_fields, section_fields), page({}, {})
    assume(with_it is not None)
    assert with_it is not None
    assert without is not None
    assert others(with_it) == others(without)
    assert not cmark.unbalanced_elements(with_it)


def others(html: str) -> list[str]:
    """The HTML of the entries but `this`: their paragraphs or list items."""
    name = "(?:same )?(?:before|after)"
    pattern = rf'<p><strong>{name}</strong>.*?</p>|<li><a href="https://example.org/">{name}</a>.*?</li>'
    found = re.findall(pattern, html, re.DOTALL)
    assert len(found) == 4, html
    return found
