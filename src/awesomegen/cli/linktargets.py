"""The links of a list or a page as the link checker wants them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from awesomegen.core.foundlinks import FoundLink
from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.markdown import blocks
from awesomegen.core.model import Entry, Link, Listing
from awesomegen.core.pagelinks import address, page_links
from awesomegen.core.pagetext import PageText, leaves
from awesomegen.core.papers import PAPER_KINDS
from awesomegen.core.span import Source, Span
from awesomegen.core.yamltree import Mapping, Node, Scalar, parse
from awesomegen.links.plan import LinkTarget
from awesomegen.rules.base import FieldPlace, Place, TextPlace
from awesomegen.rules.engine.locate import span_of
from awesomegen.rules.engine.material import Material
from awesomegen.rules.places import url_place


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A link to check and where it stands; `link` is that of an entry's `links`, None for one in Markdown."""

    target: LinkTarget
    place: Place
    entry: Entry | None = None
    link: Link | None = None


def listed_links(material: Material) -> list[ListedLink]:
    """Every link of a list, those in its Markdown included, or of hand-written pages, in the order of the files."""
    found: list[ListedLink] = []
    listing = material.decoded.listing if material.decoded else None
    if listing is not None:
        found += _of_listing(listing)
    for page in material.pages:
        if not page.generated:
            found += _of_page(page.source)
    return sorted(found, key=lambda each: (each.target.path, each.target.line or 0, each.target.column or 0))


def _of_listing(listing: Listing) -> Iterator[ListedLink]:
    main = next(iter(listing.sources.values()))
    if listing.description:
        yield from _in_markdown(_own_description(main), main, None)
    for section in listing.sections:
        if section.description:
            source = listing.sources[section.origin.path]
            yield from _in_markdown(section.origin.field_node("description"), source, None)
    for entry in listing.entries:
        source = listing.sources[entry.origin.path]
        for link in entry.links:
            place = url_place(link)
            span = span_of(place, source)
            yield ListedLink(_target(entry, link, source, span), place, entry, link)
        if entry.summaries:
            summary = entry.origin.field_node("summary")
            for node in (value for _, value in summary.pairs) if isinstance(summary, Mapping) else (summary,):
                yield from _in_markdown(node, source, entry)


def _own_description(main: Source) -> Node | None:
    root = parse(main)
    about = root.get("list") if isinstance(root, Mapping) else None
    return about.get("description") if isinstance(about, Mapping) else None


def _target(entry: Entry, link: Link, source: Source, span: Span) -> LinkTarget:
    position = source.position(span.start)
    is_own_work = entry.type == "paper" and link.kind in PAPER_KINDS and not link.third_party
    return LinkTarget(
        url=link.url,
        entry_id=entry.id,
        entry_title=entry.title,
        kind=link.kind if is_own_work else "",
        authors=entry.authors,
        # A year alone is how papers are cited: it says nothing about a submission.
        date=entry.date.text if entry.date and entry.date.month and entry.date_of == "submission" else "",
        venue=entry.venue or "",
        path=source.path,
        line=position.line,
        column=position.column,
    )


def _in_markdown(node: Node | None, source: Source, entry: Entry | None) -> Iterator[ListedLink]:
    """The links of a Markdown field, at their characters."""
    if not isinstance(node, Scalar) or ("://" not in node.text and "www." not in node.text):
        return
    for found in inline_links(node.text, {}, frozenset()).links:
        start = _written_at(found, node, source)
        if (url := _web_address(found)) and start is not None:
            place = TextPlace(source.path, start, start + len(found.destination))
            yield _at(source, place, url, entry)


def _written_at(link: FoundLink, node: Scalar, source: Source) -> int | None:
    """Where the file has the destination of a link: it writes it as often as its text has it, and in the same order.

    No YAML style breaks a line inside a URL; None where one is written with escapes.
    """
    searched = re.compile(re.escape(link.destination))
    read = [match.start() for match in searched.finditer(node.text)]
    written = [match.start() for match in searched.finditer(source.text, node.start, node.end)]
    if len(read) != len(written) or link.destination_start not in read:
        return None
    return written[read.index(link.destination_start)]


def _of_page(source: Source) -> Iterator[ListedLink]:
    text = PageText(source)
    for leaf, link in page_links(tuple(leaves(blocks(source.text)))).links:
        if url := _web_address(link):
            start, end = (text.offset(leaf, at) for at in (link.destination_start, link.destination_end))
            yield _at(source, TextPlace(source.path, start, end), url, None)


def _at(source: Source, place: TextPlace, url: str, entry: Entry | None) -> ListedLink:
    position = source.position(place.start)
    entry_id = entry.id if entry else None
    target = LinkTarget(url, entry_id, path=source.path, line=position.line, column=position.column)
    return ListedLink(target, place, entry)


def _web_address(link: FoundLink) -> str | None:
    """Where a link leads; None inside the page or the repository, and for a reference: its definition is a link."""
    if link.form == "reference":
        return None
    url = address(link.destination)
    if link.form == "bare" and "://" not in url:
        return f"http://{url}"
    return url if ":" in url.partition("/")[0] else None


def field_place(listed: ListedLink, field: str | None) -> Place:
    """The place of a field of the link's entry; that of the link for its own address."""
    if listed.entry is None or field in (None, "url"):
        return listed.place
    return FieldPlace(listed.entry.origin, field)
