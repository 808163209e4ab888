"""AG005: a character that nobody sees, and that breaks anchors and searches."""

import unicodedata
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
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


def check(context: SourceContext) -> Iterator[Issue]:
    """Yields each invisible character that has no work to do where it stands."""
    source = context.source
    if source.text.isascii():
        return
    lines: dict[int, bool] = {}
    for match in _INVISIBLE.finditer(source.text):
        char, start = match.group(), match.start()
        if _is_needed(source, start, lines):
            continue
        place = TextPlace(source.path, start, start + 1)
        instead = " " if char == _NO_BREAK_SPACE and _stands_between(source.text, start) else ""
        what = "write an ordinary blank" if instead else "remove it"
        fix = ProposedFix(what, True, (Replacement(place, instead),))
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
    fix=FixKind.SAFE,
)
