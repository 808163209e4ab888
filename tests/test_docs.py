"""The pages of docs/ do what they say: files are written, commands run, and their output is what the page shows.

A fence ```yaml title="entries.yaml"``` writes a file; a file that the page shows after a command is what the command
wrote; a `console` fence runs its command and shows what it prints. `--update-docs` writes the shown parts anew.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = ["quick-start.md", "import.md", "format.md", "configuration.md", "templates.md", "linting.md"]
FENCE = re.compile(r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)
OUTPUTS = {"README.md"}


def run(command: str, folder: Path) -> str:
    arguments = command.removeprefix("awesomegen ").split()
    result = subprocess.run(
        [sys.executable, "-m", "awesomegen", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1", "PYTHONUTF8": "1", "GITHUB_ACTIONS": ""},
        check=False,
    )
    return result.stdout


@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_what_it_says(name: str, repository: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = repository / "docs" / name
    text = page.read_text(encoding="utf-8")

    def carry_out(fence: re.Match[str]) -> str:
        language, title, body = fence["language"], fence["title"], fence["body"]
        if language == "console":
            command = body.partition("\n")[0]
            body = f"{command}\n{run(command.removeprefix('$ '), tmp_path)}"
        elif title in OUTPUTS:
            body = (tmp_path / title).read_text(encoding="utf-8")
        elif title:
            file = tmp_path / title
            file.parent.mkdir(exist_ok=True)
            file.write_text(body, encoding="utf-8")
        header = f'```{language} title="{title}"' if title else f"```{language}"
        return f"{header}\n{body}```"

    actual = FENCE.sub(carry_out, text)
    if request.config.getoption("--update-docs"):
        page.write_text(actual, encoding="utf-8")
    else:
        assert actual == text


def test_generated_parts_are_fresh(repository: Path) -> None:
    result = subprocess.run(
        [sys.executable, repository / "tools" / "generate_docs.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
