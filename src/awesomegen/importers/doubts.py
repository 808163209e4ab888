"""Text that may hold entries in a form that no dialect knows: said aloud, so that nobody takes it for read."""

import re

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import Warning
from awesomegen.importers.inline import scan

_LINE_OF_LINK = lazy_pattern(
    r"(?:[*_]{1,3}|[•·▪●○–-]\s*|\d{1,3}[.)]\s+)?\[[^\[\]!]{3,}\]\(https?:[^\s()]*\)\s*(?:[-–—:|]|\Z)"
)
_LABEL = lazy_pattern(r"\[\[(?:paper|pdf|arxiv|code)\](?:\(|\]\()", re.IGNORECASE)
_FEWEST_ITEMS = 3
_HTML_ROWS = lazy_pattern(r"<(?:li|tr|td)\b", re.IGNORECASE)


def doubt(block: Block, facts: Facts) -> Warning | None:
    """The warning for a block that is kept as text, where it has links and the form of entries."""
    if not _looks_like_entries(block):
        return None
    if block.kind == "list" and "](" not in block.raw and "://" not in block.raw:
        count = len(block.children)
        message = f"{count} items without a link, kept as text: are these entries?"
        return Warning(block.first_line, "AG517", message) if count >= _FEWEST_ITEMS else None
    links = [token for token in scan(block.raw, facts.references) if token.kind == "link" and not token.is_badge]
    count = sum(link.url.startswith("http") for link in links)
    if not count:
        return None
    held = "a link" if count == 1 else f"{count} links"
    return Warning(
        block.first_line, "AG517", f"{held} in a form that is not known here, kept as text: are these entries?"
    )


def _is_titled(raw: str) -> bool:
    """Whether text stands before a link with the name that papers' links have."""
    label = _LABEL.search(raw)
    return label is not None and any(char.isalnum() for char in raw[: label.start()])


def _looks_like_entries(block: Block) -> bool:
    """Whether a block is a list, a table, or a line that begins with a link."""
    if block.kind == "paragraph":
        return bool(_LINE_OF_LINK.match(block.raw)) or _is_titled(block.raw)
    return block.kind in ("list", "table") or (block.kind == "block_html" and bool(_HTML_ROWS.search(block.raw)))
