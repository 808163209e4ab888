"""A whole check: budgets, interruptions, no network, and links that are new."""

import asyncio
import socket
from datetime import timedelta

from awesomegen.links.addresses import AddressBook
from awesomegen.links.client import ClientSettings, HttpClient
from awesomegen.links.engine import EngineSettings
from awesomegen.links.guard import AddressPolicy
from awesomegen.links.history import History
from awesomegen.links.plan import LinkTarget
from awesomegen.links.run import Check, Settings
from awesomegen.links.services import Services
from awesomegen.links.verdict import Verdict
from links.running import everything_is_here, run_check, verdicts


async def nobody(host, port):
    raise socket.gaierror(socket.EAI_AGAIN, "temporary failure in name resolution")


async def no_such_host(host, port):
    raise socket.gaierror(socket.EAI_NONAME, "name or service not known")


async def gone(host, port):
    return await (no_such_host if host == "gone.example" else everything_is_here)(host, port)


EVERY_KIND = [
    "https://arxiv.org/abs/2006.11239",
    "https://github.com/lab/code",
    "https://youtu.be/sh79Z8i15PI",
    "https://doi.org/10.1000/x",
    "https://openreview.net/forum?id=abcdefgh",
    "https://site.example/",
]


def test_without_a_network_nothing_is_dead(internet):
    services = dict.fromkeys(internet.environment(), "http://service.example")
    for lookup in (nobody, no_such_host):
        result = run_check(internet, EVERY_KIND, lookup=lookup, environment=services)
        assert set(verdicts(result).values()) == {"unknown"}
        assert result.verified_nothing
        assert {record.failures for record in result.history.records.values()} == {0}


def test_a_name_that_is_gone_is_dead_where_others_answer(internet):
    url, fine = "http://gone.example/paper", internet.url("/fine/1")
    assert verdicts(run_check(internet, [url, fine], lookup=gone)) == {url: "dead", fine: "alive"}


def test_a_refused_connection_is_suspect_where_others_answer(internet):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://closed.example:{closed.getsockname()[1]}/"
        assert verdicts(run_check(internet, [url, internet.url("/fine/1")]))[url] == "suspect"


def test_what_the_budget_leaves_goes_first_next_time(internet):
    urls = [internet.url(f"/fine/{number}", "site.example") for number in range(100)]
    first = run_check(internet, urls, engine=EngineSettings(budget=5.0))
    done = {url for url, verdict in verdicts(first).items() if verdict == "alive"}
    assert 0 < len(done) < 100
    unasked = [link for link in first.links if link.verdict is Verdict.UNKNOWN]
    assert "asked first next time" in unasked[0].detail
    internet.seen.clear()
    second = run_check(internet, urls, engine=EngineSettings(budget=5.0), history=first.history)
    assert not {internet.url(seen.path, "site.example") for seen in internet.seen[: 100 - len(done)]} & done
    assert second.history.records[urls[0]].last_good is not None


def test_the_budget_holds_for_archived_copies_as_well(internet):
    dead = internet.url("/404/1", "gone.example")
    first = run_check(internet, [dead])
    later = internet.clock.now() + timedelta(days=7)
    internet.clock._now = lambda: later
    many = [internet.url(f"/fine/{number}", "site.example") for number in range(400)]
    second = run_check(internet, [dead, *many], engine=EngineSettings(budget=20.0), history=first.history)
    assert second.links[0].confirmed
    assert Verdict.UNKNOWN in {link.verdict for link in second.links}
    assert internet.requests_to("wayback") == []


def test_an_interruption_keeps_what_is_known(internet):
    urls = [internet.url(f"/fine/{number}", "site.example") for number in range(50)]
    check = Check([LinkTarget(url) for url in urls], History(), internet.clock, Settings())

    async def interrupted():
        client = HttpClient(ClientSettings("x"), AddressBook(AddressPolicy(allow_private=True), everything_is_here))
        task = asyncio.create_task(check.run(client))
        while len(internet.seen) < 10:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await client.close()

    asyncio.run(interrupted())
    counts = [link.verdict for link in check.result().links]
    assert 5 <= counts.count(Verdict.ALIVE) < 50
    assert counts.count(Verdict.UNKNOWN) == 50 - counts.count(Verdict.ALIVE)
    assert len(check.result().history.records) == 50


def test_new_links_are_confirmed_by_asking_twice(internet):
    internet.github.add("lab/here")
    urls = [internet.url("/404/1"), internet.url("/500/1"), internet.url("/403/1"), "https://github.com/lab/gone"]
    targets = [LinkTarget(url, is_new=True) for url in [*urls, "https://github.com/lab/here"]]
    result = run_check(internet, targets)
    assert [link.confirmed for link in result.links] == [True, False, False, True, False]
    assert len(internet.requests_to("404")) == 4
    assert len(internet.requests_to("github-api")) == 2


def test_a_link_that_comes_back_is_noted(internet):
    url = internet.url("/404/1")
    start, history, found = internet.clock.now(), None, []
    for week in range(3):
        moment = start + timedelta(weeks=week)
        internet.clock._now = lambda moment=moment: moment
        if week == 2:
            internet.farm._404 = None
            internet.services["404"] = internet.services.pop("404", lambda seen: fine())
        result = run_check(internet, [url], history=history)
        history = result.history
        found.append((result.links[0].verdict.value, result.links[0].confirmed, result.links[0].recovered_after))
    assert found == [("dead", False, None), ("dead", True, None), ("alive", False, 14)]


def fine():
    from links.fake_internet import Reply

    return Reply(200)


def test_progress_counts_to_the_end(internet):
    seen = []
    urls = [internet.url("/fine/1"), internet.url("/404/1"), "https://github.com/lab/gone"]
    check = Check(
        [LinkTarget(url) for url in urls],
        History(),
        internet.clock,
        Settings(services=Services.from_environment(internet.environment()), has_token=False),
        lambda progress: seen.append((progress.checked, progress.total, sum(progress.counts.values()))),
    )

    async def run():
        client = HttpClient(ClientSettings("x"), AddressBook(AddressPolicy(allow_private=True), everything_is_here))
        await check.run(client)
        await client.close()

    asyncio.run(run())
    assert seen == [(1, 3, 1), (2, 3, 2), (3, 3, 3)]


def test_places_in_the_list_are_kept_in_order(internet):
    targets = [
        LinkTarget(internet.url("/fine/1"), "first", path="entries.yaml", line=3),
        LinkTarget("mailto:me@example.org", "second", line=5),
        LinkTarget(internet.url("/fine/1") + "#part", "third", line=9),
    ]
    result = run_check(internet, targets)
    assert [(link.entry, link.verdict.value, link.line) for link in result.links] == [
        ("first", "alive", 3),
        ("second", "skipped", 5),
        ("third", "alive", 9),
    ]
    assert len(internet.seen) == 1


def test_every_request_says_who_asks(internet):
    run_check(internet, [internet.url("/fine/1"), "https://github.com/lab/gone"])
    assert {seen.headers["user-agent"] for seen in internet.seen} == {"awesomegen/tests"}
