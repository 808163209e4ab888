"""How well `awesomegen import` reads a corpus of real lists, as a table.

    python benchmarks/import_corpus.py CORPUS [PART_OF_A_FILE_NAME] [--gold] [--diff] [--no-fixed-point]

CORPUS holds README files, `manifest.yaml` with the number of entries of each, and `gold/*.yaml` with entries that were
annotated by hand. `--gold` lists the fields that differ from the annotations. Where all entries of a list are
annotated, they are told by their first lines: a wrong entry makes up for no missing one.
"""

import argparse
import re
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any

import yaml

from awesomegen.configfile import load_config
from awesomegen.importers.document import import_document
from awesomegen.importers.found import FoundEntry, Imported
from awesomegen.importers.layout import nearest_layout
from awesomegen.importers.writer import write, write_template
from awesomegen.project import Project
from awesomegen.render.layouts import LAYOUTS
from awesomegen.render.page import render_pages
from awesomegen.reports.text import format_finding

FIELDS = ("title", "urls", "labels", "section", "authors", "venue", "date", "summary")


@dataclass
class Score:
    """Right and asked, by field, and what was wrong."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, right: bool, line: int, expected: object, found: object) -> None:
        """Counts one comparison."""
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.wrong.append(f"{line}: {name}: expected {expected!r}, found {found!r}")

    def percent(self, name: str) -> str:
        """The share that was right."""
        return f"{100 * self.right[name] / self.asked[name]:.0f}" if self.asked[name] else "-"


def normal(text: str | None) -> str:
    """A text as it is compared: runs of white space as one blank, no final full stop."""
    text = unicodedata.normalize("NFC", re.sub(r"<br\s*/?>", " ", text or ""))
    return " ".join(text.split()).removesuffix(".").strip()


def people(text: str | None) -> str:
    """Names without marks, however they are joined."""
    names = re.sub(r"\s*(?:,|\band\b|&|;)+\s*(?:and\s+)?", ", ", re.sub(r"<sup>.*?</sup>|[*†\\.]", "", text or ""))
    return ", ".join(name for name in normal(names).split(", ") if name)


def score_entry(score: Score, gold: dict[str, Any], entry: FoundEntry, path: tuple[str, ...]) -> None:
    """Compares one entry with its annotation, field by field."""
    line = gold["line"]
    score.add(
        "title",
        normal(gold["title"]).rstrip("?!.") == normal(entry.title).rstrip("?!."),
        line,
        gold["title"],
        entry.title,
    )
    urls = [link["url"] for link in gold["links"]]
    kept = [link.url for link in entry.links]
    text = f"{entry.summary} {entry.extra}"
    missing = [url for url in urls if url not in kept and url not in text and url]
    score.add("urls", not missing, line, urls, kept)
    labels = {(link["label"], link["url"]) for link in gold["links"]}
    found = {(link.label, link.url) for link in entry.links}
    score.add("labels", labels <= found, line, sorted(labels - found, key=str), sorted(found, key=str))
    expected = tuple(normal(title) for title in gold["section"])
    actual = tuple(normal(title) for title in path)
    group = normal(gold.get("group") or "")
    score.add("section", actual in (expected, (*expected, group), expected[:5]), line, expected, actual)
    authors = ", ".join(entry.authors)
    score.add("authors", people(gold["authors"]) == people(authors), line, gold["authors"], authors)
    venue = f"{entry.venue} ({entry.note})" if entry.note else entry.venue
    score.add("venue", normal(gold["venue"]) == normal(venue), line, gold["venue"], venue)
    score.add("date", _same_date(gold, entry), line, gold["date"], entry.date)
    summary = gold.get("summary60", gold.get("summary")) or ""
    start = normal(entry.summary)[: len(normal(summary))]
    score.add(
        "summary", start == normal(summary) and bool(summary) == bool(entry.summary), line, summary, entry.summary
    )


def _same_date(gold: dict[str, Any], entry: FoundEntry) -> bool:
    if "date_iso" in gold:
        return str(gold["date_iso"] or "") == (entry.date or "")
    return normal(gold["date"]) == normal(entry.date_text)


def score_gold(gold: dict[str, Any], imported: Imported) -> tuple[Score, Score]:
    """Scores for the sample and for the malformed entries picked by hand."""
    scores = Score(), Score()
    by_line = {
        entry.first_line: (entry, imported.section_of[index].path) for index, entry in enumerate(imported.entries)
    }
    for score, rows in zip(scores, (gold["entries"], gold.get("hard", [])), strict=True):
        for row in rows:
            if row["line"] not in by_line:
                score.add("title", False, row["line"], row["title"], None)
                continue
            score_entry(score, row, *by_line[row["line"]])
    return scores


def unaccounted(text: str, imported: Imported) -> int:
    """Lines that are not blank and not in exactly one item of the report."""
    spoken = Counter(line for item in imported.accounted for line in range(item.first_line, item.last_line + 1))
    spoken += Counter(item.line for item in imported.unparsed)
    lines = re.sub(r"\r\n?", "\n", text).split("\n")
    return sum(1 for number, line in enumerate(lines, 1) if line.strip() and spoken[number] != 1)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("only", nargs="?", default="")
    parser.add_argument("--gold", action="store_true", help="list what differs from the annotations")
    parser.add_argument("--diff", action="store_true", help="show what differs the second time")
    parser.add_argument("--no-fixed-point", action="store_true", help="leave out import, build, import")
    arguments = parser.parse_args()
    manifest = yaml.safe_load((arguments.corpus / "manifest.yaml").read_text(encoding="utf-8"))
    gold = {row["file"]: row for row in _gold(arguments.corpus / "gold")}
    print(
        f"{'list':44} {'known':>5} {'found':>5} {'recall':>6} {'prec.':>6} "
        f"{'lost':>4} {'unp.':>4} {'fixed':>5} {'s':>5}  gold"
    )
    total = Score()
    known = hits = found = 0
    for row in manifest["lists"]:
        if arguments.only not in row["file"]:
            continue
        text = (arguments.corpus / row["file"]).read_text(encoding="utf-8")
        start = time.perf_counter()
        imported = import_document(text, name="List")
        seconds = time.perf_counter() - start
        count, expected = len(imported.entries), row["entries"]
        hit = _hits(imported, expected, gold.get(row["file"]))
        known, found, hits = known + expected, found + count, hits + hit
        scores = score_gold(gold[row["file"]], imported) if row["file"] in gold else None
        fixed = "-" if arguments.no_fixed_point else _fixed_point(text, diff=arguments.diff)
        columns = " ".join(f"{name} {scores[0].percent(name)}" for name in FIELDS) if scores else ""
        print(
            f"{row['file'][:44]:44} {expected:5} {count:5} {hit / expected:6.1%} "
            f"{hit / max(count, 1):6.1%} {unaccounted(text, imported):4} {len(imported.unparsed):4} "
            f"{fixed:>5} {seconds:5.2f}  {columns}"
        )
        for score, name in zip(scores or (), ("sample", "hard"), strict=False):
            if arguments.gold:
                print("\n".join(f"    {name} {wrong}" for wrong in score.wrong))
            if name == "sample":
                total.right += score.right
                total.asked += score.asked
    print(f"{'all':44} {known:5} {found:5} {hits / known:6.1%} {hits / max(found, 1):6.1%}")
    print("gold: " + ", ".join(f"{name} {total.percent(name)}% of {total.asked[name]}" for name in FIELDS))


def _hits(imported: Imported, expected: int, gold: dict[str, Any] | None) -> int:
    """How many entries were found where they are known to be; by their number where only some are annotated."""
    if gold is None or len(gold["entries"]) < expected:
        return min(len(imported.entries), expected)
    return len({entry.first_line for entry in imported.entries} & {row["line"] for row in gold["entries"]})


def _gold(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))


def _fixed_point(text: str, *, diff: bool) -> str:
    """Whether the page that is built from an import is, imported and built again, the same."""
    with tempfile.TemporaryDirectory() as folder:
        once = build(text, Path(folder) / "once")
        twice = build(once, Path(folder) / "twice")
    if diff and once != twice:
        print("\n".join(list(unified_diff(once.split("\n"), twice.split("\n"), lineterm="", n=1))[:60]))
    return "yes" if once == twice else "NO"


def build(text: str, folder: Path) -> str:
    """The README of the list that an import writes."""
    imported = import_document(text, name="List")
    files = dict(write(imported).files)
    if imported.footer:
        files["templates/README.md.j2"] = write_template(imported.footer)
    files["awesomegen.toml"] = f'layout = "{nearest_layout(imported.layout, LAYOUTS)}"\n'
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    project = Project(folder, load_config(folder))
    decoded = project.load()
    if decoded.listing is None or decoded.findings:
        raise SystemExit("\n".join(format_finding(finding, decoded.sources) for finding in decoded.findings[:5]))
    return render_pages(decoded.listing, project.config, project.read_template)[0].text


if __name__ == "__main__":
    main()
