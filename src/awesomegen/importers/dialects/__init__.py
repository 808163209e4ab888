"""The forms in which lists write their entries: one file each, and one line here.

The form is chosen for each block, never for a file: many lists mix two. The first dialect that reads a block wins.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from awesomegen.core.markdown import Block
from awesomegen.importers.dialects import boldparagraph, folds, linkparagraph, paragraphs, tables, urlbullets
from awesomegen.importers.dialects.reading import Reading
from awesomegen.importers.facts import Facts


class Dialect(NamedTuple):
    """A form: `read` takes the blocks of a section and the index of one, and gives what begins there, or None.

    `layout` is the built-in layout that looks most like it.
    """

    name: str
    layout: str
    read: Callable[[Sequence[Block], int, Facts], Reading | None]


BLOCK_DIALECTS = (
    Dialect("details", "details", folds.read),
    Dialect("url-bullets", "nested", urlbullets.read),
    Dialect("bold-paragraph", "paragraph", boldparagraph.read),
    Dialect("link-paragraph", "bullet", linkparagraph.read),
    Dialect("paragraph", "paragraph", paragraphs.read),
    Dialect("table", "table", tables.read),
)
