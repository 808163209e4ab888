"""The list for other programs, one file per format, each with one line here."""

from collections.abc import Callable, Mapping

from awesomegen.core.model import Listing
from awesomegen.exports.json import to_json

FORMATS: Mapping[str, Callable[[Listing, Mapping[str, str]], str]] = {
    "json": to_json,
}
"""Each format with the function that writes it, from the list and the anchors of its sections."""
