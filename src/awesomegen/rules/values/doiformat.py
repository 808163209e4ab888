"""AG208: a DOI link from which no DOI can be read."""

import re
from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import parse_doi
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry, Link
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import url_place, written_url

_RESOLVER = lazy_pattern(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
# Short DOIs, https://shortdoi.org: `10/ggbq`, also without the prefix.
_SHORT = lazy_pattern(r"(?:10/)?[a-z0-9]{3,8}", re.IGNORECASE)
_INSIDE = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:)\]>]", re.ASCII)


def check(context: DataContext) -> Iterator[Issue]:
    """Reports links of kind `doi`, and links to the DOI resolver, without a readable DOI."""
    for entry in context.listing.entries:
        for link in entry.links:
            if link.kind != "doi" and "doi.org/" not in link.url.lower():
                continue
            bare = _RESOLVER.sub("", link.url, count=1)
            is_meant = link.kind == "doi" or (bare != link.url and bare.startswith("10"))
            if is_meant and parse_doi(link.url) is None and not _SHORT.fullmatch(bare):
                yield _issue(entry, link)


def _issue(entry: Entry, link: Link) -> Issue:
    text, place = written_url(link), url_place(link)
    help = "a DOI is `10.prefix/suffix`, such as `10.1145/3528233.3530757`"
    found = _INSIDE.findall(text)
    if len(found) != 1:
        return Issue(f"`{text}` holds no DOI", place, entry, help=help)
    fix = ProposedFix(f"write `{found[0]}`", link.kind == "doi", (Replacement(place, _whole(found[0], link)),))
    return Issue(f"`{text}` is not how a DOI is written; did you mean `{found[0]}`?", place, entry, help=help, fix=fix)


def _whole(doi: str, link: Link) -> str:
    return doi if link.kind == "doi" else f"https://doi.org/{doi}"


RULE = Rule(
    code="AG208",
    name="doi-format",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="A DOI link that holds no DOI.",
    check=check,
    fix=FixKind.SOMETIMES,
)
