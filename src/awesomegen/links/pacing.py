"""When the next request to a host may go out: concurrency, spacing, rests after a 429, and giving up on a broken host.

Everything waits in lanes. A lane is a host, or a service whose hosts share one limit (all of arXiv is one lane,
because its terms count all connections of a program together). All functions take the time as an argument.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Generic, TypeVar

from awesomegen.links.exchange import Answer, Failure, FailureKind, Response

Item = TypeVar("Item")

LONGEST_WAIT = 120.0
"""Seconds; a host that asks for a longer pause than this is not asked again in the same run."""

_BREAKER_THRESHOLD = 5
_BREAKER_REST = 30.0
_BREAKING = frozenset({FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.UNREACHABLE, FailureKind.LOOKUP_FAILED})


@dataclass(frozen=True, slots=True)
class Pace:
    """How a lane may be used.

    `concurrency` requests at once, starts `spacing` seconds apart; with `after_answer` the spacing counts from the end
    of the last answer. `backoff` holds the rests, in seconds, after a status of `slow_down` that names no time itself.
    """

    concurrency: int = 4
    spacing: float = 0.1
    after_answer: bool = False
    backoff: tuple[float, ...] = (5.0, 20.0, 60.0)
    slow_down: frozenset[int] = frozenset({429})


DEFAULT_PACE = Pace()
"""For hosts of the open web."""


def retry_after(response: Response, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms (RFC 9110, 10.2.3); None without one."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - now).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


@dataclass(slots=True)
class Ticket(Generic[Item]):
    """An item's place in a lane. `alone` waits until nothing else of the lane is under way."""

    lane: str
    item: Item
    alone: bool = False
    slowed: int = 0
    started: float = 0.0


@dataclass(slots=True)
class _Lane(Generic[Item]):
    pace: Pace
    queue: list[tuple[float, int, Ticket[Item]]] = field(default_factory=list)
    limit: int = 0
    in_flight: int = 0
    next_start: float = 0.0
    rest_until: float = 0.0
    slowed: int = 0
    broken: int = 0
    tripped: bool = False
    closed: str | None = None
    armed: float | None = None

    def ready_at(self) -> float | None:
        """When the first ticket may start, or None while something has to finish first."""
        if not self.queue:
            return None
        not_before, _, ticket = self.queue[0]
        if self.in_flight >= (1 if ticket.alone else self.limit):
            return None
        return max(not_before, self.next_start, self.rest_until)


class Schedule(Generic[Item]):
    """All lanes of a run; hands out the ticket that may go next."""

    def __init__(self, paces: dict[str, Pace], default: Pace) -> None:
        self._paces = paces
        self._default = default
        self._lanes: dict[str, _Lane[Item]] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._counter = 0
        self._closed: str | None = None
        self._given_up: list[str] = []
        self.waiting = 0

    def add(
        self, ticket: Ticket[Item], not_before: float = 0.0, *, first: bool = False, lane_rests_until: float = 0.0
    ) -> str | None:
        """Queue a ticket, before all others if it comes `first`; the reason when its lane has been given up."""
        lane = self._lane(ticket.lane)
        if lane.closed is not None:
            return lane.closed
        self._counter += 1
        self._push(lane, ticket, not_before, -self._counter if first else self._counter)
        lane.rest_until = max(lane.rest_until, lane_rests_until)
        self._arm(ticket.lane, lane)
        return None

    def take(self, now: float) -> Ticket[Item] | None:
        """The next ticket that may start now; the caller sends its request and calls `finish`."""
        while self._ready and self._ready[0][0] <= now:
            armed, _, name = heapq.heappop(self._ready)
            lane = self._lanes[name]
            if armed != lane.armed:
                continue  # overtaken by a later change of the same lane
            lane.armed = None
            _, _, ticket = heapq.heappop(lane.queue)
            self.waiting -= 1
            lane.in_flight += 1
            lane.next_start = now + lane.pace.spacing
            ticket.started = now
            self._arm(name, lane)
            return ticket
        return None

    def next_time(self) -> float | None:
        """When `take` will have something, or None while everything waits for an answer."""
        while self._ready and self._ready[0][0] != self._lanes[self._ready[0][2]].armed:
            heapq.heappop(self._ready)
        return self._ready[0][0] if self._ready else None

    def finish(self, ticket: Ticket[Item], answer: Answer, now: float, moment: datetime, *, probe: bool) -> bool:
        """Record an answer; True when the ticket went back into its lane, to be asked again after a rest.

        `probe` marks a request whose failure says little about the host (a HEAD that a GET will follow).
        """
        lane = self._lanes[ticket.lane]
        lane.in_flight -= 1
        if lane.pace.after_answer:
            lane.next_start = max(lane.next_start, now + lane.pace.spacing)
        again = False
        if isinstance(answer, Response) and answer.status in lane.pace.slow_down:
            again = self._slow_down(lane, ticket, retry_after(answer, moment), now)
        elif _is_broken(answer):
            self._break(ticket.lane, lane, now, probe=probe)
        elif isinstance(answer, Response):
            lane.slowed = lane.broken = 0
            lane.tripped = False
            lane.limit = min(lane.limit + 1, lane.pace.concurrency)
        self._arm(ticket.lane, lane)
        return again

    def release(self, ticket: Ticket[Item]) -> None:
        """Give a ticket back whose request turned out to be unnecessary."""
        lane = self._lanes[ticket.lane]
        lane.in_flight -= 1
        self._arm(ticket.lane, lane)

    def close_all(self, reason: str) -> None:
        """Give every lane up, also those that do not exist yet."""
        self._closed = reason
        for name, lane in self._lanes.items():
            self._close(name, lane, reason)

    def abandoned(self) -> Iterator[tuple[Ticket[Item], str]]:
        """Take everything out of the lanes that were given up since the last call, with the reason."""
        while self._given_up:
            lane = self._lanes[self._given_up.pop()]
            lane.armed = None
            for _, _, ticket in sorted(lane.queue, key=lambda place: place[:2]):
                self.waiting -= 1
                yield ticket, lane.closed or ""
            lane.queue.clear()

    def _close(self, name: str, lane: _Lane[Item], reason: str) -> None:
        if lane.closed is None:
            lane.closed = reason
            self._given_up.append(name)

    def _slow_down(self, lane: _Lane[Item], ticket: Ticket[Item], wanted: float | None, now: float) -> bool:
        # Requests that were already under way when the lane went to rest tell nothing new.
        is_news = ticket.started >= lane.rest_until
        wait = wanted if wanted is not None else lane.pace.backoff[min(lane.slowed, len(lane.pace.backoff) - 1)]
        if wait > LONGEST_WAIT:
            self._close(ticket.lane, lane, f"the host asks for a pause of {wait:.0f} s")
            return False
        if is_news:
            lane.slowed += 1
        if lane.slowed > len(lane.pace.backoff):
            self._close(ticket.lane, lane, f"still too many requests after {len(lane.pace.backoff)} rests")
            return False
        lane.limit = 1
        lane.rest_until = max(lane.rest_until, now + wait)
        ticket.slowed += 1
        if ticket.slowed > len(lane.pace.backoff):
            return False
        self._counter += 1
        self._push(lane, ticket, 0.0, -self._counter)
        return True

    def _break(self, name: str, lane: _Lane[Item], now: float, *, probe: bool) -> None:
        if probe and not lane.tripped:
            return
        lane.broken += 1
        if lane.tripped and not probe:
            self._close(name, lane, "the host kept failing, also after a rest")
        elif lane.broken >= _BREAKER_THRESHOLD:
            lane.tripped = True
            lane.limit = 1
            lane.rest_until = max(lane.rest_until, now + _BREAKER_REST)

    def _push(self, lane: _Lane[Item], ticket: Ticket[Item], not_before: float, order: int) -> None:
        heapq.heappush(lane.queue, (not_before, order, ticket))
        self.waiting += 1

    def _arm(self, name: str, lane: _Lane[Item]) -> None:
        ready_at = lane.ready_at()
        if ready_at is not None and ready_at != lane.armed:
            self._counter += 1
            heapq.heappush(self._ready, (ready_at, self._counter, name))
        lane.armed = ready_at

    def _lane(self, name: str) -> _Lane[Item]:
        lane = self._lanes.get(name)
        if lane is None:
            pace = self._paces.get(name, self._default)
            lane = self._lanes[name] = _Lane(pace, limit=pace.concurrency, closed=self._closed)
        return lane


def _is_broken(answer: Answer) -> bool:
    if isinstance(answer, Failure):
        return answer.kind in _BREAKING
    return answer.status >= 500
