"""AG213: an address that no browser can open."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import parse_arxiv_id, parse_doi
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Link
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, ProposedFix, Replacement, Rule
from awesomegen.rules.places import url_place, written_url

_SOUND = lazy_pattern(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#][^\s()]*)?")
_MISSING_SCHEME = lazy_pattern(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|io|ai))(?:\.[a-z]{2,3})?(?:/.*)?", re.IGNORECASE
)
_BROKEN_SCHEME = lazy_pattern(r"(?:https?(?::/?(?!/)|//|;//|:///+)|ht?tps?://(?=https?:))", re.IGNORECASE)
_HOST = lazy_pattern(r"(?:[\w-]+\.)+[\w-]{2,}\.?|localhost|\d+(?:\.\d+){3}|[0-9a-f]*:[0-9a-f:.]*", re.IGNORECASE)
_MARKUP = lazy_pattern(r"\[.*\]\(\s*<?(?P<link>https?://[^\s<>]+?)>?(?:\s.*)?\)|<(?P<autolink>https?://[^\s<>]+)>")
# `docs/notes`, `notes.md`, `./LICENSE`, `#anchor`: what can be a file of the repository, or a place on the page.
_RELATIVE = lazy_pattern(r".*[./#?].*", re.DOTALL)
_REPOSITORY = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9-]*/[\w.-]+", re.ASCII)


def check(context: DataContext) -> Iterator[Issue]:
    """Reports markup, blanks, a missing or broken scheme, a host that cannot be, and what is no address at all."""
    for entry in context.listing.entries:
        for link in entry.links:
            # An identifier that makes no address is what AG206 and AG208 are about.
            if link.url != written_url(link) or _SOUND.fullmatch(link.url) or not (problem := _problem_of(link)):
                continue
            message, better = problem
            place = url_place(link)
            help = f"write `{better}`" if better else "write the whole address, starting with `https://`"
            # A file may have the name of an account and a repository.
            is_safe = not _REPOSITORY.fullmatch(link.url)
            fix = ProposedFix(help, is_safe, (Replacement(place, better),)) if better else None
            yield Issue(message, place, entry, help=help, fix=fix)


def _problem_of(link: Link) -> tuple[str, str | None] | None:
    if link.kind == "github" and _REPOSITORY.fullmatch(link.url):
        return f"`{link.url}` is a repository without its site", f"https://github.com/{link.url}"
    return url_problem(link.url)


def url_problem(url: str) -> tuple[str, str | None] | None:
    """What is wrong with an address, and what to write instead if that is certain; None for a sound one."""
    if url != url.strip():
        return f"`{url}` has a blank at its end", url.strip()
    if markup := _MARKUP.fullmatch(url):
        return f"`{url}` is Markdown, and no address", markup["link"] or markup["autolink"]
    if " " in url:
        return f"`{url}` holds a blank", _without_blanks(url)
    if broken := _BROKEN_SCHEME.match(url):
        rest = url[broken.end() :]
        return f"`{url}` has a broken scheme", rest if rest.startswith("http") else f"https://{rest}" if rest else None
    if _MISSING_SCHEME.fullmatch(url):
        return f"`{url}` has no scheme: readers would look for a file of that name", f"https://{url}"
    if not url.lower().startswith(("http://", "https://")):
        return _not_of_the_web(url)
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return f"`{url}` is no address", None
    if not host or not _HOST.fullmatch(host):
        return f"`{url}` names no site" if not host else f"`{host}` in `{url}` is no site", None
    if url.endswith(")") and url.count(")") > url.count("("):
        return f"`{url}` ends with a bracket that it does not open", url[:-1]
    return None


def _without_blanks(url: str) -> str | None:
    """The address with `%20` for its blanks, and none before `://`; None where that makes no address either."""
    scheme, separator, rest = url.partition("://")
    if separator and " " in scheme:
        scheme = scheme.replace(" ", "")
        if scheme not in ("http", "https"):
            return None
    better = f"{scheme}{separator}{rest}".replace(" ", "%20")
    return None if url_problem(better) else better


def _not_of_the_web(url: str) -> tuple[str, str | None] | None:
    if url.lower().startswith("mailto:"):
        return None
    if arxiv_id := parse_arxiv_id(url):
        return f"`{url}` is an arXiv id, which only the kind `arxiv` takes", arxiv_id.url
    if doi := parse_doi(url):
        return f"`{url}` is a DOI, which only the kind `doi` takes", f"https://doi.org/{doi}"
    return None if _RELATIVE.fullmatch(url) else (f"`{url}` is no address, and no path of a file", None)


RULE = Rule(
    code="AG213",
    name="url-syntax",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="An address that no browser can open.",
    check=check,
    fix=FixKind.SOMETIMES,
)
