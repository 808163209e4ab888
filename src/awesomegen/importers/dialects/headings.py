"""A heading that is the title of one entry, its fields in the paragraphs below it."""

import re
from collections.abc import Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects import boldparagraph, paragraphs
from awesomegen.importers.entrylines import SourceLine, lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.inline import plain, scan, without
from awesomegen.importers.keys import field_of_key, split_key
from awesomegen.importers.lines import read_line
from awesomegen.importers.linkkinds import is_label, kind_of_label

_MARKER = lazy_pattern(r"^(?:[-*+]|\d+[.)])\s+")
_LONGEST_MARKER = 6
_NUMBER = lazy_pattern(r"\s*(?:\d{1,4}[.)]|#\d+|\[\d+\])\s+")
_FOLD_TAGS = lazy_pattern(r"</?(?:details|summary|p|div|br|blockquote|center|b|strong)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SUMMARY = lazy_pattern(r"<summary>(?P<title>.*?)</summary>", re.IGNORECASE | re.DOTALL)
_ALLOWED = frozenset({"paragraph", "block_html", "thematic_break", "block_quote", "block_code", "list"})


def is_entry(body: Sequence[Block], facts: Facts) -> bool:
    """Whether the blocks below a heading are the fields of one entry: authors by name, or a line of links."""
    if not body or any(block.kind not in _ALLOWED for block in body):
        return False
    evidence = False
    for block in body:
        if block.kind == "list":
            if not all(_is_field(item.raw.strip().lstrip("-*+ "), facts) for item in block.children):
                return False
            evidence = evidence or _has_links_of_work(block.raw, facts)
        elif block.kind == "paragraph":
            if paragraphs.has_form(block):
                return False
            if boldparagraph.is_entry(block.raw.strip(" \t"), facts):
                return False
            for line in lines_of(block.raw, block.first_line):
                key = split_key(line.text.strip())
                evidence = (
                    evidence
                    or (key is not None and field_of_key(key[0]) == "authors")
                    or _is_link_line(line.text, facts)
                )
    return evidence


def holds_only_labels(body: Sequence[Block], facts: Facts) -> bool:
    """Whether nothing stands below a heading but a list of links with several names that papers' links have."""
    if len(body) != 1 or body[0].kind != "list":
        return False
    items = [_MARKER.sub("", item.raw.strip()) for item in body[0].children]
    kinds = {_kind_of_field(item, facts) for item in items}
    return len(kinds) > 1 and None not in kinds


def _kind_of_field(item: str, facts: Facts) -> str | None:
    """The kind of the link that `[Code](url)` or `code: https://…` is; None for any other item."""
    links = [token for token in scan(item, facts.references) if token.kind == "link"]
    if not links:
        return None
    if links[0].is_bare:
        key = split_key(item)
        return kind_of_label(key[0]) if key is not None else None
    return kind_of_label(links[0].label) if links[0].start == 0 else None


def is_linked_entry(heading: Block, body: Sequence[Block], facts: Facts) -> bool:
    """Whether a heading is the link of a title, and no list below it holds entries of its own."""
    tokens = [token for token in scan(heading.text, facts.references) if token.kind == "link"]
    if not tokens or tokens[0].start > 3 or tokens[0].is_badge or is_label(tokens[0].label) or not body:
        return False
    if not tokens[0].url.startswith("http"):
        return False
    return not any(
        block.kind in ("table", "heading") or (block.kind == "list" and _holds_titles(block, facts)) for block in body
    )


def _holds_titles(block: Block, facts: Facts) -> bool:
    """Whether an item of a list begins with a link that is more than a label."""
    return any(
        token.kind == "link" and token.start <= _LONGEST_MARKER and not token.is_bare and not is_label(token.label)
        for item in block.children
        for token in scan(item.raw.strip(), facts.references)[:1]
    )


def _is_field(text: str, facts: Facts) -> bool:
    if not scan(text, facts.references):
        return True
    key = split_key(text)
    return "\n" not in text.strip() and (
        (key is not None and field_of_key(key[0]) is not None) or _is_link_line(text, facts, most=False)
    )


def _is_link_line(text: str, facts: Facts, *, most: bool = True) -> bool:
    """Whether a line is nothing but links, most of them or all with the names that papers' links have."""
    tokens = scan(text, facts.references)
    links = [token for token in tokens if token.kind == "link"]
    outside = plain(without(text, tokens, " ")).strip(" |,/[]()·•-")
    return (
        bool(links)
        and len(outside.split()) <= 6
        and sum(is_label(token.label) for token in links) * (2 if most else 1) >= len(links)
    )


def _has_links_of_work(raw: str, facts: Facts) -> bool:
    return any(
        token.kind == "link" and (is_label(token.label) or token.is_bare) for token in scan(raw, facts.references)
    )


def read(heading: Block, body: Sequence[Block], facts: Facts) -> FoundEntry | None:
    """The entry of a heading and the blocks below it."""
    title = _NUMBER.sub("", heading.text.strip(), count=1) if _NUMBER.match(heading.text) else heading.text.strip()
    source = title if scan(title, facts.references) else f"**{title}**"
    last_line = max(block.last_line for block in body)
    entry = read_entry([SourceLine(heading.first_line, source)], facts, last_line)
    if entry is None:
        return None
    for block in body:
        if block.kind == "block_html":
            _read_html(entry, block, facts)
        elif block.kind in ("block_code", "thematic_break"):
            if block.kind == "block_code":
                entry.add_extra("code", block.raw)
        else:
            is_marked = block.kind in ("list", "block_quote")
            raw = re.sub(r"(?m)^\s*(?:> ?|[-*+]\s+)", "", block.raw) if is_marked else block.raw
            for line in lines_of(raw, block.first_line):
                if block.kind == "list" and not scan(line.text, facts.references) and split_key(line.text) is None:
                    entry.add_summary(f"{line.text.strip().rstrip(';')};")
                else:
                    read_line(entry, line.text, line.number, facts)
    if entry.summary is not None:
        entry.summary = entry.summary.removesuffix(";")
    return entry


def _read_html(entry: FoundEntry, block: Block, facts: Facts) -> None:
    """A fold below the heading, such as the abstract: text under its summary's name."""
    raw = block.raw
    if block.raw.startswith("<!--"):
        entry.add_extra("comment", raw)
        return
    name = _SUMMARY.search(raw)
    text = _FOLD_TAGS.sub(" ", _SUMMARY.sub(" ", raw) if name else raw)
    key = plain(name["title"]).strip(" :") if name else ""
    lines = [line for line in lines_of(text, block.first_line) if line.text.strip()]
    if key and field_of_key(key) == "summary":
        for line in lines:
            entry.add_summary(line.text)
    else:
        for line in lines:
            if key and not scan(line.text, facts.references):
                entry.add_extra(key, line.text.strip())
            else:
                read_line(entry, line.text, line.number, facts)
