"""Identifiers of papers, repositories and videos: reading, normalising and judging them without asking anybody.

Everything here is a pure function of its arguments. Functions that read an identifier return ``None`` for text that
has another form; whether a well-formed arXiv id can exist at all is a second question, `ArxivId.problem`.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from awesomegen.core.lazypattern import lazy_pattern

__all__ = [
    "ArxivId",
    "GithubLocation",
    "arxiv_id_from_doi",
    "arxiv_id_from_url",
    "doi_from_url",
    "doi_key",
    "github_location",
    "openreview_id",
    "parse_arxiv_id",
    "parse_doi",
    "youtube_video_id",
]

# arXiv's archives before April 2007, https://arxiv.org/help/arxiv_identifier and https://arxiv.org/archive.
_OLD_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    "funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_ARXIV_ID = lazy_pattern(
    rf"(?:arxiv:\s*)?(?:(?P<new>\d{{4}}\.\d{{4,5}})|(?P<archive>{_OLD_ARCHIVES})(?:\.[a-z-]{{2,}})?/(?P<old>\d{{7}}))"
    r"(?:v(?P<version>[1-9]\d*))?(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_HOSTS = frozenset(
    {
        "arxiv.org",
        "export.arxiv.org",
        "browse.arxiv.org",
        "ar5iv.org",
        "ar5iv.labs.arxiv.org",
        "alphaxiv.org",
    }
)
_ARXIV_PATH = lazy_pattern(
    r"/(?:abs|pdf|html|ps|format|e-print|src|overview)/(?P<id>.+?)(?:\.pdf|\.ps(?:\.gz)?)?/?", re.IGNORECASE
)
_USUAL_ARXIV_PAGE = lazy_pattern(r"https?://arxiv\.org/abs/(\d{4}\.\d{4,5})", re.ASCII)
_FIRST_NEW_STYLE = (2007, 4)
_FIRST_OLD_STYLE = (1991, 7)
_FIRST_FIVE_DIGITS = (2015, 1)

_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f]+", re.ASCII)
_DOI_PREFIX = lazy_pattern(r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)", re.IGNORECASE)
_ARXIV_DOI = lazy_pattern(r"10\.48550/arxiv\.(?P<id>.+)", re.IGNORECASE)

_GITHUB_OWNER = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}", re.ASCII)
_GITHUB_REPOSITORY = lazy_pattern(r"[A-Za-z0-9._-]{1,100}", re.ASCII)
# First path segments of github.com that are the site's own pages, not accounts.
# fmt: off
_GITHUB_PAGES = frozenset({
    "about", "account", "apps", "blog", "collections", "contact", "customer-stories", "dashboard", "enterprise",
    "events", "explore", "features", "issues", "join", "login", "logout", "marketplace", "new", "nonprofit",
    "notifications", "orgs", "organizations", "pricing", "pulls", "readme", "search", "security", "sessions",
    "settings", "signup", "site", "solutions", "sponsors", "stars", "team", "topics", "trending", "users", "watching",
})
# fmt: on

_YOUTUBE_ID = lazy_pattern(r"[\w-]{11}", re.ASCII)
_YOUTUBE_HOSTS = frozenset({"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"})
_YOUTUBE_PATH = lazy_pattern(r"/(?:embed|live|shorts|v)/(?P<id>[^/]+)/?")

_OPENREVIEW_ID = lazy_pattern(r"[\w-]{5,40}", re.ASCII)
_OPENREVIEW_PATHS = frozenset({"/forum", "/pdf", "/attachment", "/revisions"})


@lru_cache(maxsize=65_536)  # several rules ask for the same ids
def _announced(identifier: str) -> tuple[int, int]:
    digits = identifier.rpartition("/")[2]
    short = int(digits[:2])
    return 1900 + short if short >= 91 else 2000 + short, int(digits[2:4])


class ArxivId(NamedTuple):
    """An arXiv identifier in its canonical form, e.g. ``2006.11239`` or ``math/0611800``.

    ``identifier`` never carries a version or a subject class; ``version`` is the pinned version or ``None``.
    Source: https://info.arxiv.org/help/arxiv_identifier.html.
    """

    identifier: str
    version: int | None = None

    def __str__(self) -> str:
        """The identifier with its version, as arXiv's API takes it."""
        return self.identifier if self.version is None else f"{self.identifier}v{self.version}"

    @property
    def is_old_style(self) -> bool:
        """Whether the identifier has the form used before April 2007."""
        return "/" in self.identifier

    @property
    def year(self) -> int:
        """The year in which the paper was announced, four digits."""
        return _announced(self.identifier)[0]

    @property
    def month(self) -> int:
        """The month in which the paper was announced; 0 or above 12 in an impossible identifier."""
        return _announced(self.identifier)[1]

    @property
    def url(self) -> str:
        """The page of the paper (of the pinned version, if any)."""
        return f"https://arxiv.org/abs/{self}"

    @property
    def _digits(self) -> str:
        return self.identifier.rpartition("/")[2]

    def problem(self, today: date) -> str | None:
        """Why arXiv can never have given out this identifier by ``today`` (a day of slack), or ``None`` if it can."""
        year, month = announced = _announced(self.identifier)
        if not 1 <= month <= 12:
            return f"the month `{self._digits[2:4]}` does not exist"
        latest = today + timedelta(days=1)
        if announced > (latest.year, latest.month):
            return f"it lies in the future ({year}-{month:02})"
        return self._old_style_problem(announced) if self.is_old_style else self._new_style_problem(announced)

    def _old_style_problem(self, announced: tuple[int, int]) -> str | None:
        if announced >= _FIRST_NEW_STYLE:
            return "identifiers have the form `YYMM.NNNN` from April 2007 on"
        if announced < _FIRST_OLD_STYLE:
            return "arXiv began in July 1991"
        return "numbers start at `001`" if self._digits[4:] == "000" else None

    def _new_style_problem(self, announced: tuple[int, int]) -> str | None:
        if announced < _FIRST_NEW_STYLE:
            return "identifiers of this form begin at `0704.0001`"
        number = self.identifier[5:]
        expected = 5 if announced >= _FIRST_FIVE_DIGITS else 4
        if len(number) != expected:
            return f"the number has {len(number)} digits, identifiers of {self.year} have {expected}"
        return f"numbers start at `{'1'.zfill(expected)}`" if int(number) == 0 else None


class GithubLocation(NamedTuple):
    """What a github.com URL points at: an account, a repository, or something inside a repository.

    ``tree`` is ``blob`` or ``tree`` for a file or folder; ``path`` then starts with the branch, tag or commit, whose
    own name may hold slashes. For other pages of a repository ``tree`` is ``None`` and ``path`` is e.g. ``issues/3``.
    """

    owner: str
    repository: str | None = None
    tree: str | None = None
    path: str = ""

    @property
    def name(self) -> str:
        """``owner/repository``, or ``owner`` alone, in the spelling of the URL."""
        return self.owner if self.repository is None else f"{self.owner}/{self.repository}"


def parse_arxiv_id(text: str) -> ArxivId | None:
    """Read a bare arXiv id, with or without ``arXiv:``, subject class and version; ``None`` for any other text."""
    match = _ARXIV_ID.fullmatch(text.strip())
    if match is None:
        return None
    version = int(match["version"]) if match["version"] else None
    if match["new"]:
        return ArxivId(match["new"], version)
    return ArxivId(f"{match['archive'].lower()}/{match['old']}", version)


def arxiv_id_from_url(url: str) -> ArxivId | None:
    """The paper behind a URL of arXiv, of a reader built on it (ar5iv, alphaXiv), or of an arXiv DOI."""
    if usual := _USUAL_ARXIV_PAGE.fullmatch(url):
        return ArxivId(usual[1])
    parts = _split_url(url)
    if parts is None:
        return None
    if _host(parts) in _ARXIV_HOSTS:
        match = _ARXIV_PATH.fullmatch(unquote(parts.path))
        return parse_arxiv_id(match["id"]) if match else None
    doi = doi_from_url(url)
    return arxiv_id_from_doi(doi) if doi else None


def arxiv_id_from_doi(doi: str) -> ArxivId | None:
    """The paper of an arXiv DOI (``10.48550/arXiv.2006.11239``), or ``None`` for another registrant's DOI."""
    match = _ARXIV_DOI.fullmatch(doi)
    return parse_arxiv_id(match["id"]) if match else None


def parse_doi(text: str) -> str | None:
    """Read a DOI, with or without ``doi:`` or a resolver URL before it; its letters keep their case.

    Source: https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html.
    """
    bare = text.strip()
    prefix = _DOI_PREFIX.match(bare)
    if prefix is not None and prefix[0].lower().startswith("http"):
        return doi_from_url(bare)
    candidate = bare[prefix.end() :] if prefix else bare
    return candidate if _DOI.fullmatch(candidate) else None


def doi_from_url(url: str) -> str | None:
    """The DOI that a doi.org URL resolves, decoded and in the case it was written in."""
    parts = _split_url(url)
    if parts is None or _host(parts) not in {"doi.org", "dx.doi.org"}:
        return None
    candidate = unquote(parts.path).lstrip("/")
    return candidate if _DOI.fullmatch(candidate) else None


def doi_key(doi: str) -> str:
    """The form in which two spellings of one DOI are equal: DOIs ignore the case of ASCII letters."""
    return "".join(character.lower() if character.isascii() else character for character in doi)


def github_location(url: str) -> GithubLocation | None:
    """What a github.com URL points at; ``None`` for other hosts and for the site's own pages."""
    parts = _split_url(url)
    if parts is None or _host(parts) != "github.com":
        return None
    owner, *rest = [segment for segment in unquote(parts.path).split("/") if segment] or [""]
    if not _GITHUB_OWNER.fullmatch(owner) or owner.lower() in _GITHUB_PAGES:
        return None
    if not rest:
        return GithubLocation(owner)
    repository = rest[0].removesuffix(".git")
    if not _GITHUB_REPOSITORY.fullmatch(repository) or repository in {".", ".."}:
        return None
    if len(rest) > 2 and rest[1] in {"blob", "tree"}:
        return GithubLocation(owner, repository, rest[1], "/".join(rest[2:]))
    return GithubLocation(owner, repository, None, "/".join(rest[1:]))


def youtube_video_id(url: str) -> str | None:
    """The video of a YouTube URL in any of its forms; ``None`` for channels, playlists and other sites."""
    parts = _split_url(url)
    if parts is None:
        return None
    host, candidate = _host(parts), ""
    if host == "youtu.be":
        candidate = parts.path.strip("/")
    elif host in _YOUTUBE_HOSTS:
        match = _YOUTUBE_PATH.fullmatch(parts.path)
        candidate = match["id"] if match else ""
        if parts.path.rstrip("/") == "/watch":
            candidate = _parameter(parts, "v")
    return candidate if _YOUTUBE_ID.fullmatch(candidate) else None


def openreview_id(url: str) -> str | None:
    """The note (submission) that an openreview.net URL shows; ``None`` for groups, profiles and other sites."""
    parts = _split_url(url)
    if parts is None or _host(parts) != "openreview.net" or parts.path.rstrip("/") not in _OPENREVIEW_PATHS:
        return None
    candidate = _parameter(parts, "id")
    return candidate if _OPENREVIEW_ID.fullmatch(candidate) else None


def _split_url(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # an unclosed IPv6 bracket
        return None
    return parts if parts.scheme in {"http", "https"} else None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.").removesuffix(".")


def _parameter(parts: SplitResult, name: str) -> str:
    return parse_qs(parts.query).get(name, [""])[0]
