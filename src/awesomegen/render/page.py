"""From a list to the text of one output, with its table of contents and what stands where."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from awesomegen.core.config import Config, Output
from awesomegen.core.errors import TemplateFailure
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import README_LIMIT, Heading, headings
from awesomegen.core.model import Listing
from awesomegen.core.pagetext import GENERATED
from awesomegen.core.span import Source
from awesomegen.render.environment import ReadTemplate, Templates
from awesomegen.render.fragment import Markdown
from awesomegen.render.layouts import LAYOUTS
from awesomegen.render.marks import Mark, mark, take_marks
from awesomegen.render.toc import toc
from awesomegen.render.views import list_view
from awesomegen.render.words import words_for

_STRAY_CONTROL = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f]")
_WARN_FROM = README_LIMIT * 9 // 10


class Page(NamedTuple):
    """A rendered output: its text, the anchor of each section in it, and the offset of each entry."""

    output: Output
    text: str
    anchors: Mapping[str, str]
    entry_offsets: tuple[tuple[int, str], ...]

    @property
    def size(self) -> int:
        """The size in bytes."""
        return len(self.text.encode())

    @property
    def is_near_limit(self) -> bool:
        """Is it so large that GitHub cuts it, or soon will?"""
        return self.size > _WARN_FROM

    def first_unseen_entry(self) -> str | None:
        """The id of the first entry that does not fit into what GitHub shows; None if the page marks no entries."""
        if not self.entry_offsets:
            return None
        ends = [*(offset for offset, _ in self.entry_offsets[1:]), len(self.text)]
        size = last = 0
        for (_, entry_id), end in zip(self.entry_offsets, ends, strict=True):
            size += len(self.text[last:end].encode())
            last = end
            if size > README_LIMIT:
                return entry_id
        return None


def render_pages(listing: Listing, config: Config, read_template: ReadTemplate) -> list[Page]:
    """The pages of all outputs.

    Raises:
        TemplateFailure: as `render_page` does.
    """
    templates = Templates(read_template)
    return [render_page(listing, config, output, templates) for output in config.outputs]


def render_page(listing: Listing, config: Config, output: Output, templates: Templates) -> Page:
    """The page of one output.

    Raises:
        TemplateFailure: for a template that cannot be used, or a section's alias that is a heading's anchor.
    """
    view = list_view(listing, config, output)
    context = {
        "list": view,
        "sections": view.sections,
        "entries": view.entries,
        "layout": LAYOUTS[output.layout],
        "words": words_for(view.language),
        "toc": Markdown(mark("toc")),
        "toc_off": Markdown(mark("tocoff")),
        "entry_mark": lambda entry: Markdown(mark("entry", entry.id)),
        "output": output,
    }
    rendered = templates.render(output.template, context)
    marker = f"{GENERATED}from {config.entries}; edit that file -->"
    text = f"{marker}\n\n{rendered.replace(chr(13), '').strip(chr(10))}\n"
    body, marks = take_marks(text)
    if stray := _STRAY_CONTROL.search(body):
        message = f"the page holds the control character U+{ord(stray.group()):04X}: a filter may have changed a mark"
        raise TemplateFailure(message, location=output.template, help="write headings and `toc` without a filter")
    source = Source(output.path, body)
    found = headings(body)
    anchors = _section_anchors(source, marks, found)
    _check_aliases(listing, found)
    body, marks = _insert_toc(source, marks, found, output)
    entry_offsets = tuple((each.offset, each.name) for each in marks if each.kind == "entry")
    return Page(output, body, anchors, entry_offsets)


def _section_anchors(source: Source, marks: list[Mark], found: Sequence[Heading]) -> dict[str, str]:
    by_line = {heading.line: heading.anchor for heading in found}
    placed = ((each.name, source.position(each.offset).line) for each in marks if each.kind == "section")
    return {name: by_line[line] for name, line in placed if line in by_line}


def _check_aliases(listing: Listing, found: Sequence[Heading]) -> None:
    anchors = {heading.anchor for heading in found}
    for section in listing.sections:
        for alias in section.aliases:
            if alias in anchors:
                span = section.origin.field_span("aliases")
                position = listing.sources[span.path].position(span.start)
                raise TemplateFailure(
                    f"the alias `{alias}` of the section `{section.id}` is the anchor of a heading already",
                    location=f"{span.path}:{position.line}:{position.column}",
                    help="remove the alias: links to it land without it",
                )


def _insert_toc(source: Source, marks: list[Mark], found: Sequence[Heading], output: Output) -> tuple[str, list[Mark]]:
    """The page with its table of contents: the headings after its place, up to where a template ends it."""
    places = [each.offset for each in marks if each.kind == "toc"]
    if not places:
        return source.text, marks
    start = source.position(places[0]).line
    ends = [source.position(each.offset).line for each in marks if each.kind == "tocoff"]
    listed = [heading for heading in found if heading.line > start and not any(heading.line >= end for end in ends)]
    text = toc(listed, depth=output.toc_depth)
    page = source.text
    for place in reversed(places):
        page = page[:place] + text + page[place:]
    moved = [
        each._replace(offset=each.offset + len(text) * sum(place <= each.offset for place in places)) for each in marks
    ]
    return page, moved
