"""Backslashes between double quotes: YAML reads some as escapes that were meant to be seen, as in LaTeX."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source
from awesomegen.core.yamltree import Scalar

_ESCAPE = lazy_pattern(r"\\(?:(?P<command>[A-Za-z]+)|.)", re.DOTALL)
_CONTROLS = frozenset("abefrvN")
"""The letters of escapes for control characters that no text may hold (YAML 1.2.2, section 5.7)."""
_COMMANDS = r"""
\Lambda \Leftarrow \Leftrightarrow \Longleftrightarrow \Longrightarrow \Phi \Pi \Pr \Psi
\nabla \natural \ne \neg \neq \newline \nexists \nolimits \nonumber \norm \not \notin \nu
\tanh \tau \tbinom \text \textbf \textit \textrm \textsc \textsf \textsubscript \textsuperscript \texttt \tfrac
\theta \thickapprox \thicksim \tilde \times \tiny \to \top \triangle \triangleq \triangleleft \triangleright
"""
"""LaTeX commands that begin with an escape for a character that a text may hold: tab, line end, U+2028, U+2029."""


class Escape(NamedTuple):
    """An escape with the letters behind it: `command` is `\\theta` where YAML reads a tab and `heta`."""

    command: str
    start: int

    @property
    def written(self) -> str:
        """The escape alone."""
        return self.command[:2]


def control_escapes(source: Source, node: Scalar) -> Iterator[Escape]:
    """The escapes for control characters in a scalar, as `\\a` in `\\alpha`."""
    return (escape for escape in _escapes(source, node) if escape.command[1] in _CONTROLS)


def swallowed_commands(source: Source, node: Scalar) -> Iterator[Escape]:
    """The LaTeX commands in a scalar of which YAML took the beginning for a tab or a line end."""
    return (escape for escape in _escapes(source, node) if escape.command in _COMMANDS.split())


def _escapes(source: Source, node: Scalar) -> Iterator[Escape]:
    if source.text[node.start : node.start + 1] == '"':
        for match in _ESCAPE.finditer(source.text, node.start, node.end):
            if match["command"]:
                yield Escape(match.group(), match.start())
