"""Where the fragments of a page lead, and what a fragment that leads nowhere was meant to be."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Heading, HtmlAnchor
from awesomegen.core.slug import slug
from awesomegen.core.suggest import nearest

_PREFIX = "user-content-"
# What GitHub itself, or the browser, makes of a fragment: a line of code, the top of the page, the README of a
# repository's page, a text to look for, a footnote.
_ALWAYS = lazy_pattern(
    r"|top|readme|readme-ov-file|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?|:~:text=.*|fn(?:ref)?-.+", re.DOTALL
)
_MARKS = lazy_pattern(r"[*`\\]|</?[A-Za-z][^<>]*>")
# A guess costs time for every anchor and every character.
_MOST_ANCHORS = 500
_MOST_GUESSES = 50
_LONGEST_GUESS = 100


class Target(NamedTuple):
    """An anchor that a link was probably meant for; certain when the link shows the text of its heading."""

    anchor: str
    is_certain: bool


class Anchors:
    """The anchors of a page with the lines they are in."""

    def __init__(self, headings: Iterable[Heading], html_anchors: Iterable[HtmlAnchor]) -> None:
        self.lines: dict[str, int] = {}
        self._by_text: dict[str, list[str]] = {}
        self._guesses = 0
        for heading in headings:
            self.lines.setdefault(heading.anchor, heading.line)
            self._by_text.setdefault(shown(heading.text), []).append(heading.anchor)
        for anchor in html_anchors:
            self.lines.setdefault(anchor.name.removeprefix(_PREFIX), anchor.line)
        self._folded = {anchor.lower(): anchor for anchor in reversed(self.lines)}

    def leads_somewhere(self, fragment: str) -> bool:
        """Whether there is such an anchor, to the letter."""
        fragment = fragment.removeprefix(_PREFIX)
        return fragment in self.lines or _ALWAYS.fullmatch(fragment) is not None

    def in_other_case(self, fragment: str) -> str | None:
        """The anchor that differs in upper and lower case only."""
        return self._folded.get(fragment.removeprefix(_PREFIX).lower())

    def of_text(self, text: str) -> str | None:
        """The anchor of the one heading that reads like the text of a link."""
        anchors = self._by_text.get(shown(text), [])
        return anchors[0] if len(anchors) == 1 else None

    def meant_by(self, fragment: str, text: str | None) -> Target | None:
        """The anchor that a link with this text was probably meant for."""
        if text and (anchor := self.of_text(text)):
            return Target(anchor, is_certain=True)
        wanted = slug(fragment.strip())
        if wanted and wanted in self.lines:
            return Target(wanted, is_certain=True)
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or len(self.lines) > _MOST_ANCHORS or len(wanted) > _LONGEST_GUESS:
            return None
        near = [anchor for anchor in self.lines if anchor and len(anchor) <= _LONGEST_GUESS]
        guess = nearest(wanted, near) or nearest(slug(text or "")[:_LONGEST_GUESS], near)
        return Target(guess, is_certain=False) if guess else None


def shown(text: str) -> str:
    """The text of a heading or a link without emphasis, code and white space around: what readers compare."""
    return " ".join(_MARKS.sub("", text).split())
