"""What several rules read from one page, every part of it once."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from awesomegen.core.entryshape import BreakMark, EntryShape, paragraph_shape
from awesomegen.core.pagelinks import LinkOnPage, PageLinks, page_links, split_address
from awesomegen.core.pagetext import Leaf, PageText, leaves
from awesomegen.rules.base import PageContext, ProposedFix, Replacement, TextPlace
from awesomegen.rules.page.anchors import Anchors


class PageReading:
    """The leaves, links, entries and anchors of a page, and places on it."""

    def __init__(self, context: PageContext) -> None:
        self.context = context
        self.path = context.source.path

    @cached_property
    def text(self) -> PageText:
        """The lines of the page."""
        return PageText(self.context.source)

    @cached_property
    def newline(self) -> str:
        """How the lines of the page end."""
        return "\r\n" if "\r\n" in self.context.source.text else "\n"

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The pieces that hold inline Markdown or HTML."""
        return tuple(leaves(self.context.blocks))

    @cached_property
    def links(self) -> PageLinks:
        """Links, images, and what was meant to be one."""
        return page_links(self.leaves)

    @cached_property
    def entries(self) -> tuple[tuple[Leaf, EntryShape], ...]:
        """The paragraphs that are entries."""
        shapes = ((leaf, paragraph_shape(leaf.raw)) for leaf in self.leaves if leaf.kind == "paragraph")
        return tuple((leaf, shape) for leaf, shape in shapes if shape)

    @cached_property
    def usual_mark(self) -> BreakMark:
        """The mark of a hard break in most entries of the page; none where most do without."""
        marking = [shape for _, shape in self.entries if shape.has_breaks]
        if 2 * len(marking) < len(self.entries):
            return BreakMark.NONE
        marks = Counter(line.mark for shape in marking for line in shape.lines if line.mark)
        return marks.most_common(1)[0][0] if marks else BreakMark.NONE

    @cached_property
    def anchors(self) -> Anchors:
        """What a fragment can lead to."""
        return Anchors(self.context.headings, self.context.html_anchors)

    def in_page_links(self) -> Iterator[tuple[LinkOnPage, str]]:
        """The links whose destination is written here and leads to this page, with the fragment."""
        for each in self.links.links:
            if "#" in each.link.destination and not each.link.is_image and each.link.form != "reference":
                path, fragment = split_address(each.link.destination)
                if fragment is not None and self.is_own(path):
                    yield each, fragment

    def is_own(self, path: str) -> bool:
        """Whether a relative path, as written in a link, is that of this page."""
        return path.removeprefix("./") in ("", ".", self.path.replace("\\", "/").rpartition("/")[2])

    def place(self, leaf: Leaf, start: int, end: int) -> TextPlace:
        """The characters of the file for a stretch of a leaf."""
        return TextPlace(self.path, self.text.offset(leaf, start), self.text.offset(leaf, end))

    def line_place(self, first: int, last: int | None = None) -> TextPlace:
        """Whole lines, without the blanks around them."""
        line = self.text.line(first)
        start = self.text.line_start(first) + len(line) - len(line.lstrip(" \t"))
        return TextPlace(self.path, start, max(start, self.text.line_end(last or first)))


def read_page(context: PageContext) -> PageReading:
    """The reading of a page: the one that comes with it, which all rules share."""
    return context.reading or PageReading(context)


def replace(title: str, place: TextPlace, text: str, *, safe: bool = True) -> ProposedFix:
    """A fix that is one replacement."""
    return ProposedFix(title, safe, (Replacement(place, text),))
