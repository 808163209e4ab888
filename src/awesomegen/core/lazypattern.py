"""Regular expressions that are compiled when they are first used: a run needs few of those in the modules it loads."""

import re
from typing import Any, cast


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, except that a mistake in the expression comes up at its first use.

    The `re` of a match is the compiled pattern, and so another object.
    """
    return cast("re.Pattern[str]", _LazyPattern(text, flags))


class _LazyPattern:
    def __init__(self, text: str, flags: int) -> None:
        self._definition = text, flags

    def __getattr__(self, name: str) -> Any:
        # Comes here once for each name: what was found is then an attribute like any other.
        found = getattr(re.compile(*self._definition), name)
        setattr(self, name, found)
        return found
