"""The file between runs: small, sorted, and refused rather than misread."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.links.history import History, HistoryError, Pass, Record, format_history, parse_history
from awesomegen.links.verdict import Verdict

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda m: m.replace(microsecond=0, tzinfo=UTC))
texts = st.none() | st.text(min_size=1)
records = st.builds(
    Record,
    key=st.text(),
    verdict=st.sampled_from(Verdict),
    status=st.none() | st.integers(100, 999),
    checked=st.none() | moments,
    last_good=st.none() | moments,
    since=st.none() | moments,
    failures=st.integers(0, 99),
    passes=st.lists(st.builds(Pass, moments, st.sampled_from(Verdict)), max_size=5).map(tuple),
    held=st.none() | moments,
    moved_to=texts,
    identity=texts,
    digest=texts,
)


@given(st.builds(History, st.dictionaries(st.text(), records, max_size=5), st.none() | moments))
def test_what_is_written_is_read(history):
    text = format_history(history)
    assert parse_history(text) == history
    assert json.loads(text)["version"] == 1


def test_a_line_for_each_url_in_order():
    history = History({"https://b.example/": Record(status=200), "https://a.example/": Record(status=404)})
    lines = format_history(history).split("\n")
    assert [line.partition(":")[0] for line in lines[1:3]] == ['"https', '"https']
    assert lines[1].startswith('"https://a.example/": ')
    assert len(lines) == 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"version": 1}',
        '{"version": 1, "links": []}',
        '{"version": 1, "links": {"u": []}}',
        '{"version": 1, "links": {"u": {"verdict": "fine"}}}',
        '{"version": 1, "links": {"u": {"checked": "yesterday"}}}',
        '{"version": 1, "links": {"u": {"checked": "2026-01-01T00:00:00"}}}',
        '{"version": 1, "links": {"u": {"passes": [["x"]]}}}',
        '{"version": 1, "links": {"u": {"failures": "3"}}}',
        '{"version": 1, "links": {"u": {"identity": 3}}}',
        "[" * 100_000,
    ],
)
def test_a_broken_history_is_an_error_that_says_what_to_do(text):
    with pytest.raises(HistoryError) as caught:
        parse_history(text, "links.json")
    assert caught.value.location == "links.json"
    assert caught.value.help is not None


def test_a_newer_history_is_not_touched():
    with pytest.raises(HistoryError, match="has version `2`, this awesomegen reads version 1"):
        parse_history('{"version": 2, "links": {}}')
