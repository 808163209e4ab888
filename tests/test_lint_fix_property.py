"""A safe fix changes no text but as its rule says, whatever stands in the list."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from awesomegen.cli.linting import list_subject
from awesomegen.core.span import Source
from awesomegen.core.venuetext import judge_venue, read_venue
from awesomegen.core.yamledit import AddField, RemoveField, RemoveItem, Rewrite, SetText
from awesomegen.core.yamltree import Mapping, Node, Scalar, Sequence, YamlError, parse
from awesomegen.project import find_project
from awesomegen.rules.engine.fixes import mend

Texts = dict[tuple[int | str, ...], str]

PIECES = st.one_of(
    st.sampled_from("A:;,.。'\"#*†‡¹&$[]{}\u200b\u00a0\u00ad\u2028\ufe0f\t"),
    st.sampled_from(
        ["the", "and", "시작", "#1", "#TODO", "[x]", "<sup>1</sup>", "et al.", "Jr.", "on", "0704.0", "  "]
    ),
    st.sampled_from(["e\u0301", "\u1112\u116a\u11a8", r"\theta", r"\alpha", r"\n", "Github", "GITHUB", "pytorch"]),
    st.sampled_from(["NeurlPS 2022", "ICLR 2021 (Oral)", "Transactions on the Machine Learning Reserch", "CVPR'23"]),
    st.sampled_from(
        ["Jonathan Ho", "Ajay Jain", "Ho, J.", "and Ajay Jain", "KelvinJiang", "Jonathan Ho*", "<b>Ho</b>"]
    ),
    st.sampled_from(["19 Jun 2020", "June 2020", "2020/06/19", "03/04/2021", "2020-06-19"]),
    st.sampled_from(["arXiv:2006.11239", "2006.11239v2", "10.1145/3528233", "https://doi.org/10.1145/3528233."]),
    st.sampled_from(["http://arxiv.org/pdf/2006.11239v2.pdf", "https://github.com/a/b.git", "https://x.org/?utm_id=y"]),
    st.sampled_from(["https:/example.org/a b", "www.example.org", "https://example.org/re\u0301sume\u0301,e\u0301"]),
)
VALUES = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), min_size=1, max_size=4).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces)
)
STYLES = st.sampled_from(["{}", "{}", '"{}"', "'{}'", ">-\n      {}", "|\n      {}\n      more", "[{}, b]", "&a {}"])
FIELDS = ["title", "authors", "venue", "note", "date", "added", "summary", "tags", "unknown"]
KINDS = ["paper", "arxiv", "doi", "github", "video"]


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list of two entries, some of whose fields YAML or a rule will not like."""
    text = "list: {title: L}\nentries:\n"
    for number in (1, 2):
        text += f"  - id: e{number}\n"
        names = draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=5))
        for name in names if "title" in names else ["title", *names]:
            written = draw(STYLES).format(draw(VALUES)) if draw(st.integers(0, 9)) else ""
            text += f"    {name}: {written}\n"
        link = draw(st.sampled_from(KINDS))
        form = draw(
            st.sampled_from(
                [
                    "    links: {{{}: {}}}\n",
                    "    links:\n      {}: {}\n",
                    "    links:\n      {}: {{url: {}, label: Github}}\n",
                ]
            )
        )
        text += form.format(link, draw(VALUES))
    lines = text.split("\n")
    odd = draw(st.sets(st.integers(0, len(lines) - 2), max_size=2))
    return "".join(line + ("\r\n" if index in odd else "\n") for index, line in enumerate(lines[:-1]))


def texts_of(node: Node | None, path: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], Node]]:
    """Every node with the keys and indices that lead to it; a key that comes again is numbered."""
    if node is None:
        return
    yield path, node
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from texts_of(item, (*path, index))
    elif isinstance(node, Mapping):
        seen: list[str] = []
        for key, value in node.pairs:
            yield from texts_of(value, (*path, bare(key.text), seen.count(bare(key.text))))
            seen.append(bare(key.text))


def parsed(text: str) -> dict[tuple[int | str, ...], Node]:
    return dict(texts_of(parse(Source("entries.yaml", text))))


def written(nodes: dict[tuple[int | str, ...], Node]) -> Texts:
    return {path: "" if node.is_null else node.text for path, node in nodes.items() if isinstance(node, Scalar)}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def is_within(part: str, whole: str) -> bool:
    """Are these the letters of the whole, some of them left out?"""
    rest = iter(letters(whole))
    return all(letter in rest for letter in letters(part))


def names_a_known_venue(old: str, new: str) -> bool:
    return not old or judge_venue(read_venue(new).name).known  # in an empty note, what the venue held


def bare(text: str) -> str:
    """The text without blanks and invisible characters, composed, and LaTeX as it was written."""
    for read, command in (("\theta", "\\theta"), ("\x07lpha", "\\alpha")):
        text = text.replace(read, command)
    kept = (char for char in text if not char.isspace() and unicodedata.category(char) != "Cf" and char != "\ufe0f")
    return unicodedata.normalize("NFC", "".join(kept))


SAYS: dict[str, Callable[[str, str], bool]] = {
    "AG202": lambda old, new: date.fromisoformat(f"{new}-01-01"[:10]).strftime("%Y") in old,
    "AG206": lambda old, new: new.removeprefix("https://arxiv.org/abs/") in old,
    "AG208": lambda old, new: new in old,
    "AG209": names_a_known_venue,
    "AG211": lambda old, new: is_within(new, old),
    "AG213": lambda old, new: is_within(unquote(new), f"https://arxiv.org/abs/ doi.org github.com {old}"),
    "AG214": lambda old, new: new.startswith("https://"),
    "AG217": lambda old, new: old.casefold() == new.casefold(),
    "AG404": lambda old, new: old.rstrip().rstrip(",、，") == new.rstrip()[:-1] and new.rstrip()[-1] in ".。",
    "AG408": lambda old, new: old.split() == new.split(),
    "AG009": lambda old, new: new.startswith(old),
}
"""What is true of the text that a rule's safe fix replaces and the one that it writes."""


@pytest.mark.fuzz
@given(lists())
def test_a_safe_fix_changes_no_text_but_as_its_rule_says(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder: Path = tmp_path_factory.mktemp("list")
    (folder / "entries.yaml").write_bytes(text.encode())
    try:
        before = parsed(text)
    except YamlError:
        assume(False)
    subject = list_subject(find_project(folder), ("all",), ("AG5",), date(2026, 1, 15))
    material, result, _ = subject.lint()
    assume(material.decoded and material.decoded.listing)
    mended = mend(result.findings, material.all_sources, result.changes, {"entries.yaml"}, unsafe=False)
    at = {(node.start, node.end): path for path, node in before.items()}
    expected, rewritten = written(before), set()
    for finding in mended.fixed:
        assert finding.fix is not None
        for change in result.changes[finding.fix]:
            match change:
                case SetText(node, new):
                    path = at[node.start, node.end]
                    assert SAYS[finding.code](expected[path], new), (finding.code, expected[path], new)
                    expected[path] = new
                case AddField(mapping, name, new):
                    expected[(*at[mapping.start, mapping.end], bare(name), 0)] = new
                case RemoveField(mapping, name):
                    gone = (*at[mapping.start, mapping.end], bare(name), 0)
                    assert finding.code in ("AG104", "AG216", "AG009")
                    expected = {path: kept for path, kept in expected.items() if path[: len(gone)] != gone}
                case RemoveItem():
                    raise AssertionError("no safe fix takes an item away")
                case Rewrite(start, end):
                    rewritten |= {path for (first, last), path in at.items() if first < end and start < last}
    after = written(parsed(mended.texts.get("entries.yaml", text)))
    changed = {path for path in {*expected, *after} if expected.get(path) != after.get(path)}
    assert [(path, expected.get(path), after.get(path)) for path in changed - rewritten] == []
    assert [path for path in changed if bare(expected[path]) != bare(after[path])] == []
