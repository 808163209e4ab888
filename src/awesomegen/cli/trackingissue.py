"""The issue about broken links on GitHub: found, written and closed through `gh api`."""

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any

from awesomegen.core.errors import ProjectError
from awesomegen.links.issue import LABEL, TITLE, Action, Step, TrackingIssue, find_issue, plan_issue
from awesomegen.links.report import fitted, read_report

# `gh api` puts the repository of GH_REPO, or of the folder, in the place of the braces.
_REPOSITORY = "repos/{owner}/{repo}"
_DONE = {
    Step.CREATE: "opened",
    Step.EDIT: "updated",
    Step.COMMENT: "commented on",
    Step.CLOSE: "closed",
    Step.REOPEN: "reopened",
}


def keep_issue(text: str, author: str) -> Iterator[str]:
    """Makes the issue say what a report says; yields what was done.

    Raises:
        ProjectError: when there is no `gh`, or when it fails.
    """
    report = read_report(text)
    if not report.verified:
        yield "nothing could be verified: the issue stays as it is"
        return
    rows = _gh("GET", f"{_REPOSITORY}/issues?state=all&per_page=100&labels={LABEL}")
    actions = plan_issue(find_issue([_issue(row) for row in rows if "pull_request" not in row], author), report)
    for action in actions:
        yield f"{_DONE[action.step]} issue #{_carry_out(action)}"
    if not actions:
        yield "no broken links, and no open issue about any"


def _issue(row: dict[str, Any]) -> TrackingIssue:
    """An issue as the REST API has it (docs.github.com, "REST API endpoints for issues")."""
    return TrackingIssue(
        number=row["number"],
        body=(row["body"] or "").replace("\r\n", "\n"),
        is_open=row["state"] == "open",
        author=row["user"]["login"],
        labels=frozenset(label["name"] for label in row["labels"]),
    )


def _carry_out(action: Action) -> int:
    issue = f"{_REPOSITORY}/issues/{action.number}"
    match action.step:
        case Step.CREATE:
            _make_label()
            return int(_gh("POST", f"{_REPOSITORY}/issues", title=TITLE, body=_body(action), labels=[LABEL])["number"])
        case Step.EDIT:
            _gh("PATCH", issue, body=_body(action))
        case Step.COMMENT:
            _gh("POST", f"{issue}/comments", body=action.text)
        case Step.CLOSE:
            _gh("PATCH", issue, state="closed")
        case Step.REOPEN:
            _gh("PATCH", issue, state="open")
    return action.number or 0


def _body(action: Action) -> str:
    return fitted(action.text, os.environ.get("AWESOMEGEN_RUN_URL"))


def _make_label() -> None:
    """Makes the label: GitHub drops an unknown one without a word, and no later run would find the issue."""
    try:
        _gh("POST", f"{_REPOSITORY}/labels", name=LABEL, color="d73a4a", description="Kept by awesomegen links")
    except ProjectError as error:
        if "already_exists" not in error.message:
            raise


def _gh(method: str, path: str, **fields: object) -> Any:
    """The JSON that GitHub's API answers; all fields go through standard input, out of sight of other processes.

    Raises:
        ProjectError: when there is no `gh`, or when it fails.
    """
    command = ["gh", "api", "--method", method, path, *(["--input", "-"] if fields else [])]
    try:
        done = subprocess.run(
            command, input=json.dumps(fields) if fields else None, capture_output=True, encoding="utf-8", check=False
        )
    except OSError as error:
        raise ProjectError(f"`gh` cannot be run: {error.strerror}", help="https://cli.github.com") from None
    if done.returncode != 0:
        raise ProjectError(f"`gh api {method} {path}` failed: {done.stderr.strip() or done.stdout.strip()}")
    return json.loads(done.stdout) if done.stdout.strip() else {}
