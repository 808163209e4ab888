"""What is known about a whole document while its parts are read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from awesomegen.importers.dates import FoundDate, read_date


class Facts(NamedTuple):
    """What is known about the whole document: its link definitions, how it writes `3/4/21`, whether we wrote it."""

    references: Mapping[str, str] = MappingProxyType({})
    day_first: bool | None = None
    is_generated: bool = False
    has_paragraphs: bool = False
    """Whether its paragraphs are entries, so that one alone in a section is, too."""
    has_linkless: bool = False
    """Whether titles with a venue or a year behind them, and without any link, are a form of its entries."""
    has_bylines: bool = False
    """Whether it writes `(One et al., 2020)` behind titles, so that `(Two, 2020)` is no venue, either."""
    has_text_below: bool = False
    """Whether the text of an entry stands in a paragraph of its own below it."""

    def date(self, text: str) -> FoundDate | None:
        """The date that a text is."""
        return read_date(text, day_first=self.day_first)
