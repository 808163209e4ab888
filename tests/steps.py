"""How much work a function does: the lines of Python it executes, which no other load on the machine changes."""

import sys
from collections.abc import Callable


def steps(function: Callable[[str], object], text: str) -> int:
    """The lines executed for a text; what happens inside a regular expression is one step."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


def grows_evenly(function: Callable[[str], object], piece: str) -> bool:
    """Whether twice as much text takes no more than about twice as many steps."""
    function(piece * 2000)  # modules are imported and patterns compiled at their first use
    return steps(function, piece * 2000) <= 2.1 * steps(function, piece * 1000) + 100
