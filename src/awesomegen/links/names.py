"""Whether two spellings of a title or of a person are the same: lists and arXiv rarely agree to the letter."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

_TEX_COMMAND = re.compile(r"\\(?:math|text)?[a-zA-Z]+\s*|[\\${}~^_]")
_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ET_AL = re.compile(r"^(?:et\.? al\.?|and others|others|\.\.\.|…)$", re.IGNORECASE)
_SAME_TITLE = 0.85
_SHORTEST_PREFIX = 3


def same_title(first: str, second: str) -> bool:
    """Whether two titles mean one paper: case, punctuation, TeX, a small slip or a missing subtitle do not matter."""
    words, others = title_words(first), title_words(second)
    if not words or not others or "".join(words) == "".join(others):
        return True
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) >= _SHORTEST_PREFIX and shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        return True
    return SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False).ratio() >= _SAME_TITLE


def title_words(title: str) -> list[str]:
    """The words of a title without case, accents, punctuation and TeX."""
    plain = _fold(_TEX_COMMAND.sub("", title))
    return _WORD.findall(plain)


def comparable_scripts(first: str, second: str) -> bool:
    """Whether both titles are mostly in one script: a translated title cannot be compared."""
    return _is_latin(first) == _is_latin(second)


def same_person(first: str, second: str) -> bool:
    """Whether two names may be one person's: `Jonathan Ho`, `J. Ho`, `Ho, Jonathan`, `HO Jonathan`."""
    one, other = _name_words(first), _name_words(second)
    if not one or not other:
        return False
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return True
    return one[-1] == other[-1] and one[0][0] == other[0][0]


def compare_authors(listed: Sequence[str], actual: Sequence[str]) -> str | None:
    """How a list of authors differs from the real one, or None if it does not; it may end in `et al.`."""
    names = [name for name in listed if not _ET_AL.match(name.strip())]
    expected = actual[: len(names)] if len(names) < len(listed) else actual
    if len(names) == len(expected) and all(map(same_person, names, expected)):
        return None
    missing = [name for name in expected if not any(same_person(name, other) for other in names)]
    extra = [name for name in names if not any(same_person(name, other) for other in actual)]
    if names and len(extra) == len(names):
        return f"{_quoted(names)} listed, {_quoted(actual)} expected"
    parts = [f"{_quoted(missing)} missing"] if missing else []
    parts += [f"{_quoted(extra)} not among them"] if extra else []
    if parts:
        return ", ".join(parts)
    return "the order differs" if len(names) == len(expected) else f"{len(expected)} authors, not {len(names)}"


def _quoted(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _name_words(name: str) -> list[str]:
    family, comma, given = name.partition(",")
    words = _WORD.findall(_fold(f"{given} {family}" if comma else name))
    # A name may be nothing but what is a suffix elsewhere: `SR`.
    return [word for word in words if word not in _SUFFIXES] or words


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize(
        "NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    )
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return latin * 2 >= len(letters)
