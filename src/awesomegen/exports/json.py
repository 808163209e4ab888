"""The list as JSON: version 1 of a stable format that other programs rely on."""

from collections.abc import Mapping
from typing import Any

from awesomegen.core.languages import text_in
from awesomegen.core.model import Entry, Listing, Section
from awesomegen.core.placement import entries_by_section

VERSION = 1


def text(listing: Listing, anchors: Mapping[str, str]) -> str:
    """The list; `anchors` are the sections' anchors in the first output, without those it does not show."""
    import json

    shown_in: dict[str, list[str]] = {entry.id: list(entry.sections) for entry in listing.entries}
    for section, entries in entries_by_section(listing).items():
        for entry in entries:
            if section is not None and section not in shown_in[entry.id]:
                shown_in[entry.id].append(section)
    document = {
        "version": VERSION,
        "list": {"title": listing.title, "description": listing.description, "language": listing.language},
        "sections": [_section(section, anchors.get(section.id)) for section in listing.sections],
        "entries": [_entry(entry, listing, shown_in[entry.id]) for entry in listing.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section, anchor: str | None) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "path": list(section.path),
        "level": section.depth + 1,
        "anchor": anchor,
    }


def _entry(entry: Entry, listing: Listing, sections: list[str]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "type": entry.type,
        "sections": sections,
        "title": entry.title,
        "authors": list(entry.authors),
        "venue": entry.venue,
        "note": entry.note,
        "date": entry.date.text if entry.date else None,
        "links": [{"kind": link.kind, "label": link.label, "url": link.url} for link in entry.links],
        "equal_contribution": list(entry.equal_contribution),
        "summary": text_in(entry.summaries, listing.language),
        "summaries": dict(entry.summaries),
        "priority": entry.priority,
        "status": entry.status,
        "tags": list(entry.tags),
        "added": entry.added.text if entry.added else None,
        "extra": dict(entry.extra),
        "line": listing.sources[entry.origin.path].position(entry.origin.span.start).line,
    }
