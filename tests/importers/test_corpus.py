"""The importer over the real lists in the folder of test data."""

import re
from collections import Counter
from pathlib import Path

import yaml

from awesomegen.core.decode import Document, decode
from awesomegen.core.listformat import Format
from awesomegen.core.span import Source
from awesomegen.core.yamltree import parse
from awesomegen.importers.document import import_document
from awesomegen.importers.writer import write

_LOST_AND_FOUND = 0.03
_COUNTED_AS_ENTRIES = "toc"


def test_entries_are_found_and_every_line_is_accounted_for(test_data: Path) -> None:
    manifest = yaml.safe_load((test_data / "corpus" / "manifest.yaml").read_text(encoding="utf-8"))
    for row in manifest["lists"]:
        text = (test_data / "corpus" / row["file"]).read_text(encoding="utf-8")
        imported = import_document(text)
        # One row of the manifest counts the numbered lines of the table of contents as well.
        expected = {row["entries"], row["entries"] - row["toc"]["links"]}
        found = len(imported.entries)
        assert min(abs(found - count) / count for count in expected if count > 0) <= _LOST_AND_FOUND, row["file"]
        fates = Counter(line for item in imported.accounted for line in range(item.first_line, item.last_line + 1))
        fates += Counter(item.line for item in imported.unparsed)
        lines = re.sub(r"\r\n?", "\n", text).split("\n")
        assert all(fates[number] == 1 for number, line in enumerate(lines, 1) if line.strip()), row["file"]
        files = write(imported).files
        sources = [Source(path, content) for path, content in files.items()]
        decoded = decode([Document(source, parse(source)) for source in sources], Format())
        assert not decoded.findings, row["file"]


def test_every_field_of_the_original_list(test_data: Path) -> None:
    gold = yaml.safe_load((test_data / "corpus" / "gold" / "seed.yaml").read_text(encoding="utf-8"))
    imported = import_document((test_data / "corpus" / "seed.md").read_text(encoding="utf-8"))
    assert len(imported.entries) == len(gold["entries"])
    for index, (entry, row) in enumerate(zip(imported.entries, gold["entries"], strict=True)):
        assert (entry.first_line, entry.last_line) == (row["line"], row["end_line"])
        assert (entry.title, entry.summary) == (row["title"], row["summary"])
        assert (entry.date or "") == (row.get("date_iso") or "")
        authors = re.sub(r"<sup>.*?</sup>", "", row["authors"] or "")
        assert ", ".join(entry.authors) == authors
        assert (f"{entry.venue} ({entry.note})" if entry.note else entry.venue) == row["venue"]
        assert [(link.label, link.url) for link in entry.links] == [
            (link["label"], link["url"]) for link in row["links"]
        ]
        assert list(imported.section_of[index].path) == row["section"]
    assert [(item.line, item.text) for item in imported.unparsed] == [(203, ", Daniel Watson et al., 2022")]
