"""What is linted: files that others have read, decoded and rendered, and what came of the linting."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.core.config import Config
from awesomegen.core.finding import Cut, Finding, Fix
from awesomegen.core.model import Entry, Listing
from awesomegen.core.span import Source
from awesomegen.rules.base import Issue, RenderedOutput

if TYPE_CHECKING:
    from awesomegen.core.decode import Decoded
    from awesomegen.core.yamledit import Change, Rewrite

Changes = tuple["Change | Rewrite", ...]
"""What a fix of YAML is meant to change."""


class LintPage(NamedTuple):
    """A Markdown page; `relative_exists` tells whether a path leads to a file (`PageContext`).

    `listing` are the entries of a hand-written page, with places in the page; None where no rule asks for them.
    """

    source: Source
    generated: bool
    relative_exists: Callable[[str], bool]
    listing: Listing | None = None


class Material(NamedTuple):
    """Everything that is linted.

    `outputs` is None where they were not rendered, `failures` are findings of whoever made the material, and
    `byte_order_marks` are the paths of files that begin with one.
    """

    config: Config
    decoded: "Decoded | None" = None
    pages: tuple[LintPage, ...] = ()
    outputs: tuple[RenderedOutput, ...] | None = None
    failures: tuple[Finding, ...] = ()
    byte_order_marks: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = MappingProxyType({})
    """Further files that findings may be in: templates, the configuration, the baseline."""
    online: tuple[tuple[str, Issue], ...] | None = None
    """What the link checker found, with the codes of its rules; None where no links were checked."""

    @property
    def is_whole(self) -> bool:
        """Whether all could be read: if not, rules looked at a part only, and that they found nothing says nothing."""
        return not self.failures and not (self.decoded and self.decoded.findings)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the list, or of the hand-written pages whose entries were read."""
        listings = [self.decoded.listing if self.decoded else None, *(page.listing for page in self.pages)]
        return tuple(entry for listing in listings if listing for entry in listing.entries)

    @property
    def all_sources(self) -> dict[str, Source]:
        """Every file that a finding can be in, by its path, in the order in which findings are shown."""
        found = dict(self.decoded.sources) if self.decoded else {}
        found |= {page.source.path: page.source for page in self.pages}
        found |= {
            output.path: Source(output.path, output.on_disk or "")
            for output in self.outputs or ()
            if output.path not in found
        }
        return found | {path: source for path, source in self.sources.items() if path not in found}


class Found(NamedTuple):
    """Findings, of each fix of YAML the changes that it is meant to make, and where there are more findings."""

    findings: tuple[Finding, ...]
    changes: dict[Fix, Changes]
    cuts: tuple[Cut, ...]
