"""A hand-written page as a list whose origins are its own lines."""

from awesomegen.core.span import Source
from awesomegen.importers.document import import_document
from awesomegen.importers.listing import to_listing

PAGE = """\
# List

## Papers

**Noise** \\
*Ada One, Bob Two* \\
CPVR 2021. [[Paper](https://arxiv.org/abs/2006.11239)] \\
19 Jun 2020 \\
Loud.
"""


def test_fields_and_links_point_at_their_lines() -> None:
    source = Source("README.md", PAGE)
    listing = to_listing(import_document(PAGE), source)
    entry = listing.entries[0]
    places = {name: entry.origin.field_span(name) for name in ("title", "authors", "venue", "date", "links", "summary")}
    lines = {name: source.position(span.start).line for name, span in places.items()}
    assert lines == {"title": 5, "authors": 6, "venue": 7, "date": 8, "links": 7, "summary": 9}
    assert PAGE[places["venue"].start : places["venue"].end] == "CPVR 2021"
    assert PAGE[entry.links[0].origin.span.start : entry.links[0].origin.span.end] == "https://arxiv.org/abs/2006.11239"
    assert (entry.date and entry.date.text, entry.type, entry.sections) == ("2020-06-19", "paper", ("papers",))
    assert source.position(listing.sections[0].origin.span.start).line == 3


def test_every_occurrence_of_a_work_is_an_entry() -> None:
    page = PAGE + "\n## Again\n\n" + PAGE.split("## Papers\n\n")[1]
    assert [entry.id for entry in to_listing(import_document(page), Source("README.md", page)).entries] == [
        "noise",
        "noise-2020",
    ]
