"""AG305: two titles that differ by a letter or two."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.model import Entry
from awesomegen.core.titles import title_words
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Option, Rule
from awesomegen.rules.entries.samepaper import where

_FEWEST_WORDS = 4
# Titles that share half of their words by convention ("… : a survey") are no candidates.
_LARGEST_BUCKET = 50


def check(context: DataContext) -> Iterator[Issue]:
    """Reports pairs of titles above the threshold that have the first or the second half of their words in common."""
    buckets: dict[tuple[int, str], list[Entry]] = {}
    for entry in context.listing.entries:
        words = title_words(entry.title).split()
        if len(words) < _FEWEST_WORDS:
            continue
        half = len(words) // 2
        keys = ((0, " ".join(words[:half])), (1, " ".join(words[half:])))
        near = next((other for key in keys for other in buckets.get(key, ()) if _is_near(entry, other, context)), None)
        if near is not None:
            message = f"`{entry.title}` is almost `{near.title}` {where(near, context.listing)}"
            yield Issue(message, FieldPlace(entry.origin, "title"), entry, help="is one of them mistyped?")
        for key in keys:
            bucket = buckets.setdefault(key, [])
            if len(bucket) < _LARGEST_BUCKET:
                bucket.append(entry)


def _is_near(one: Entry, other: Entry, context: DataContext) -> bool:
    first, second = title_words(one.title), title_words(other.title)
    if first == second or _digits(first) != _digits(second):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    threshold: float = context.options["threshold"]
    return matcher.quick_ratio() >= threshold and matcher.ratio() >= threshold


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


RULE = Rule(
    code="AG305",
    name="near-duplicate-title",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="Two titles that differ by a letter or two.",
    check=check,
    default=False,
    options=(Option("threshold", 0.93, "How alike two titles must be, from 0 to 1.", least=0, greatest=1),),
)
