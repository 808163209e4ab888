"""AG005: a character that nobody sees, and that breaks anchors and searches."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.finding import Severity
from awesomegen.core.foundlinks import is_within
from awesomegen.core.inlinelinks import inline_links
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.pagetext import front_matter
from awesomegen.core.span import Source
from awesomegen.rules.base import FixKind, Issue, Needs, ProposedFix, Replacement, Rule, SourceContext, TextPlace

_INVISIBLE = lazy_pattern(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufe0f\ufeff\uffa0\ufffc]"
)
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_EMOJI_VARIATION = "\ufe0f"
_NO_BREAK_SPACE = "\u00a0"
_JOINING_SCRIPTS = range(0x0590, 0x10A0)
_MARKS = frozenset("#-?:,[]{}&*!|>%@`\"'")
_FRENCH = frozenset("«»:;!?%€")
_MARKERS = lazy_pattern(r"(?:[\s>*+#|-]|[0-9]{1,9}[.)]|\[[ xX]\])*+")
"""What can make a heading, an item or a quote of a line of Markdown, with the blanks around it."""
_MARKUP = frozenset("|<#\\")
_TAG = lazy_pattern(r"<[A-Za-z/][^<>]*+")


def check(context: SourceContext) -> Iterator[Issue]:
    """Yields each invisible character that has no work to do where it stands."""
    source = context.source
    if source.text.isascii():
        return
    lines: dict[int, bool] = {}
    page_lines = _PageLines(source)
    settings = len(front_matter(source.text)) if context.is_page else 0
    for match in _INVISIBLE.finditer(source.text, settings):
        char, start = match.group(), match.start()
        if _is_needed(source, start, lines):
            continue
        place = TextPlace(source.path, start, start + 1)
        instead = " " if char == _NO_BREAK_SPACE and _stands_between(source.text, start) else ""
        what = "write an ordinary blank" if instead else "remove it"
        is_safe = not context.is_page or page_lines.keep_their_meaning(start, instead)
        fix = ProposedFix(what, is_safe, (Replacement(place, instead),))
        yield Issue(
            f"an invisible character: U+{ord(char):04X} {unicodedata.name(char, 'control').lower()}",
            place,
            help=what,
            fix=None if not context.is_page and _bears_text(source.text, start) else fix,
        )


def _stands_between(text: str, at: int) -> bool:
    """Whether a blank stands between two words: at the end of a line, or beside another, it says nothing."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before.strip() and after) and (after == _NO_BREAK_SPACE or not after.isspace())


class _PageLine(NamedTuple):
    """Where the text of a line begins, behind its markers, and the stretches of it that are no text."""

    text_start: int
    unseen: list[tuple[int, int]]
    in_tags: list[tuple[int, int]]


class _PageLines:
    """The lines of a Markdown page, as far as it takes to tell whether they still mean the same."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._lines: dict[int, _PageLine] = {}

    def keep_their_meaning(self, at: int, instead: str) -> bool:
        """Whether a character stands in a text, and no markup comes of what is written instead."""
        fits = _can_be_blank if instead else _can_go
        if not fits(self.source.text, at):
            return False
        position = self.source.position(at)
        if position.line not in self._lines:
            self._lines[position.line] = _page_line(self.source.line(position.line))
        line, column = self._lines[position.line], position.column - 1
        return column > line.text_start and not (is_within(line.unseen, column) or is_within(line.in_tags, column))


def _page_line(line: str) -> _PageLine:
    markers = _MARKERS.match(line)
    in_tags = [tag.span() for tag in _TAG.finditer(line)]
    return _PageLine(markers.end() if markers else 0, inline_links(line, {}).unseen(), in_tags)


def _can_be_blank(text: str, at: int) -> bool:
    """Whether a blank stands alone there, and a word on one side of it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        bool(before.strip() and after.strip())
        and (before.isalnum() or after.isalnum())
        and _MARKUP.isdisjoint(before + after)
        and not text.startswith("www.", at + 1)
    )


def _can_go(text: str, at: int) -> bool:
    """Whether a character stands in a word, or right behind one: in markup, somebody may have put it on purpose."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] != _NO_BREAK_SPACE and before.isalpha() and (after.isalnum() or after in ("", ",", " ", "\r", "\n"))


def _bears_text(text: str, at: int) -> bool:
    """Whether without the character YAML would take what follows for a mark of its own, and the text for another."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return after == "#" or (before in ("", " ", "\n", '"', "'") and after in _MARKS)


def _is_needed(source: Source, at: int, lines: dict[int, bool]) -> bool:
    """Whether a character has work to do; `lines` remembers of each line whether it is written from right to left."""
    text = source.text
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char == _EMOJI_VARIATION:
        return bool(before) and (before in "#*0123456789" or unicodedata.category(before) in ("So", "Sm", "Po", "Sk"))
    if char in _JOINERS:
        return bool(before) and (
            before == _EMOJI_VARIATION
            or unicodedata.category(before) in ("So", "Sk")
            or ord(before) in _JOINING_SCRIPTS
        )
    if char in _BIDIRECTIONAL:
        line = source.position(at).line
        if line not in lines:
            letters = set(source.line(line)) - _BIDIRECTIONAL
            lines[line] = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)
        return lines[line]
    if char == _NO_BREAK_SPACE:
        return before in _FRENCH or after in _FRENCH or (before.isdigit() and after.isalnum())
    return False


RULE = Rule(
    code="AG005",
    name="invisible-character",
    severity=Severity.WARNING,
    needs=Needs.SOURCE,
    summary="A zero-width, bidirectional or no-break character that nobody sees.",
    check=check,
    fix=FixKind.SOMETIMES,
)
