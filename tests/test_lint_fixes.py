"""`awesomegen lint --fix`: what is mended, what is not, and that nothing else changes."""

import stat

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.finding import Edit, Finding, Fix
from awesomegen.core.span import Source, Span
from awesomegen.core.yamledit import Rewrite
from awesomegen.core.yamlproof import prove
from awesomegen.rules.engine import fixes
from awesomegen.rules.engine.fixes import mend
from lintbench import LIST, lint, lint_json, run, write_list
from steps import grows_evenly

BROKEN = """\
# a comment at the top
list:
  title: "확산 모델"   # with quotes

entries:
  - id: ddpm          # the first
    title: Is #1 the best
    authors: [Jonathan Ho,  Ajay Jain]
    venue:
    tags: []

    date: 2020-06-19
    links:   {paper: https://arxiv.org/abs/2006.11239}
    lint:
      - {ignore: AG204, reason: nothing}
"""
MENDED = """\
# a comment at the top
list:
  title: "확산 모델"   # with quotes

entries:
  - id: ddpm          # the first
    title: "Is #1 the best"
    authors: [Jonathan Ho,  Ajay Jain]

    date: 2020-06-19
    links:   {paper: https://arxiv.org/abs/2006.11239}
"""


@pytest.fixture(autouse=True)
def _fixed_surroundings(monkeypatch):
    monkeypatch.setenv("AWESOMEGEN_TODAY", "2026-01-15")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def content(folder):
    return (folder / "entries.yaml").read_bytes().decode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_other_byte_stays(tmp_path, line_end, mark):
    folder = write_list(tmp_path, mark + BROKEN.replace("\n", line_end))
    result = lint_json(folder, "--fix", "--ignore", "AG004")
    assert result.codes == []
    assert "mended 4 findings in entries.yaml" in result.error
    assert content(folder) == mark + MENDED.replace("\n", line_end)


def test_diff_writes_nothing(tmp_path):
    folder = write_list(tmp_path, BROKEN)
    result = lint(folder, "--diff")
    assert result.code == 1
    assert '-    title: Is #1 the best\n+    title: "Is #1 the best"\n' in result.output
    assert "error" in result.error
    assert content(folder) == BROKEN
    assert lint(folder, "--fix", "--diff").output == result.output


def test_a_file_keeps_its_mode_and_its_link(tmp_path):
    folder = write_list(tmp_path, BROKEN)
    (folder / "entries.yaml").rename(folder / "real.yaml")
    (folder / "real.yaml").chmod(0o640)
    (folder / "entries.yaml").symlink_to("real.yaml")
    lint(folder, "--fix")
    assert (folder / "entries.yaml").is_symlink()
    assert stat.S_IMODE((folder / "real.yaml").stat().st_mode) == 0o640
    assert content(folder) == MENDED
    assert sorted(path.name for path in folder.iterdir()) == ["entries.yaml", "real.yaml"]


def test_unsafe_fixes_are_asked_for(tmp_path):
    # A year's slip: the day and the month fit the arXiv id.
    folder = write_list(tmp_path, LIST.replace("2020-06-19", "2019-06-19"))
    assert lint_json(folder, "--fix").codes == ["AG204"]
    assert lint_json(folder, "--fix", "--unsafe-fixes").codes == []
    assert content(folder) == LIST


def test_a_name_that_does_not_exist_is_mended_where_its_place_is_free(tmp_path):
    text = LIST.replace("venue:", "venu:").replace("authors:", "autors: Jonathan Ho\n    authors:")
    folder = write_list(tmp_path, text)
    assert lint_json(folder, "--fix").codes == ["AG102", "AG102"]
    assert lint_json(folder, "--fix", "--unsafe-fixes").codes == ["AG102"]
    assert content(folder) == text.replace("venu:", "venue:")


def test_what_stands_for_several_is_not_offered_to_be_mended(tmp_path):
    entry = "  - title: {}\n    links: {}\n"
    shared = entry.format("One", "&l {paper: 'http://arxiv.org/abs/2006.11239'}") + entry.format("Two", "*l")
    folder = write_list(tmp_path, f"list: {{title: P}}\nentries:\n{shared}")
    result = lint_json(folder, "--select", "AG214")
    assert [each["fix"] for each in result.document["findings"]] == [None, None]


def test_a_syntax_error_is_mended_and_then_the_rest(tmp_path):
    folder = write_list(tmp_path, BROKEN.replace("Is #1 the best", "DDPM: is #1 the best"))
    assert lint_json(folder, "--fix").codes == []
    assert content(folder) == MENDED.replace("Is #1", "DDPM: is #1")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r'"On $\lambda$ flows"', r"On $\lambda$ flows"),
        (r'"On $\theta$ and $\xi$ flows"', r"On $\theta$ and $\xi$ flows"),
        (r'"A \"bad\" \lambda, $\\sigma$"', r'A "bad" \lambda, $\sigma$'),
        ('"Denoising "Diffusion" Implicit Models"', 'Denoising "Diffusion" Implicit Models'),
        ("'It's all about 'scores''", "It's all about 'scores'"),
        ("'It''s a 'title'", "It's a 'title"),
        ('"Why" and "How"', '"Why" and "How"'),
        ("'Why' and 'How'", "'Why' and 'How'"),
        ('"Why not', "Why not"),
    ],
)
def test_quotes_around_a_text_are_kept_as_those_of_yaml(tmp_path, written, title):
    folder = write_list(tmp_path, LIST.replace('"Denoising Diffusion Probabilistic Models"', written))
    found = lint_json(folder, "--select", "AG001").document["findings"]
    lint(folder, "--fix", "--select", "AG001")
    assert [each["help"].removeprefix("write `").removesuffix("`") in content(folder) for each in found] == [True]
    assert yaml.safe_load(content(folder))["entries"][0]["title"] == title


def test_a_comment_behind_quotes_is_no_part_of_the_text(tmp_path):
    text = LIST.replace('"Denoising Diffusion Probabilistic Models"', r'"On \lambda" # or \mu')
    folder = write_list(tmp_path, text)
    lint(folder, "--fix", "--unsafe-fixes")
    assert content(folder) == text


def edits(*triples):
    return tuple(Edit(Span("a.md", start, end), text) for start, end, text in triples)


def finding(code, *triples, safe=True):
    return Finding(code, "", Span("a.md", triples[0][0], triples[0][1]), fix=Fix("", safe, edits(*triples)))


def test_fixes_that_meet_are_left_for_the_next_round():
    source = {"a.md": Source("a.md", "abcdef")}
    first, second, third = finding("A", (0, 2, "x")), finding("B", (1, 3, "y")), finding("C", (4, 5, "z"))
    mended = mend([first, second, third], source, {}, (), unsafe=False)
    assert mended.texts == {"a.md": "xcdzf"}
    assert (mended.fixed, mended.skipped) == ((first, third), (second,))


def test_a_fix_is_made_whole_or_not_at_all():
    source = {"a.md": Source("a.md", "abcdef")}
    first, second = finding("A", (0, 1, "x")), finding("B", (0, 1, "y"), (5, 6, "y"))
    mended = mend([first, second, finding("C", (3, 4, "z"), safe=False)], source, {}, (), unsafe=False)
    assert mended.texts == {"a.md": "xbcdef"}
    assert mended.skipped == (second,)


def many_fixes(number, bad):
    """A list of titles, each with a fix that makes it `B`; that of a bad one swallows the next line."""
    text = "".join(f"- title: A{index:04}\n" for index in range(number))
    found = []
    for index in range(number):
        start = text.index(f"A{index:04}")
        found.append(finding("A", (start, start + 5, ": {" if index in bad else "B")))
    changes = {each.fix: (Rewrite(*each.span[1:], each.fix.edits[0].text),) for each in found}
    source = {"a.md": Source("a.md", text)}
    return found, source, changes


@pytest.mark.parametrize("bad", [{0}, {299}, {5, 6, 150}, set()])
def test_bad_fixes_are_found_with_few_proofs(monkeypatch, bad):
    proofs = []
    monkeypatch.setattr(fixes, "prove", lambda *arguments: (proofs.append(1), prove(*arguments)))
    found, source, changes = many_fixes(300, bad)
    mended = mend(found, source, changes, ["a.md"], unsafe=False)
    assert set(mended.skipped) == {found[index] for index in bad}
    assert mended.texts["a.md"].count("B") == 300 - len(bad)
    assert len(proofs) <= 1 + len(bad) * 2 * 9


def test_fixes_are_compared_with_their_neighbours_only():
    def mended(text):
        number = len(text)
        found = [finding("A", (index, index + 1, "x")) for index in range(0, number, 2)]
        found += [finding("B", (index, index + 2, "y")) for index in range(0, number, 4)]
        assert len(mend(found, {"a.md": Source("a.md", text)}, {}, (), unsafe=False).fixed) == (number + 1) // 2

    assert grows_evenly(mended, "a")


WORDS = st.text(st.sampled_from("ab: #'\"[]{}&*!|>-?,@`한\u200b\t"), min_size=1, max_size=12)


@pytest.mark.fuzz
@given(st.lists(st.tuples(st.sampled_from(["title", "venue", "note", "summary"]), WORDS), max_size=4))
def test_mending_twice_changes_nothing_more(tmp_path_factory, fields):
    folder = tmp_path_factory.mktemp("list")
    written = "".join(f"    {name}: {text}\n" for name, text in fields)
    write_list(folder, f"list:\n  title: L\nentries:\n  - id: a\n{written}  - id: b\n    title: '한글'\n")
    first = lint_json(folder, "--fix", "--unsafe-fixes")
    once = content(folder)
    second = lint_json(folder, "--fix", "--unsafe-fixes")
    assert content(folder) == once
    assert second.document["findings"] == first.document["findings"]
    assert not second.error.startswith("mended")


NAMES = st.one_of(st.sampled_from(["a", "b", "A section", "[a, b]", "[a, c]", "", "{}"]), WORDS)


@st.composite
def lists_with_sections(draw):
    """A list whose entries and references name sections that may not be there."""
    sections = "".join(f"  - {{title: {name}, id: {name}}}\n" for name in draw(st.sets(st.sampled_from("ab"))))
    lines = draw(st.lists(st.tuples(st.sampled_from(["title: T", "see: t", "id: t\n    title: U"]), NAMES), max_size=4))
    entries = "".join(f"  - {item}\n    section: {name}\n" for item, name in lines)
    return f"list: {{title: L}}\nsections:\n{sections}entries:\n{entries}"


@pytest.mark.fuzz
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map("\n".join), lists_with_sections()))
def test_no_input_makes_lint_crash(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("list")
    (folder / "entries.yaml").write_bytes(text.encode("utf-8", "replace"))
    assert run("lint", "--project", folder, "--select", "all").code in (0, 1, 2)
    (folder / "LIST.md").write_bytes(text.encode("utf-8", "replace"))
    assert run("lint", folder / "LIST.md", "--select", "all").code in (0, 1, 2)
