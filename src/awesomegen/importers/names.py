"""Titles of sections that hold no entries, in several languages: tables of contents, licences, thanks."""

import re
from functools import lru_cache

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.words import SECTIONS

_CONTENTS = frozenset(SECTIONS["contents"])
_NO_ENTRIES = frozenset(SECTIONS["no entries"])
_BEGINS_SO = lazy_pattern(rf"(?:the |our )?(?:{'|'.join(SECTIONS['begins so'])})(?:\b.*|[가-힣].*|\Z)", re.DOTALL)
_TOP = lazy_pattern(
    r"(?:back to )?(?:the )?top|[⬆↑🔝].*|▲|返回.*|回到.*|맨\s?위.*|위로.*|トップへ.*"
    r"|table of contents|toc|back|contents|voltar.*|volver.*|retour.*|zurück.*|наверх.*|назад.*|к оглавлению.*",
    re.IGNORECASE,
)
_LONGEST = 200
_NOT_WORDS = lazy_pattern(r"^[^\w]+|[^\w!]+$")


def _words(title: str) -> str:
    if len(title) > _LONGEST:
        return title
    return _NOT_WORDS.sub("", re.sub(r":[a-z0-9_+-]+:", "", title)).strip()


@lru_cache(maxsize=512)
def names_contents(title: str) -> bool:
    """Whether a title is that of a table of contents."""
    return _words(title).casefold() in _CONTENTS


@lru_cache(maxsize=512)
def names_no_entries(title: str) -> bool:
    """Whether the links under a title are no entries of the list: licence, thanks, how to contribute."""
    words = _words(title).casefold().rstrip("!")
    return words in _NO_ENTRIES or _BEGINS_SO.fullmatch(words) is not None


def leads_to_top(label: str) -> bool:
    """Whether a link's text takes the reader back to the table of contents."""
    words = re.sub(r"[\s^↑⬆️`«»🎯👆☝]+", " ", label).strip()
    return not words or _TOP.fullmatch(words) is not None
