"""The tree of sections while a document is read: headings, and what acts as one."""

from dataclasses import dataclass, field

from awesomegen.core.model import MAX_SECTION_DEPTH
from awesomegen.importers.found import FoundEntry, FoundSection
from awesomegen.importers.names import names_no_entries

WITHOUT_HEADING, FOLD, BOLD_LINE, ITALIC_LINE, BULLET = 6.5, 7.0, 8.0, 9.0, 10.0
"""The levels of groups that are no headings, all below the six of headings."""


@dataclass(slots=True)
class SectionStack:
    """All sections in reading order, and those that are open."""

    sections: list[FoundSection] = field(default_factory=list)
    open: list[FoundSection] = field(default_factory=list)

    @property
    def current(self) -> FoundSection | None:
        """The innermost open section."""
        return self.open[-1] if self.open else None

    @property
    def takes_no_entries(self) -> bool:
        """Whether an open section's title says that its links are no entries."""
        return any(names_no_entries(section.title) for section in self.open)

    def close(self, level: float) -> None:
        """Closes the sections of this level and below."""
        while self.open and self.open[-1].level >= level:
            self.open.pop()

    def start(self, title: str, line: int, level: float, *, is_heading: bool) -> FoundSection:
        """Opens a section below those of a higher level; beyond the deepest level it stands beside the last."""
        self.close(level)
        parent = self.current
        while parent is not None and parent.depth >= MAX_SECTION_DEPTH:
            parent = parent.parent
        section = FoundSection(title, line, level, parent.depth + 1 if parent else 1, parent, is_heading)
        self.sections.append(section)
        self.open.append(section)
        return section

    def add(self, entry: FoundEntry) -> None:
        """Puts an entry into the innermost open section; without any, into one made for it."""
        if self.current is None:
            self.start("General", entry.first_line, WITHOUT_HEADING, is_heading=True)
        assert self.current is not None
        self.current.entries.append(entry)

    def kept(self) -> list[FoundSection]:
        """The sections but for those that were only the heading of a table of contents, or a group without entries."""
        kept: list[FoundSection] = []
        parents: set[int] = set()
        for section in reversed(self.sections):
            is_needed = section.entries or section.description or id(section) in parents
            if is_needed or (section.is_heading and not section.has_toc):
                kept.append(section)
                if section.parent is not None:
                    parents.add(id(section.parent))
        return kept[::-1]
