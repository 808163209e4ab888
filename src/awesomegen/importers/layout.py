"""The built-in layout that looks most like the source of an import."""

from collections.abc import Collection, Mapping, Sequence

_NEXT_BEST: Mapping[str, Sequence[str]] = {
    "nested": ("nested", "bullet"),
    "numbered": ("numbered", "bullet"),
    "table": ("table", "bullet"),
    "details": ("details", "paragraph"),
    "bullet": ("bullet",),
}


def nearest_layout(form: str, available: Collection[str]) -> str:
    """The first layout that there is, from the one of the same form on; else `paragraph`."""
    return next((layout for layout in _NEXT_BEST.get(form, ()) if layout in available), "paragraph")
