"""What templates see of a list: texts that are escaped when written, and Markdown that is not."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

from awesomegen.core.config import Config, Output
from awesomegen.core.containment import ends_in_list
from awesomegen.core.inline import contain
from awesomegen.core.languages import text_in
from awesomegen.core.model import Entry, ExtraValue, Listing, Section
from awesomegen.core.placement import entries_by_section
from awesomegen.render.dates import format_date
from awesomegen.render.escape import escape, heading
from awesomegen.render.fragment import Markdown
from awesomegen.render.marks import mark
from awesomegen.render.words import Words, words_for


@dataclass(frozen=True, slots=True)
class AuthorView:
    """One author; `equal` for those who contributed equally."""

    name: str
    equal: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link; the label says when it is a third party's."""

    kind: str
    label: str
    url: str
    third_party: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry; `date` is in the output's style, `iso_date` as it was written, `summary` in its language."""

    id: str
    type: str
    title: str
    authors: tuple[AuthorView, ...]
    venue: str | None
    note: str | None
    date: str | None
    iso_date: str | None
    links: tuple[LinkView, ...]
    summary: Markdown | None
    tags: tuple[str, ...]
    added: str | None
    priority: str | None
    status: str | None
    extra: Mapping[str, ExtraValue]


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section that readers see; `level` is that of its heading, `heading` the whole heading line.

    In a list without sections, its entries stand in one that has neither title nor heading.
    """

    id: str
    title: str
    level: int
    heading: Markdown | None
    description: Markdown | None
    entries: tuple[EntryView, ...]
    ends_in_list: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """The list itself; `entries` are all of its entries, each once, in the order of the file."""

    title: str
    heading: Markdown
    description: Markdown | None
    language: str
    url: str | None
    sections: tuple[SectionView, ...]
    entries: tuple[EntryView, ...]
    has_sections: bool
    has_equal_contribution: bool


def list_view(listing: Listing, config: Config, output: Output) -> ListView:
    """The list as the template of one output sees it."""
    language = output.language or listing.language
    words = words_for(language)
    style = output.date_format or ("local" if output.language else "day-month-year")
    views = {entry.id: _entry_view(entry, listing, language, style, words) for entry in listing.entries}
    placed = entries_by_section(listing)
    shown = _shown_sections(listing, placed, show_empty=config.empty_sections == "show")
    sections = [_section_view(section, tuple(views[entry.id] for entry in placed[section.id])) for section in shown]
    if unsectioned := tuple(views[entry.id] for entry in placed.get(None, ())):
        sections.append(SectionView("", "", 1, None, None, unsectioned, _ends_in_list(listing.description)))
    return ListView(
        title=listing.title,
        heading=Markdown(f"# {heading(escape(listing.title))}"),
        description=_markdown(listing.description),
        language=language,
        url=listing.url,
        sections=tuple(sections),
        entries=tuple(views.values()),
        has_sections=bool(shown),
        has_equal_contribution=any(entry.equal_contribution for entry in listing.entries),
    )


def _entry_view(entry: Entry, listing: Listing, language: str, style: str, words: Words) -> EntryView:
    summary = text_in(entry.summaries, language, listing.language) or next(iter(entry.summaries.values()), None)
    return EntryView(
        id=entry.id,
        type=entry.type,
        title=entry.title,
        authors=tuple(AuthorView(name, name in entry.equal_contribution) for name in entry.authors),
        venue=entry.venue,
        note=entry.note,
        date=None if entry.date is None else format_date(entry.date, style, words),
        iso_date=None if entry.date is None else entry.date.text,
        links=tuple(
            LinkView(
                link.kind,
                f"{link.label} ({words.third_party})" if link.third_party else link.label,
                link.url,
                link.third_party,
            )
            for link in entry.links
        ),
        summary=None if summary is None else _markdown(contain(summary)),
        tags=entry.tags,
        added=None if entry.added is None else entry.added.text,
        priority=entry.priority,
        status=entry.status,
        extra=entry.extra,
    )


def _section_view(section: Section, entries: tuple[EntryView, ...]) -> SectionView:
    # In front of the title: a blank between title and anchor would become a hyphen at the end of the heading's slug.
    aliases = "".join(f'<a id="{html.escape(alias)}"></a>' for alias in section.aliases)
    level = section.depth + 1
    return SectionView(
        id=section.id,
        title=section.title,
        level=level,
        heading=Markdown(f"{'#' * level} {aliases}{heading(escape(section.title))}{mark('section', section.id)}"),
        description=_markdown(section.description),
        entries=entries,
        ends_in_list=_ends_in_list(section.description),
    )


def _shown_sections(
    listing: Listing, placed: Mapping[str | None, tuple[Entry, ...]], *, show_empty: bool
) -> list[Section]:
    """The sections with entries, a description, or a section inside that is shown."""
    if show_empty:
        return list(listing.sections)
    shown: set[str] = set()
    for section in reversed(listing.sections):
        if placed[section.id] or section.description or section.id in shown:
            shown.add(section.id)
            if section.parent is not None:
                shown.add(section.parent)
    return [section for section in listing.sections if section.id in shown]


def _markdown(text: str | None) -> Markdown | None:
    return Markdown(text) if text else None


def _ends_in_list(description: str | None) -> bool:
    return description is not None and ends_in_list(description)
