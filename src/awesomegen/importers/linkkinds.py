"""Which kind a link is, by the label people gave it, and else by where it leads."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from awesomegen.core.identifiers import parse_arxiv_id, parse_doi
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.linkkinds import LINK_KINDS, kind_of_url
from awesomegen.importers.words import LINK_LABELS

_KINDS = {
    label: kind for kind, labels in LINK_LABELS.items() if kind in LINK_KINDS and kind != "other" for label in labels
}
_OTHER_LABELS = frozenset(LINK_LABELS["other"])
_QUALIFIERS = frozenset(LINK_LABELS["qualifier"])
_PAPER_HOSTS = lazy_pattern(
    r"(?:^|\.)(?:aclanthology\.org|aclweb\.org|openaccess\.thecvf\.com|cv-foundation\.org|ecva\.net|papers\.n(?:eur)?ips\.cc"
    r"|proceedings\.[a-z.]+|ieeexplore\.ieee\.org|dl\.acm\.org|sciencedirect\.com|link\.springer\.com|nature\.com|jmlr\.org"
    r"|biorxiv\.org|medrxiv\.org|semanticscholar\.org|ijcai\.org|aaai\.org|mlr\.press|science\.org|pnas\.org|openreview\.net"
    r"|isca-speech\.org|onlinelibrary\.wiley\.com|tandfonline\.com|mdpi\.com|hal\.science|ssrn\.com|alphaxiv\.org)$"
)
_NOT_LETTERS = lazy_pattern(r"^[^\w]+|[^\w)]+$")
_VARIANT = lazy_pattern(r"[\s_-]*(?:\(.*\)|v?\d+|#\d+|\[.*\])$")


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
    words = _VARIANT.sub("", _NOT_LETTERS.sub("", label).casefold()).strip().replace("-", " ")
    parts = words.split()
    is_other = words in _OTHER_LABELS or (parts[-1:] and parts[-1] in _OTHER_LABELS and _are_qualifiers(parts[:-1]))
    return len(label) <= 40 and (kind_of_label(label) is not None or bool(is_other))


def _are_qualifiers(words: Sequence[str]) -> bool:
    return len(words) < 4 and all(word in _QUALIFIERS or word in _KINDS for word in words)


def kind_of_link(label: str | None, url: str) -> str:
    """The kind of a link: what its label says, else what its address says."""
    said = kind_of_label(label) if label else None
    if said is not None and said != "github":
        return said
    by_host = kind_of_url(url)
    if said == "github" and by_host in ("github", "website"):
        return said
    if by_host != "website":
        return by_host
    if is_paper_url(url):
        return "paper"
    return "other" if label else "website"


def address_of_identifier(text: str) -> str | None:
    """The address behind a bare arXiv id or DOI; None for any other text."""
    if (arxiv := parse_arxiv_id(text)) is not None:
        return f"https://arxiv.org/abs/{arxiv.identifier}"
    doi = parse_doi(text)
    return None if doi is None else f"https://doi.org/{doi}"


def is_paper_url(url: str) -> bool:
    """Whether an address is that of a paper, by its host or its ending."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_PAPER_HOSTS.search((parts.hostname or "").removeprefix("www."))) or parts.path.lower().endswith(".pdf")
