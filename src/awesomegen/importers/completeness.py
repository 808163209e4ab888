"""The proof that nothing was lost: every word of the lines of an entry is in the entry, or its line is kept as it is.

Dialects decide what a word is; this module only asks whether it is still there. What it finds is put under `extra` and
reported, so that a form no dialect knows costs order, never text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from awesomegen.core.model import ExtraValue
from awesomegen.importers.accounting import Ledger
from awesomegen.importers.found import FoundEntry, FoundSection, Warning
from awesomegen.importers.sourcewords import missing_words, words_shown

_MOST_NAMED = 6


def complete_entries(ledger: Ledger, entries: Sequence[FoundEntry]) -> None:
    """Puts each line that an entry lost words of under its `extra`, with a warning."""
    in_order = sorted(entries, key=lambda entry: entry.first_line)
    starts = [entry.first_line for entry in in_order]
    for entry, numbers in ledger.lines_of_entries():
        source = [ledger.lines[number - 1] for number in numbers]
        if not missing_words(source, _kept(entry)):
            continue
        # Two rows of a table may share a line.
        beside = in_order[bisect_left(starts, numbers[0]) : bisect_right(starts, numbers[-1])]
        kept = "\n".join(_kept(other) for other in [entry, *beside])
        for number, line in zip(numbers, source, strict=True):
            if words := [word for word in missing_words(source, kept) if word in words_shown(line)]:
                entry.add_extra("source", line.strip())
                kept = f"{kept}\n{line}"
                named = ", ".join(f"`{word}`" for word in words[:_MOST_NAMED])
                more = " …" if len(words) > _MOST_NAMED else ""
                entry.warn("AG517", f"no field took {named}{more}; the line is kept under `extra`", number)


def lost_from_headings(sections: Sequence[FoundSection]) -> list[tuple[FoundSection, Warning]]:
    """The sections whose headings hold more than they do, with a warning: the heading has to be kept elsewhere."""
    found = []
    for section in sections:
        kept = "\n".join([section.title, *section.description, *section.aliases])
        if words := missing_words(section.source.split("\n"), kept):
            named = ", ".join(f"`{word}`" for word in words[:_MOST_NAMED])
            warning = Warning(section.line, "AG517", f"the heading `{section.title}` loses {named}")
            found.append((section, warning))
    return found


def _kept(entry: FoundEntry) -> str:
    parts = [
        entry.title,
        *entry.authors,
        entry.venue,
        entry.note,
        entry.date_text,
        entry.summary,
        *entry.tags,
        *(text for link in entry.links for text in (link.label, link.url)),
        *_texts(entry.extra),
    ]
    return "\n".join(filter(None, parts))


def _texts(value: ExtraValue) -> list[str]:
    """All texts of an extra value, keys included."""
    if isinstance(value, dict):
        return [text for key, inner in value.items() for text in (key, *_texts(inner))]
    if isinstance(value, tuple):
        return [text for inner in value for text in _texts(inner)]
    return [str(value or "")]
