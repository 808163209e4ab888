"""The type of the entries of a section, by what most of them have."""

from collections import Counter

from awesomegen.importers.found import FoundEntry, FoundSection

_TYPE_OF_KIND = {
    "github": "code",
    "video": "video",
    "channel": "video",
    "dataset": "dataset",
    "website": "other",
    "other": "other",
}


def type_of_section(section: FoundSection) -> str:
    """The type that most entries have; papers that nearly all lack authors and dates are not asked for them."""
    found = Counter(_type(entry) for entry in section.entries)
    if not found:
        return "paper"
    kind = max(found, key=lambda kind: (found[kind], kind == "paper"))
    described = sum(bool(entry.authors or entry.date) for entry in section.entries)
    return "other" if kind == "paper" and described * 2 < len(section.entries) else kind


def _type(entry: FoundEntry) -> str:
    kinds = {link.kind for link in entry.links}
    if kinds & {"paper", "arxiv", "doi"} or (entry.authors and not kinds):
        return "paper"
    first = entry.links[0].kind if entry.links else "other"
    if first == "website" and (entry.authors or entry.date):
        return "post"
    return _TYPE_OF_KIND.get(first, "other")
