"""What a page shows of a list: languages, dates, third parties, hidden sections; and what templates can do."""

import pytest

from awesomegen.core.config import Config, Output, parse_config
from awesomegen.core.dates import parse_date
from awesomegen.core.errors import ConfigError, TemplateFailure
from awesomegen.core.languages import text_in
from awesomegen.render.dates import format_date
from awesomegen.render.environment import Templates
from awesomegen.render.layouts import LAYOUTS
from awesomegen.render.page import render_page
from awesomegen.render.words import words_for
from listing import decode_text


def page(text: str, template: str | None = None, config: Config | None = None, **settings: str) -> str:
    decoded = decode_text(text)
    assert decoded.findings == ()
    assert decoded.listing is not None
    name = "own.md" if template is not None else "README.md.j2"
    templates = Templates({"own.md": ("templates/own.md", template or "")}.get)
    output = Output("README.md", name, "paragraph", **settings)  # type: ignore[arg-type]
    return render_page(decoded.listing, config or Config(), output, templates).text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("ko", "K"), ("ko-KR", "K"), ("EN", "US"), ("en-us", "US"), ("zh-hans", "H"), ("zh", "H"), ("fr", None)],
)
def test_the_nearest_language(wanted: str, found: str | None) -> None:
    assert text_in({"ko": "K", "en-US": "US", "zh-Hans": "H"}, wanted) == found


def test_a_summary_in_the_outputs_language_or_the_lists_or_any() -> None:
    text = (
        "list: {title: T, language: ko}\nentries: [{title: x, summary: {en: E, ko: K}}, {title: y, summary: {ja: J}}]\n"
    )
    assert [part in page(text) for part in "EKJ"] == [False, True, True]
    assert [part in page(text, language="en") for part in "EKJ"] == [True, False, True]


@pytest.mark.parametrize(
    ("style", "language", "shown"),
    [
        ("day-month-year", "ko", ["19 Jun 2020", "Jun 2020", "2020"]),
        ("month-day-year", "en", ["Jun 19, 2020", "Jun 2020", "2020"]),
        ("iso", "en", ["2020-06-19", "2020-06", "2020"]),
        ("dotted", "en", ["2020.06.19", "2020.06", "2020"]),
        ("local", "ko", ["2020년 6월 19일", "2020년 6월", "2020년"]),
        ("local", "ja-JP", ["2020年6月19日", "2020年6月", "2020年"]),
        ("local", "fr", ["19 Jun 2020", "Jun 2020", "2020"]),
    ],
)
def test_dates(style: str, language: str, shown: list[str]) -> None:
    dates = [parse_date(text) for text in ("2020-06-19", "2020-06", "2020")]
    assert [format_date(date, style, words_for(language)) for date in dates] == shown


def test_third_party_links_say_so() -> None:
    text = "list: {title: T}\nentries: [{title: x, links: {github: {url: 'https://x.org', third_party: true}}}]\n"
    assert r"\[[GitHub (third-party)](https://x.org)\]" in page(text)


def test_sections_without_anything_are_hidden() -> None:
    text = """\
list: {title: T}
sections:
  - {title: Empty}
  - {title: Described, description: D}
  - {title: Parent, sections: [{title: Child}, {title: Nothing}]}
entries: [{title: x, section: child}]
"""
    headings = [line for line in page(text).split("\n") if line.startswith("##")]
    assert headings == ["## Contents", "## Described", "## Parent", "### Child"]
    shown = page(text, config=Config(empty_sections="show"))
    assert shown.count("\n## ") + shown.count("\n### ") == 6


def test_equal_contribution_has_a_legend() -> None:
    text = "list: {title: T}\nentries: [{title: x, authors: [A, B], equal_contribution: [B]}]\n"
    assert r"*A, B\**" in page(text)
    assert page(text).endswith("\n\\* equal contribution\n")


def test_an_entry_block_is_used_with_and_without_sections() -> None:
    template = '{% extends "awesomegen/base.md.j2" %}\n{% block entry %}\nX {{ entry.title }}\n{% endblock %}'
    flat = "list: {title: T}\nentries: [{title: x}, {title: y}]\n"
    assert page(flat, template).endswith("# T\n\nX x\n\nX y\n")
    nested = "list: {title: T}\nsections: [{title: S}]\nentries: [{title: x, section: s}, {title: y, section: s}]\n"
    assert page(nested, template).endswith("## S\n\nX x\n\nX y\n")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ list.title }}", r"a\*b"),
        ("{{ list.title | bold }}", r"**a\*b**"),
        ("{{ list.title | raw }}", "a*b"),
        ("{{ [list.title | bold, list.title] | join(' * ') }}", r"**a\*b** * a\*b"),
        ("{% macro m() %}**{{ list.title }}**{% endmacro %}{{ m() }}", r"**a\*b**"),
        ("{% set x %}**{{ list.title }}**{% endset %}{{ x }}", r"**a\*b**"),
        ("{% filter line %}{{ '1' }}. x{% endfilter %}", r"1\. x"),
        ("{{ '' | bold }}x{{ none }}", "x"),
        ("{{ 'a`b' | code }}", "`` a`b ``"),
    ],
)
def test_templates_escape_once(template: str, shown: str) -> None:
    text = "list: {title: 'a*b'}\n"
    assert page(text, template).split("\n\n", 1)[1].strip("\n") in (shown, shown.replace("`` a`b ``", "``a`b``"))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ list.titel }}", "`list` has no `titel`; did you mean `title`?"),
        ("{{ 1 // 0 }}", "integer division or modulo by zero"),
        ("{{ [1, 2] | random }}", "no filter named `random`"),
        ("{{ lipsum() }}", "`lipsum` is undefined"),
        ("{{ list.heading }}\x07", "the page holds the control character U+0007"),
        ("{{ toc | upper }}", "the page holds the control character U+0002"),
    ],
)
def test_template_failures(template: str, message: str) -> None:
    with pytest.raises(TemplateFailure) as failure:
        page("list: {title: T}\n", template)
    assert message in str(failure.value)
    assert (failure.value.location or "").removeprefix("templates/").startswith("own.md")


def test_what_a_configuration_adds() -> None:
    table = {
        "types": {"course": {"required": ["links"]}},
        "link_kinds": {"poster": "Poster"},
        "fields": {"place": {"type": "list"}},
        "outputs": [{"path": "A.md", "layout": "bullet"}, {"path": "B.md", "toc_depth": 2}],
        "layout": "paragraph",
        "toc_depth": 3,
    }
    config = parse_config(table, "awesomegen.toml", tuple(LAYOUTS))
    assert [(output.path, output.layout, output.toc_depth) for output in config.outputs] == [
        ("A.md", "bullet", 3),
        ("B.md", "paragraph", 2),
    ]
    text = "list: {title: T}\nentries: [{title: x, type: course, place: [Here], links: {poster: 'https://x.org'}}]\n"
    decoded = decode_text(text, config.format)
    assert decoded.findings == ()
    assert decoded.listing is not None
    [entry] = decoded.listing.entries
    assert (entry.type, [link.label for link in entry.links]) == ("course", ["Poster"])
    assert entry.extra == {"place": ("Here",)}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"link_kinds": {"poster": " "}}, "`link_kinds.poster` must be a label on one line, found ' '"),
        ({"link_kinds": {"poster": "a\n# b"}}, "`link_kinds.poster` must be a label on one line"),
        (
            {"types": {"course": {"required": ["authers"]}}},
            "`types.course.required` names `authers`, which is no field",
        ),
        ({"fields": {"title": {}}}, "`fields.title` is a built-in field"),
        ({"outputs": [{"path": "A.md", "language": "not a tag"}]}, "`outputs[0].language` must be a language tag"),
    ],
)
def test_what_a_configuration_cannot_add(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as failure:
        parse_config(table, "awesomegen.toml", tuple(LAYOUTS))
    assert message in str(failure.value)
