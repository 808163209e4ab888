"""A paragraph that is one entry without a bold title line: a reference, or a linked title with a little behind it."""

from collections.abc import Sequence
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.dialects.reading import Reading, nearby
from awesomegen.importers.emphasis import without_break
from awesomegen.importers.entrylines import lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.inline import plain, scan, without
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.titles import read_title

_BEGINS_ANEW = lazy_pattern(r"(?!\s*,\s*\[)\s*(?:[-–—:.,;|(\[（*_!`]|by\b|via\b|\Z)")
_FEWEST = 2
_LONGEST_TAIL = 12
"""Words behind a title without a dash; more are a sentence."""
_LONGEST = 2_000


def read(blocks: Sequence[Block], index: int, facts: Facts) -> Reading | None:
    """The entry that a paragraph is, where the section or the document has several of its form."""
    block = blocks[index]
    if facts.is_generated or not has_form(block):
        return None
    around = nearby(blocks, index)
    has_list = any(other.kind in ("list", "table") and "](" in other.raw for other in around)
    if has_list or (not facts.has_paragraphs and sum(has_form(other) for other in around) < _FEWEST):
        return None
    entry = read_entry(lines_of(block.raw, block.first_line), facts, block.last_line)
    return Reading((entry,)) if entry else None


def has_form(block: Block) -> bool:
    """Whether a paragraph has the form of an entry."""
    if block.kind != "paragraph" or "](" not in block.raw or len(block.raw) > _LONGEST:
        return False
    # A title in bold is the matter of another dialect; a number in bold is not.
    return (not block.raw.startswith("**") or block.raw.startswith("**[")) and _is_entry(block.raw)


@lru_cache(maxsize=2048)
def _is_entry(raw: str) -> bool:
    first = without_break(raw.strip().split("\n")[0])
    found = read_title(first, {})
    if found is None or not found.is_certain or found.is_sentence or is_label(found.title):
        return False
    if found.link is not None and found.before and not looks_like_names(plain(found.before)):
        return False
    if found.link is not None:
        # Behind the link of a title comes something new, not the rest of a sentence.
        leads_out = not found.link.url.startswith("#")
        if not leads_out or found.link.is_badge or found.link.is_bare or not _BEGINS_ANEW.match(found.rest):
            return False
        text = plain(without(found.rest, scan(found.rest, {})))
        return found.rest.lstrip()[:1] in "-–—:|" or len(text.split()) <= _LONGEST_TAIL or " et al" in text
    links = [token for token in scan(raw, {}) if token.kind == "link"]
    is_marked = found.before or first.lstrip("*_[(")[:1] in '"“*'
    return bool(is_marked) and found.title != plain(first) and any(is_label(link.label) for link in links)
