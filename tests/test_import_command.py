"""`awesomegen import` never writes over what it should keep."""

import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "# A\n\n## B\n\n- [x](https://x.org) - y.\n- [z](https://z.org) - w.\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "awesomegen", "import", "README.md", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [["--report", "README.md"], ["-o", "README.md", "--force"], ["-o", "r.json", "--report", "r.json"]],
)
def test_the_page_and_the_list_are_kept(arguments: list[str], folder: Path) -> None:
    result = run(folder, *arguments)
    assert (result.returncode, "nothing was written" in result.stderr) == (2, True)
    assert [path.name for path in folder.iterdir()] == ["README.md"]
    assert (folder / "README.md").read_text(encoding="utf-8") == PAGE


def test_only_a_report_is_overwritten_unasked(folder: Path) -> None:
    assert run(folder, "--report", "r.json").returncode == 0
    assert "`entries.yaml`" in run(folder, "--report", "r.json").stderr
    for path in ("entries.yaml", "awesomegen.toml"):
        (folder / path).unlink()
    assert run(folder, "--report", "r.json").returncode == 0
    (folder / "r.json").write_text("{}", encoding="utf-8")
    assert "`r.json`" in run(folder, "--report", "r.json").stderr
