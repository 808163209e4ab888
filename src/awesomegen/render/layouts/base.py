"""What a layout is, and the pieces that layouts share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from awesomegen.render.escape import escape
from awesomegen.render.fragment import Markdown

if TYPE_CHECKING:
    from awesomegen.render.views import EntryView


class Layout(NamedTuple):
    """How the entries of one section look.

    `entry` writes one entry without a line end; `separator` stands between two. `is_list` tells that the entries are
    items of one Markdown list.
    """

    name: str
    entry: "Callable[[EntryView], Markdown]"
    separator: str
    is_list: bool = False


def authors(entry: "EntryView") -> str:
    """The names, `\\*` after those who contributed equally."""
    return ", ".join(escape(author.name) + (r"\*" if author.equal else "") for author in entry.authors)


def venue(entry: "EntryView") -> str:
    """The venue with the note in parentheses; either may be missing."""
    if entry.venue and entry.note:
        return f"{escape(entry.venue)} ({escape(entry.note)})"
    return escape(entry.venue or entry.note or "")


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "!", "?", "…", "。")) else f"{text}."
