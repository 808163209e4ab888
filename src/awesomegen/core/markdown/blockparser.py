"""mistune's block parser with source lines, and with the rules where cmark-gfm, which GitHub uses, differs from it."""

import re
from typing import Any

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.plugins.table import NP_TABLE_PATTERN

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import columns, htmlblocks
from awesomegen.core.markdown.containers import FOOTNOTE_PATTERN, Content, expand_indent, item_content, quoted

Token = dict[str, Any]

# Containers deeper than this are read as text: every level costs a pass over the text and frames of the stack.
_DEEPEST = 32
_CONTAINERS = frozenset({"block_quote", "list", "footnote_definition"})

# What ends a paragraph without a blank line, and the blank line.
_INTERRUPTING = [
    "blank_line",
    "fenced_code",
    "atx_heading",
    "setex_heading",
    "thematic_break",
    "block_quote",
    "list",
    "footnote_definition",
    "block_html",
]
# How far a definition is looked for: a whole number of lines beyond this many characters.
_LONGEST_DEFINITION = 2_000

_CLOSING_HASHES = lazy_pattern(r"(?:^|[ \t])#+$")
_DELIMITER_ROW = lazy_pattern(r" {0,3}(?!-[ \t])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_SIMPLE_ITEM = lazy_pattern(
    r"(?:[*+-]|\d{1,9}[.)])(?: (?P<text>(?:[^\W\d_]|\[(?!\^))[^\n]*)|[ \t]*)\n"
    r"(?=[*+-][ \n]|\d{1,9}[.)][ \n]|\Z)"
)
"""An item of one line at the margin, with another one or the end of the text behind it."""


class LineState(BlockState):
    """Keeps the source line of its first character; its tokens note at which offset they start."""

    def __init__(self, parent: "LineState | None" = None) -> None:
        super().__init__(parent)
        self.first_line = 1
        self.paragraph_end = 0
        self._offset = 0
        self._lines = 0

    def line_at(self, offset: int) -> int:
        """Return the source line of an offset, counted from the offset asked for before."""
        if offset >= self._offset:
            self._lines += self.src.count("\n", self._offset, offset)
        else:
            self._lines -= self.src.count("\n", offset, self._offset)
        self._offset = offset
        return self.first_line + self._lines

    def append_token(self, token: Token) -> None:
        """Add a token that starts at the cursor, unless it says where."""
        token.setdefault("start", self.cursor)
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        """Add text to the open paragraph, or open one at the cursor."""
        super().add_paragraph(text)
        self.tokens[-1].setdefault("start", self.cursor)

    def in_paragraph(self) -> bool:
        """Tell whether a paragraph is open."""
        return bool(self.tokens) and self.tokens[-1]["type"] == "paragraph"


class LineBlockParser(BlockParser):
    """Every token gets `first_line`, `last_line` and `raw`, its source without the prefixes of its containers."""

    state_cls = LineState
    BLANK_LINE = lazy_pattern(r"(^[ \t]*\n)+", re.M)

    def __init__(self) -> None:
        self._joined: dict[tuple[str, ...], re.Pattern[str]] = {}
        rules = [*self.DEFAULT_RULES]
        rules.insert(rules.index("ref_link"), "footnote_definition")
        rules.insert(rules.index("blank_line"), "table")
        super().__init__(rules, rules, _DEEPEST)
        self.rules = rules
        self.specification |= {
            "blank_line": r"(^[ \t]*\n)+",
            "setex_heading": r"^ {0,3}(?P<setext_1>=|-)(?P=setext_1)*[ \t]*$",
            "raw_html": r"^ {0,3}<(?=[A-Za-z/!?])",
            "block_html": htmlblocks.INTERRUPTING_START.pattern,
            "footnote_definition": rf"^{FOOTNOTE_PATTERN}",
            "table": NP_TABLE_PATTERN,
        }
        self._methods["table"] = self.parse_table
        self._methods["footnote_definition"] = self.parse_footnote_definition

    def compile_sc(self, rules: list[str] | None = None) -> re.Pattern[str]:
        """Join the patterns of rules; all belong at a line start, and only one has to look for that."""
        names = tuple(self.rules if rules is None else rules)
        if names not in self._joined:
            alternatives = "|".join(f"(?P<{name}>{self.specification[name]})" for name in names)
            self._joined[names] = re.compile(f"^(?:{alternatives})", re.MULTILINE)
        return self._joined[names]

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Parse a document or the inside of a container, then give its tokens their lines."""
        super().parse(state, rules)
        assert isinstance(state, LineState)
        ends = [token["start"] for token in state.tokens[1:]] + [len(state.src)]
        for token, end in zip(state.tokens, ends, strict=False):
            if token["type"] == "block_code":
                token["text"] = token["raw"]
            token["raw"] = state.src[token["start"] : end].rstrip(" \t\n")
            token["first_line"] = state.line_at(token["start"])
            token["last_line"] = token["first_line"] + token["raw"].count("\n")

    def _parse_indent_code_fast(self, state: BlockState) -> int | None:
        indented = state.src.startswith(("    ", "\t", " \t", "  \t", "   \t"), state.cursor)
        return super()._parse_indent_code_fast(state) if indented else None

    def parse_atx_heading(self, m: re.Match[str], state: BlockState) -> int:
        """Read `## text ##`; the closing hashes count only after a blank."""
        text = _CLOSING_HASHES.sub("", m["atx_2"].strip(" \t")).rstrip(" \t")
        state.append_token({"type": "heading", "text": text, "attrs": {"level": len(m["atx_1"])}, "style": "atx"})
        return m.end() + 1

    def parse_ref_link(self, m: re.Match[str], state: BlockState) -> int | None:
        """Read a link reference definition, which ends with its paragraph, and keep a token for it."""
        assert isinstance(state, LineState)
        if state.in_paragraph():
            return state.append_paragraph()
        paragraph = LineState()
        paragraph.env = state.env
        end = min(self._paragraph_end(state, m.start()), state.find_line_end_at(m.start() + _LONGEST_DEFINITION))
        paragraph.process(state.src[m.start() : end])
        # No blank line is in a paragraph: mistune need not look for one from each definition to the end.
        state.env["__blank_line_starts__"] = (paragraph.src, [])
        definition = self.compile_sc(["ref_link"]).match(paragraph.src)
        length = super().parse_ref_link(definition, paragraph) if definition else None
        if not length:
            return None
        state.append_token({"type": "reference_definition"})
        return m.start() + length

    def _paragraph_end(self, state: LineState, start: int) -> int:
        interrupting = self.compile_sc(_INTERRUPTING)
        if state.paragraph_end <= start:
            state.paragraph_end = state.find_line_end_at(start)
            while state.paragraph_end < state.cursor_max and not interrupting.match(state.src, state.paragraph_end):
                state.paragraph_end = state.find_line_end_at(state.paragraph_end)
        return state.paragraph_end

    def parse_raw_html(self, m: re.Match[str], state: BlockState) -> int | None:
        """Read a block of raw HTML; a lone tag of no block element does not interrupt a paragraph."""
        assert isinstance(state, LineState)
        # Until its next line is read, a reference definition is the start of a paragraph like any other.
        in_paragraph = state.in_paragraph() or (state.tokens and state.tokens[-1]["type"] == "reference_definition")
        starts = htmlblocks.INTERRUPTING_START if in_paragraph else htmlblocks.START
        start = starts.match(state.src, m.start())
        if start is None:
            return None
        marker = htmlblocks.end_marker(start)
        found = marker.search(state.src, start.end())
        end = state.cursor_max if found is None else found.start()
        if found is not None and marker is not htmlblocks.BLANK_LINE:
            end = state.find_line_end_at(found.end())
        state.append_token({"type": "block_html"})
        return end

    def parse_table(self, m: re.Match[str], state: BlockState) -> int | None:
        """Read a table as GitHub does: the header and the delimiter row must agree, other rows may be short or long."""
        end = m.end()
        delimiters = state.get_line(end).rstrip("\n")
        is_underline = not delimiters.strip(" \t-")
        if is_underline or not _DELIMITER_ROW.match(delimiters) or columns(m.group()) != columns(delimiters):
            return None
        end += len(delimiters) + 1
        ends = self.compile_sc([rule for rule in _INTERRUPTING if rule not in ("setex_heading", "block_html")])
        while end < state.cursor_max:
            indented = state.src.startswith(("    ", "\t"), end)
            if indented or ends.match(state.src, end) or htmlblocks.START.match(state.src, end):
                break
            end = state.find_line_end_at(end)
        state.append_token({"type": "table"})
        return end

    def parse_block_quote(self, m: re.Match[str], state: BlockState) -> int:
        """Read a block quote with all lines that belong to it."""
        assert isinstance(state, LineState)
        start, content = m.start(), Content()
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            lazy = state.cursor in state.lazy_line_starts
            text = None if lazy else quoted(line.rstrip("\n"))
            if not content.take(text, line):
                break
            state.cursor += len(line)
        children = self._parse_inside(content, state, start)
        state.append_token({"type": "block_quote", "children": children, "start": start})
        return state.cursor

    def parse_list(self, m: re.Match[str], state: BlockState) -> int:
        """Read a list with all its items; an empty item and a number other than 1 do not interrupt a paragraph."""
        assert isinstance(state, LineState)
        if state.in_paragraph() and (not m["list_3"].strip(" \t") or m["list_2"][:-1] not in ("", "1")):
            end = state.find_line_end()
            state.add_paragraph(state.get_text(end))
            return end
        bullet = m["list_2"][-1]
        list_pattern = self.compile_sc(["thematic_break", "list"])
        items: list[Token] = []
        item: re.Match[str] | None = m
        while item is not None and item.lastgroup == "list" and item["list_2"][-1] == bullet:
            state.cursor = item.start()
            items.append(self._parse_item(state))
            blank = self.BLANK_LINE.match(state.src, state.cursor)
            item = list_pattern.match(state.src, blank.end() if blank else state.cursor)
        state.append_token({"type": "list", "children": items, "start": m.start(), "bullet": m["list_2"]})
        return state.cursor

    def parse_footnote_definition(self, m: re.Match[str], state: BlockState) -> int:
        """Read `[^label]: text` with the indented lines below it."""
        assert isinstance(state, LineState)
        line = state.get_line(state.cursor)
        text = expand_indent(line[m.end() - m.start() :].rstrip("\n")).lstrip(" ")
        state.append_token(self._parse_indented(state, "footnote_definition", 4, text))
        return state.cursor

    def _parse_item(self, state: LineState) -> Token:
        simple = _SIMPLE_ITEM.match(state.src, state.cursor)
        if simple is not None and "]:" not in (simple["text"] or ""):
            return _simple_item(simple, state)
        width, text = item_content(state.get_line(state.cursor).rstrip("\n")) or (0, "")
        return self._parse_indented(state, "list_item", width, text)

    def _parse_indented(self, state: LineState, kind: str, width: int, text: str) -> Token:
        """Read a container whose first line holds `text` and whose other lines are indented by `width`."""
        start, content, prefix = state.cursor, Content(), " " * width
        line = state.get_line(start)
        content.take(text, line)
        state.cursor += len(line)
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            inside = expand_indent(line.rstrip("\n"))
            is_blank = not inside.strip(" \t")
            if is_blank and content.is_blank:
                break
            belongs = is_blank or (inside.startswith(prefix) and state.cursor not in state.lazy_line_starts)
            if not content.take(inside[width:] if belongs else None, line):
                break
            state.cursor += len(line)
        children = self._parse_inside(content, state, start)
        raw = state.src[start : state.cursor].rstrip(" \t\n")
        first_line = state.line_at(start)
        return {
            "type": kind,
            "children": children,
            "raw": raw,
            "start": start,
            "first_line": first_line,
            "last_line": first_line + raw.count("\n"),
        }

    def _parse_inside(self, content: Content, state: LineState, start: int) -> list[Token]:
        child = state.child_state("".join(content.lines), content.lazy_starts)
        assert isinstance(child, LineState)
        child.first_line = state.line_at(start)
        deepest = state.depth() >= self.max_nested_level - 1
        self.parse(child, [rule for rule in self.rules if not deepest or rule not in _CONTAINERS])
        return child.tokens


def _simple_item(item: re.Match[str], state: LineState) -> Token:
    """An item that holds nothing, or a paragraph of one line: nothing else begins with a letter or a link."""
    state.cursor = item.end()
    lines = {"first_line": state.line_at(item.start()), "last_line": state.line_at(item.start())}
    text, raw = item["text"] or "", item[0].rstrip(" \t\n")
    paragraph = {"type": "paragraph", "text": f"{text}\n", "start": 0, "raw": text.rstrip(" \t"), **lines}
    children = [paragraph] if text else []
    return {"type": "list_item", "children": children, "raw": raw, "start": item.start(), **lines}
