"""A `<details>` whose `<summary>` is the title of one entry, its fields folded away below it."""

import re
from collections.abc import Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.entrylines import SourceLine, lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link
from awesomegen.importers.htmlrows import read_paragraph
from awesomegen.importers.inline import scan
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.names import names_contents
from awesomegen.importers.titles import read_title

_FOLD = lazy_pattern(
    r"\s*<details(?:\s[^<>]*)?>\s*<summary>(?P<title>.*?)</summary>(?P<body>.*?)(?P<end></details>\s*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_END = lazy_pattern(r"(?P<body>.*?)</details>\s*\Z", re.IGNORECASE | re.DOTALL)
_TAGS = lazy_pattern(r"</?(?:b|strong|i|em|p|div|blockquote|font|ul|li)(?:\s[^<>]*)?>", re.IGNORECASE)
_LONGEST = 12


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entry of a fold that holds text and links, but no list, table or heading."""
    fold = _FOLD.match(blocks[index].raw) if blocks[index].kind == "block_html" else None
    if fold is not None and (titled := _linked_fold(blocks, index, fold["title"], facts)) is not None:
        return titled
    if fold is None or "<summary" in fold["body"].lower() or len(blocks[index].raw) > 20_000:
        return None
    lines = lines_of(
        fold["body"].strip("\n"), blocks[index].first_line + blocks[index].raw[: fold.start("body")].count("\n")
    )
    taken = 1
    while fold["end"] is None:
        block = blocks[index + taken] if index + taken < len(blocks) and taken < _LONGEST else None
        if block is None or block.kind not in ("paragraph", "block_html", "block_quote"):
            return None
        closing = _END.match(block.raw) if block.kind == "block_html" else None
        body = closing["body"] if closing else block.raw
        if block.kind == "block_html" and closing is None:
            return None
        lines += lines_of(re.sub(r"(?m)^ {0,3}> ?", "", body), block.first_line)
        taken += 1
        if closing is not None:
            break
    return _entry(blocks[index], fold["title"], lines, blocks[index + taken - 1].last_line, taken, facts)


def _linked_fold(blocks: Sequence[Block], index: int, title: str, facts: Facts) -> Reading | None:
    """The entry of a fold whose summary begins with the link of a title: what is folded away are its details."""
    block = blocks[index]
    lines = [SourceLine(number, text) for number, text in read_paragraph(title, block.first_line)]
    found = read_title(lines[0].text, {}) if lines else None
    if found is None or found.link is None or found.before or found.link.is_badge:
        return None
    if is_label(found.title) and not lines[0].text.startswith("**"):
        return None
    taken = 1
    while "</details>" not in blocks[index + taken - 1].raw.lower():
        if index + taken >= len(blocks) or taken > _LONGEST or "<details" in blocks[index + taken].raw.lower():
            return None
        taken += 1
    entry = read_entry(lines, facts, blocks[index + taken - 1].last_line)
    if entry is None:
        return None
    for inside in blocks[index + 1 : index + taken]:
        if _TAGS.sub("", inside.raw).replace("</details>", "").strip():
            entry.add_extra("details", inside.raw.strip())
        for token in scan(inside.raw, facts.references):
            if token.kind == "link" and is_label(token.label) and all(link.url != token.url for link in entry.links):
                add_link(entry, token, inside.first_line)
    return Reading((entry,), taken)


def _entry(
    block: Block, title: str, lines: list[SourceLine], last_line: int, taken: int, facts: Facts
) -> Reading | None:
    source = _TAGS.sub("", title).strip()
    own = [SourceLine(line.number, _TAGS.sub("", line.text).strip()) for line in lines]
    own = [line for line in own if line.text]
    links = [
        token
        for line in [SourceLine(0, source), *own]
        for token in scan(line.text, facts.references)
        if token.kind == "link"
    ]
    titles = [token for token in links if not token.is_bare and not is_label(token.label)]
    if len(titles) > 1 and any("<li" in line.text.lower() for line in lines):
        return None
    if (
        not own
        or names_contents(source)
        or is_label(source)
        or not any(token.url.startswith("http") for token in links)
    ):
        return None
    if not any(is_label(token.label) or token.is_bare for token in links) and not scan(source, facts.references):
        return None
    entry = read_entry(
        [SourceLine(block.first_line, f"**{source}**" if not scan(source, facts.references) else source), *own],
        facts,
        last_line,
    )
    return Reading((entry,), taken) if entry else None
