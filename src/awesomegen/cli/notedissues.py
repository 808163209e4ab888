"""From the notes of the link checker to issues of the linter: where they stand, and how to mend them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from awesomegen.cli.linktargets import ListedLink, field_place
from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import parse_arxiv_id
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.links.notes import Note
from awesomegen.rules.base import Issue, ProposedFix, Replacement, TextPlace
from awesomegen.rules.places import author_replacements, written_url

_WITHOUT_BLANKS = lazy_pattern(r"[^\s\x00-\x20\x7f]+")
# Nothing that could end the destination, start emphasis or stand for another character in any form of a link.
_PLAIN_IN_MARKDOWN = lazy_pattern(r"[\w:/?#@!$'+,;=.~%&-]+", re.ASCII)
_REFERENCE = lazy_pattern(r"&#?\w+;")
_SHOULD_NEVER_BE_AN_ERROR = "AG905"


class NotedIssue(NamedTuple):
    """A note and the issue that it is."""

    note: Note
    issue: Issue


def noted_issues(listed: Iterable[ListedLink], notes: Iterable[Note]) -> Iterator[NotedIssue]:
    """The issues of notes about links that are listed."""
    places = {_key(each): each for each in listed}
    for note in notes:
        if each := places.get((note.path, note.line, note.column, note.entry)):
            issue = Issue(
                message=note.sentence,
                place=field_place(each, note.field),
                entry=each.entry,
                help=_help(note),
                fix=_fix(each, note),
                severity=Severity.WARNING if note.broken and note.rule == _SHOULD_NEVER_BE_AN_ERROR else None,
            )
            yield NotedIssue(note, issue)


def _key(listed: ListedLink) -> tuple[str, int | None, int | None, str | None]:
    target = listed.target
    return target.path, target.line, target.column, target.entry_id


def _help(note: Note) -> str | None:
    if note.archived_copy:
        return f"there is an archived copy: {note.archived_copy}"
    if note.rule == "AG902" and not note.safe:
        return "the new address is on another host: see whether it is the same page"
    return None


def _fix(listed: ListedLink, note: Note) -> ProposedFix | None:
    if note.replacement is None:
        return None
    if note.field in (None, "url"):
        replacements = _new_address(listed, note, note.replacement)
    elif note.field == "authors" and listed.entry is not None:
        replacements = author_replacements(listed.entry, tuple(note.replacement.split(", ")))
    else:
        replacements = (Replacement(field_place(listed, note.field), note.replacement),)
    return ProposedFix(f"write `{note.replacement}`", note.safe, replacements) if replacements else None


def _new_address(listed: ListedLink, note: Note, url: str) -> tuple[Replacement, ...]:
    """The new address in the place of the old one; none where it cannot be written there as it is."""
    if "@" in listed.target.url.partition("://")[2].partition("/")[0]:
        return ()  # the new address would come without the user of the old one
    if isinstance(listed.place, TextPlace):
        fits = _PLAIN_IN_MARKDOWN.fullmatch(url) and not _REFERENCE.search(url)
        return (Replacement(listed.place, url),) if fits else ()
    if listed.link is not None and "://" not in (written := written_url(listed.link)):
        pinned = parse_arxiv_id(written)
        if note.rule != "AG912" or pinned is None:
            return ()
        url = written.removesuffix(f"v{pinned.version}")
    return (Replacement(listed.place, url),) if _WITHOUT_BLANKS.fullmatch(url) else ()
