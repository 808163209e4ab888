"""YouTube, DOIs, OpenReview and the Wayback Machine: each answer and what it means."""

from datetime import timedelta

import pytest

from links.running import run_check, verdicts

VIDEO = "https://www.youtube.com/watch?v=sh79Z8i15PI"


@pytest.mark.parametrize(
    ("status", "thumbnail", "expected"),
    [(200, True, "alive"), (401, True, "alive"), (403, True, "private"), (404, False, "dead"), (404, True, "unknown"),
     (400, False, "dead"), (500, True, "unknown"), (429, True, "unknown")],
)  # fmt: skip
def test_videos(internet, status, thumbnail, expected):
    internet.youtube.statuses["sh79Z8i15PI"] = status
    internet.youtube.thumbnails |= {"sh79Z8i15PI"} if thumbnail else set()
    assert verdicts(run_check(internet, [VIDEO])) == {VIDEO: expected}


def test_channels_are_left_to_the_open_web(internet):
    result = run_check(internet, ["https://www.youtube.com/@someone"])
    assert result.links[0].resolver == "web"


@pytest.mark.parametrize(("code", "expected"), [(1, "alive"), (100, "dead"), (200, "suspect"), (2, "unknown")])
def test_dois(internet, code, expected):
    internet.doi.codes["10.1000/ab(c)"] = code
    url = "https://dx.doi.org/10.1000/AB%28c%29"
    assert verdicts(run_check(internet, [url])) == {url: expected}
    assert {seen.service for seen in internet.seen} == {"doi"}


def test_submissions(internet):
    internet.openreview.notes["current01"] = "A title"
    internet.openreview.old_notes["ancient01"] = "A title"
    internet.openreview.forbidden.add("secret001")
    expected = {"current01": "alive", "ancient01": "alive", "secret001": "private", "nothing01": "dead"}
    found = verdicts(run_check(internet, [f"https://openreview.net/forum?id={note}" for note in expected]))
    assert list(found.values()) == list(expected.values())


@pytest.mark.parametrize("service", ["youtube", "doi", "openreview"])
def test_a_service_that_is_down_says_nothing(internet, service):
    from links.fake_internet import Reply

    internet.services[service] = lambda seen: Reply(503)
    url = {
        "youtube": VIDEO,
        "doi": "https://doi.org/10.1000/x",
        "openreview": "https://openreview.net/forum?id=abcdefgh",
    }[service]
    assert verdicts(run_check(internet, [url])) == {url: "unknown"}


def test_an_archived_copy_is_looked_for_only_when_a_link_is_reported(internet):
    url = internet.url("/404/1", "site.example")
    internet.wayback.copies[url] = "20200102030405"
    first = run_check(internet, [url])
    assert first.links[0].verdict == "dead"
    assert internet.requests_to("wayback") == []
    later = internet.clock.now() + timedelta(days=7)
    internet.clock._now = lambda: later
    second = run_check(internet, [url], history=first.history)
    assert second.links[0].confirmed
    assert second.links[0].archived_copy == f"https://web.archive.org/web/20200102030405/{url}"
    (asked,) = internet.requests_to("wayback")
    assert asked.rest.startswith(f"/web/{first.links[0].failing_since:%Y%m%d}")
