"""A stand-in for `gh`: keeps runs, artifacts, labels and issues in the JSON file that FAKE_GH names."""

import json
import os
import sys
from pathlib import Path

REPOSITORY = "repos/{owner}/{repo}"


def option(name: str, default: str = "") -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def list_runs(data: dict) -> None:
    assert option("--branch") == "main"
    assert option("--workflow") == "links.yml"
    assert 'select(.event == "schedule" or .event == "workflow_dispatch")' in option("--jq")
    runs = [run for run in data["runs"] if run["event"] in ("schedule", "workflow_dispatch")]
    print(runs[0]["databaseId"] if runs else "")


def download(data: dict) -> None:
    artifact = data["artifacts"].get(sys.argv[3])
    if artifact is None:
        sys.exit("no artifact found")
    folder = Path(option("--dir"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "links.json").write_text(artifact, encoding="utf-8")


def api(data: dict) -> None:
    method = option("--method", "GET")
    path = next(argument for argument in sys.argv[2:] if argument.startswith(REPOSITORY)).removeprefix(REPOSITORY)
    fields = json.load(sys.stdin) if "--input" in sys.argv else {}
    if not path:
        print("main")
    elif path == "/labels":
        if fields["name"] in data["labels"]:
            sys.exit("gh: Validation Failed (HTTP 422)\nalready_exists")
        data["labels"].append(fields["name"])
    elif path.startswith("/issues?"):
        label = path.rpartition("labels=")[2]
        print(json.dumps([issue for issue in data["issues"] if {"name": label} in issue["labels"]]))
    elif (method, path) == ("POST", "/issues"):
        print(json.dumps(create(data, fields)))
    elif path.endswith("/comments"):
        data["issues"][int(path.split("/")[2]) - 1]["comments"].append(fields["body"])
    else:
        assert method == "PATCH"
        data["issues"][int(path.split("/")[2]) - 1].update(fields)


def create(data: dict, fields: dict) -> dict:
    """A label that does not exist is dropped without a word, as GitHub does."""
    labels = [{"name": name} for name in fields.pop("labels") if name in data["labels"]]
    issue = {"number": len(data["issues"]) + 1, "state": "open", "labels": labels, "comments": [], **fields}
    data["issues"].append(issue | {"user": {"login": "github-actions[bot]"}})
    return issue


def main() -> None:
    assert os.environ["GH_TOKEN"]
    assert os.environ["GH_REPO"] == "lab/list"
    state = Path(os.environ["FAKE_GH"])
    data = json.loads(state.read_text(encoding="utf-8"))
    {"list": list_runs, "download": download}.get(sys.argv[2], api)(data)
    state.write_text(json.dumps(data), encoding="utf-8")


if __name__ == "__main__":
    main()
