"""What reading a list finds: entries with their lines, sections, and what happened to every other line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomegen.core.model import ExtraValue


class FoundLink(NamedTuple):
    """A link as it was written: `label` is None where the link was on the title itself."""

    url: str
    label: str | None
    kind: str
    third_party: bool = False


class Warning(NamedTuple):
    """Something that was mended or doubted on the way, with the linter's rule for it."""

    line: int
    code: str
    message: str


@dataclass(slots=True)
class FoundEntry:
    """One entry while its block is read, from `first_line` to `last_line` inclusive.

    `date` is ISO where that is sure, else the text; `date_text` is always the text as it was written. `form` is the
    name of the layout that looks most like its block.
    """

    first_line: int
    last_line: int
    title: str = ""
    authors: list[str] = field(default_factory=list)
    equal_contribution: list[str] = field(default_factory=list)
    venue: str | None = None
    note: str | None = None
    date: str | None = None
    date_text: str | None = None
    links: list[FoundLink] = field(default_factory=list)
    summary: str | None = None
    tags: list[str] = field(default_factory=list)
    extra: dict[str, ExtraValue] = field(default_factory=dict)
    warnings: list[Warning] = field(default_factory=list)
    form: str = "paragraph"

    def warn(self, code: str, message: str, line: int | None = None) -> None:
        """Notes a doubt at a line, the entry's first unless given."""
        self.warnings.append(Warning(line or self.first_line, code, message))

    def add_summary(self, text: str) -> None:
        """Appends a sentence or a line to the summary."""
        if text := text.strip():
            self.summary = f"{self.summary} {text}" if self.summary else text

    def add_extra(self, key: str, value: str) -> None:
        """Keeps what no field holds; a key that is there already collects its values in a list."""
        if key not in self.extra:
            self.extra[key] = value
            return
        old = self.extra[key]
        self.extra[key] = (*old, value) if isinstance(old, tuple) else (old, value)


@dataclass(slots=True)
class FoundSection:
    """A heading, or what acts as one; `level` orders it among the open sections, `depth` counts from 1."""

    title: str
    line: int
    level: float
    depth: int = 1
    parent: "FoundSection | None" = None
    is_heading: bool = True
    description: list[str] = field(default_factory=list)
    entries: list[FoundEntry] = field(default_factory=list)
    has_toc: bool = False
    aliases: list[str] = field(default_factory=list)
    source: str = ""
    """What acts as the heading, word for word."""

    @property
    def path(self) -> tuple[str, ...]:
        """The titles from the outermost section to this one."""
        return (*(self.parent.path if self.parent else ()), self.title)


class Accounted(NamedTuple):
    """Lines that are understood: as entry, section, intro, toc, preamble, comment, footer or markup."""

    first_line: int
    last_line: int
    kind: str
    entry: FoundEntry | None = None


class Unparsed(NamedTuple):
    """A line that is not understood, and why."""

    line: int
    text: str
    reason: str


class Comment(NamedTuple):
    """Text that goes to `entries.yaml` as a comment in front of the next entry, word for word."""

    line: int
    text: str


class Copies(NamedTuple):
    """For entries that repeat an earlier one: the index of that one; `same` are those that say nothing else."""

    first: Mapping[int, int]
    same: frozenset[int]


class Imported(NamedTuple):
    """A whole list as it was found; sections in reading order, the first without a parent for entries of no section."""

    title: str
    description: str | None
    language: str
    sections: tuple[FoundSection, ...]
    entries: tuple[FoundEntry, ...]
    section_of: Mapping[int, FoundSection]
    """The section of each entry by its index."""
    copies: Copies
    footer: str | None
    comments: tuple[Comment, ...]
    accounted: tuple[Accounted, ...]
    unparsed: tuple[Unparsed, ...]
    warnings: tuple[Warning, ...]
    lines: int
    layout: str
