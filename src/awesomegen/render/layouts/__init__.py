"""The built-in layouts of entries: one file each, and one line here."""

from collections.abc import Mapping

from awesomegen.render.layouts import bullet, paragraph
from awesomegen.render.layouts.base import Layout

LAYOUTS: Mapping[str, Layout] = {
    "paragraph": paragraph.LAYOUT,
    "bullet": bullet.LAYOUT,
}
