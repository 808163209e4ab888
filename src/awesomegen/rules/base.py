"""What a rule is: its metadata, what it is given, and what it yields.

A rule is a pure generator: a context in, issues out. It never reads a clock, a file or the network, and it never
counts lines: it names a place (a field of an entry, a stretch of a page), and the engine makes the span of it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from awesomegen.core.config import Config
from awesomegen.core.finding import Finding, Severity
from awesomegen.core.markdown import Block, Heading, HtmlAnchor
from awesomegen.core.model import Entry, Listing, Origin
from awesomegen.core.span import Source

if TYPE_CHECKING:
    from awesomegen.rules.page.reading import PageReading


class Needs(StrEnum):
    """What a rule looks at, and so when it can run."""

    SOURCE = "source"
    """The text of a file, YAML or a hand-written page, before and without decoding."""
    DATA = "data"
    """The decoded list."""
    PAGE = "page"
    """A Markdown page: an output as it is on disk, or a hand-written list."""
    PROJECT = "project"
    """A list with its templates and freshly rendered outputs."""
    ENGINE = "engine"
    """Nothing of its own: comes up while the list, its configuration and its suppressions are read."""
    ONLINE = "online"
    """The answers of others: the link checker brings its issues along, in `links` and in `lint --online`."""


class FixKind(StrEnum):
    """Whether a rule can mend what it finds."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"
    SOMETIMES = "sometimes"
    """Safe in clear cases, unsafe in others."""


class Option(NamedTuple):
    """One option of a rule.

    Its default decides its type: bool, a tuple of str, one of a few words (`choices`), or an int or a float (from
    `least` to `greatest`).
    """

    name: str
    default: Any
    description: str
    choices: tuple[str, ...] = ()
    least: float = 1
    greatest: float = inf


class FieldPlace(NamedTuple):
    """A field of an entry, section or link; the whole of it where `field` is None. `item` picks from a list value."""

    origin: Origin
    field: str | None = None
    item: int | None = None
    key: bool = False
    """The field's key instead of its value."""


class TextPlace(NamedTuple):
    """Characters of a file: offsets in code points into its text, the end excluded."""

    path: str
    start: int
    end: int


Place = FieldPlace | TextPlace


class Replacement(NamedTuple):
    """New text for a place. For a FieldPlace, `text` is the new *value* (quoted as YAML needs it by the engine; a field
    that is not written is added, None removes it), for a TextPlace the literal characters."""

    place: Place
    text: str | None


class ProposedFix(NamedTuple):
    """How to mend an issue; a safe fix never changes what the data means."""

    title: str
    safe: bool
    replacements: tuple[Replacement, ...]


class Issue(NamedTuple):
    """What a rule yields; `severity` only where it differs from the rule's own (AG204 has tiers)."""

    message: str
    place: Place
    entry: Entry | None = None
    help: str | None = None
    fix: ProposedFix | None = None
    severity: Severity | None = None


class SourceContext(NamedTuple):
    """For rules about a file's text; `is_page` tells a hand-written page from YAML."""

    source: Source
    is_page: bool
    has_byte_order_mark: bool
    options: Mapping[str, Any]


class DataContext(NamedTuple):
    """For rules about the list; `by_section` as readers see them, references included.

    `hand_written` tells that the entries were read from a Markdown page, not from data.
    """

    listing: Listing
    config: Config
    today: date
    options: Mapping[str, Any]
    by_section: Mapping[str | None, tuple[Entry, ...]]
    hand_written: bool = False


class PageContext(NamedTuple):
    """For rules about a Markdown page, hand-written or generated.

    `relative_exists` tells whether a path leads to a file: from the folder of the page, or, where it begins with `/`,
    from the top of the repository. What leads out of the repository exists for all that anybody here knows.
    """

    source: Source
    generated: bool
    options: Mapping[str, Any]
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    html_anchors: tuple[HtmlAnchor, ...]
    relative_exists: Callable[[str], bool]
    reading: "PageReading | None" = None
    """What several rules read from the page, kept as long as the page itself."""


class RenderedOutput(NamedTuple):
    """An output as `build` would write it now, and as it is on disk (None where it is not)."""

    path: str
    rendered: str
    on_disk: str | None
    template: str


class ProjectContext(NamedTuple):
    """For rules about a project as a whole."""

    listing: Listing
    config: Config
    outputs: tuple[RenderedOutput, ...]
    options: Mapping[str, Any]


def found_elsewhere(_context: object) -> Iterator[Issue]:
    """The check of a rule that has none of its own (`Needs.ENGINE`, `Needs.ONLINE`)."""
    return iter(())


class Rule(NamedTuple):
    """A rule: metadata for people and machines, and the generator.

    `name` names the bad pattern in kebab-case, `since` the version that brought it, `default` says whether it runs
    unasked. `check` takes the context that `needs` names. A rule that looks both at data and at pages is two of these,
    with the same code and name.
    """

    code: str
    name: str
    severity: Severity
    needs: Needs
    summary: str
    check: Callable[[Any], Iterator[Issue]] = found_elsewhere
    fix: FixKind = FixKind.NONE
    default: bool = True
    since: str = "0.1.0"
    options: tuple[Option, ...] = ()
    on_hand_written: bool = False
    """For rules about data: whether they are certain enough for the entries of a hand-written page."""
    hand_written_only: bool = False
    """For page rules that make no sense on a generated page."""
    is_form: bool = False
    """For page rules about the source's form that no reader of the page trips over: folded into a count by default."""
    explains: tuple[str, ...] = ()
    """The codes of rules whose findings at the same place are left out: this one says why they come up."""
    improve: Callable[[Finding, Source], Finding] | None = None
    """For rules found while a file is read: makes the finding that is reported of the one that the reader had."""
