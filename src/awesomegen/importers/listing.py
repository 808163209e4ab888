"""An import as a list with places: what the rules about data need to judge a hand-written page at its own lines."""

from collections.abc import Sequence

from awesomegen.core.dates import EntryDate, parse_date
from awesomegen.core.linkkinds import LINK_KINDS
from awesomegen.core.model import Entry, Link, Listing, Origin, Section
from awesomegen.core.span import Source
from awesomegen.core.yamltree import Mapping, Node, Scalar
from awesomegen.importers.entrytype import type_of_section
from awesomegen.importers.found import FoundEntry, FoundSection, Imported
from awesomegen.importers.naming import entry_ids, section_ids

_CERTAIN_BEGINNING = 40
"""Characters of a summary that stand in the page as they are; further on, lines were joined."""


def to_listing(imported: Imported, source: Source) -> Listing:
    """The list of a page, every occurrence of a work an entry; the origins point into the page itself."""
    ids = section_ids(imported.sections)
    sections = [id(imported.section_of[index]) for index in range(len(imported.entries))]
    types = {id(section): type_of_section(section) for section in imported.sections}
    return Listing(
        title=imported.title,
        description=imported.description,
        language=imported.language,
        url=None,
        sections=tuple(_section(section, ids, types[id(section)], source) for section in imported.sections),
        items=tuple(
            _entry(entry, own, ids[section], types[section], source, imported.language)
            for entry, own, section in zip(imported.entries, entry_ids(imported.entries), sections, strict=True)
        ),
        sources={source.path: source},
    )


def _section(section: FoundSection, ids: dict[int, str], entry_type: str, source: Source) -> Section:
    start, end = _lines(source, section.line, section.line)
    return Section(
        id=ids[id(section)],
        title=section.title,
        type=entry_type,
        depth=section.depth,
        path=section.path,
        parent=ids[id(section.parent)] if section.parent else None,
        description="\n\n".join(section.description) or None,
        sort="file",
        aliases=tuple(section.aliases),
        origin=Origin(source.path, Scalar(section.title, start, end, plain=True)),
    )


def _entry(entry: FoundEntry, own: str, section_id: str, entry_type: str, source: Source, language: str) -> Entry:
    places = _Places(source, entry)
    return Entry(
        id=own,
        type=entry_type,
        title=entry.title,
        sections=(section_id,),
        authors=tuple(entry.authors),
        equal_contribution=tuple(entry.equal_contribution),
        venue=entry.venue,
        note=entry.note,
        date=_date(entry.date),
        date_of="submission",
        links=tuple(
            Link(link.kind, link.label or LINK_KINDS[link.kind], link.url, link.third_party, places.origin(link.url))
            for link in entry.links
        ),
        summaries={language: entry.summary} if entry.summary else {},
        tags=tuple(entry.tags),
        added=None,
        priority=None,
        status=None,
        suppressions=(),
        extra=dict(entry.extra),
        origin=Origin(source.path, places.whole),
    )


def _date(text: str | None) -> EntryDate | None:
    try:
        return None if text is None else parse_date(text)
    except ValueError:
        return None


def _lines(source: Source, first: int, last: int) -> tuple[int, int]:
    start = source.line_starts[first - 1]
    end = source.line_starts[last - 1] + len(source.line(last))
    return start, end


class _Places:
    """Where in the lines of an entry its values stand; what cannot be found stands at its first line."""

    def __init__(self, source: Source, entry: FoundEntry) -> None:
        self.source = source
        self.entry = entry
        self._whole: Mapping | None = None

    def origin(self, text: str) -> Origin:
        """Of a value by itself."""
        return Origin(self.source.path, lambda: self.scalar(text))

    def scalar(self, text: str, beginning: str | None = None) -> Scalar:
        """A value of which no more than its beginning may stand there as it is."""
        start, end = _lines(self.source, self.entry.first_line, self.entry.last_line)
        sought = text if beginning is None else beginning
        found = self.source.text.find(sought, start, end) if sought else -1
        if found < 0:
            return Scalar(text, *_lines(self.source, self.entry.first_line, self.entry.first_line), plain=True)
        return Scalar(text, found, found + len(sought), plain=True)

    def whole(self) -> Mapping:
        """The entry as a mapping whose values are places in the page."""
        self._whole = self._whole or self._mapping()
        return self._whole

    def _mapping(self) -> Mapping:
        entry = self.entry
        texts: Sequence[tuple[str, str | None]] = (
            ("title", entry.title),
            ("authors", entry.authors[0] if entry.authors else None),
            ("venue", entry.venue),
            ("note", entry.note),
            ("date", entry.date_text),
            ("links", entry.links[0].url if entry.links else None),
        )
        found = {name: self.scalar(text) for name, text in texts if text}
        if entry.summary:
            found["summary"] = self.scalar(entry.summary, entry.summary.split("\n")[0][:_CERTAIN_BEGINNING])
        pairs: list[tuple[Scalar, Node]] = [
            (Scalar(name, value.start, value.start, plain=True), value) for name, value in found.items()
        ]
        return Mapping(pairs, *_lines(self.source, entry.first_line, entry.last_line))
