"""What the repository promises about its package, its pins, its workflows and its Makefile."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

import awesomegen


@pytest.fixture(scope="module")
def pyproject(repository: Path) -> dict:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def requirements(pyproject) -> list[str]:
    """Every requirement: to build, to run, and of all groups."""
    groups = pyproject["dependency-groups"].values()
    return [
        *pyproject["build-system"]["requires"],
        *pyproject["project"]["dependencies"],
        *(line for group in groups for line in group if isinstance(line, str)),
    ]


def tool(name: str) -> str:
    """The program of that name in this environment; the test is skipped where it is not installed."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    return found or pytest.skip(f"{name} is not installed")


def run(*command: str, cwd: Path) -> str:
    result = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_version_is_the_same_everywhere(repository, pyproject):
    version = pyproject["project"]["version"]
    assert awesomegen.__version__ == version

    citation = yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version

    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    newest, *released = re.findall(r"^## \[(.+?)\]", changelog, flags=re.MULTILINE)
    assert newest == "Unreleased"
    assert released[:1] in ([], [version])


def test_every_dependency_has_both_bounds(requirements):
    unbounded = [line for line in requirements if not re.search(r">=[\d.]+,<\d+$", line)]
    assert unbounded == []


def test_constraints_are_exact_pins_without_addresses(repository, requirements):
    text = (repository / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    pins = text.removesuffix("\n").split("\n")
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^@]+)?", pin)] == []

    pinned = {pin.partition("==")[0] for pin in pins}
    direct = {re.split(r"[<>=]", line)[0] for line in requirements}
    assert direct <= pinned


def test_wheel_holds_the_templates_and_the_typing_marker(repository, tmp_path):
    pytest.importorskip("hatchling")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=repository)
    [wheel] = tmp_path.glob("*.whl")
    packaged = set(zipfile.ZipFile(wheel).namelist())
    package = repository / "src"
    wanted = {
        path.relative_to(package).as_posix()
        for pattern in ("*.py", "*.j2", "py.typed")
        for path in package.rglob(pattern)
    }
    assert "awesomegen/py.typed" in wanted
    assert wanted <= packaged
    assert not [name for name in packaged if name.startswith(("tests/", "benchmarks/"))]


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.citation-file-format", "CITATION.cff"),
    ],
)
def test_files_that_github_reads_are_valid(repository, schema, pattern):
    files = [str(path) for path in repository.glob(pattern)]
    assert files
    run(tool("check-jsonschema"), "--builtin-schema", schema, *files, cwd=repository)


def test_workflows_are_hardened(repository):
    run(tool("zizmor"), "--offline", "--persona=auditor", "--no-progress", "--quiet", ".github", cwd=repository)


def test_make_help_names_every_target(repository):
    targets = re.findall(r"^\.PHONY: (.+)$", (repository / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    listed = re.findall(r"^  make (\S+) +\S", run(tool("make"), cwd=repository), re.MULTILINE)
    assert listed == targets
    assert {"readme", "lint", "links", "test", "fuzz", "bench", "fmt", "clean"} <= set(targets)


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("entries.yaml", {"lint", "build", "links"}),
        ("papers/2024.yml", {"lint", "build", "links"}),
        ("list/sections/must-read.md", {"lint", "build"}),
        ("pyproject.toml", {"lint", "build"}),
        ("awesomegen.toml", {"lint", "build"}),
        ("templates/page.j2", {"lint", "build"}),
        ("lint-baseline.json", {"lint"}),
        ("src/main.py", set()),
        ("my-pyproject.toml", set()),
    ],
)
def test_a_hook_runs_for_what_it_looks_at(repository: Path, path: str, hooks: set[str]) -> None:
    rows = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {row["id"].removeprefix("awesomegen-") for row in rows if re.search(row["files"], path)} == hooks
