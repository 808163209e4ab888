"""Executes the steps of .github/workflows/list.yml for a pull request, as GitHub does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lintbench import LIST, write_list

if sys.platform == "win32":
    pytest.skip("the workflow runs on Linux", allow_module_level=True)

NEW = """\
  - id: ddim
    title: "Denoising Diffusion Implicit Models"
    authors: Jiaming Song
    date: 2020-10-06
    links: {paper: https://arxiv.org/abs/2010.02502}
"""


class PullRequest:
    """A list on a main branch, and a branch with a change to it."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.folder, self.tools = folder / "list", folder / "tools"
        self.folder.mkdir()
        self.tools.mkdir()
        self.job = yaml.safe_load((repository / ".github/workflows/list.yml").read_text(encoding="utf-8"))["jobs"][
            "lint"
        ]
        # `uv run --no-sync awesomegen` runs the command, and what installs it does nothing.
        script = f'#!/bin/sh\ntest "$1" = run || exit 0; shift 3; exec {sys.executable} -m awesomegen "$@"\n'
        (self.tools / "uv").write_text(script, encoding="utf-8")
        (self.tools / "uv").chmod(0o755)
        self.git("init", "--quiet")
        self.commit(LIST, "entries.yaml")
        subprocess.run([sys.executable, "-m", "awesomegen", "build"], cwd=self.folder, check=True, capture_output=True)
        self.commit((self.folder / "README.md").read_text(encoding="utf-8"), "README.md")
        self.base = self.git("rev-parse", "HEAD")

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def commit(self, text: str, name: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", name)

    def check(self) -> tuple[list[str], str]:
        """The steps that fail, and all annotations."""
        expressions = {
            "${{ github.event.pull_request.base.sha }}": self.base,
            "${{ github.event.pull_request.head.sha }}": self.git("rev-parse", "HEAD"),
        }
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")} | {
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.tools / "summary"),
        }
        environment |= {name: expressions[value] for name, value in self.job["env"].items()}
        failed, annotations = [], ""
        for step in self.job["steps"]:
            if "run" not in step or (failed and step.get("if") != "${{ !cancelled() }}"):
                continue
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=self.folder,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            failed += [step["name"]] if done.returncode else []
            annotations += "".join(f"{line}\n" for line in done.stdout.split("\n") if line.startswith("::"))
        return failed, annotations


@pytest.fixture
def pull_request(tmp_path, repository):
    return PullRequest(tmp_path, repository)


def test_a_change_of_the_data_may_leave_the_page_stale(pull_request):
    pull_request.commit(LIST + NEW, "entries.yaml")
    assert pull_request.check() == ([], "")


def test_an_edit_of_the_page_is_refused(pull_request):
    page = (pull_request.folder / "README.md").read_text(encoding="utf-8")
    pull_request.commit(page.replace("Jonathan", "John"), "README.md")
    failed, annotations = pull_request.check()
    assert failed == ["Refuse an edit of the generated page"]
    assert annotations.startswith("::error file=README.md,line=1::README.md is generated from entries.yaml")


def test_a_page_that_was_built_is_welcome(pull_request):
    write_list(pull_request.folder, LIST + NEW)
    subprocess.run([sys.executable, "-m", "awesomegen", "build"], cwd=pull_request.folder, check=True)
    pull_request.commit("", "other")
    assert pull_request.check() == ([], "")


def test_what_keeps_the_page_from_being_built_is_shown_at_its_line(pull_request):
    pull_request.commit(LIST.replace("date: 2020-06-19", "date: 2020-06-31"), "entries.yaml")
    failed, annotations = pull_request.check()
    assert failed == ["Build the page", "Lint what has changed"]
    assert "::error file=entries.yaml,line=8,col=11,endColumn=21,title=AG201 " in annotations
