"""AG006: text in decomposed characters, which looks the same and is not found."""

import re
import unicodedata
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, ProposedFix, Replacement, Rule, SourceContext, TextPlace


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
                place = TextPlace(source.path, start + match.start(), start + match.end())
                yield Issue(
                    f"`{composed}` is written in decomposed characters ({len(word)} instead of {len(composed)})",
                    place,
                    help="a file name copied on a Mac? its anchor and a search for it differ from what is typed",
                    fix=ProposedFix("compose the characters", is_safe, (Replacement(place, composed),)),
                )


RULE = Rule(
    code="AG006",
    name="not-nfc",
    severity=Severity.WARNING,
    needs=Needs.SOURCE,
    summary="Text in decomposed characters (not NFC), such as Hangul copied from file names on a Mac.",
    check=check,
    fix=FixKind.SOMETIMES,
)
