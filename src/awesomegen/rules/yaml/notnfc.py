"""AG006: text in decomposed characters, which looks the same and is not found."""

import re
import unicodedata
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source
from awesomegen.rules.base import FixKind, Issue, Needs, ProposedFix, Replacement, Rule, SourceContext, TextPlace

_PART = lazy_pattern(r"""[^][{},"']+""")


def check(context: SourceContext) -> Iterator[Issue]:
    """Yields each run of characters that Unicode's composed form writes otherwise."""
    source = context.source
    if source.text.isascii() or unicodedata.is_normalized("NFC", source.text):
        return
    for number, start in enumerate(source.line_starts, 1):
        line = source.line(number)
        if unicodedata.is_normalized("NFC", line):
            continue
        for match in re.finditer(r"\S+", line):
            word = match.group()
            composed = unicodedata.normalize("NFC", word)
            if composed != word:
                # Composed, an address is that of another file.
                is_safe = "/" not in word
                at = start + match.start()
                place = TextPlace(source.path, at, at + len(word))
                yield Issue(
                    f"`{composed}` is written in decomposed characters ({len(word)} instead of {len(composed)})",
                    place,
                    help="a file name copied on a Mac? its anchor and a search for it differ from what is typed",
                    fix=ProposedFix("compose the characters", is_safe, tuple(_composed(source, at, word))),
                )


def _composed(source: Source, start: int, word: str) -> Iterator[Replacement]:
    """The parts of a word that are written otherwise: between quotes and commas, it may be several texts of YAML."""
    for match in _PART.finditer(word):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield Replacement(TextPlace(source.path, start + match.start(), start + match.end()), composed)


RULE = Rule(
    code="AG006",
    name="not-nfc",
    severity=Severity.WARNING,
    needs=Needs.SOURCE,
    summary="Text in decomposed characters (not NFC), such as Hangul copied from file names on a Mac.",
    check=check,
    fix=FixKind.SOMETIMES,
)
