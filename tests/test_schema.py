"""The JSON Schema and the decoder accept the same lists."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from awesomegen.core.fields import LIST, REFERENCE, SUPPRESSION
from awesomegen.core.fieldshapes import ListOf, SectionList
from awesomegen.core.linkshapes import Links
from awesomegen.core.listformat import Format
from awesomegen.core.records import Record
from awesomegen.core.schema import json_schema
from awesomegen.core.shapes import Choice
from listing import decode_text, dump

# What the schema leaves to the decoder: ids and references, nesting of sections, Markdown that is never closed.
DECODERS_OWN = {"AG106", "AG108", "AG109", "AG110", "AG111", "AG112", "AG113", "AG301"}

SCHEMA = json_schema(Format())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

texts = st.one_of(
    st.sampled_from(
        [
            *["", " ", "\n", "a", "A: B", "no", "~", "null", "x\x1by", "x\x85", "a\tb", "ko", "Paper"],
            *["2020", "2020-06", "2020-06-19", "2021-13-01", "2021-02-29", "2024-02-29", "0000", "2020-1-1"],
            *["2027-12-31", "19 Jun 2020", "2020\n", "https://x.org/a", "javascript:x", "mailto:a@b", "//x/y"],
            *["a.md", "HTTP://x", "arxiv:1", "doi:10.1/x", "10.1/x"],
        ]
    ),
    st.text(max_size=5),
)
scalars = st.one_of(texts, st.none(), st.booleans(), st.integers(-3, 3000), st.sampled_from([1.5, 2301.1]))
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def record(table: Record) -> st.SearchStrategy[Any]:
    """Mostly the fields of a table with fitting values, now and then a stranger."""
    known = {field.name: value(field.shape) for field in table.fields if not isinstance(field.shape, SectionList)}
    required = {field.name: known.pop(field.name) for field in table.fields if field.required}
    good = st.fixed_dictionaries(required, optional=known)
    strange = st.dictionaries(st.sampled_from([*known, *required, "tilte"]), anything, max_size=4)
    return st.one_of(good, good, good, strange, anything)


def value(shape: object) -> st.SearchStrategy[Any]:
    if isinstance(shape, Choice):
        return st.one_of(st.sampled_from(shape.values), anything)
    if isinstance(shape, ListOf):
        return st.one_of(st.lists(record(shape.record), max_size=2), anything)
    if isinstance(shape, Links):
        return links
    return st.one_of(scalars, st.lists(scalars, max_size=3), st.dictionaries(texts, scalars, max_size=2))


link = st.one_of(
    texts,
    st.fixed_dictionaries({}, optional={"url": scalars, "label": scalars, "third_party": scalars, "kind": texts}),
    anything,
)
links = st.one_of(
    st.dictionaries(
        st.sampled_from(["paper", "arxiv", "doi", "other", "Github"]), link | st.lists(link, max_size=2), max_size=3
    ),
    st.lists(link, max_size=3),
    anything,
)
sections = st.recursive(
    record(Format().section),
    lambda inner: st.fixed_dictionaries({"title": texts, "sections": st.lists(inner, max_size=2)}),
    max_leaves=3,
)
documents = st.one_of(
    st.fixed_dictionaries(
        {"list": record(LIST)},
        optional={
            "sections": st.lists(sections, max_size=2) | scalars,
            "entries": st.lists(record(Format().entry) | record(REFERENCE), max_size=2) | scalars,
            "include": scalars | st.lists(scalars, max_size=2),
            "entires": scalars,
        },
    ),
    anything,
)


@pytest.mark.fuzz
@given(documents)
@example({"list": {"title": "a", "language": False}})
@example({"list": {"title": "a"}, "entries": [{"title": "b", "equal_contribution": 10**12}]})
def test_schema_and_decoder_accept_the_same(document: Any) -> None:
    schema_errors = [error.message for error in VALIDATOR.iter_errors(document)]
    decoded = decode_text(dump(document))
    decoder_errors = [finding.message for finding in decoded.findings if finding.code not in DECODERS_OWN]
    assert bool(schema_errors) == bool(decoder_errors), (schema_errors, decoder_errors)


@given(st.lists(record(SUPPRESSION), max_size=2))
def test_suppressions_too(suppressions: list[Any]) -> None:
    document = {"list": {"title": "x"}, "entries": [{"title": "y", "lint": suppressions}]}
    found = [finding for finding in decode_text(dump(document)).findings if finding.code not in DECODERS_OWN]
    assert VALIDATOR.is_valid(document) == (not found)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
