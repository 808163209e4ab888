"""`awesomegen import` from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

README = """\
# The list

## Papers

**Noise** \\
*Ada One* \\
CVPR 2021. [[Paper](https://arxiv.org/abs/2006.11239)] \\
19 Jun 2020 \\
Loud.

, torn
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "awesomegen", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1", "PYTHONUTF8": "1"},
        check=False,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    return tmp_path


def test_import_writes_the_list_and_says_what_comes_next(folder: Path) -> None:
    result = run(folder, "import", "README.md", "--report", "report.json")
    assert result.returncode == 0, result.stderr
    assert result.stdout.split("\n")[:3] == [
        "README.md: 1 entry in 1 section",
        "11 lines: 10 accounted for, 1 not understood (line 11: `, torn`)",
        "wrote entries.yaml, report.json",
    ]
    assert "replaces README.md" in result.stdout
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert (report["version"], report["entries"], report["sections"], report["lines"]) == (1, 1, 1, 11)
    assert report["accounted"] == [
        {"lines": [1, 1], "as": "preamble"},
        {"lines": [3, 3], "as": "section"},
        {"lines": [5, 9], "as": "entry", "entry": "noise"},
    ]
    assert [(item["line"], item["text"]) for item in report["unparsed"]] == [(11, ", torn")]
    built = run(folder, "build", "--force")
    assert built.returncode == 0, built.stderr
    assert "**Noise** \\\n*Ada One* \\" in (folder / "README.md").read_text(encoding="utf-8")


def test_nothing_is_overwritten_without_force(folder: Path) -> None:
    (folder / "entries.yaml").write_text("mine", encoding="utf-8")
    result = run(folder, "import", "README.md")
    assert result.returncode == 2
    assert "`entries.yaml` exists already; nothing was written" in result.stderr
    assert (folder / "entries.yaml").read_text(encoding="utf-8") == "mine"
    assert run(folder, "import", "README.md", "--force").returncode == 0
    assert "noise" in (folder / "entries.yaml").read_text(encoding="utf-8")


def test_a_preview_shows_the_difference_and_writes_nothing(folder: Path) -> None:
    result = run(folder, "import", "README.md", "--preview")
    assert result.returncode == 0, result.stderr
    assert "-[[" not in result.stdout
    assert "+CVPR 2021. \\[[Paper](https://arxiv.org/abs/2006.11239)\\] \\" in result.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["README.md"]


def test_the_nearest_layout_is_configured(folder: Path) -> None:
    (folder / "README.md").write_text("# L\n\n## A\n\n- [Noise](https://x.example) - Loud.\n\nBye.\n", encoding="utf-8")
    result = run(folder, "import", "README.md")
    assert result.returncode == 0, result.stderr
    assert (folder / "awesomegen.toml").read_text(encoding="utf-8") == 'layout = "bullet"\n'
    assert "Bye." in (folder / "templates" / "README.md.j2").read_text(encoding="utf-8")
    assert run(folder, "build", "--force").returncode == 0
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert page.endswith("- [Noise](https://x.example) - Loud.\n\nBye.\n")


def test_an_existing_configuration_is_left_alone(folder: Path) -> None:
    (folder / "awesomegen.toml").write_text("toc_depth = 2\n", encoding="utf-8")
    (folder / "README.md").write_text("# L\n\n## A\n\n- [Noise](https://x.example) - Loud.\n", encoding="utf-8")
    result = run(folder, "import", "README.md")
    assert 'set `layout = "bullet"` in awesomegen.toml' in result.stdout
    assert (folder / "awesomegen.toml").read_text(encoding="utf-8") == "toc_depth = 2\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "not UTF-8"),
        (b"# a\0b", "is a binary file"),
        ("# L\n".encode("utf-16"), "UTF-16"),
        (b"# L\n\nNothing here.\n", "holds no entries"),
        (b"# L\n\n" + b"a" * 3_000_000, "a line of 3,000,000 characters"),
    ],
)
def test_what_is_no_list_gets_a_clear_message(folder: Path, content: bytes, message: str) -> None:
    (folder / "README.md").write_bytes(content)
    result = run(folder, "import", "README.md")
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not (folder / "entries.yaml").exists()


def test_a_missing_file_and_an_unknown_layout(folder: Path) -> None:
    assert "cannot read `READMEE.md`" in run(folder, "import", "READMEE.md").stderr
    assert "did you mean `bullet`" in run(folder, "import", "README.md", "--layout", "bulet").stderr
