"""Language tags, and the text that is nearest to a wanted language."""

import re
from collections.abc import Mapping

from awesomegen.core.lazypattern import lazy_pattern

LANGUAGE_PATTERN = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""The shape of a BCP 47 language tag: `ko`, `en-US`, `zh-Hans`.

Four letters are reserved there, and no language of five or more is registered (RFC 5646, section 2.2.1).
"""

_TAG = lazy_pattern(LANGUAGE_PATTERN, re.ASCII)


def is_language_tag(text: str) -> bool:
    """Whether a text has the shape of a BCP 47 language tag."""
    return _TAG.fullmatch(text) is not None


def text_in(texts: Mapping[str, str], *wanted: str) -> str | None:
    """The text in the first wanted language that there is one for: `ko` serves `ko-KR`, and the other way round.

    Source: RFC 4647, section 3.4, and the primary language where that finds nothing.
    """
    folded = {tag.casefold(): text for tag, text in texts.items()}
    for tag in wanted:
        subtags = tag.casefold().split("-")
        for length in range(len(subtags), 0, -1):
            if (text := folded.get("-".join(subtags[:length]))) is not None:
                return text
        for other, text in folded.items():
            if other.split("-")[0] == subtags[0]:
                return text
    return None
