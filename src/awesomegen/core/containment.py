"""Block Markdown of an author, checked: whether what it opens is closed before it ends.

A description stands between blank lines, among other entries. What it leaves open at its end would swallow them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.blockstructure import Leaf, may_be_definitions, read_blocks
from awesomegen.core.codespans import CodeSpans
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.rawhtml import AUTOLINK, TAG, TAG_IN_ALT_TEXT, UNCLOSED_COMMENT, OpenElements, comment_end

_INLINE_TOKEN = lazy_pattern(r"\\[!-/:-@\[-`{-~]|(?P<code>`+)|<")
_MARKUP = lazy_pattern(r"<(?:!--|[!?]|/?[A-Za-z][^ \t\n\f/<>]*+)")
_NAME = r"[A-Za-z][^ \t\n\f/<>]*+"
_LOOSE_TAG = lazy_pattern(rf"""<(?:(?P<opened>{_NAME})|/(?P<closed>{_NAME}))(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
"""A tag as browsers take it: what it holds besides its name and quoted text does not matter."""
_URL = lazy_pattern(r"(?:://|www\.)[^ \t\n<]*+")
_NO_HTML = lazy_pattern(r"<(?:\?|![A-Z]|!\[CDATA\[)")
_CELL = lazy_pattern(r"(?:\\\||[^|])+")


class BlockProblem(NamedTuple):
    """Why a description would reach beyond itself; `line` is 0-based within it."""

    line: int
    message: str


def check_description(text: str) -> BlockProblem | None:
    """The first thing in a block of Markdown that is opened and not closed, or closed and not opened."""
    structure = read_blocks(text)
    problems = [problem for leaf in structure.leaves if (problem := _unended(leaf))]
    if structure.unclear_underline is not None:
        message = "this line underlines link definitions, or a heading that looks like them; put a blank line between"
        problems.append(BlockProblem(structure.unclear_underline, message))
    problems.extend(_unbalanced(structure.leaves))
    return min(problems, key=lambda problem: problem.line, default=None)


def ends_in_list(text: str) -> bool:
    """Whether a list right behind this block of Markdown would continue a list or footnote at its end."""
    last = read_blocks(text).outermost
    return last is not None and last.kind != "quote"


def _unended(leaf: Leaf) -> BlockProblem | None:
    if leaf.end is None or leaf.is_ended:
        return None
    if leaf.kind == "fence":
        opener = leaf.lines[0]
        fence = opener[: len(opener) - len(opener.lstrip(opener[0]))]
        return BlockProblem(leaf.line, f"the code fence {fence} is never closed; write {fence} on a line where it ends")
    opener = re.split(r"[ >]", leaf.lines[0])[0]
    return BlockProblem(leaf.line, f"the HTML that begins with `{opener}` is never closed")


def _unbalanced(leaves: list[Leaf]) -> Iterator[BlockProblem]:
    """What is wrong with the elements of the text, and of each footnote by itself."""
    open_elements: dict[int, OpenElements] = defaultdict(OpenElements)
    for leaf in leaves:
        if leaf.kind in ("code", "fence"):
            continue
        # What is code depends on where the definitions end, so no tag there is certain to be one, or not to be one.
        if may_be_definitions(leaf) and (tag_line := _first_line_with_tag(leaf)) is not None:
            yield BlockProblem(tag_line, "this HTML stands in or below a link definition; put a blank line between")
            return
        elements = open_elements[id(leaf.footnote)]
        for line, tag in _html_tags(leaf) if leaf.kind == "html" else _inline_tags(leaf):
            if problem := tag if isinstance(tag, str) else elements.read(tag, line):
                yield BlockProblem(line, problem)
                return
    for elements in open_elements.values():
        if unclosed := elements.unclosed():
            yield BlockProblem(*unclosed)


def _first_line_with_tag(leaf: Leaf) -> int | None:
    text = "\n".join(leaf.lines)
    starts = (markup.start() for markup in _MARKUP.finditer(text) if not AUTOLINK.match(text, markup.start()))
    start = next(starts, None)
    return None if start is None else leaf.line + text.count("\n", 0, start)


def _html_tags(leaf: Leaf) -> Iterator[tuple[int, re.Match[str] | str]]:
    """The tags of an HTML block with their lines, or what is wrong: browsers look for the end of a tag on and on."""
    text = "\n".join(leaf.lines)
    position, line, counted = 0, leaf.line, 0
    while markup := _MARKUP.search(text, position):
        start = markup.start()
        line, counted = line + text.count("\n", counted, start), start
        if markup[0] == "<!--":
            position = comment_end(text, start)
            if position < 0:
                yield line, UNCLOSED_COMMENT
                return
        elif markup[0] in ("<!", "<?"):
            position = text.find(">", start) + 1
            if not position or (text.startswith("<![CDATA[", start) and "]]>" not in text[start:]):
                yield line, f"what begins with `{markup[0]}` has no end; write `>` where it ends"
                return
        else:
            tag = _LOOSE_TAG.match(text, start)
            if tag is None:
                yield line, f"the tag `{markup[0]}` has no end; write `>` where it ends"
                return
            position = tag.end()
            yield line, tag


def _inline_tags(leaf: Leaf) -> Iterator[tuple[int, re.Match[str] | str]]:
    """The tags in running text with their lines; what is no complete tag is shown as text there."""
    if leaf.kind == "table":
        for number, row in enumerate(leaf.lines):
            for cell in _CELL.findall(row):
                yield from ((leaf.line + number, tag) for _, tag in _certain_tags(cell))
        return
    text = "\n".join(leaf.lines)
    line, counted = leaf.line, 0
    for start, tag in _certain_tags(text):
        line, counted = line + text.count("\n", counted, start), start
        yield line, tag


def _certain_tags(text: str) -> list[tuple[int, re.Match[str] | str]]:
    """The tags of a text with their positions, unless they depend on whether a bare URL swallows a backtick."""
    tags = list(_tags_of_text(text))
    without_backticks = _URL.sub(lambda url: url[0].replace("`", "'"), text) if "`" in text else text
    if without_backticks == text:
        return tags
    swallowed = _tags_of_text(without_backticks)
    differing = {start for start, _ in tags} ^ {start for start, _ in swallowed}
    message = "whether this HTML is code depends on a URL with a backtick; write the URL as `<https://…>`"
    return [(min(differing), message)] if differing else tags


def _tags_of_text(text: str) -> Iterator[tuple[int, re.Match[str] | str]]:
    code_spans = CodeSpans(text)
    has_images = "![" in text
    last_comment_end = text.rfind("-->")
    position = 0
    while token := _INLINE_TOKEN.search(text, position):
        position = token.end()
        if run := token["code"]:
            position = code_spans.end(position, len(run)) or position
        elif token[0] == "<":
            if text.startswith("<!--", token.start()):
                if last_comment_end < position:
                    continue
                position = comment_end(text, token.start())
                if position < 0:
                    yield token.start(), UNCLOSED_COMMENT  # for browsers, though not for cmark-gfm
                    return
            elif (markup := _NO_HTML.match(text, token.start())) and text.find(">", position) >= 0:
                yield token.start(), f"what `{markup[0]}` begins is no HTML; write it as code"
                return
            elif autolink := AUTOLINK.match(text, token.start()):
                position = autolink.end()
            elif tag := TAG.match(text, token.start()):
                position = tag.end()
                yield token.start(), TAG_IN_ALT_TEXT if has_images and _is_in_image(text, token.start()) else tag


def _is_in_image(text: str, position: int) -> bool:
    return text.rfind("![", 0, position) > text.rfind("]", 0, position)
