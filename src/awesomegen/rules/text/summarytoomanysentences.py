"""AG403: a summary of more sentences than the list promises."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.sentences import sentences
from awesomegen.rules.base import DataContext, FieldPlace, Issue, Needs, Option, Rule


def check(context: DataContext) -> Iterator[Issue]:
    """Reports summaries of more than `max_sentences`."""
    limit: int = context.options["max_sentences"]
    for entry in context.listing.entries:
        for summary in entry.summaries.values():
            count = len(sentences(summary))
            if count > limit:
                message = f"the summary has {count} sentences; this list allows {limit}"
                yield Issue(message, FieldPlace(entry.origin, "summary"), entry)


RULE = Rule(
    code="AG403",
    name="summary-too-many-sentences",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A summary of more sentences than the list promises.",
    check=check,
    default=False,
    options=(Option("max_sentences", 1, "How many sentences a summary may have."),),
)
