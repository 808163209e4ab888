"""The list for other programs, one file per format; `FORMATS` is the registry."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomegen.core.model import Listing

FORMATS: Mapping[str, str] = {
    "json": "awesomegen.exports.json",
}
"""Each format with the module that holds its `text`."""


def export_text(name: str, listing: "Listing", anchors: Mapping[str, str]) -> str:
    """The list in one of the formats; `anchors` are those of its sections."""
    text: str = import_module(FORMATS[name]).text(listing, anchors)
    return text
