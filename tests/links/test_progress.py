"""How far a check is: a bar on a terminal, a line a minute in a log, nothing for programs."""

import os
import subprocess
import sys

import pytest

from awesomegen.cli import progress
from awesomegen.cli.progress import shown_progress
from awesomegen.links.run import Progress
from awesomegen.links.verdict import Verdict


def advance(show, checked, dead=0):
    show(Progress(checked, 90, {Verdict.ALIVE: checked - dead, Verdict.DEAD: dead}))


@pytest.fixture
def minutes(monkeypatch):
    """Minutes on the clock of the progress, to be set."""
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0] * 60)
    monkeypatch.setenv("CI", "true")
    return now


def test_a_line_a_minute_in_a_log(minutes, capsys):
    with shown_progress(quiet=False) as show:
        for step in range(1, 31):
            minutes[0] = step / 10
            advance(show, step, dead=step // 10)
    lines = capsys.readouterr().err.split("\n")
    assert lines == [
        "checked 10 of 90: 9 alive, 1 dead",
        "checked 20 of 90: 18 alive, 2 dead",
        "checked 30 of 90: 27 alive, 3 dead",
        "",
    ]


def test_nothing_when_quiet_or_for_a_program(minutes, capsys, monkeypatch):
    with shown_progress(quiet=True) as show:
        minutes[0] = 5.0
        advance(show, 1)
    monkeypatch.delenv("CI")
    with shown_progress(quiet=False) as show:
        minutes[0] = 10.0
        advance(show, 1)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_one_bar_on_a_terminal(tmp_path, internet):
    import pty

    links = "".join(f"      - {internet.url(path)}\n" for path in ("/fine/1", "/fine/2", "/404/1"))
    text = f"list:\n  title: Papers\nentries:\n  - id: a\n    title: A\n    links:\n{links}"
    (tmp_path / "entries.yaml").write_text(text, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "awesomegen", "links", "--project", tmp_path]
    environment = os.environ | internet.environment() | {"TERM": "xterm"}
    environment.pop("CI", None)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, encoding="utf-8")
    output, _ = process.communicate(timeout=30)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert process.returncode == 0
    assert "3/3  2 alive, 1 dead" in shown
    assert shown.count("\n") == 1
    assert "alive" in output
