"""AG402: a summary longer than the list wants."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.sentences import shown_text
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Option, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Reports summaries of more than `max_characters`, in characters that readers see."""
    limit: int = context.options["max_characters"]
    for entry in context.listing.entries:
        for summary in entry.summaries.values():
            length = len(shown_text(summary)) if len(summary) > limit else 0
            if length > limit:
                message = f"the summary has {length} characters; this list allows {limit}"
                yield Issue(message, FieldPlace(entry.origin, "summary"), entry)


RULE = Rule(
    code="AG402",
    name="summary-too-long",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A summary longer than the list wants.",
    check=check,
    default=False,
    options=(Option("max_characters", 140, "The longest summary, in characters that readers see."),),
)
