"""Changes of a YAML file: exactly what is meant, and every other byte as it was."""

import re
from contextlib import nullcontext

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.finding import Edit
from awesomegen.core.span import Source, Span
from awesomegen.core.yamledit import (
    AddField,
    Change,
    EditError,
    RemoveField,
    RemoveItem,
    Rewrite,
    SetText,
    apply_edits,
    edit_for,
    is_flow,
)
from awesomegen.core.yamlproof import prove
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence, parse

TEXT = """\
# the list
- id: ddpm  # do not rename
  title: 'It''s a title'
  venue:
  date: 2020
  summary: >-
    Two lines of
    folded text.

  links: {paper: https://arxiv.org/abs/2006.11239, other: x}  # in braces
  tags: [a, b]
- id: palette
  lint:
    # why
    - {ignore: AG209, reason: one}
    - {ignore: AG204, reason: two}
"""


def node(source: Source, *path: str | int) -> Node:
    found = parse(source)
    for step in path:
        assert found is not None
        if isinstance(step, int):
            assert isinstance(found, Sequence)
            found = found.items[step]
        else:
            assert isinstance(found, Mapping)
            found = found.get(step)
    assert found is not None
    return found


def edited(source: Source, *changes: Change) -> str:
    text = apply_edits(source.text, [edit_for(source, change) for change in changes])
    prove(source, text, changes)
    return text


def set_text(source: Source, path: tuple[str | int, ...], text: str) -> SetText:
    target, parent = node(source, *path), node(source, *path[:-1])
    assert isinstance(target, Scalar)
    return SetText(target, text, is_flow(source, parent))


def changed_lines(before: str, after: str) -> list[str]:
    old = before.split("\n")
    return [line for line in after.split("\n") if line not in old]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ((0, "id"), "ddim", "- id: ddim  # do not rename"),
        ((0, "title"), "It's a book", "  title: 'It''s a book'"),
        ((0, "title"), "A: B", '  title: "A: B"'),
        ((0, "venue"), "ICML", "  venue: ICML"),
        ((0, "date"), "no # date", '  date: "no # date"'),
        ((0, "summary"), "Two lines of folding text.", "    folding text."),
        (
            (0, "links", "other"),
            "x, y",
            '  links: {paper: https://arxiv.org/abs/2006.11239, other: "x, y"}  # in braces',
        ),
        ((0, "tags", 1), "c d", "  tags: [a, c d]"),
        ((0, "date"), "null", '  date: "null"'),
        ((1, "lint", 1, "reason"), "three", "    - {ignore: AG204, reason: three}"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_new_text_changes_one_line(path, text, line, line_end):
    source = Source("entries.yaml", TEXT.replace("\n", line_end))
    after = edited(source, set_text(source, path, text)).replace(line_end, "\n")
    assert changed_lines(TEXT, after) == [line]
    assert after.count("\n") == TEXT.count("\n")


def test_fields_are_added_where_they_belong():
    source = Source("entries.yaml", TEXT.replace("\n", "\r\n"))
    entry, links = node(source, 0), node(source, 0, "links")
    assert isinstance(entry, Mapping)
    assert isinstance(links, Mapping)
    after = edited(
        source,
        AddField(entry, "note", "Oral", after="id"),
        AddField(links, "demo", "a, b"),
    )
    assert "- id: ddpm  # do not rename\r\n  note: Oral\r\n  title:" in after
    assert 'other: x, demo: "a, b"}  # in braces' in after
    assert "\n" not in after.replace("\r\n", "")


def test_fields_and_items_are_removed_with_their_lines():
    source = Source("entries.yaml", TEXT)
    entry, links, lint = node(source, 0), node(source, 0, "links"), node(source, 1, "lint")
    assert isinstance(entry, Mapping)
    assert isinstance(links, Mapping)
    assert isinstance(lint, Sequence)
    after = edited(source, RemoveField(entry, "venue"), RemoveField(links, "other"), RemoveItem(lint, 0))
    assert after == TEXT.replace("  venue:\n", "").replace(", other: x", "").replace(
        "    - {ignore: AG209, reason: one}\n", ""
    )


def test_what_no_splice_can_do_is_refused():
    source = Source("entries.yaml", TEXT)
    entry, tags = node(source, 0), node(source, 0, "tags")
    assert isinstance(entry, Mapping)
    assert isinstance(tags, Sequence)
    with pytest.raises(EditError, match="comment"):
        edit_for(source, RemoveField(entry, "id"))
    with pytest.raises(EditError, match="no `note`"):
        edit_for(source, RemoveField(entry, "note"))
    only = Source("entries.yaml", "[a]\n")
    root = parse(only)
    assert isinstance(root, Sequence)
    with pytest.raises(EditError, match="nothing would be left"):
        edit_for(only, RemoveItem(root, 0))


def test_a_value_behind_an_alias_stands_for_several():
    source = Source("entries.yaml", "- a: &x one\n- b: *x\n")
    target = node(source, 0, "a")
    assert isinstance(target, Scalar)
    change = SetText(target, "two", in_flow=False)
    with pytest.raises(EditError):
        edited(source, change)


def test_an_edit_that_changes_more_is_not_proven():
    source = Source("entries.yaml", "title: A\nvenue: B\n")
    change = set_text(source, ("title",), "C")
    with pytest.raises(EditError, match="more than it should"):
        prove(source, "title: C\nvenue: D\n", [change])
    with pytest.raises(EditError, match="not valid YAML"):
        prove(source, "title: C\n venue: B\n", [change])
    with pytest.raises(EditError, match="more than it should"):
        prove(source, source.text, [change])


def test_rewritten_characters_change_their_scalar_as_they_say_and_no_other():
    source = Source("entries.yaml", "title: A\u200bB\nvenue: B\n")
    change = Rewrite(8, 9, "")
    prove(source, "title: AB\nvenue: B\n", [change])
    for wrong in ("title: AC\nvenue: B\n", "title: AB\nvenue: C\n", "title: AB\nvenue: B\nnote: x\n", source.text):
        with pytest.raises(EditError):
            prove(source, wrong, [change])


@pytest.mark.parametrize(
    ("written", "old", "new", "is_proven"),
    [
        ("A\u200bB\u200bC", "\u200b", "", True),
        ("A\u200bnull", "A\u200b", "", False),
        ("\u200b", "\u200b", "", True),
        ("A\u200b#B", "\u200b", " ", False),
        ("A B\u00a0", "\u00a0", " ", False),
        ("'it''s A\u00a0B'", "\u00a0", " ", True),
        (r'"\u200b A\u200bB"', "\u200b", "", True),
        (r'"\u200b A' + '\u200bB"', "\u200b", "", False),
        (r'"a \theta b \theta"', r"\theta", r"\\theta", True),
        ('"e\u0301"', 'e\u0301"\n', 'é"\n', True),
        ('"e\u0301"', 'e\u0301"\n', 'é"  ', False),
        ('"e\u0301"', '"e\u0301"', '"é"', True),
        ("on", "on", '"on"', True),
        ("on", "on", '"off"', False),
        (">-\n      one\n      two", "\n", "\r\n", True),
        ("|\n      one\n      two", "\n      two", " two", False),
    ],
)
def test_what_a_rewritten_scalar_is_to_read_as(written, old, new, is_proven):
    source = Source("entries.yaml", f"- title: {written}\n  note: x\n")
    changes = [
        Rewrite(match.start(), match.end(), new)
        for match in re.finditer(re.escape(old), source.text[: source.text.index("  note")])
    ]
    text = apply_edits(source.text, [Edit(Span("entries.yaml", each.start, each.end), each.text) for each in changes])
    with nullcontext() if is_proven else pytest.raises(EditError):
        prove(source, text, changes)


def test_edits_apply_from_the_end():
    edits = [Edit(Span("a", 0, 1), "xyz"), Edit(Span("a", 2, 3), ""), Edit(Span("a", 3, 3), "!")]
    assert apply_edits("abcd", edits) == "xyzb!d"


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"))


@pytest.mark.fuzz
@given(old=PLAIN, new=PLAIN.filter(str.strip), style=st.sampled_from(["'", '"', None, ">", "|"]), in_flow=st.booleans())
def test_any_text_can_take_the_place_of_any_other(old, new, style, in_flow):
    flow = {"default_flow_style": in_flow, "allow_unicode": True, "width": 40}
    text = "# first\n" + yaml.dump([{"before": "a b", "title": old, "after": ["c"]}], default_style=style, **flow)
    source = Source("entries.yaml", text + "# last\n")
    target, parent = node(source, 0, "title"), node(source, 0)
    assert isinstance(target, Scalar)
    after = edited(source, SetText(target, new, is_flow(source, parent)))
    loaded = yaml.load(after, yaml.BaseLoader)
    assert loaded == [{"before": "a b", "title": new, "after": ["c"]}]
    assert after.startswith("# first\n")
    assert after.endswith("# last\n")
    at = target.start
    assert after[:at] == source.text[:at]
