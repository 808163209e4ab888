"""This repository's own list holds everything that the hand-written page it began as held."""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml

# What the original page called a link → the kind it has here.
KINDS = {
    "Website": "website",
    "Paper": "paper",
    "Project": "project",
    "Github": "github",
    "Github2": "github",
    "Youtube": "video",
    "Youtube channel": "channel",
}
MARK = "<sup>1</sup>"
# What the linter's safe fixes have changed since: a misspelling, a qualifier of its own field, a short link.
MENDED = {
    "NeurlPS 2022": "NeurIPS 2022",
    "NeurIPS Workshop 2021": "NeurIPS 2021 (Workshop)",
    "https://youtu.be/uFoGaIVHfoE": "https://www.youtube.com/watch?v=uFoGaIVHfoE",
}


def plain(text: str | None) -> str | None:
    """The text as the annotations compare it: NFC, one space for any white space, no final full stop."""
    if text is None:
        return None
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().removesuffix(".")


@pytest.fixture(scope="module")
def gold(test_data: Path) -> dict:
    return yaml.safe_load((test_data / "corpus/gold/seed.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def export(repository: Path) -> dict:
    command = [sys.executable, "-m", "awesomegen", "export", "--format", "json", "--project", str(repository)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


def expected(entry: dict) -> dict:
    authors = entry["authors"].split(", ") if entry["authors"] else []
    return {
        "section": entry["section"],
        "title": plain(entry["title"]),
        "authors": [plain(name.replace(MARK, "")) for name in authors],
        "equal_contribution": [plain(name.replace(MARK, "")) for name in authors if MARK in name],
        "venue": plain(MENDED.get(entry["venue"], entry["venue"])),
        "date": entry.get("date_iso"),
        "links": [(KINDS[link["label"]], MENDED.get(link["url"], link["url"])) for link in entry["links"]],
        "summary": plain(entry["summary"]),
    }


def exported(entry: dict, paths: dict[str, list[str]]) -> dict:
    [section] = entry["sections"]
    venue = f"{entry['venue']} ({entry['note']})" if entry["note"] else entry["venue"]
    return {
        "section": paths[section],
        "title": plain(entry["title"]),
        "authors": [plain(name) for name in entry["authors"]],
        "equal_contribution": [plain(name) for name in entry["equal_contribution"]],
        "venue": plain(venue),
        "date": entry["date"],
        "links": [(link["kind"], link["url"]) for link in entry["links"]],
        "summary": plain(entry["summary"]),
    }


def test_every_field_of_every_entry_is_the_original_one(gold, export):
    paths = {section["id"]: section["path"] for section in export["sections"]}
    assert [exported(entry, paths) for entry in export["entries"]] == [expected(entry) for entry in gold["entries"]]


def test_sections_are_those_of_the_original_body_in_its_order(gold, export):
    page_headings = {"Contents", export["list"]["title"]}
    headings = [heading["text"] for heading in gold["headings"] if heading["text"] not in page_headings]
    assert [section["title"] for section in export["sections"]] == headings


def test_the_empty_section_is_kept(gold, export):
    filled = {section for entry in export["entries"] for section in entry["sections"]}
    parents = {tuple(section["path"][:-1]) for section in export["sections"]}
    empty = [
        section["path"]
        for section in export["sections"]
        if section["id"] not in filled and tuple(section["path"]) not in parents
    ]
    assert empty == gold["empty_sections"]


def test_summaries_are_unchanged_to_the_letter(gold, export):
    assert [entry["summary"] for entry in export["entries"]] == [entry["summary"] for entry in gold["entries"]]
