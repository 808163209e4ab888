"""The form of a URL that everybody should write, and the key under which two spellings of one address are equal."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from awesomegen.core.identifiers import arxiv_id_from_url, youtube_video_id
from awesomegen.core.lazypattern import lazy_pattern

# A quick look, for most URLs need no closer one.
_SUSPICIOUS = lazy_pattern(
    r"^http://|[A-Z].*://|://[^/]*[A-Z]|/pdf/|youtu\.be|m\.youtube|://(?:www\.|export\.)(?:arxiv|github|doi)|dx\.doi\.org"
    r"|\.git$|[?&#]$|[?&](?:utm_|fbclid|gclid|igsh|mc_cid|mc_eid|si=|feature=|ref_src)",
    re.IGNORECASE,
)
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
    if not _SUSPICIOUS.search(url):
        return url
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.port is not None or parts.username is not None:
            return url
    except ValueError:
        return url
    host = _HOST_FORMS.get(parts.netloc.lower(), parts.netloc.lower())
    if host == "arxiv.org" and not keep_pdf and parts.path.startswith("/pdf/") and (arxiv_id := arxiv_id_from_url(url)):
        return arxiv_id.url
    if host == "youtu.be" and (video := youtube_video_id(url)):
        query = [("v", video), *_query_without_tracking(parts, "www.youtube.com")]
        return f"https://www.youtube.com/watch?{urlencode(query)}"
    scheme = "https" if host in _SECURE_HOSTS else parts.scheme
    path = parts.path.removesuffix(".git") if host == "github.com" and parts.path.count("/") == 2 else parts.path
    kept = _query_without_tracking(parts, host)
    is_clean = len(kept) == len(parse_qsl(parts.query, keep_blank_values=True))
    return urlunsplit((scheme, host, path, parts.query if is_clean else urlencode(kept), parts.fragment))


def _query_without_tracking(parts: SplitResult, host: str) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and not (host == "www.youtube.com" and name in _YOUTUBE_TRACKING)
    ]


@lru_cache(maxsize=65_536)
def url_key(url: str, *, keep_pdf: bool = False) -> str:
    """A key that is equal for the spellings of one address: without scheme, `www.` and a slash at the end."""
    bare = canonical_url(url, keep_pdf=keep_pdf).partition("://")[2] or url
    host, slash, rest = bare.partition("/")
    return host.lower().removeprefix("www.") + (slash + rest).removesuffix("/")
