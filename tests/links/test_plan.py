"""What is asked, and in which order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.links.history import History, Record
from awesomegen.links.pacing import Pace
from awesomegen.links.plan import LinkTarget, make_plan, normalise
from awesomegen.links.resolvers import all_resolvers
from awesomegen.links.services import Services

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


def plan(urls, history=None, has_token=True):
    resolvers = all_resolvers(Services(), has_token=has_token, today=NOW.date)
    return make_plan([LinkTarget(url) for url in urls], resolvers, history or History(), NOW)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://me:secret@example.org/", "https://example.org/"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]/"),
        ("https://example.org/%7Eme/~me", "https://example.org/%7Eme/~me"),
        ("mailto:me@example.org", None),
        ("docs/guide.md", None),
        ("#section", None),
        ("https://", None),
        ("https://example.org:99999/", None),
        ("http://[::1/", None),
        ("", None),
    ],
)
def test_the_form_that_is_asked(url, expected):
    assert normalise(url) == expected


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_normalising_twice_changes_nothing(url):
    once = normalise(url)
    assert once is None or normalise(once) == once


def test_every_link_is_asked_once_by_the_resolver_that_knows_it():
    urls = [
        "https://arxiv.org/abs/2006.11239",
        "https://arxiv.org/pdf/2006.11239.pdf",
        "https://github.com/A/B",
        "https://github.com/a/b#readme",
        "https://youtu.be/sh79Z8i15PI",
        "https://doi.org/10.1000/x",
        "https://openreview.net/forum?id=abcdefgh",
        "https://example.org/",
        "https://example.org/#part",
        "mailto:me@example.org",
    ]
    made = plan(urls)
    asked = [(batch.resolver.name, batch.keys, batch.lane) for batch in made.batches]
    assert asked == [
        ("arxiv", ("2006.11239",), "arxiv"),
        ("github", ("a/b",), "github"),
        ("youtube", ("sh79Z8i15PI",), "youtube"),
        ("doi", ("10.1000/x",), "doi"),
        ("openreview", ("abcdefgh",), "openreview"),
        ("web", ("https://example.org/",), "example.org"),
    ]
    assert [target.url for target in made.skipped] == ["mailto:me@example.org"]


def test_other_pages_of_a_service_share_its_lane():
    (batch,) = plan(["https://arxiv.org/list/cs.LG/recent"]).batches
    assert (batch.resolver.name, batch.lane) == ("web", "arxiv")


def test_the_longest_unasked_comes_first():
    ages = {"https://a.example/": 3, "https://b.example/": 9, "https://c.example/": None}
    records = {url: Record(checked=NOW - timedelta(days=days)) for url, days in ages.items() if days is not None}
    made = plan(list(ages), History(records))
    assert [batch.keys[0] for batch in made.batches] == [
        "https://c.example/",
        "https://b.example/",
        "https://a.example/",
    ]


def test_what_exceeds_the_budget_without_a_token_waits():
    urls = [f"https://github.com/lab/code{number}" for number in range(70)]
    checked = {url: Record(checked=NOW - timedelta(days=1)) for url in urls[:30]}
    made = plan(urls, History(checked), has_token=False)
    assert len(made.batches) == 60
    assert set(made.postponed) < set(urls[:30])
    assert "GITHUB_TOKEN" in next(iter(made.postponed.values()))


def test_a_dry_run_says_how_much_and_how_long():
    urls = [f"https://arxiv.org/abs/2006.{number:05}" for number in range(1, 1001)]
    urls += [f"https://github.com/lab/code{number}" for number in range(600)]
    urls += [f"https://site{number % 3}.example/{number}" for number in range(30)]
    rows = {row.lane: row for row in plan(urls).estimates(Pace())}
    assert {lane: row.requests for lane, row in rows.items()} == {
        "github": 12, "site0.example": 10, "site1.example": 10, "site2.example": 10, "arxiv": 5,
    }  # fmt: skip
    assert 15 <= rows["arxiv"].seconds <= 20
