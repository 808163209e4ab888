"""The written YAML: what a person would write, and exactly what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.decode import Document, decode
from awesomegen.core.listformat import Format
from awesomegen.core.span import Source
from awesomegen.core.yamltree import Mapping, Scalar, parse
from awesomegen.importers.document import import_document
from awesomegen.importers.writer import LARGEST_FILE, Written, write, write_template
from awesomegen.importers.yamltext import comment, extra, folded, literal, scalar
from awesomegen.render.environment import Templates
from listing import decode_text

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def written(text: str) -> str:
    return write(import_document(text)).files["entries.yaml"]


def value_of(yaml: str) -> str:
    root = parse(Source("x", yaml))
    assert isinstance(root, Mapping)
    value = root.pairs[0][1]
    assert isinstance(value, Scalar)
    return value.text


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "1984",
        "2301.10000",
        "12:30",
        "null",
        "a: b",
        "a #b",
        "- a",
        "[a]",
        "2020-06-19 late",
        "0x1f",
        "true",
        "y",
        "*a",
        "@a",
        "a:",
        "~",
    ],
)
def test_what_yaml_or_a_person_would_misread_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text", ["Ada One", "NeurIPS 2020", "arXiv", "https://a.example/b?c=d&e", "그만", "C++", "a - b", "it's"]
)
def test_what_is_plain_stays_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.fuzz
@given(TEXTS)
def test_every_text_reads_back(text: str) -> None:
    assert value_of(f"k: {scalar(text)}\n") == text
    assert value_of(f"k: {folded(text, 2)}\n") == text
    flow = parse(Source("x", f"{{k: {scalar(text, in_flow=True)}}}"))
    assert isinstance(flow, Mapping)
    assert isinstance(flow.pairs[0][1], Scalar)
    assert flow.pairs[0][1].text == text


def test_a_colon_before_a_question_mark_is_quoted_in_flow() -> None:
    assert [scalar("Why:?", in_flow=flow) for flow in (False, True)] == ["Why:?", '"Why:?"']


def test_what_yaml_cannot_hold_is_escaped_or_marked_as_unreadable() -> None:
    words = ["a \ufffe b", "\uffff " * 60 + "end"]
    assert [value_of(f"k: {write_as(text, 2)}\n") for text in words for write_as in (folded, literal)] == [
        text for text in words for _ in range(2)
    ]
    assert comment("a \ufffe b\uffff", 2) == ["  # a \ufffd b\ufffd"]


@pytest.mark.fuzz
@given(st.lists(TEXTS, min_size=20, max_size=60))
def test_long_texts_are_folded_and_read_back(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    assert value_of(f"  k: {folded(text, 4)}\n") == text


@pytest.mark.fuzz
@given(st.lists(TEXTS | st.just("") | st.just("  indented"), min_size=1, max_size=8))
def test_texts_of_several_lines_are_literal_and_read_back(lines: list[str]) -> None:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    if text:
        assert value_of(f"k: {literal(text, 2)}\n") == text


@pytest.mark.fuzz
@given(st.dictionaries(TEXTS, TEXTS | st.just(""), max_size=4), TEXTS)
def test_extra_and_comments_never_break_the_file(values: dict[str, str], text: str) -> None:
    lines = ["a: 1", *comment(text, 2), "extra:", *extra({"x": "y", **values}, 2)]
    root = parse(Source("x", "\n".join(lines) + "\n"))
    assert isinstance(root, Mapping)
    assert [key.text for key, _ in root.pairs] == ["a", "extra"]


def test_labels_are_kept_where_they_are_not_the_usual_ones() -> None:
    yaml = written(
        "# L\n\n## A\n\n**Noise** \\\n[[Paper](https://p.example)] [[Github](https://github.com/o/r)] [[PDF](https://q.example)]\n"
    )
    assert "- {kind: paper, url: https://p.example}" in yaml
    assert "- {kind: github, url: https://github.com/o/r, label: Github}" in yaml
    assert "- {kind: paper, url: https://q.example, label: PDF}" in yaml


def test_copies_become_references_in_their_places() -> None:
    paper = "**Noise: a study** \\\n*Ada One* \\\nCVPR 2021. [[Paper](https://arxiv.org/abs/2006.11239)]"
    yaml = written(f"# L\n\n## A\n\n{paper}\n\n## B\n\n{paper}\n\n### C\n\n{paper}.\n")
    assert yaml.count('title: "Noise: a study"') == 1
    assert "  - {see: noise, section: b}\n\n  - {see: noise, section: c}" in yaml
    assert not decode_text(yaml).findings


def test_doubts_stand_as_comments_above_their_entries() -> None:
    yaml = written(
        "# L\n\n## A\n\n**Noise** \\\n[[Paper](https://p.example)] \\\nSubmitted on 8 26 Jul 2023\n\n"
        "<!-- later -->\n, torn\n"
    )
    assert (
        "  # README.md:7: `Submitted on 8 26 Jul 2023` is no certain date; kept as it is written\n  - id: noise" in yaml
    )
    assert "  # README.md:9: <!-- later -->" in yaml


def test_ids_are_readable_and_unique() -> None:
    titles = [
        "Noise",
        "Noise",
        "SDEdit: Image Synthesis and Editing",
        "Learning the Sound of a Very Long Title with an End",
        "1984",
        "!!!",
    ]
    items = "\n".join(f"- [{title}](https://x{number}.example)" for number, title in enumerate(titles))
    ids = write(import_document(f"# L\n\n## A\n\n{items}\n")).ids
    assert ids == ["noise", "noise-2", "sdedit", "learning-the-sound", "1984", "u0021-0021-0021"]


def test_sections_with_the_same_title_take_their_parents_name() -> None:
    yaml = written("# L\n\n## A\n\n### 2024\n- [x](https://x.example)\n\n## B\n\n### 2024\n- [y](https://y.example)\n")
    assert "- id: a-2024" in yaml
    assert "- id: b-2024" in yaml
    assert not decode_text(yaml).findings


def large_list(sections: int) -> Written:
    entry = "- [Noise {0} {1}](https://x.example/{0}/{1}) - " + "It is loud. " * 20
    parts = "\n\n".join(
        f"## S{one}\n\n" + "\n".join(entry.format(one, two) for two in range(300)) for one in range(sections)
    )
    return write(import_document(f"# L\n\n{parts}\n"))


def test_a_large_list_is_split_by_sections() -> None:
    files = large_list(4).files
    assert list(files) == ["entries.yaml", "entries/s0.yaml", "entries/s1.yaml", "entries/s2.yaml", "entries/s3.yaml"]
    assert "include: [entries/*.yaml]" in files["entries.yaml"]
    assert all(len(text) < LARGEST_FILE for text in files.values())
    sources = [Source(path, text) for path, text in files.items()]
    decoded = decode([Document(source, parse(source)) for source in sources], Format())
    assert not decoded.findings
    assert decoded.listing is not None
    assert len(decoded.listing.entries) == 1200


@pytest.mark.parametrize(
    "footer", ["Thanks.", "{{ x }} {% y %}", "{% raw %} a {% endraw %}", "a\n\n## License\n\n`{#`"]
)
def test_a_footer_stands_word_for_word_in_the_template(footer: str) -> None:
    template = write_template(footer).replace('{% extends "awesomegen/base.md.j2" %}', "")
    page = Templates(lambda name: (name, template)).render("t.j2", {})
    assert page.strip() == footer
