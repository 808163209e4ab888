"""AG214: an address in another form than its site's own."""

from collections.abc import Iterator

from awesomegen.core.canonicalurls import canonical_url
from awesomegen.core.finding import Severity
from awesomegen.core.model import Link
from awesomegen.core.papers import PAPER_KINDS
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import url_place, written_url


def check(context: DataContext) -> Iterator[Issue]:
    """Reports arXiv PDFs, http where https works, short and mobile hosts, tracking parameters, `.git`."""
    for entry in context.listing.entries:
        for link in entry.links:
            right = canonical_url(link.url, keep_pdf=not _may_be_abstract(link, context))
            # An empty query or fragment is no form of its own, and nobody follows it elsewhere.
            if right not in (link.url, link.url.rstrip("?#")) and "://" in written_url(link):
                place = url_place(link)
                fix = ProposedFix(f"write `{right}`", True, (Replacement(place, right),))
                message = f"`{link.url}` is better written `{right}`"
                yield Issue(message, place, entry, fix=fix)


def _may_be_abstract(link: Link, context: DataContext) -> bool:
    """Whether the link is to the paper; one with a label of its own, such as `PDF`, is to the file."""
    return link.kind in PAPER_KINDS and link.label == context.config.format.kinds.get(link.kind)


RULE = Rule(
    code="AG214",
    name="url-not-canonical",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="An address in another form than its site's own.",
    check=check,
    fix=FixKind.SAFE,
)
