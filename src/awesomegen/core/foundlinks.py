"""What is found when inline Markdown is read for its links. Positions are code points into the source that was read."""

from bisect import bisect_right
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple


class FoundLink(NamedTuple):
    """A link or an image: `text` is its Markdown or the alternative text, `destination` as it was written.

    The destination stands from `destination_start` to `destination_end`, elsewhere where `form` is `reference`. Forms:
    inline, reference, html, pointed (`<https://…>`), bare (`https://…`). `text` is None where nothing is written: the
    text of a link in HTML, an image without `alt`.
    """

    form: str
    is_image: bool
    start: int
    end: int
    text: str | None
    destination: str
    destination_start: int
    destination_end: int


class MeantLink(NamedTuple):
    """`[text] (#a)` or `[text](#a b)`, which GitHub shows as it is: the gap ends where the parenthesis opens."""

    start: int
    end: int
    text: str
    gap_start: int
    destination: str
    destination_start: int

    @property
    def has_gap(self) -> bool:
        """Whether there is a blank before the parenthesis."""
        return self.destination_start - 1 > self.gap_start

    @property
    def has_blank(self) -> bool:
        """Whether there is a blank inside the destination."""
        return " " in self.destination.strip() or "\t" in self.destination.strip()


class UndefinedReference(NamedTuple):
    """`[text][label]` or `[^label]` without a definition of the label."""

    start: int
    end: int
    label: str
    is_footnote: bool


@dataclass(slots=True)
class InlineLinks:
    """All of that in one piece of inline Markdown; `verbatim` are the stretches in which nothing is markup.

    `is_lopsided` tells that a square bracket has no partner, or that one or a parenthesis stands behind a backslash:
    it is shown, and none here.
    """

    links: list[FoundLink] = field(default_factory=list)
    meant: list[MeantLink] = field(default_factory=list)
    undefined: list[UndefinedReference] = field(default_factory=list)
    verbatim: list[tuple[int, int]] = field(default_factory=list)
    is_lopsided: bool = False

    def unseen(self) -> list[tuple[int, int]]:
        """The stretches that no reader sees as text, in order and apart: all that is verbatim, and where links lead."""
        destinations = (link[-2:] for link in self.links if link.form != "reference")
        stretches: list[tuple[int, int]] = []
        for start, end in sorted((*self.verbatim, *destinations)):
            if stretches and start < stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
            else:
                stretches.append((start, end))
        return stretches


def is_within(stretches: list[tuple[int, int]], position: int) -> bool:
    """Whether a position is in one of some stretches that are in order and apart."""
    index = bisect_right(stretches, (position, inf)) - 1
    return index >= 0 and position < stretches[index][1]
