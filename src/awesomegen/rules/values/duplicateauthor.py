"""AG212: the same name twice among the authors of one work."""

from collections.abc import Iterator
from itertools import zip_longest

from awesomegen.core.authornames import is_initials
from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Rule
from awesomegen.rules.places import author_place, author_replacements


def check(context: DataContext) -> Iterator[Issue]:
    """Reports the first repeated name of each entry."""
    for entry in context.listing.entries:
        unique = tuple(dict.fromkeys(entry.authors))
        # Commas that stand between the names of one person leave initials of their own (AG211).
        if len(unique) == len(entry.authors) or any(map(is_initials, entry.authors)):
            continue
        # Up to the first repetition, both are the same.
        pairs = enumerate(zip_longest(entry.authors, unique))
        again = next(index for index, (name, first) in pairs if name != first)
        replacements = author_replacements(entry, unique)
        # Unsafe: two authors of one paper may have the same name.
        fix = ProposedFix("name each author once", False, replacements) if replacements else None
        message = f"the author `{entry.authors[again]}` is named twice"
        yield Issue(message, author_place(entry, again), entry, help="name each author once", fix=fix)


RULE = Rule(
    code="AG212",
    name="duplicate-author",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="The same name twice among the authors of one work.",
    check=check,
    fix=FixKind.UNSAFE,
)
