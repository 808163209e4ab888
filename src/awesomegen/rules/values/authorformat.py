"""AG211: an author's name with something in it that is no part of a name."""

from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.authornames import (
    Marked,
    from_bibtex,
    has_marks_between,
    html_in_name,
    is_plain,
    is_suffix,
    marked_name,
    run_together,
    stands_for_others,
    two_people,
    with_initials_first,
    without_leading_and,
)
from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.rules.base import DataContext, FieldPlace, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import author_place, author_replacements, authors_line

Names = tuple[str, ...]


class Verdict(NamedTuple):
    """What is wrong with one name, and the names of the entry as they should be, where that can be told."""

    message: str
    help: str
    names: Names | None = None
    safe: bool = False


# From here on it is the style of the list, and no slip.
_USUAL_SHARE = 0.2
_FEWEST_FOR_A_STYLE = 3
# Each comes with all names of its entry as they should be. Nobody needs more of these at once.
_MOST_JUDGED = 100


def check(context: DataContext) -> Iterator[Issue]:
    """Reports marks, once for an entry, and every name with `and`, HTML, a suffix of its own or two people in it."""
    yield from _shortened(context)
    for entry in context.listing.entries:
        if families_first := _families_first(entry):
            yield families_first
            continue
        unusual = [index for index, name in enumerate(entry.authors) if not is_plain(name)]
        marked = {index: found for index in unusual if (found := marked_name(entry.authors[index]))}
        if marked:
            yield _marks(entry, marked)
        for index in unusual[:_MOST_JUDGED]:
            if index not in marked and (verdict := _judge(entry.authors, index)):
                fix = _fix(entry, verdict.help, verdict.names, verdict.safe) if verdict.names else None
                yield Issue(verdict.message, author_place(entry, index), entry, help=verdict.help, fix=fix)


def _families_first(entry: Entry) -> Issue | None:
    line = authors_line(entry)
    names = (from_bibtex(line) or with_initials_first(entry.authors)) if line else None
    if not names:
        return None
    message = f"`{line}` is split at every comma, also between the names of one person"
    help = f"write `{', '.join(names)}`"
    return Issue(message, author_place(entry, 0), entry, help=help, fix=_fix(entry, help, names, safe=False))


def _shortened(context: DataContext) -> Iterator[Issue]:
    """`et al.` in a list that names all authors elsewhere: a remark."""
    entries = [entry for entry in context.listing.entries if entry.authors]
    shortened = [entry for entry in entries if stands_for_others(entry.authors[-1])]
    is_style = len(shortened) >= max(_FEWEST_FOR_A_STYLE, _USUAL_SHARE * len(entries))
    if len(shortened) < len(entries) and not is_style:
        for entry in shortened:
            message = f"`{entry.authors[-1]}` leaves authors out"
            help = "name them all: exports and searches need them"
            yield Issue(message, author_place(entry, len(entry.authors) - 1), entry, help=help, severity=Severity.INFO)


def _marks(entry: Entry, marked: dict[int, Marked]) -> Issue:
    first = next(iter(marked))
    found = marked[first]
    names = tuple(marked[index].name if index in marked else name for index, name in enumerate(entry.authors))
    more = f" (and in {len(marked) - 1} more)" if len(marked) > 1 else ""
    message = f"`{found.mark}` is no part of the name `{entry.authors[first]}`{more}"
    equally = _equal_contribution(entry, marked)
    if equally:
        help = f"write the names alone, and `equal_contribution: {equally}`"
        added = Replacement(FieldPlace(entry.origin, "equal_contribution"), str(equally))
        # The number of one affiliation, common to all, looks the same.
        safe = len(marked) < len(entry.authors) or not any(char.isdigit() for char in found.mark)
        fix = _fix(entry, help, names, safe, added)
    else:
        help = "write the names alone; `equal_contribution` says who contributed equally"
        fix = _fix(entry, "write the names alone", names, all(mark.is_emphasis for mark in marked.values()))
    return Issue(message, author_place(entry, first), entry, help=help, fix=fix)


def _equal_contribution(entry: Entry, marked: dict[int, Marked]) -> int:
    """How many authors contributed equally: if the first ones, and only they, carry the same mark."""
    same = len({found.mark for found in marked.values()}) == 1 and not next(iter(marked.values())).is_emphasis
    leading = list(marked) == list(range(len(marked)))
    return len(marked) if same and leading and len(marked) > 1 and not entry.equal_contribution else 0


def _judge(authors: Names, index: int) -> Verdict | None:
    name = authors[index]

    def instead(*others: str, first: int = index) -> Names:
        return (*authors[:first], *others, *authors[index + 1 :])

    if has_marks_between(name):
        return Verdict(f"`{name}` are several names", "split names at commas, and leave their marks out")
    if tag := html_in_name(name):
        return Verdict(f"`{tag}` is no part of the name `{name}`", "write the name alone")
    if bare := without_leading_and(name):
        return Verdict(f"`{name}` begins with `and`", f"write `{bare}`", instead(bare), safe=True)
    if ";" in name:
        names = tuple(part.strip() for part in name.split(";")) if len(authors) == 1 else None
        return Verdict(f"`{name}` holds a `;`", "split names at commas", names)
    if index and is_suffix(name):
        whole = f"{authors[index - 1]} {name}"
        help = f"write `{whole}`, without a comma"
        return Verdict(f"`{name}` is no name of its own", help, instead(whole, first=index - 1))
    if people := two_people(name):
        help = f"write `{people[0]}` and `{people[1]}` as two names"
        is_last = index == len(authors) - 1
        return Verdict(f"`{name}` are two people", help, instead(*people) if is_last else None)
    if people := run_together(name):
        help = f"a comma may be missing: `{people[0]}, {people[1]}`"
        names = None if any(run_together(other) for other in people) else instead(*people)
        return Verdict(f"`{name}` looks like two names run together", help, names)
    return None


def _fix(entry: Entry, title: str, names: Names, safe: bool, *added: Replacement) -> ProposedFix | None:
    replacements = author_replacements(entry, names)
    return ProposedFix(title, safe, (*replacements, *added)) if replacements else None


RULE = Rule(
    code="AG211",
    name="author-format",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="An author's name with marks, markup, `and` or another name in it.",
    check=check,
    fix=FixKind.SOMETIMES,
)
