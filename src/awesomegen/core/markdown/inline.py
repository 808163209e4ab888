"""The text of inline Markdown as GitHub shows it: mistune's inline parser, with the rules where cmark-gfm differs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from awesomegen.core.codespans import CodeSpans
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import autolinks, entities, htmltags
from awesomegen.core.markdown.delimiters import resolve, scan_delimiter
from awesomegen.core.markdown.htmltags import Tag

# Longer inline content is read as if it were HTML: no heading that was meant is that long, and some of mistune's rules
# take quadratic time.
_LONGEST_PARSED = 10_000

_TAG = lazy_pattern(
    r"<[A-Za-z][A-Za-z0-9-]*+(?:\s++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    r"(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>"
    r"|</[A-Za-z][A-Za-z0-9-]*+\s*+>"
    r"|<!--(?:-?>|(?:[^-]++|-[^-]|--[^>])*+-->)"
    r"|<\?(?:[^?]++|\?[^>])*+\?>"
    r"|<!\[CDATA\[(?:[^\]]++|\][^\]]|\]\][^>])*+\]\]>"
    r"|<![A-Z]++\s++[^>]*+>",
    re.ASCII,
)
_WORDS = lazy_pattern(r"(?:[^\W_]++ ?+)*+(?<! )")
"""Letters, digits and single blanks between them: nothing in it is markup."""
_SEARCHED_ONCE = lazy_pattern(r"<!--|<\?|<!\[CDATA\[|<![A-Z]")


class _TextParser(InlineParser):
    """Splits inline Markdown into text, line breaks, links, images and raw HTML; emphasis vanishes."""

    def __init__(self) -> None:
        super().__init__()
        self.specification["inline_html"] = r"<(?=[A-Za-z/!?])"
        self.specification["emphasis"] = r"\*+|_+|~+"
        self.register("entity", entities.PATTERN, _parse_entity, before="escape", start_chars="&")
        self.register("bare_link", autolinks.PATTERN, _parse_bare_link, before="escape", start_chars=tuple("hHfFwW"))
        self.register("emphasis", None, _parse_delimiter, start_chars=tuple("*_~"))

    def parse_auto_link(self, m: re.Match[str], state: InlineState) -> int:
        """Keep the address of `<https://…>` as text."""
        self.process_text(entities.decode_all(m.group()[1:-1]), state)
        return m.end()

    def parse_auto_email(self, m: re.Match[str], state: InlineState) -> int:
        """Keep the address of `<name@host>` as text."""
        return self.parse_auto_link(m, state)

    def parse_codespan(self, m: re.Match[str], state: InlineState) -> int:
        """Take inline code where cmark-gfm sees some; a run of backticks that closes nothing is text."""
        spans: CodeSpans = state.env["code_spans"].setdefault(state.src, CodeSpans(state.src))
        end = spans.end(m.end(), len(m.group()))
        if end is None:
            state.append_token({"type": "text", "raw": m.group()})
            return m.end()
        code = state.src[m.end() : end - len(m.group())].replace("\n", " ")
        if code.strip(" ") and code.startswith(" ") and code.endswith(" "):
            code = code[1:-1]
        state.append_token({"type": "codespan", "raw": code})
        return end

    def parse_inline_html(self, m: re.Match[str], state: InlineState) -> int | None:
        """Take one tag, comment, declaration or instruction, as the GFM specification defines them."""
        opening = _SEARCHED_ONCE.match(state.src, m.start())
        if opening and opening.group()[:3] in state.env["unclosed"]:
            return None
        tag = _TAG.match(state.src, m.start())
        if tag is None:
            if opening:
                # cmark-gfm gives up on a kind of construct for good once it has seen one that does not end.
                state.env["unclosed"].add(opening.group()[:3])
            return None
        state.append_token({"type": "inline_html", "raw": tag.group()})
        return tag.end()

    def finalize_tokens(self, tokens: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
        """Take the delimiters that make emphasis or strikethrough out of the text."""
        del depth  # Emphasis leaves no token behind, so nothing nests.
        runs = [(token, token.pop("delimiter")) for token in tokens if "delimiter" in token]
        resolve([run for _, run in runs])
        for token, run in runs:
            token["raw"] = run.character * run.remaining
        return tokens


def _parse_entity(parser: InlineParser, m: re.Match[str], state: InlineState) -> int:
    parser.process_text(entities.decode(m.group()), state)
    return m.end()


def _parse_bare_link(parser: InlineParser, m: re.Match[str], state: InlineState) -> int | None:
    if state.brackets:
        return None
    host = m.start() if m.group().startswith("www") else m.end()
    end = autolinks.find_end(state.src, m.start(), host)
    if end is not None:
        parser.process_text(state.src[m.start() : end], state)
    return end


def _parse_delimiter(_parser: InlineParser, m: re.Match[str], state: InlineState) -> int:
    delimiter = scan_delimiter(state.src, m.start(), m.end())
    state.append_token({"type": "text", "raw": m.group(), "delimiter": delimiter})
    return m.end()


_PARSER = _TextParser()


def pieces(source: str, references: Mapping[str, Any]) -> Iterator[Tag | str]:
    """Yield the text nodes of inline Markdown and the tags of the raw HTML between them.

    `references` are the link reference definitions of the document, as mistune's block parser collects them.
    """
    if _WORDS.fullmatch(source):
        yield source
        return
    if len(source) > _LONGEST_PARSED:
        yield from htmltags.split(source)
        return
    pending = list(reversed(_PARSER(source, {"ref_links": references, "unclosed": set(), "code_spans": {}})))
    while pending:
        token = pending.pop()
        kind = token["type"]
        if kind == "inline_html":
            yield from htmltags.split(token["raw"])
        elif kind in ("softbreak", "linebreak"):
            yield "\n"
        elif "children" not in token:
            yield token["raw"]
        elif kind != "image":
            pending.extend(reversed(token["children"]))
