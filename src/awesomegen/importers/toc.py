"""Tables of contents, made by hand: recognised, so that they can be left out and made afresh."""

import re
from collections.abc import Mapping

from awesomegen.importers.inline import scan, without
from awesomegen.importers.names import leads_to_top

_FRAGMENT_LINK = re.compile(
    r"(?<!\\)(?:\\\\)*\]\s?\(\s*<?(?:\./|README[\w.-]*)?#|href\s*=\s*[\"']?(?:\./|README[\w.-]*)?#", re.IGNORECASE
)
_ANY_LINK = re.compile(r"(?<!\\)(?:\\\\)*\]\s?\(|\bhref\s*=|https?://", re.IGNORECASE)
_DIRECTIVE = re.compile(r"\[\[?_?toc_?\]\]?|\$\{toc\}|@\[toc\].*", re.IGNORECASE)
_MAJORITY = 0.6


def is_toc(raw: str, *, under_contents: bool) -> bool:
    """Whether most links of a block lead into the page: two of them where a heading says so, else three."""
    if "#" not in raw and "toc" not in raw.lower():
        return False
    inside = len(_FRAGMENT_LINK.findall(raw))
    if any(_DIRECTIVE.fullmatch(line.strip()) for line in raw.split("\n")) if len(raw) < 500 else False:
        return True
    if inside < (1 if under_contents else 3):
        return False
    return inside >= _MAJORITY * len(_ANY_LINK.findall(raw))


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
