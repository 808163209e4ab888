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

_IDENTIFIER_URLS: Mapping[str, tuple[str, str]] = {
    "arxiv": ("arxiv:", "https://arxiv.org/abs/"),
    "doi": ("doi:", "https://doi.org/"),
}


def kind_of_url(url: str) -> str:
    """The kind that a URL's host speaks for; `website` when it speaks for none."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return "website"
    return _KIND_OF_HOST.get(host, "website")


def expand_identifier(kind: str, text: str) -> str:
    """The URL of an arXiv id or a DOI where `kind` takes one; every other text as it is."""
    prefix, base = _IDENTIFIER_URLS.get(kind, ("", ""))
    if not base or "://" in text:
        return text
    if text[: len(prefix)].lower() == prefix:
        text = text[len(prefix) :].lstrip()
    return base + text
