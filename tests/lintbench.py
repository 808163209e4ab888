"""Runs `awesomegen lint` in this process, on files that a test writes."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from awesomegen.cli import group
from awesomegen.core.errors import AwesomegenError

LIST = """\
list:
  title: Papers
entries:
  - id: ddpm
    title: "Denoising Diffusion Probabilistic Models"
    authors: Jonathan Ho, Ajay Jain, Pieter Abbeel
    venue: NeurIPS 2020
    date: 2020-06-19
    links:
      paper: https://arxiv.org/abs/2006.11239
    summary: 확산 모델의 시작.
"""


@dataclass(frozen=True)
class Run:
    """How a run of the command ended."""

    code: int
    output: str
    error: str

    @property
    def document(self) -> dict[str, Any]:
        return json.loads(self.output)

    @property
    def codes(self) -> list[str]:
        return [finding["code"] for finding in self.document["findings"]]


def run(*arguments: str | Path) -> Run:
    """Any command."""
    result = CliRunner().invoke(group, [str(argument) for argument in arguments], standalone_mode=False)
    if isinstance(result.exception, AwesomegenError):
        return Run(
            int(result.exception.exit_code), result.stdout, f"{result.exception.message}\n{result.exception.help}"
        )
    if result.exception is not None:
        raise result.exception
    return Run(int(result.return_value or 0), result.stdout, result.stderr)


def lint(folder: Path, *arguments: str) -> Run:
    """`awesomegen lint` on the list in a folder, with rules about data only unless the arguments say otherwise."""
    select = () if "--select" in arguments else ("--select", "AG0,AG1,AG2,AG3,AG4,AG7")
    return run("lint", "--project", folder, *select, *arguments)


def lint_json(folder: Path, *arguments: str) -> Run:
    """The same, as JSON."""
    return lint(folder, "--output-format", "json", *arguments)


def write_list(folder: Path, text: str = LIST, **files: str) -> Path:
    """Writes entries.yaml, and other files by name, with `__` for a dot."""
    (folder / "entries.yaml").write_text(text, encoding="utf-8", newline="")
    for name, content in files.items():
        (folder / name.replace("__", ".").replace("_", "-")).write_text(content, encoding="utf-8", newline="")
    return folder
