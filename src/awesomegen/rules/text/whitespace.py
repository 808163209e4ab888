"""AG408: blanks at the ends of a text, two in a row, or a tab."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry
from awesomegen.core.sentences import without_code
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import FieldText, texts

_TITLE = frozenset({"title"})
_DOUBLED = lazy_pattern(r"(?<=\S)(?: *\t[ \t]*| {2,})(?=\S)")


def check(context: DataContext) -> Iterator[Issue]:
    """Reports titles, names, venues, notes, tags and summaries; none is asked for between Hangul and Latin."""
    for entry in context.listing.entries:
        for text in texts(entry):
            if "  " in text.text or "\t" in text.text or text.text[:1] == " " or text.text[-1:] == " ":
                yield from _issue(text, entry)
    for section in context.listing.sections:
        for text in texts(section, _TITLE):
            yield from _issue(text, None)


def _issue(text: FieldText, entry: Entry | None) -> Iterator[Issue]:
    inside = _DOUBLED.search(text.text)
    problem = "a tab" if inside and "\t" in inside[0] else "two blanks in a row"
    if text.name == "summary":
        right = _single_blanks(text.text)
    else:
        right = _DOUBLED.sub(" ", text.text).strip(" \t")
        problem = problem if inside else "a blank at its end"
    if right != text.text and right:
        fix = ProposedFix("write single blanks", True, (Replacement(text.place, right),))
        yield Issue(f"`{text.name}` has {problem}", text.place, entry, fix=fix)


def _single_blanks(summary: str) -> str:
    """One blank for several but in code, and but for the indentation of a line, which YAML may need."""
    bare = without_code(summary)
    parts, end = [], 0
    for match in _DOUBLED.finditer(bare):
        if summary[match.start() : match.end()].isspace():
            parts += [summary[end : match.start()], " "]
            end = match.end()
    return "".join([*parts, summary[end:]])


RULE = Rule(
    code="AG408",
    name="whitespace",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="Blanks at the ends of a text, two in a row, or a tab.",
    check=check,
    fix=FixKind.SAFE,
)
