"""The schedule, by an imaginary clock."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.links.exchange import Failure, FailureKind, Response
from awesomegen.links.pacing import Pace, Schedule, Ticket, retry_after

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("120", 120.0),
        (" 1 ", 1.0),
        ("0", 0.0),
        ("Mon, 05 Jan 2026 12:01:30 GMT", 90.0),
        ("Mon, 05 Jan 2026 11:00:00 GMT", 0.0),
        ("Monday, 05-Jan-26 12:00:10 GMT", 10.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("9" * 400, 999_999_999.0),
    ],
)
def test_both_forms_of_retry_after(text, expected):
    assert retry_after(Response(429, {"retry-after": text}), NOW) == expected


@given(st.text())
def test_any_retry_after_is_survived(text):
    retry_after(Response(429, {"retry-after": text}), NOW)


def simulate(pace, items, answer, seconds=1.0):
    """Run items of one lane through a schedule, each answer taking `seconds`: the starts, and what was given up."""
    schedule = Schedule({"host": pace}, Pace())
    for item in items:
        assert schedule.add(Ticket("host", item)) is None
    now, starts, running, given_up = 0.0, [], [], []
    while schedule.waiting or running:
        while (ticket := schedule.take(now)) is not None:
            starts.append((now, ticket.item))
            running.append((now + seconds, ticket))
        upcoming = [end for end, _ in running] + [moment for moment in [schedule.next_time()] if moment is not None]
        now = max(now, min(upcoming))
        for end, ticket in list(running):
            if end <= now:
                running.remove((end, ticket))
                schedule.finish(ticket, answer(ticket.item, now), now, NOW, probe=False)
        given_up += [(ticket.item, reason) for ticket, reason in schedule.abandoned()]
    return starts, given_up


def fine(item, now):
    return Response(200)


@given(st.integers(1, 6), st.floats(0, 5), st.integers(1, 40), st.floats(0.01, 3))
def test_concurrency_and_spacing_hold(concurrency, spacing, count, seconds):
    starts, _ = simulate(Pace(concurrency, spacing), range(count), fine, seconds)
    moments = [moment for moment, _ in starts]
    assert len(moments) == count
    assert [item for _, item in starts] == list(range(count))
    for index, moment in enumerate(moments):
        assert sum(other <= moment < other + seconds for other in moments) <= concurrency
        if index:
            assert moment - moments[index - 1] >= spacing - 1e-9


def test_spacing_after_the_answer():
    starts, _ = simulate(Pace(1, 3.0, after_answer=True), range(4), fine, seconds=2.0)
    assert [moment for moment, _ in starts] == [0.0, 5.0, 10.0, 15.0]


def test_a_429_puts_the_lane_to_rest_and_is_asked_first_afterwards():
    busy = {0}

    def answer(item, now):
        return Response(429, {"retry-after": "7"}) if item in busy and not busy.discard(item) else Response(200)

    starts, _ = simulate(Pace(1, 0.0), range(3), answer)
    assert starts == [(0.0, 0), (8.0, 0), (9.0, 1), (10.0, 2)]


def test_a_429_without_a_time_rests_longer_each_time_and_then_gives_up():
    starts, given_up = simulate(Pace(1, 0.0, backoff=(5.0, 20.0)), range(4), lambda item, now: Response(429))
    assert [moment for moment, _ in starts] == [0.0, 6.0, 27.0]
    assert [item for item, _ in given_up] == [1, 2, 3]
    assert "after 2 rests" in given_up[0][1]


def test_a_wait_beyond_reason_is_not_waited():
    starts, given_up = simulate(Pace(1), range(3), lambda item, now: Response(429, {"retry-after": "3600"}))
    assert len(starts) == 1
    assert len(given_up) == 2


@pytest.mark.parametrize("answer", [Response(502), Failure(FailureKind.TIMEOUT, ""), Failure(FailureKind.RESET, "")])
def test_a_broken_host_gets_one_more_chance_after_a_rest(answer):
    starts, given_up = simulate(Pace(1, 0.0), range(20), lambda item, now: answer)
    assert [moment for moment, _ in starts] == [0.0, 1.0, 2.0, 3.0, 4.0, 35.0]
    assert len(given_up) == 14


def test_a_broken_host_that_comes_back_is_asked_everything():
    starts, given_up = simulate(Pace(1, 0.0), range(20), lambda item, now: Response(500 if now < 10 else 200))
    assert len(starts) == 20
    assert given_up == []


def test_missing_pages_and_unknown_names_do_not_count_as_broken():
    answers = [Response(404), Failure(FailureKind.NO_SUCH_HOST, ""), Failure(FailureKind.TLS, "")]
    starts, _ = simulate(Pace(1, 0.0), range(30), lambda item, now: answers[item % 3])
    assert len(starts) == 30


def test_a_ticket_that_wants_to_be_alone_waits_for_the_others():
    schedule = Schedule({}, Pace(4, 0.0))
    schedule.add(Ticket("host", "a"))
    schedule.add(Ticket("host", "b", alone=True))
    first = schedule.take(0.0)
    assert schedule.take(0.0) is None
    schedule.finish(first, Response(200), 1.0, NOW, probe=False)
    assert schedule.take(1.0).item == "b"


def test_lanes_do_not_wait_for_each_other():
    schedule = Schedule({}, Pace(1, 10.0))
    for lane in ("a", "b", "c"):
        for number in range(2):
            schedule.add(Ticket(lane, number))
    taken = [schedule.take(0.0) for _ in range(4)]
    assert [ticket.lane if ticket else None for ticket in taken] == ["a", "b", "c", None]


def test_what_was_given_up_says_why():
    schedule = Schedule({}, Pace())
    schedule.add(Ticket("host", "a"))
    schedule.close_all("time is up")
    assert [(ticket.item, reason) for ticket, reason in schedule.abandoned()] == [("a", "time is up")]
    assert schedule.add(Ticket("host", "b")) == "time is up"
    assert schedule.add(Ticket("other", "c")) == "time is up"
    assert schedule.next_time() is None


@pytest.mark.parametrize("year", ["99999999999", "0"])
def test_an_absurd_date_to_retry_after_is_none(year):
    response = Response(429, {"retry-after": f"Mon, 01 Jan {year} 00:00:00 GMT"}, b"", False)
    assert retry_after(response, datetime(2026, 1, 1, tzinfo=UTC)) in (None, 0.0)
