"""AG519: a link to a file of the repository that is not there."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.pagelinks import address
from awesomegen.rules.base import Issue, Needs, PageContext, Rule
from awesomegen.rules.page.reading import read_page

_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[#?]")
_SITE = lazy_pattern(r"(?:[a-z0-9-]+\.)+(?:ai|app|co|com|dev|edu|gov|info|io|net|org)(?:/|\Z)", re.IGNORECASE)
_TAIL = lazy_pattern(r"[?#].*", re.DOTALL)


def check(context: PageContext) -> Iterator[Issue]:
    """Every link and image with a path that leads to no file of the repository."""
    page = read_page(context)
    for leaf, link in page.links.links:
        if link.form in ("reference", "bare", "pointed"):
            continue
        destination = address(link.destination)
        if not destination or _ELSEWHERE.match(destination) or "://" in destination:
            continue
        path = unquote(_TAIL.sub("", destination))
        if "\0" not in path and not context.relative_exists(path):
            place = page.place(leaf, link.destination_start, link.destination_end)
            help = "a relative path begins in the folder of this page"
            if _SITE.match(path):
                help = f"the address of a site begins with its scheme: `https://{path}`"
            elif path.startswith("/"):
                help = "a path that begins with `/` begins at the top of the repository"
            yield Issue(f"there is no file `{path}`", place, help=help)


RULE = Rule(
    code="AG519",
    name="missing-relative-file",
    severity=Severity.ERROR,
    needs=Needs.PAGE,
    summary="A relative link to a file that is not there.",
    check=check,
)
