"""Pages that a built-in layout wrote: read back exactly, for the order of the fields is known."""

from collections.abc import Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.emphasis import bold_start, emphasis_start, without_break
from awesomegen.importers.entrylines import SourceLine
from awesomegen.importers.facts import Facts
from awesomegen.importers.fields import add_link, set_date
from awesomegen.importers.found import FoundEntry, FoundLink
from awesomegen.importers.inline import Token, plain, scan
from awesomegen.importers.linkkinds import kind_of_link
from awesomegen.importers.people import ends_in_et_al, looks_like_names, read_generated
from awesomegen.importers.venues import is_venue, split_note

_LINKS = lazy_pattern(r"\\\[\[")
_SENTENCE_END = lazy_pattern(r"\.(?:\s|$)")


def read_paragraph(lines: Sequence[SourceLine], facts: Facts) -> FoundEntry | None:
    """An entry of the `paragraph` layout: title, authors, venue with links, date, summary with tags."""
    texts = [without_break(line.text) for line in lines]
    bold = bold_start(texts[0]) if texts else None
    if bold is None or bold[1].strip() or len(lines) < 2:
        return None
    entry = FoundEntry(lines[0].number, lines[-1].number, plain(bold[0]))
    rest = list(zip(texts[1:], (line.number for line in lines[1:]), strict=True))
    if rest and (italic := emphasis_start(rest[0][0])) and not italic[1].strip():
        _take_authors(entry, italic[0])
        rest.pop(0)
    if rest and _LINKS.search(rest[0][0]):
        _take_published(entry, *rest.pop(0), facts)
    elif rest and not facts.date(plain(rest[0][0])) and (len(rest) > 1 or is_venue(plain(rest[0][0]))):
        _take_venue(entry, rest.pop(0)[0])
    if rest and (date := facts.date(plain(rest[0][0]))):
        set_date(entry, date, rest.pop(0)[1])
    elif len(rest) > 1:
        entry.date = entry.date_text = plain(rest.pop(0)[0])
    for text, _ in rest:
        _take_summary(entry, text, facts)
    return entry


def read_bullet(line: SourceLine, facts: Facts) -> FoundEntry | None:
    """An entry of the `bullet` layout: `[title](url) - authors. venue. date. links. summary` and tags."""
    text = line.text.strip()
    bold = bold_start(text)
    tokens = scan(text, facts.references)
    if bold is not None:
        entry, rest = FoundEntry(line.number, line.number, plain(bold[0])), bold[1]
    elif tokens and tokens[0].kind == "link" and tokens[0].start == 0:
        entry, rest = FoundEntry(line.number, line.number, tokens[0].label), text[tokens[0].end :]
        entry.links.append(FoundLink(tokens[0].url, None, kind_of_link(None, tokens[0].url)))
    else:
        return None
    if not rest.startswith(" - "):
        return entry if entry.links and not rest.strip() else None
    rest = rest[3:]
    run = _link_sentence(rest, scan(rest, facts.references))
    if run:
        for token in run:
            add_link(entry, token, line.number)
        left = _take_bibliography(entry, rest[: run[0].start].strip(), line.number, facts, is_all=True)
        _take_summary(entry, " ".join(filter(None, [left, rest[run[-1].end :].lstrip(". ")])), facts)
    else:
        _take_summary(entry, _take_bibliography(entry, rest, line.number, facts, is_all=False), facts)
    return entry


def _link_sentence(rest: str, tokens: Sequence[Token]) -> list[Token]:
    """The sentence that is nothing but links: `[GitHub](url), [Project](url).`"""
    run: list[Token] = []
    for token in tokens:
        if token.kind != "link" or token.is_bare:
            continue
        before = rest[run[-1].end : token.start] if run else rest[: token.start]
        if run and before == ", ":
            run.append(token)
        elif not before or before.endswith(". "):
            run = [token]
        else:
            continue
        following = rest[token.end :]
        if following == "." or following.startswith(". "):
            return run
    return []


def _take_bibliography(entry: FoundEntry, text: str, number: int, facts: Facts, *, is_all: bool) -> str:
    """Takes authors, venue and date off the front; returns what is left."""
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *(end + 2 for end in ends)]
    sentences = [(start, end, plain(text[start:end])) for start, end in zip(starts, ends, strict=False)]
    end = 0
    date = next(((start, stop, facts.date(shown)) for start, stop, shown in sentences if facts.date(shown)), None)
    before = [row for row in sentences if date is None or row[0] < date[0]]
    venue = next((row for row in reversed(before) if is_venue(row[2])), None)
    if date is not None and date[2] is not None:
        set_date(entry, date[2], number)
        end = date[1] + 1
    if venue is not None:
        _take_venue(entry, text[venue[0] : venue[1] + 1])
        end = max(end, venue[1] + 1)
    names_end = venue[0] if venue else date[0] if date else len(text) if is_all else 0
    if not names_end:
        names_end = (
            next((stop + 1 for _, stop, _ in sentences if _are_names(plain(text[: stop + 1]))), 0)
            if not (venue or date)
            else 0
        )
    names = text[:names_end].strip()
    if names and (is_all or venue or date or looks_like_names(plain(names))):
        _take_authors(entry, names if ends_in_et_al(names) else names.removesuffix("."))
        end = max(end, names_end)
    return text[end:].strip()


def _are_names(text: str) -> bool:
    return looks_like_names(text) and ("," in text or " et al" in text)


def _take_authors(entry: FoundEntry, source: str) -> None:
    people = read_generated(source)
    entry.authors, entry.equal_contribution = list(people.names), list(people.equal)


def _take_venue(entry: FoundEntry, source: str) -> None:
    text = plain(source.strip())
    entry.venue, entry.note = split_note(text.removesuffix("."))


def _take_published(entry: FoundEntry, text: str, number: int, facts: Facts) -> None:
    tokens = [token for token in scan(text, facts.references) if token.kind == "link"]
    if venue := text[: tokens[0].start].strip().removesuffix("\\[").strip():
        _take_venue(entry, venue)
    for token in tokens:
        add_link(entry, token, number)


def _take_summary(entry: FoundEntry, text: str, facts: Facts) -> None:
    """The summary without the code spans at its end, which are tags."""
    text = text.strip()
    tags: list[str] = []
    for token in reversed(scan(text, facts.references)):
        if token.kind != "code" or text[token.end :].strip() or (token.start and text[token.start - 1] != " "):
            break
        tags.insert(0, token.label)
        text = text[: token.start].rstrip()
    entry.tags += tags
    entry.add_summary(text)
