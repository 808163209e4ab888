"""Which kind a link is, by the label people gave it, and else by where it leads."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from awesomegen.core.linkkinds import LINK_KINDS, kind_of_url
from awesomegen.importers.words import LINK_LABELS

_KINDS = {
    label: kind for kind, labels in LINK_LABELS.items() if kind in LINK_KINDS and kind != "other" for label in labels
}
_OTHER_LABELS = frozenset(LINK_LABELS["other"])
_QUALIFIERS = frozenset(LINK_LABELS["qualifier"])
_PAPER_HOSTS = re.compile(
    r"(?:^|\.)(?:aclanthology\.org|aclweb\.org|openaccess\.thecvf\.com|cv-foundation\.org|ecva\.net|papers\.n(?:eur)?ips\.cc"
    r"|proceedings\.[a-z.]+|ieeexplore\.ieee\.org|dl\.acm\.org|sciencedirect\.com|link\.springer\.com|nature\.com|jmlr\.org"
    r"|biorxiv\.org|medrxiv\.org|semanticscholar\.org|ijcai\.org|aaai\.org|mlr\.press|science\.org|pnas\.org|openreview\.net"
    r"|isca-speech\.org|onlinelibrary\.wiley\.com|tandfonline\.com|mdpi\.com|hal\.science|ssrn\.com|alphaxiv\.org)$"
)
_NOT_LETTERS = re.compile(r"^[^\w]+|[^\w)]+$")
_VARIANT = re.compile(r"[\s_-]*(?:\(.*\)|v?\d+|#\d+|\[.*\])$")


@lru_cache(maxsize=8192)
def kind_of_label(label: str) -> str | None:
    """The kind that a label such as `Code` or `📄 Paper (v2)` speaks for; None when it speaks for none."""
    words = _NOT_LETTERS.sub("", label).casefold().replace("-", " ").replace("_", " ").strip()
    words = _VARIANT.sub("", words).strip()
    for kind, own in LINK_KINDS.items():
        if words == own.casefold() and kind != "other":
            return kind
    if words in _KINDS:
        return _KINDS[words]
    parts = words.split()
    if 1 < len(parts) <= 4 and all(part in _KINDS or part in _QUALIFIERS for part in parts):
        # `official code`, `paper pdf`, `project website`: the last word that says something.
        return next((_KINDS[part] for part in reversed(parts) if part in _KINDS), None)
    return None


@lru_cache(maxsize=8192)
def is_label(label: str) -> bool:
    """Whether a text is what people call a link, and so no title."""
    words = _VARIANT.sub("", _NOT_LETTERS.sub("", label).casefold()).strip()
    return len(label) <= 40 and (kind_of_label(label) is not None or words.replace("-", " ") in _OTHER_LABELS)


def kind_of_link(label: str | None, url: str) -> str:
    """The kind of a link: what its label says, else what its address says."""
    said = kind_of_label(label) if label else None
    by_host = kind_of_url(url)
    if said == "github" and by_host not in ("github", "website"):
        said = None
    if said is not None:
        return said
    if by_host != "website":
        return by_host
    if is_paper_url(url):
        return "paper"
    return "other" if label else "website"


def is_paper_url(url: str) -> bool:
    """Whether an address is that of a paper, by its host or its ending."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_PAPER_HOSTS.search((parts.hostname or "").removeprefix("www."))) or parts.path.lower().endswith(".pdf")
