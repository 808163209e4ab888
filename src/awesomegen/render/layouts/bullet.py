"""The `bullet` layout: one list item per entry, its title a link, as sindresorhus/awesome asks for."""

from typing import TYPE_CHECKING

from awesomegen.render.escape import escape, line, link
from awesomegen.render.fragment import Markdown, code_span
from awesomegen.render.layouts.base import Layout, authors, sentence, venue

if TYPE_CHECKING:
    from awesomegen.render.views import EntryView


def _entry(entry: "EntryView") -> Markdown:
    first, others = entry.links[:1], entry.links[1:]
    title = link(entry.title, first[0].url) if first else f"**{escape(entry.title)}**"
    sentences = [
        sentence(authors(entry)),
        sentence(venue(entry)),
        sentence(escape(entry.date or "")),
        sentence(", ".join(link(other.label, other.url) for other in others)),
        entry.summary,
        *map(code_span, entry.tags),
    ]
    about = " ".join(filter(None, sentences))
    return Markdown(f"- {line(f'{title} - {about}' if about else title)}")


LAYOUT = Layout("bullet", _entry, separator="\n", is_list=True)
