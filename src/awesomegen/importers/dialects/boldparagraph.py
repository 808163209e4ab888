"""A paragraph that begins with its title in bold, and holds one field a line."""

from collections.abc import Sequence

from awesomegen.core.entryshape import paragraph_shape
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects import generated
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.emphasis import bold_start, without_break
from awesomegen.importers.entrylines import lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.inline import scan
from awesomegen.importers.keys import field_of_key
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.titles import read_title
from awesomegen.importers.usualform import read_usual

_SYMBOLS = lazy_pattern(r"(?:[^\w\s\[\]()<>*_`\"'“”‘’\\!#&@$|~.,:;+/-]|:[a-z0-9_+-]+:|[\ufe0f\u200d])+\s*(?=\*\*)")
_LABEL = lazy_pattern(r"\[[^\[\]]{1,60}\]")
_LINK = lazy_pattern(r"\]\s?\(|https?://|<a\s")


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entry that a paragraph is, with the list that its emphasis may have swallowed."""
    block = blocks[index]
    if block.kind != "paragraph":
        return None
    raw = block.raw.strip(" \t")
    symbols = _SYMBOLS.match(raw)
    if symbols is not None:
        raw = raw[symbols.end() :]
    if not raw.startswith(("**", "__", "*", "_")):
        return None
    last_line, taken = block.last_line, 1
    if (swallowed := _swallowed(blocks, index)) is not None:
        # `* names *` opens a list item that holds the rest of the entry.
        raw, last_line, taken = f"{raw}\n{swallowed.raw}", swallowed.last_line, 2
    if facts.is_generated and (found := generated.read_paragraph(lines_of(raw, block.first_line), facts)) is not None:
        return Reading((found,))
    entry = None if facts.is_generated else read_usual(raw, block.first_line, last_line, facts)
    if entry is None:
        if not is_entry(raw, facts) and not (facts.is_generated and _is_lone_title(blocks, index)):
            return None
        entry = read_entry(lines_of(raw, block.first_line), facts, last_line)
    if entry is None:
        return None
    if symbols is not None:
        entry.tags.insert(0, symbols[0].strip())
    if taken == 2:
        entry.warn(
            "AG505", "a blank inside `* … *` makes a list item of the line; read as the authors", block.last_line + 1
        )
    return Reading((entry,), taken)


def _is_lone_title(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line of a page of ours is nothing but bold, right below another entry: one that is only a title."""
    bold = bold_start(blocks[index].raw.strip())
    above = blocks[index - 1].raw if index > 0 else ""
    return bold is not None and not bold[1] and "](" not in bold[0] and above.startswith("**") and "\n" in above


def is_entry(raw: str, facts: Facts) -> bool:
    """Whether a paragraph that begins with emphasis is an entry."""
    first, _, others = raw.partition("\n")
    bold = bold_start(without_break(first))
    if bold is None:
        return paragraph_shape(raw) is not None
    title, rest = bold
    is_key = len(title.split()) <= 3 and field_of_key(title.strip(" :：")) is not None
    if is_key or title.rstrip().endswith((":", "：")):
        return False
    if _LABEL.fullmatch(title) and (found := read_title(without_break(first), facts.references)) is not None:
        # `**[Venue]** The title [[Paper](url)]`
        links = [token for token in scan(rest, facts.references) if token.kind == "link"]
        return found.title != title and any(is_label(link.label) for link in links)
    if rest.strip(" .,:-–—"):
        # Something follows the title on its line: links, or no entry but a sentence.
        tokens = scan(rest, facts.references)
        outside = rest if not tokens else rest[: tokens[0].start]
        if len(outside.split()) > (12 if others.strip() else 5) or not (tokens or others.strip()):
            return False
    if not others.strip():
        tokens = scan(first, facts.references)
        # A link inside a bold sentence is no title.
        return any(token.kind == "link" and (token.start > len(title) or title.startswith("[")) for token in tokens)
    has_labels = any(token.kind == "link" and is_label(token.label) for token in scan(rest, facts.references))
    return has_labels or bool(_LINK.search(others)) or paragraph_shape(raw) is not None


def _swallowed(blocks: Sequence[Block], index: int) -> Block | None:
    if index + 1 >= len(blocks):
        return None
    block, following = blocks[index], blocks[index + 1]
    if following.kind != "list" or following.first_line != block.last_line + 1 or len(following.children) != 1:
        return None
    first = following.raw.lstrip().split("\n")[0].rstrip(" \\")
    return following if first.startswith("* ") and first.endswith(" *") else None
