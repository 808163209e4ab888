"""Blocks that are no content: tables of contents, comments, rules, wrappers, ways back to the top."""

from typing import TYPE_CHECKING

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Block
from awesomegen.importers.found import Comment, Warning
from awesomegen.importers.html import HtmlKind, anchors, kind_of_html
from awesomegen.importers.names import names_contents
from awesomegen.importers.sections import FOLD
from awesomegen.importers.toc import is_toc, is_way_back, leads_elsewhere

if TYPE_CHECKING:
    from awesomegen.importers.walk import Walk

_LEGEND = lazy_pattern(r"\\\* \S[^\n]{0,80}")


def skip(walk: "Walk", block: Block) -> bool:
    """Takes what is no content: tables of contents, comments, rules, wrappers, ways back to the top."""
    raw, kind = block.raw, block.kind
    section = walk.stack.current
    if walk.facts.is_generated and kind == "paragraph" and _LEGEND.fullmatch(raw.strip()):
        walk.ledger.account(block.first_line, block.last_line, "markup")
    elif kind in ("reference_definition", "footnote_definition"):
        # They serve the whole page, wherever on it they stand.
        walk.footer.append(walk.source(block))
        walk.ledger.account(block.first_line, block.last_line, "footer")
    elif kind == "thematic_break":
        is_behind_toc = section is not None and section.has_toc and names_contents(section.title)
        walk.stack.close(section.level if section is not None and is_behind_toc else FOLD)
        walk.ledger.account(block.first_line, block.last_line, "markup")
    elif kind in ("list", "paragraph", "block_html", "table") and is_toc(
        raw, under_contents=section is not None and names_contents(section.title)
    ):
        _drop_toc(walk, block)
    elif kind in ("paragraph", "block_html") and is_way_back(raw, walk.facts.references):
        walk.ledger.account(block.first_line, block.last_line, "markup")
    elif kind == "block_html":
        return _pass_html(walk, block)
    elif kind == "paragraph" and raw.startswith("<") and (names := anchors(raw)):
        walk.anchors += names
        walk.ledger.account(block.first_line, block.last_line, "markup")
    else:
        return False
    return True


def _drop_toc(walk: "Walk", block: Block) -> None:
    """Leaves a table of contents out; what it says beyond that becomes a comment."""
    for opened in walk.stack.open:
        opened.has_toc = True
    walk.ledger.account(block.first_line, block.last_line, "toc")
    if elsewhere := leads_elsewhere(block.raw, walk.facts.references):
        shown = ", ".join(f"`{url}`" for url in elsewhere[:3])
        message = f"the table of contents also leads out of the page ({shown}); kept as a comment"
        walk.warnings.append(Warning(block.first_line, "AG501", message))
        walk.comments.append(Comment(block.first_line, walk.source(block)))


def _pass_html(walk: "Walk", block: Block) -> bool:
    """Takes HTML that holds no text: comments, wrappers, anchors."""
    kind = kind_of_html(block.raw)
    if kind is HtmlKind.COMMENT:
        if block.raw.strip("<!-> \n") and not (walk.facts.is_generated and block.first_line == 1):
            walk.comments.append(Comment(block.first_line, walk.source(block)))
        walk.ledger.account(block.first_line, block.last_line, "comment")
        return True
    if kind is HtmlKind.WRAPPER:
        if "</details" in block.raw.lower():
            walk.stack.close(FOLD)
        walk.anchors += anchors(block.raw) or []
        if "<!--" in block.raw:
            walk.comments.append(Comment(block.first_line, walk.source(block)))
        walk.ledger.account(block.first_line, block.last_line, "markup")
        return True
    return False
