"""Executes the steps of .github/workflows/links.yml as GitHub does, with a stand-in for `gh`."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from links.running import TOKEN

if sys.platform == "win32":
    pytest.skip("the workflow runs on Linux", allow_module_level=True)


class Job:
    """A job of the workflow: its `run` steps are executed in order, in one folder."""

    def __init__(self, name: str, folder: Path, repository: Path, internet) -> None:
        workflow = yaml.safe_load((repository / ".github/workflows/links.yml").read_text(encoding="utf-8"))
        self.job = workflow["jobs"][name]
        self.folder, self.internet = folder / "list", internet
        self.folder.mkdir()
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.state = folder / "github.json"
        self.summary, self.output = folder / "summary.md", folder / "output"
        self.write_state(runs=[], artifacts={}, labels=[], issues=[])
        here = Path(__file__).parent
        self._tool("gh", f'exec {sys.executable} {here / "fake_gh.py"} "$@"')
        # `uv run --no-sync awesomegen` runs the command, and what installs it does nothing.
        self._tool("uv", f'test "$1" = run || exit 0; shift 3; exec {sys.executable} {here / "command_at.py"} "$@"')

    def _tool(self, name: str, script: str) -> None:
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.tools / name).chmod(0o755)

    def read_state(self) -> dict:
        return json.loads(self.state.read_text(encoding="utf-8"))

    def write_state(self, **state) -> None:
        self.state.write_text(json.dumps(state), encoding="utf-8")

    def environment(self, step: dict) -> dict[str, str]:
        """The environment of a step, its expressions filled in."""
        known = {
            "${{ github.token }}": TOKEN,
            "${{ github.repository }}": "lab/list",
            "${{ github.workspace }}": str(self.folder),
            "${{ github.workflow_ref }}": "lab/list/.github/workflows/links.yml@refs/heads/main",
            "${{ github.server_url }}": "https://github.com",
            "${{ github.run_id }}": "7",
            "${{ inputs.awesomegen }}": "",
            "${{ inputs.budget || '30m' }}": "30m",
            "${{ github.event.pull_request.base.sha }}": "HEAD",
        }
        found = {}
        for name, value in {**self.job.get("env", {}), **step.get("env", {})}.items():
            for expression, text in known.items():
                value = value.replace(expression, text)
            assert "${{" not in value, value
            found[name] = value
        return found

    def run(self, now, branch: str = "main") -> dict[str, subprocess.CompletedProcess]:
        """All steps; those behind a failed one only if they say so. A cancelled run is none of these."""
        self.summary.write_text("")
        self.output.write_text("")
        base = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "GH_"))}
        base |= self.internet.environment() | {
            "PATH": f"{self.tools}:{base['PATH']}", "NOW": now.isoformat(), "PYTHONUTF8": "1", "CI": "true",
            "GITHUB_ACTIONS": "true", "GITHUB_REF_NAME": branch, "RUNNER_TEMP": str(self.tools),
            "FAKE_GH": str(self.state), "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_OUTPUT": str(self.output),
        }  # fmt: skip
        done: dict[str, subprocess.CompletedProcess] = {}
        for step in self.job["steps"]:
            condition = step.get("if", "")
            is_default = "default=true" in self.output.read_text()
            failed = any(each.returncode for each in done.values())
            if "run" not in step or (failed and condition != "${{ !cancelled() }}"):
                continue
            if "steps.earlier.outputs.default" in condition and not is_default:
                continue
            done[step["name"]] = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=self.folder,
                env=base | self.environment(step),
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        return done

    def upload(self, number: int, event: str = "schedule") -> None:
        """What `actions/upload-artifact` does, and the run's end."""
        step = next(step for step in self.job["steps"] if "upload-artifact" in step.get("uses", ""))
        state = self.read_state()
        state["artifacts"][str(number)] = (self.folder / step["with"]["path"]).read_text()
        state["runs"].insert(0, {"databaseId": number, "event": event})
        self.write_state(**state)
        for file in (self.folder / ".awesomegen").iterdir():
            file.unlink()  # the next run begins with a fresh checkout

    def week(self, number: int, start) -> None:
        done = self.run(start + timedelta(weeks=number))
        assert {name: each.returncode for name, each in done.items()} == dict.fromkeys(done, 0), done
        self.upload(number)


@pytest.fixture
def job(request, tmp_path, repository, internet):
    return Job(getattr(request, "param", "all"), tmp_path, repository, internet)


def write_list(job: Job, *paths: str) -> None:
    links = "".join(f"      - {job.internet.url(path)}\n" for path in paths)
    text = f"list:\n  title: Papers\nentries:\n  - id: a\n    title: A\n    links:\n{links}"
    (job.folder / "entries.yaml").write_text(text, encoding="utf-8")


def test_an_issue_over_five_weeks(job):
    start = job.internet.clock.now()
    write_list(job, "/404/1", "/fine/1")
    job.week(0, start)
    assert job.read_state()["issues"] == []
    assert "1 failing, not yet certain" in job.summary.read_text()

    job.week(1, start)
    (issue,) = job.read_state()["issues"]
    assert (issue["title"], issue["state"], issue["comments"]) == ("Broken links", "open", [])
    assert job.internet.url("/404/1") in issue["body"]
    assert job.summary.read_text().startswith("<!-- awesomegen:links -->")

    job.week(2, start)
    (again,) = job.read_state()["issues"]
    assert (again["state"], again["comments"]) == ("open", [])
    assert again["body"] != issue["body"], "the day of the last check"

    write_list(job, "/fine/1")
    job.week(3, start)
    (closed,) = job.read_state()["issues"]
    assert (closed["state"], len(closed["comments"])) == ("closed", 1)

    write_list(job, "/404/1", "/fine/1")
    job.week(4, start)
    (reopened,) = job.read_state()["issues"]
    assert (reopened["state"], len(reopened["comments"])) == ("open", 2)


def test_nothing_verified_fails_the_job_and_leaves_the_issue(job):
    start = job.internet.clock.now()
    write_list(job, "/404/1", "/fine/1")
    for week in range(2):
        job.week(week, start)
    before = job.read_state()["issues"]
    (job.folder / "entries.yaml").write_text(
        "list: {title: P}\nentries: [{id: a, title: A, links: {video: 'https://youtu.be/sh79Z8i15PI'}}]\n"
    )
    job.internet.youtube.statuses["sh79Z8i15PI"] = 503
    done = job.run(start + timedelta(weeks=2))
    assert done["Check all links"].returncode == 3
    assert "Keep one issue about broken links" not in done
    assert "## Nothing could be verified" in job.summary.read_text()
    assert job.read_state()["issues"] == before


def test_another_branch_does_not_touch_the_issue(job):
    start = job.internet.clock.now()
    write_list(job, "/404/1", "/fine/1")
    job.week(0, start)
    done = job.run(start + timedelta(weeks=1), branch="attempt")
    assert "Check all links" in done
    assert job.read_state()["issues"] == []


def test_what_a_pull_request_uploads_is_not_believed(job):
    start = job.internet.clock.now()
    write_list(job, "/404/1", "/fine/1")
    job.run(start)
    job.upload(1, event="pull_request")
    done = job.run(start + timedelta(weeks=1))
    assert "nothing is known from earlier runs" in done["Fetch what earlier runs found out"].stdout
    assert job.read_state()["issues"] == []


@pytest.mark.parametrize("job", ["new"], indirect=True)
def test_a_pull_request_fails_for_its_own_dead_link_only(job):
    def check() -> int:
        return job.run(job.internet.clock.now())["Check the links of what has changed"].returncode

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=job.folder, check=True, capture_output=True)

    write_list(job, "/404/old")
    git("init", "--quiet")
    git("add", "entries.yaml")
    git("commit", "--quiet", "--message", "list")
    write_list(job, "/404/old", "/fine/1", "/403/1", "/500/1")
    assert check() == 0
    write_list(job, "/404/old", "/404/new")
    assert check() == 1
    (job.folder / "entries.yaml").write_text(
        "list: {title: P}\nentries: [{id: a, title: A, links: {video: 'https://youtu.be/sh79Z8i15PI'}}]\n"
    )
    job.internet.youtube.statuses["sh79Z8i15PI"] = 503
    assert check() == 0


def test_the_permissions_are_the_least(repository):
    workflow = yaml.safe_load((repository / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["all"]["permissions"] == {"contents": "read", "actions": "read", "issues": "write"}
    assert workflow["jobs"]["new"]["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 reads `on` as a truth value
