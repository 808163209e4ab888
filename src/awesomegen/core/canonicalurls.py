"""The form of a URL that everybody should write, and the key under which two spellings of one address are equal."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from awesomegen.core.identifiers import arxiv_id_from_url, youtube_video_id
from awesomegen.core.lazypattern import lazy_pattern

_HOST_FORMS = {
    "www.arxiv.org": "arxiv.org",
    "export.arxiv.org": "arxiv.org",
    "www.github.com": "github.com",
    "dx.doi.org": "doi.org",
    "www.doi.org": "doi.org",
    "youtube.com": "www.youtube.com",
    "m.youtube.com": "www.youtube.com",
}
_SECURE_HOSTS = frozenset(
    {"arxiv.org", "github.com", "doi.org", "www.youtube.com", "openreview.net", "huggingface.co", "vimeo.com"}
)
_TRACKING = lazy_pattern(r"utm_\w+|fbclid|gclid|igsh|mc_[ce]id|ref_src", re.IGNORECASE)
_YOUTUBE_TRACKING = frozenset({"si", "feature", "ab_channel", "pp"})


@lru_cache(maxsize=16_384)
def canonical_url(url: str, *, keep_pdf: bool = False) -> str:
    """The URL in the form of its site: https, the usual host, arXiv's abstract, no tracking; others as they are."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.port is not None or parts.username is not None:
            return url
    except ValueError:
        return url
    host = _HOST_FORMS.get(parts.netloc.lower(), parts.netloc.lower())
    if _is_paper(parts, host) and not keep_pdf and (arxiv_id := arxiv_id_from_url(url)):
        return arxiv_id.url
    if host == "youtu.be" and (video := youtube_video_id(url)):
        query = _without_tracking(f"v={video}&{parts.query}".rstrip("&"), "www.youtube.com")
        return urlunsplit(("https", "www.youtube.com", "/watch", query, parts.fragment))
    scheme = "https" if host in _SECURE_HOSTS else parts.scheme
    path = parts.path.removesuffix(".git") if host == "github.com" and parts.path.count("/") == 2 else parts.path
    return urlunsplit((scheme, host, path, _without_tracking(parts.query, host), parts.fragment))


def _is_paper(parts: SplitResult, host: str) -> bool:
    """Is it a PDF of arXiv as a whole? One with a fragment leads to a page of it, which the abstract does not have."""
    return host == "arxiv.org" and parts.path.startswith("/pdf/") and not parts.fragment


def _without_tracking(query: str, host: str) -> str:
    """The query as it is written, without the parameters that only tell where a reader came from."""
    tracking = _YOUTUBE_TRACKING if host == "www.youtube.com" else frozenset()
    names = ((piece, piece.partition("=")[0]) for piece in query.split("&"))
    return "&".join(piece for piece, name in names if name not in tracking and not _TRACKING.fullmatch(name))


@lru_cache(maxsize=65_536)
def url_key(url: str, *, keep_pdf: bool = False) -> str:
    """A key that is equal for the spellings of one address: without scheme, `www.` and a slash at the end."""
    bare = canonical_url(url, keep_pdf=keep_pdf).partition("://")[2] or url
    host, slash, rest = bare.partition("/")
    return host.lower().removeprefix("www.") + (slash + rest).removesuffix("/")
