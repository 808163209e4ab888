"""Tables of contents, made by hand: recognised, so that they can be left out and made afresh."""

import re
from collections.abc import Mapping

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.inline import scan, without
from awesomegen.importers.names import leads_to_top

_PAGE = r"(?:\./|(?:https://github\.com/[^\s()\"']+/)?README[\w.-]*)?#"
_FRAGMENT_LINK = lazy_pattern(
    rf"(?<!\\)(?:\\\\)*\]\s?\(\s*<?{_PAGE}|href\s*=\s*[\"']?{_PAGE}",
    re.IGNORECASE,
)
_ANY_LINK = lazy_pattern(r"(?<!\\)(?:\\\\)*\]\s?\(|\bhref\s*=|(?<![(\"'])https?://", re.IGNORECASE)
_ITEM = lazy_pattern(r"\s*(?:[-*+]|\d{1,3}[.)])\s+[*_`]*\[")
_ADDRESS = lazy_pattern(r"https?://", re.IGNORECASE)
_REPOSITORY_LINK = lazy_pattern(r"\]\s?\(\s*<?https://github\.com/([\w.-]+/[\w.-]+)/?#(?!readme\b)", re.IGNORECASE)
"""A link into the front page of a repository, which of several in a row is that of the list."""
_FEWEST_OWN = 2
_DIRECTIVE = lazy_pattern(r"\[\[?_?toc_?\]\]?|\$\{toc\}|@\[toc\].*", re.IGNORECASE)
_MAJORITY = 0.6


def is_toc(raw: str, *, under_contents: bool) -> bool:
    """Whether most links of a block lead into the page: two of them where a heading says so, else three."""
    if "#" not in raw and "toc" not in raw.lower():
        return False
    inside = len(_FRAGMENT_LINK.findall(raw))
    own = _REPOSITORY_LINK.findall(raw)
    if len(own) > _FEWEST_OWN and len(set(own)) == 1:
        inside += len(own)
    if any(_DIRECTIVE.fullmatch(line.strip()) for line in raw.split("\n")) if len(raw) < 500 else False:
        return True
    links = len(_ANY_LINK.findall(raw))
    if inside == links > 1 and all(_ITEM.match(line) for line in raw.split("\n") if line.strip()):
        return True
    if inside < (1 if under_contents else 3):
        return False
    if inside >= _MAJORITY * links:
        return True
    # Below its heading a table of contents may name other pages of the repository, too.
    return under_contents and len(_ADDRESS.findall(raw)) <= (1 - _MAJORITY) * links


def leads_elsewhere(raw: str, references: Mapping[str, str]) -> list[str]:
    """The addresses outside of the page to which a table of contents leads, badges apart."""
    if "http" not in raw:
        return []
    links = [token for token in scan(raw, references) if token.kind == "link" and not token.is_badge]
    return [link.url for link in links if link.url.startswith(("http:", "https:"))]


def is_way_back(raw: str, references: Mapping[str, str]) -> bool:
    """Whether a block is nothing but a link back to the top."""
    if len(raw) > 600 or "#" not in raw:
        return False
    tokens = [token for token in scan(raw, references) if token.kind in ("link", "image", "html")]
    links = [token for token in tokens if token.kind == "link"]
    return (
        bool(links)
        and all("#" in link.url and not link.url.startswith("http") and leads_to_top(link.label) for link in links)
        and not without(raw, tokens).strip(" \n\t*_[]()`^|>-")
    )
