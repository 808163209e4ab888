"""AG407: a text that says that the text is still to come."""

import re
from collections.abc import Iterator
from functools import lru_cache

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.sentences import without_code
from awesomegen.rules.base import DataContext, Issue, Needs, Option, Rule, TextPlace
from awesomegen.rules.places import FieldText, texts

_FIELDS = frozenset({"summary", "note", "venue", "description"})
_PLACEHOLDERS = (
    # TODO is also what many programs manage: it counts alone, in brackets or before a colon.
    r"(?<![A-Za-z0-9_])(?:TBD|TBA|FIXME)(?![A-Za-z0-9_])|^TODO\.?$|(?<![A-Za-z0-9_])TODO:|[(\[]TODO[)\]]"
    r"|\b(?i:lorem ipsum|to be (?:added|written|determined|announced)|coming soon|work in progress|not read yet)\b"
    # "Not read yet"; "need not be read" (안 읽어도) and "misread" (잘못 읽었) are something else.
    r"|(?:(?<![가-힣])|(?<=아직))(?:안|못)\s?(?:읽었|읽어\s?(?:봤|보았)|봤습니다)|아직\s(?:읽지\s|안\s?읽|못\s?읽)"
    # "Will be updated, written, added"; "later work" (추후 연구) is something else.
    r"|(?:업데이트|작성|추가|정리)\s?(?:하겠|예정|할\s예정)|추후\s?(?:업데이트|작성|추가|정리)"
)

# Hangul, Han and kana join their particles to a word, also to one of Latin letters.
_LETTER = r"[^\W\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"


def check(context: DataContext) -> Iterator[Issue]:
    """Reports placeholders in summaries, notes, venues, descriptions, and the list's own `words`."""
    pattern = _pattern(tuple(context.options["words"]))
    for entry in context.listing.entries:
        if any(text and pattern.search(text) for text in (entry.venue, entry.note, *entry.summaries.values())):
            for text in texts(entry, _FIELDS):
                yield from _issue(text, pattern, entry, context)
    for section in context.listing.sections:
        for text in texts(section, _FIELDS):
            yield from _issue(text, pattern, None, context)


def _issue(text: FieldText, pattern: re.Pattern[str], entry: Entry | None, context: DataContext) -> Iterator[Issue]:
    if pattern.search(text.text) and (found := pattern.search(without_code(text.text))):
        message = f"`{found.group()}` says that something is still missing here"
        place = _words_on_page(found.group(), entry, context) or text.place
        yield Issue(message, place, entry, help="write it, or leave it out until you have")


def _words_on_page(words: str, entry: Entry | None, context: DataContext) -> TextPlace | None:
    """Where the words themselves stand in a hand-written entry; None where its lines were joined between them."""
    if entry is None or not context.hand_written:
        return None
    path, start, end = entry.origin.span
    found = context.listing.sources[path].text.find(words, start, end)
    return None if found < 0 else TextPlace(path, found, found + len(words))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([_PLACEHOLDERS, *map(_whole, words)]))


def _whole(word: str) -> str:
    """A pattern for a word, but not for a part of another."""
    before = f"(?<!{_LETTER})" if re.match(_LETTER, word) else ""
    after = f"(?!{_LETTER})" if re.match(_LETTER, word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


RULE = Rule(
    code="AG407",
    name="placeholder-text",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A text that says that the text is still to come.",
    check=check,
    on_hand_written=True,
    options=(Option("words", (), "Further words that stand for a text still to come, as they are written."),),
)
