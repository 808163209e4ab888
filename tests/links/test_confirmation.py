"""When a failure is believed: streaks, outages, and twelve weeks of a list's life."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.links.confirmation import Confirmation, settle
from awesomegen.links.history import History, Pass, Record
from awesomegen.links.issue import Step, TrackingIssue, plan_issue
from awesomegen.links.report import make_report
from awesomegen.links.run import RunResult
from awesomegen.links.verdict import LinkResult, Outcome, Verdict

START = datetime(2026, 1, 5, 4, 17, tzinfo=UTC)
URL = "https://site.example/page"
OK, DEAD, SUSPECT = Outcome(Verdict.ALIVE, 200), Outcome(Verdict.DEAD, 404), Outcome(Verdict.SUSPECT, 503)
BLOCKED, UNKNOWN = Outcome(Verdict.BLOCKED, 403), Outcome(Verdict.UNKNOWN)


def live_through(*events):
    """Feed (hours since the start, outcome) to the rules; the standing after each."""
    history, standings = History(), []
    for hours, outcome in events:
        moment = START + timedelta(hours=hours)
        settled, _ = settle(history, {URL: outcome}, moment, Confirmation())
        standings.append(settled[URL])
        history = History({URL: settled[URL].record})
    return standings


def confirmed(*events):
    return [standing.confirmed for standing in live_through(*events)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([(0, DEAD), (24, DEAD)], [False, True]),
        ([(0, DEAD), (23, DEAD)], [False, False]),
        ([(0, DEAD), (1, DEAD), (2, DEAD), (23, DEAD), (25, DEAD)], [False, False, False, False, True]),
        ([(0, DEAD), (168, OK), (336, DEAD)], [False, False, False]),
        ([(0, DEAD), (168, BLOCKED), (336, UNKNOWN), (504, DEAD)], [False, False, False, True]),
        ([(0, SUSPECT), (72, SUSPECT), (144, SUSPECT)], [False, False, True]),
        ([(0, SUSPECT), (24, SUSPECT), (48, SUSPECT), (72, SUSPECT)], [False] * 4),
        ([(0, SUSPECT), (168, SUSPECT)], [False, False]),
        ([(0, SUSPECT), (168, DEAD)], [False, False]),
        ([(0, SUSPECT), (168, DEAD), (336, DEAD)], [False, False, True]),
        ([(0, DEAD), (168, DEAD), (336, SUSPECT), (504, SUSPECT)], [False, True, True, True]),
        ([(24 * day, SUSPECT) for day in range(9)], [False] * 6 + [True] * 3),
        ([(0, Outcome(Verdict.WITHDRAWN, 200))], [True]),
        ([(0, BLOCKED)] * 9, [False] * 9),
    ],
)
def test_what_it_takes_to_be_reported(events, expected):
    assert confirmed(*events) == expected


def test_a_streak_remembers_when_it_began_and_a_recovery_ends_it():
    *_, failing, back, again = live_through((0, OK), (168, DEAD), (336, DEAD), (504, OK), (672, DEAD))
    assert failing.record.since == START + timedelta(hours=168)
    assert failing.record.last_good == START
    assert (back.record.since, back.record.failures, back.recovered_after) == (None, 0, 14)
    assert (again.record.since, again.confirmed) == (START + timedelta(hours=672), False)


def test_dead_at_once_is_for_links_that_were_asked_twice():
    settled, _ = settle(History(), {URL: DEAD, URL + "2": SUSPECT}, START, Confirmation(), at_once={URL, URL + "2"})
    assert [settled[URL].confirmed, settled[URL + "2"].confirmed] == [True, False]


def hosts(count, host="site.example"):
    return [f"https://{host}/{number}" for number in range(count)]


def test_an_outage_of_a_host_counts_nothing_the_first_time():
    urls = hosts(10)
    history = History({url: Record(verdict=Verdict.ALIVE, last_good=START) for url in urls + hosts(90, "b.example")})
    outcomes = dict.fromkeys(urls, DEAD) | dict.fromkeys(hosts(90, "b.example"), OK)
    settled, outages = settle(history, outcomes, START + timedelta(days=7), Confirmation())
    assert outages == {"site.example"}
    assert {settled[url].record.failures for url in urls} == {0}


def test_a_host_that_stays_away_is_reported_all_the_same():
    urls = hosts(10)
    history = History({url: Record(verdict=Verdict.ALIVE, last_good=START) for url in urls})
    seen = []
    for week in range(1, 4):
        settled, _ = settle(history, dict.fromkeys(urls, DEAD), START + timedelta(weeks=week), Confirmation())
        history = History({url: standing.record for url, standing in settled.items()})
        seen.append({standing.confirmed for standing in settled.values()})
    assert seen == [{False}, {False}, {True}]


def test_a_new_list_full_of_dead_links_is_no_outage():
    _, outages = settle(History(), dict.fromkeys(hosts(10), DEAD), START, Confirmation())
    assert outages == frozenset()


def test_an_identity_that_changed_is_a_replacement():
    history = History({URL: Record(identity="R_1")})
    settled, _ = settle(history, {URL: Outcome(Verdict.ALIVE, 200, identity="R_2")}, START, Confirmation())
    assert settled[URL].outcome.verdict is Verdict.REPLACED
    assert settled[URL].record.identity == "R_1"


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.sampled_from([OK, DEAD, SUSPECT, BLOCKED, UNKNOWN])), min_size=1, max_size=30
    )
)
def test_nothing_is_reported_that_did_not_fail_twice_a_day_apart(steps):
    hours, events = 0, []
    for wait, outcome in steps:
        hours += wait
        events.append((hours, outcome))
    for index, standing in enumerate(live_through(*events)):
        if not standing.confirmed:
            continue
        since_good = [0, *(at + 1 for at, (_, outcome) in enumerate(events[:index]) if outcome is OK)][-1]
        failures = [moment for moment, outcome in events[since_good : index + 1] if outcome in (DEAD, SUSPECT)]
        assert len(failures) >= 2
        assert failures[-1] - failures[0] >= 24


def test_twelve_weeks():
    """Flapping hosts, one outage of everything and one death: one report of the death, none of the others."""
    chance = random.Random(4)
    steady, flapping, doomed = hosts(60), hosts(30, "flapping.example"), "https://doomed.example/paper"
    history, issue, log = History(), None, []
    for week in range(12):
        moment = START + timedelta(weeks=week)
        outcomes = dict.fromkeys(steady, OK)
        outcomes |= {url: chance.choice([OK, OK, SUSPECT, BLOCKED]) if week % 2 else OK for url in flapping}
        outcomes[doomed] = DEAD if week >= 4 else OK
        if week == 7:
            outcomes = {url: chance.choice([DEAD, SUSPECT]) if url != doomed else DEAD for url in outcomes}
        settled, outages = settle(history, outcomes, moment, Confirmation())
        history = History({url: standing.record for url, standing in settled.items()})
        links = tuple(
            LinkResult(url, one.outcome.verdict, one.confirmed, failing_since=one.record.since)
            for url, one in settled.items()
        )
        report = make_report(RunResult(links, (), history, outages, {}, moment))
        actions = plan_issue(issue, report)
        log += [(week, action.step) for action in actions if action.step is not Step.EDIT]
        if actions:
            issue = TrackingIssue(1, report.body, is_open=True)
        assert ("*" in outages) == (week == 7)
        assert {link.url for link in links if link.confirmed} <= {doomed}
    assert log == [(5, Step.CREATE)]


def test_only_the_deciding_failures_are_kept():
    last = live_through(*[(24 * day, DEAD) for day in range(40)])[-1].record
    assert last.failures == 40
    assert len(last.passes) == 5
    assert last.passes[0] == Pass(START, Verdict.DEAD)
