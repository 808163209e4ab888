"""A whole document as a list: its title, introduction, sections, entries, and the fate of every line."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block, blocks
from awesomegen.importers.accounting import Ledger, NoLedger
from awesomegen.importers.dates import day_comes_first
from awesomegen.importers.dialects import headings, paragraphs
from awesomegen.importers.facts import Facts
from awesomegen.importers.finishing import finish
from awesomegen.importers.found import Comment, Imported
from awesomegen.importers.inline import reference_key
from awesomegen.importers.names import names_contents, names_no_entries
from awesomegen.importers.outline import Part, is_leaf, marks_of_heading, split_parts, title_part
from awesomegen.importers.sourcetext import read_source
from awesomegen.importers.walk import Walk

_DEFINITION = lazy_pattern(r"^ {0,3}\[(?P<label>[^\[\]\n]+)\]:\s*<?(?P<url>[^\s<>]+)>?", re.MULTILINE)
_LINK = lazy_pattern(r"\]\(https?://")
_PREAMBLE_SHARE = 0.5
_FEWEST_PARAGRAPHS = 3
_BYLINE = lazy_pattern(r"\([^()\n]{2,60}\bet al\.?,? (?:19|20)\d\d\)")
_FEWEST_BYLINES = 2
_LINKLESS = lazy_pattern(
    r"\n[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+[^\[\]\n<>]{15,}"
    r"[(（][^()（）\[\]\n]{0,40}\b(?:19|20)\d\d\b[^()（）\[\]\n]{0,40}[)）][ \t*_.]*(?=\n|\Z)"
)
_FEWEST_LINKLESS = 5
_TITLE_LINE = lazy_pattern(r"(?:\([^()\n]{3,40}\) |[^\w\s*\[]+ ?)?(?:\*\*[^\n]{6,}\]\(|\[[^\[\]\n]{6,}\]\()[^\n]*\s*\Z")


Progress = Callable[[int, int], None]


def import_document(
    text: str, *, name: str = "", progress: Progress | None = None, is_written: bool = True
) -> Imported:
    """Reads a hand-written list; `name` is its title where no heading says one.

    `progress` is told the lines that are read, and how many there are. Where the list is not to be written, the account
    of its lines, the proof that no word is lost and the search for copies are left out. No input raises.
    """
    source = read_source(text)
    found = blocks(source.markdown)
    parts = split_parts(found)
    facts = Facts(
        _references(found),
        day_comes_first(text),
        source.is_generated,
        has_paragraphs=not source.is_generated and sum(map(paragraphs.has_form, found)) >= _FEWEST_PARAGRAPHS,
        has_linkless=len(_LINKLESS.findall(f"\n{text}")) >= _FEWEST_LINKLESS,
        has_bylines="et al" in text and len(_BYLINE.findall(text)) >= _FEWEST_BYLINES,
        has_text_below=not source.is_generated and _pairs_of_title_and_text(parts) > 1,
    )
    _mark_entries(parts, facts)
    ledger = Ledger if is_written else NoLedger
    start = _first_section(parts)
    walk = _walk(parts, start, facts, ledger(source.lines), preamble_takes_entries=False, progress=progress)
    if not walk.entries or _links(parts[:start]) > _PREAMBLE_SHARE * len(walk.entries):
        with_preamble = _walk(parts, start, facts, ledger(source.lines), preamble_takes_entries=True)
        if len(with_preamble.entries) > (1 + _PREAMBLE_SHARE) * len(walk.entries):
            walk = with_preamble
    if source.front:
        walk.comments.append(Comment(1, source.front.strip("\n")))
        walk.ledger.account(1, source.front.count("\n"), "comment")
    return finish(walk, parts, name, is_written=is_written)


def _pairs_of_title_and_text(parts: Sequence[Part]) -> int:
    """How often a paragraph of one line that is marked as a title stands above one of plain text."""
    return sum(
        above.kind == "paragraph"
        and bool(_TITLE_LINE.match(above.raw))
        and below.kind in ("paragraph", "block_quote")
        and below.raw.lstrip(" >")[:1].isalnum()
        for part in parts
        for above, below in pairwise(part.blocks)
    )


def _references(found: Sequence[Block]) -> Mapping[str, str]:
    references: dict[str, str] = {}
    for block in found:
        if block.kind == "reference_definition":
            for match in _DEFINITION.finditer(block.raw):
                references.setdefault(reference_key(match["label"]), match["url"])
    return references


def _mark_entries(parts: Sequence[Part], facts: Facts) -> None:
    """Marks the headings that are titles of entries; one alone is a section."""
    candidates = [
        part
        for index, part in enumerate(parts)
        if part.heading is not None
        and part.heading.kind == "heading"
        and is_leaf(parts, index)
        and not names_no_entries(part.title)
        and (headings.is_entry(part.blocks, facts) or headings.is_linked_entry(part.heading, part.blocks, facts))
    ]
    if facts.is_generated:
        return
    for part in candidates:
        part.is_entry = len(candidates) > 1 or headings.holds_only_labels(part.blocks, facts)


def _first_section(parts: Sequence[Part]) -> int:
    """The index of the first part that is no preamble: headings that are only links, above a table of contents, are."""
    title = title_part(parts)
    start = 1 if title is None else title + 1
    for index in range(start, len(parts)):
        part = parts[index]
        if part.blocks or part.heading is None or "](" not in part.heading.text:
            break
        if any(names_contents(later.title) for later in parts[index:]):
            start = index + 1
    return start


def _links(parts: Sequence[Part]) -> int:
    kinds = ("list", "table", "paragraph")
    return sum(len(_LINK.findall(block.raw)) for part in parts for block in part.blocks if block.kind in kinds)


def _walk(
    parts: Sequence[Part],
    start: int,
    facts: Facts,
    ledger: Ledger,
    *,
    preamble_takes_entries: bool,
    progress: Progress | None = None,
) -> Walk:
    walk = Walk(ledger.lines, facts, ledger)
    title = title_part(parts)
    for index, part in enumerate(parts):
        walk.next_level = parts[index + 1].level if index + 1 < len(parts) else 0.0
        if progress is not None and part.heading is not None:
            progress(part.heading.first_line, len(ledger.lines))
        if index >= start:
            walk.part(part, takes_entries=True)
            continue
        if part.heading is not None:
            walk.ledger.account(part.heading.first_line, part.heading.last_line, "preamble")
            if index != title:
                walk.preamble.append(walk.source(part.heading))
            elif marks := marks_of_heading(part.heading.text, facts.references):
                walk.preamble.append(marks)
        walk.blocks(part.blocks, takes_entries=preamble_takes_entries)
        if not preamble_takes_entries:
            walk.stack.open.clear()
    return walk
