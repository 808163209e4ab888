"""Runs the examples on the page of every rule; docs/rules/README.md says how they are written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesomegen.cli import group
from awesomegen.rules import CATALOGUE
from awesomegen.rules.base import Needs, Rule

# The examples of rules about links are run by tests/links/test_online_rules.py, which plays the answers.
OFFLINE = [rule for rule in CATALOGUE if rule.needs is not Needs.ONLINE]
PAGES = Path(__file__).resolve().parent.parent / "docs" / "rules"
TODAY = "2026-01-15"
HEADINGS = ["Why it matters", "Examples", "How to fix", "Options", "Measured"]
FENCE = re.compile(
    r'^(?P<fence>`{3,})(?P<language>\w+) title="(?P<title>[^"]+)"(?: today="(?P<today>[\d-]+)")?\n'
    r"(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
FINDING = re.compile(
    r"(?:(?P<path>[\w./-]+):)?(?P<line>\d+):(?P<column>\d+):? "
    r"(?:(?P<severity>error|warning|info) )?(?P<code>AG\d{3})(?:: (?P<message>.+))?"
)
CHARACTER = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")
PATHS = {"toml": "awesomegen.toml", "jinja": "templates/README.md.j2", "json": "lint-baseline.json"}
ENTRY_DEFAULTS = {
    "id": "example",
    "title": "Example",
    "authors": "Jonathan Ho",
    "date": "2020-06-19",
    "links": "{paper: https://arxiv.org/abs/2006.11239}",
}


@dataclass(frozen=True)
class Example:
    """A text of a page, wrapped up as a file; `lines` and `columns` say by how much it moved."""

    path: str
    text: str
    lines: int = 0
    columns: int = 0
    below: str = ""

    def shown(self, text: str) -> str:
        """The part of a file's text that the page shows."""
        assert text.endswith(self.below)
        body = text.removesuffix(self.below).split("\n")[self.lines :]
        return "\n".join(line[self.columns :] for line in body)


def page_path(rule: Rule) -> Path:
    return PAGES / f"{rule.code}-{rule.name}.md"


def page_text(rule: Rule) -> str:
    path = page_path(rule)
    if not path.exists():
        pytest.fail(f"{path.name} does not exist")
    return path.read_text(encoding="utf-8")


def wrap(text: str, language: str, rule: Rule) -> Example:
    """The file that an example stands for."""
    if language in PATHS:
        return Example(PATHS[language], text)
    if language == "markdown":
        return Example("README.md" if rule.needs is Needs.PROJECT else "LIST.md", text)
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
    if re.search(r"^list:", text, re.MULTILINE) or rule.code == "AG008":
        return Example("entries.yaml", text)
    if first.startswith(("sections:", "entries:", "include:")):
        return moved(text, "list:\n  title: Papers\n", 0)
    if first.startswith("- "):
        return moved(text, "list:\n  title: Papers\nentries:\n", 2)
    written = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    missing = {name: value for name, value in ENTRY_DEFAULTS.items() if name not in written}
    name, value = next(iter(missing.items()))
    rest = "".join(f"    {key}: {value}\n" for key, value in missing.items() if key != name)
    return moved(text, f"list:\n  title: Papers\nentries:\n  - {name}: {value}\n", 4, rest)


def moved(text: str, above: str, columns: int, below: str = "") -> Example:
    body = "".join(f"{' ' * columns}{line}\n" if line else "\n" for line in text.split("\n")[:-1])
    return Example("entries.yaml", above + body + below, above.count("\n"), columns, below)


class Bench:
    """A folder in which the examples of a page are linted."""

    def __init__(self, rule: Rule, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rule = rule
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.example = Example("", "")

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")

    def place(self, example: Example, today: str | None) -> None:
        self.example = example
        self.monkeypatch.setenv("AWESOMEGEN_TODAY", today or TODAY)
        self.write(example.path, example.text)
        if not (self.folder / "entries.yaml").exists() and example.path != "LIST.md":
            self.write("entries.yaml", wrap("title: Example\n", "yaml", self.rule).text)

    def run(self, *options: str) -> tuple[int, str, str]:
        files = [self.example.path] if self.example.path == "LIST.md" else ["--project", "."]
        self.monkeypatch.chdir(self.folder)
        result = CliRunner().invoke(group, ["lint", *files, *options], standalone_mode=False)
        if result.exception is not None:
            return 2, result.stdout, str(result.exception)
        return int(result.return_value or 0), result.stdout, result.stderr

    @property
    def selection(self) -> list[str]:
        """This rule alone; rules about suppressions need the others to have something to suppress."""
        return [] if self.rule.code.startswith("AG7") else ["--select", self.rule.code]

    def findings(self, *options: str) -> list[dict]:
        _, output, error = self.run("--output-format", "json", *self.selection, *options)
        assert output, error
        return json.loads(output)["findings"]

    def fix(self, *options: str) -> str:
        """The text that mending leaves; nothing may be left that could have been mended."""
        left = self.findings("--fix", *options)
        assert [each for each in left if each["code"] == self.rule.code and (each["fix"] or {}).get("safe")] == []
        return (self.folder / self.example.path).read_bytes().decode()


def blocks(rule: Rule) -> list[re.Match[str]]:
    return list(FENCE.finditer(page_text(rule)))


def expected(text: str, example: Example) -> Iterator[dict]:
    """The findings that a block lists, at their places in the file."""
    for line in text.split("\n")[:-1]:
        match = FINDING.fullmatch(line)
        assert match, f"not a finding: {line}"
        own = match["path"] in (None, example.path)
        found = {
            "path": match["path"] or example.path,
            "line": int(match["line"]) + (example.lines if own else 0),
            "column": int(match["column"]) + (example.columns if own else 0),
            "code": match["code"],
        }
        yield found | {key: match[key] for key in ("severity", "message") if match[key]}


@pytest.mark.parametrize("rule", OFFLINE, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_examples(rule, tmp_path, monkeypatch):
    bench = Bench(rule, tmp_path, monkeypatch)
    titles = []
    for block in blocks(rule):
        title = block["title"]
        text = CHARACTER.sub(lambda match: chr(int(match[1], 16)), block["text"])
        titles.append(title)
        if "." in title:
            bench.write(title, text)
        elif title == "bad":
            bench.place(wrap(text, block["language"], rule), block["today"])
        elif title == "findings":
            check_findings(bench, text)
        elif title in ("fixed", "fixed with --unsafe-fixes"):
            unsafe = ["--unsafe-fixes"] if title != "fixed" else []
            mended = bench.fix(*unsafe)
            assert bench.example.shown(mended) == text
            assert bench.fix(*unsafe) == mended
            bench.place(bench.example, None)
        elif title == "good":
            bench.place(wrap(text, block["language"], rule), block["today"])
            unreadable = {"AG001", "AG007"}
            assert {each["code"] for each in bench.findings()} & {rule.code, *unreadable} == set()
        else:
            pytest.fail(f"the title {title!r} means nothing")
    assert "bad" in titles
    assert "good" in titles
    assert all(pair == ("bad", "findings") for pair in pairwise(titles) if pair[0] == "bad" or pair[1] == "findings")


def check_findings(bench: Bench, text: str) -> None:
    if text.startswith("exit 2: "):
        code, _, error = bench.run()
        assert code == 2
        assert text.removeprefix("exit 2: ").strip() in error
        return
    wanted = list(expected(text, bench.example))
    found = [each for each in bench.findings() if each["code"] == bench.rule.code]
    assert [{key: each[key] for key in want} for each, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), found


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_page_has_the_fixed_shape(rule):
    text = page_text(rule)
    assert text.startswith(f"# {rule.code} {rule.name}\n\n")
    found = re.findall(r"^## (.+)$", re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    assert found == [heading for heading in HEADINGS if heading != "Options" or rule.options]
    assert [option.name for option in rule.options if f"`{option.name}`" not in text] == []


def test_every_page_belongs_to_a_rule():
    names = {page_path(rule).name for rule in CATALOGUE} | {"README.md"}
    assert {path.name for path in PAGES.glob("*.md")} - names == set()
