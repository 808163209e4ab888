"""The nearest valid name for a misspelt one."""

from collections.abc import Iterable
from functools import lru_cache


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `name` was most likely meant to be, or None when none is near."""
    return _nearest(name, tuple(candidates))


@lru_cache(maxsize=1000)  # who writes a name wrong once may do so in each entry
def _nearest(name: str, candidates: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(candidate.casefold(), candidate)
    matches = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """A clause for the end of a message, `; did you mean `title`?`, or an empty string."""
    match = nearest(name, candidates)
    return f"; did you mean `{match}`?" if match else ""


def one_of(names: Iterable[str]) -> str:
    """Names for a message: `a`, `b` or `c`, in backticks."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
