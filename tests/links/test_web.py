"""The open web, over real sockets: every behaviour of the farm gets the verdict it deserves."""

import pytest

from awesomegen.links.verdict import Cause
from links.fake_farm import EXPECTED, mix_paths
from links.running import run_check, verdicts


@pytest.mark.parametrize("kind", sorted(EXPECTED))
def test_each_behaviour_of_the_farm(internet, kind):
    url, fine = internet.url(f"/{kind}/1"), internet.url("/fine/1", "fine.example")
    assert verdicts(run_check(internet, [url, fine], timeout=0.4)) == {url: EXPECTED[kind], fine: "alive"}


def test_the_mix(internet):
    """All 998 judged links right, and nothing that lives is called dead (at 400 links; the benchmark has 1,000)."""
    urls = {
        internet.url(path, f"site{number % 40}.example"): verdict
        for number, (path, verdict) in enumerate(mix_paths(400))
    }
    found = verdicts(run_check(internet, urls, timeout=0.5))
    assert {url: (verdict, urls[url]) for url, verdict in found.items() if verdict != urls[url]} == {}


def one(internet, path, **options):
    """The result for one link of the farm, checked beside one that works."""
    url = internet.url(path, "site.example")
    result = run_check(internet, [url, internet.url("/fine/1", "fine.example")], timeout=0.5, **options)
    return result.links[0]


def test_a_chain_of_redirects_is_moved_as_far_as_it_is_permanent(internet):
    found = one(internet, "/moved-found/1")
    assert (found.verdict, found.moved_to) == ("moved", internet.url("/found/1", "site.example"))


def test_a_permanent_redirect_to_nowhere_is_dead_and_says_where(internet):
    assert "/404/gone" in one(internet, "/moved-404/1").detail


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop/a", "in a circle"),
        ("/endless/1", "more than 10 times"),
        ("/file/1", "`file:`, which is not followed"),
        ("/port/1", "port 6379"),
    ],
)
def test_redirects_that_are_not_followed(internet, path, words):
    found = one(internet, path)
    assert found.verdict == "suspect"
    assert words in found.detail


@pytest.mark.parametrize("path", ["/home/deep/page", "/members/area", "/soft/1"])
def test_soft_404s_are_suspect_never_dead(internet, path):
    found = one(internet, path)
    assert (found.verdict, found.cause) == ("suspect", Cause.SOFT_404)


@pytest.mark.parametrize("path", ["/wall/1", "/451/1", "/418/1", "/busy-always/1", "/busy-long/1"])
def test_sites_that_keep_programs_out_are_blocked(internet, path):
    assert one(internet, path).verdict == "blocked"


def test_a_retry_after_with_a_date_is_obeyed(internet):
    assert one(internet, "/busy-until/1").verdict == "alive"
    first, second = [seen.began for seen in internet.seen if seen.service == "busy-until"]
    assert second - first >= 1.0


def test_a_host_that_wants_a_day_of_rest_gets_it(internet):
    urls = [internet.url(f"/busy-long/{number}", "site.example") for number in range(20)]
    found = verdicts(run_check(internet, [*urls, internet.url("/fine/1", "fine.example")]))
    assert len(internet.requests_to("busy-long")) <= 4
    assert set(found.values()) <= {"blocked", "unknown", "alive"}


@pytest.mark.parametrize("names_time", [True, False])
def test_a_sustained_limit_is_kept_to(internet, names_time):
    internet.farm.window = (20, 10.0)
    internet.farm.names_time = names_time
    urls = [internet.url(f"/busy/{number}", "site.example") for number in range(60)]
    found = verdicts(run_check(internet, urls))
    assert set(found.values()) == {"alive"}
    assert internet.farm.refused <= 12


def test_a_body_that_breaks_off_is_not_called_dead(internet):
    assert one(internet, "/truncated/1").verdict == "suspect"


def test_a_host_gets_four_requests_at_once_a_tenth_of_a_second_apart(internet):
    run_check(internet, [internet.url(f"/fine/{number}", "site.example") for number in range(30)])
    began = sorted(seen.began for seen in internet.seen)
    # Over all of them: single arrivals at the server also tell how busy this machine is.
    assert began[-1] - began[0] >= 0.1 * (len(began) - 1) * 0.9


def test_a_host_that_never_answers_is_given_up(internet):
    urls = [internet.url(f"/reset/{number}", "broken.example") for number in range(40)]
    result = run_check(internet, [*urls, internet.url("/fine/1", "fine.example")])
    counts = [link.verdict for link in result.links]
    assert counts.count("unknown") > 25
    assert "dead" not in counts
    assert len(internet.requests_to("reset")) < 40
