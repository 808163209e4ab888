"""The `paragraph` layout: a bold title and a line each for authors, venue with links, date and summary."""

from typing import TYPE_CHECKING

from awesomegen.render.escape import bracketed_link, escape, line
from awesomegen.render.fragment import Markdown, code_span
from awesomegen.render.layouts.base import Layout, authors, sentence, venue

if TYPE_CHECKING:
    from awesomegen.render.views import EntryView

_HARD_BREAK = " \\\n"


def _entry(entry: "EntryView") -> Markdown:
    lines = [f"**{escape(entry.title)}**"]
    if entry.authors:
        lines.append(f"*{authors(entry)}*")
    links = [bracketed_link(link.label, link.url) for link in entry.links]
    if published := " ".join(filter(None, [sentence(venue(entry)), *links])):
        lines.append(published)
    if entry.date:
        lines.append(escape(entry.date))
    if about := " ".join(filter(None, [entry.summary, *map(code_span, entry.tags)])):
        lines.append(about)
    return Markdown(_HARD_BREAK.join(map(line, lines)))


LAYOUT = Layout("paragraph", _entry, separator="\n\n")
