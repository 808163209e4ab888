"""AG213: an address that no browser can open."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import url_place

_SOUND = lazy_pattern(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#][^\s()]*)?")
_MISSING_SCHEME = lazy_pattern(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|io|ai))(?:\.[a-z]{2,3})?(?:/.*)?", re.IGNORECASE
)
_BROKEN_SCHEME = lazy_pattern(r"(?:https?(?::/?(?!/)|//|;//|:///+)|ht?tps?://(?=https?:))", re.IGNORECASE)
_HOST = lazy_pattern(r"(?:[\w-]+\.)+[\w-]{2,}\.?|localhost|[\d.]+|[0-9a-f:]+", re.IGNORECASE)


def check(context: DataContext) -> Iterator[Issue]:
    """Reports blanks, a missing or broken scheme, a host that cannot be, a bracket that was copied along."""
    for entry in context.listing.entries:
        for link in entry.links:
            if _SOUND.fullmatch(link.url) or not (problem := url_problem(link.url)):
                continue
            message, better = problem
            place = url_place(link)
            help = f"write `{better}`" if better else "write the whole address, starting with `https://`"
            fix = ProposedFix(help, True, (Replacement(place, better),)) if better else None
            yield Issue(message, place, entry, help=help, fix=fix)


def url_problem(url: str) -> tuple[str, str | None] | None:
    """What is wrong with an address, and what to write instead if that is certain; None for a sound one."""
    if url != url.strip():
        return f"`{url}` has a blank at its end", url.strip()
    if " " in url:
        return f"`{url}` holds a blank", url.replace(" ", "%20") if url_problem(
            url.replace(" ", "%20")
        ) is None else None
    if broken := _BROKEN_SCHEME.match(url):
        rest = url[broken.end() :]
        return f"`{url}` has a broken scheme", rest if rest.startswith("http") else f"https://{rest}" if rest else None
    if _MISSING_SCHEME.fullmatch(url):
        return f"`{url}` has no scheme: readers would look for a file of that name", f"https://{url}"
    if not url.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return f"`{url}` is no address", None
    if not host or not _HOST.fullmatch(host):
        return f"`{url}` names no site" if not host else f"`{host}` in `{url}` is no site", None
    if url.endswith(")") and url.count(")") > url.count("("):
        return f"`{url}` ends with a bracket that it does not open", url[:-1]
    return None


RULE = Rule(
    code="AG213",
    name="url-syntax",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="An address that no browser can open.",
    check=check,
    fix=FixKind.SOMETIMES,
)
