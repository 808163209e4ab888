"""GitHub's anchors: from the text of a heading to the fragment that links to it."""

import unicodedata

from awesomegen.core.charactertable import CharacterTable

_KEPT_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})

# Letters in a circle or a square are symbols by category and letters by the property Alphabetic, which GitHub goes by.
_ALPHABETIC_SYMBOLS = (
    range(0x24B6, 0x24EA),
    range(0x1F130, 0x1F14A),
    range(0x1F150, 0x1F16A),
    range(0x1F170, 0x1F18A),
)


def _is_kept(char: str) -> bool:
    return unicodedata.category(char) in _KEPT_CATEGORIES or any(ord(char) in each for each in _ALPHABETIC_SYMBOLS)


_TABLE = CharacterTable(_is_kept)
_TABLE |= {ord("-"): ord("-"), ord(" "): ord("-")}


def slug(text: str) -> str:
    """Turn the plain text of a heading into GitHub's anchor, before uniqueness.

    Lower-case, then letters, marks, digits, connectors and hyphens stay, each space becomes a hyphen, everything else
    goes; nothing is trimmed, collapsed or normalised. Source: the fixtures of github-slugger, which were rendered by
    GitHub itself.
    """
    return text.lower().translate(_TABLE)


class Slugger:
    """Gives the headings of one document their unique anchors, in document order."""

    def __init__(self) -> None:
        self._repetitions: dict[str, int] = {}

    def unique(self, text: str) -> str:
        """Return the anchor of the next heading: its slug, or the first free one of `slug-1`, `slug-2`, …

        A numbered anchor is taken like any other, so `Foo, Foo, Foo 1` gives `foo, foo-1, foo-1-1`.
        """
        base = anchor = slug(text)
        while anchor in self._repetitions:
            self._repetitions[base] += 1
            anchor = f"{base}-{self._repetitions[base]}"
        self._repetitions[anchor] = 0
        return anchor
