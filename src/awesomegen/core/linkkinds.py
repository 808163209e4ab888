"""The kinds of links an entry can have, and which kind a bare URL is."""

from collections.abc import Mapping
from urllib.parse import urlsplit

LINK_KINDS: Mapping[str, str] = {
    "paper": "Paper",
    "arxiv": "arXiv",
    "doi": "DOI",
    "github": "GitHub",
    "project": "Project",
    "website": "Website",
    "video": "Video",
    "channel": "Channel",
    "demo": "Demo",
    "dataset": "Dataset",
    "slides": "Slides",
    "other": "Link",
}
"""Each kind with the label that readers see."""

_KIND_OF_HOST: Mapping[str, str] = {
    "arxiv.org": "arxiv",
    "doi.org": "doi",
    "dx.doi.org": "doi",
    "github.com": "github",
    "youtube.com": "video",
    "youtu.be": "video",
    "vimeo.com": "video",
    "openreview.net": "paper",
    "slideshare.net": "slides",
    "zenodo.org": "dataset",
}

_IDENTIFIER_URLS: Mapping[str, str] = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}


def kind_of_url(url: str) -> str:
    """The kind that a URL's host, or the prefix of an identifier, speaks for; `website` when nothing does."""
    prefix, _, rest = url.partition(":")
    if prefix.lower() in _IDENTIFIER_URLS:
        return prefix.lower()
    if prefix in ("http", "https") and (kind := _KIND_OF_HOST.get(rest[2:].partition("/")[0])) is not None:
        return kind
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return "website"
    return _KIND_OF_HOST.get(host, "website")


def expand_identifier(kind: str, text: str) -> str:
    """The URL of an arXiv id or a DOI, told by the kind or by a prefix such as `arXiv:`; other texts as they are."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix.lower() in _IDENTIFIER_URLS:
        kind, text = prefix.lower(), rest.lstrip()
    if kind not in _IDENTIFIER_URLS or "://" in text or text.startswith("//"):
        return text
    if text.removeprefix("www.").split("/")[0].lower() in _KIND_OF_HOST:
        return f"https://{text}"
    # What would end the path of a URL belongs to a DOI.
    return _IDENTIFIER_URLS[kind] + text.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
