"""Drives a run: hands requests out as the schedule allows, feeds answers to resolvers, asks the doubtful twice."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from awesomegen.links.clock import Clock
from awesomegen.links.exchange import Answer, Failure, FailureKind, Request, Response
from awesomegen.links.pacing import DEFAULT_PACE, Pace, Schedule, Ticket
from awesomegen.links.plan import Batch
from awesomegen.links.resolvers import lane_of, request_lane
from awesomegen.links.resolvers.base import Resolver, Steps
from awesomegen.links.verdict import Outcome, Verdict

Found = Callable[[str, str, Outcome], None]
"""Called with resolver, key and outcome as soon as the outcome is final."""


class Sender(Protocol):
    """Whatever sends requests: the HTTP client, or a test's stand-in."""

    async def send(self, request: Request) -> Answer:
        """The answer to a request."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """`workers` requests at once over all hosts; `budget` in seconds.

    With `ask_dead_twice` a dead link is asked again in the same run, as a suspect one always is.
    """

    workers: int = 32
    budget: float | None = None
    ask_dead_twice: bool = False
    default_pace: Pace = DEFAULT_PACE

    def after(self, seconds: float) -> "EngineSettings":
        """Those for what is left of the budget when so much of it is spent."""
        return self if self.budget is None else replace(self, budget=max(0.0, self.budget - seconds))


@dataclass(slots=True)
class _Job:
    """Keys on their way through a resolver; in the second pass `earlier` has the outcomes of the first."""

    resolver: Resolver
    keys: tuple[str, ...]
    earlier: Mapping[str, Outcome] = field(default_factory=dict)
    steps: Steps | None = None
    request: Request | None = None


class Engine:
    """One run over a number of batches; afterwards `requests` has the count of each lane, `answered` of all answers."""

    def __init__(
        self, sender: Sender, clock: Clock, settings: EngineSettings, batches: Sequence[Batch], found: Found
    ) -> None:
        self.requests: Counter[str] = Counter()
        self.answered = 0
        self._sender = sender
        self._clock = clock
        self._settings = settings
        self._batches = batches
        self._found = found
        self._open = 0
        self._first_pass = Counter(batch.resolver.name for batch in batches)
        self._doubtful: defaultdict[str, dict[str, Outcome]] = defaultdict(dict)
        self._wake = asyncio.Event()
        self._idle = settings.workers
        paces = {name: pace for batch in batches for name, pace in batch.resolver.paces.items()}
        self._schedule: Schedule[_Job] = Schedule(paces, settings.default_pace)
        self._deadline: float | None = None
        self._stopped = False

    async def run(self) -> None:
        """Ask everything; returns when each key has its outcome. Cancelling it loses no outcome already found."""
        if self._settings.budget is not None:
            self._deadline = self._clock.monotonic() + self._settings.budget
        for batch in self._batches:
            self._open += 1
            first = Ticket(batch.lane, _Job(batch.resolver, batch.keys))
            self._handle_refusal(first, self._schedule.add(first))
        async with asyncio.TaskGroup() as workers:
            while self._open:
                self._check_budget()
                while self._idle and (ticket := self._schedule.take(self._clock.monotonic())):
                    self._idle -= 1
                    workers.create_task(self._work(ticket))
                if self._open:
                    await self._pause()

    async def _work(self, ticket: Ticket[_Job] | None) -> None:
        """Send one ticket after another for as long as one is ready."""
        while ticket is not None:
            job = ticket.item
            if job.request is None:  # started only now: thousands of jobs may be waiting
                self._advance(job, None)
            if job.request is None:
                self._schedule.release(ticket)
            else:
                self.requests[ticket.lane] += 1
                self._take_in(ticket, job.request, await self._sender.send(job.request))
            self._check_budget()
            ticket = self._schedule.take(self._clock.monotonic())
        self._idle += 1
        self._wake.set()

    def _take_in(self, ticket: Ticket[_Job], request: Request, answer: Answer) -> None:
        self.answered += isinstance(answer, Response)
        probe = request.method == "HEAD"
        now = self._clock.monotonic()
        if not self._schedule.finish(ticket, answer, now, self._clock.now(), probe=probe):
            self._advance(ticket.item, answer)
            self._enqueue(ticket.item)
        self._drain()

    def _advance(self, job: _Job, answer: Answer | None) -> None:
        """Feed an answer to a job's resolver; afterwards the job has a request, or is done."""
        try:
            if answer is None or job.steps is None:
                job.steps = job.resolver.resolve(job.keys, again=bool(job.earlier))
                job.request = next(job.steps)
            else:
                job.request = job.steps.send(answer)
        except StopIteration as stop:
            job.request = None
            self._finish(job, stop.value)

    def _enqueue(self, job: _Job) -> None:
        """Queue a job's request, if it has one."""
        if job.request is not None:
            delay = job.request.delay
            rest = self._clock.monotonic() + delay if delay else 0.0
            ticket = Ticket(request_lane(job.request), job, alone=bool(job.earlier))
            # What was begun is finished first: otherwise a broken host is noticed only after its last link.
            self._handle_refusal(ticket, self._schedule.add(ticket, first=True, lane_rests_until=rest))

    def _handle_refusal(self, ticket: Ticket[_Job], refusal: str | None) -> None:
        """Go on with a job whose lane was given up, until it has a request for another lane or an outcome."""
        while refusal is not None:
            request = self._refuse(ticket.item, refusal)
            if request is None:
                return
            ticket = Ticket(request_lane(request), ticket.item, ticket.alone)
            refusal = self._schedule.add(ticket)

    def _refuse(self, job: _Job, reason: str) -> Request | None:
        """Tell a job that its request is not going to be sent; it may have another one."""
        if job.request is None:
            self._advance(job, None)
        if job.request is not None:
            self._advance(job, Failure(FailureKind.NOT_ASKED, reason))
        return job.request

    def _drain(self) -> None:
        for ticket, reason in list(self._schedule.abandoned()):
            if self._refuse(ticket.item, reason) is not None:
                self._enqueue(ticket.item)

    def _finish(self, job: _Job, outcomes: dict[str, Outcome]) -> None:
        self._open -= 1
        if job.earlier:
            for key, outcome in outcomes.items():
                # The second answer counts, unless there was none.
                unasked = outcome.verdict is Verdict.UNKNOWN
                self._found(job.resolver.name, key, job.earlier[key] if unasked else outcome)
            return
        doubtful = self._doubtful[job.resolver.name]
        for key, outcome in outcomes.items():
            if self._is_doubtful(outcome):
                doubtful[key] = outcome
            else:
                self._found(job.resolver.name, key, outcome)
        self._first_pass[job.resolver.name] -= 1
        if doubtful and (job.resolver.batch_size == 1 or not self._first_pass[job.resolver.name]):
            self._ask_again(job.resolver, doubtful)

    def _ask_again(self, resolver: Resolver, doubtful: dict[str, Outcome]) -> None:
        keys = tuple(doubtful)
        not_before = self._clock.monotonic() + resolver.again_after
        for start in range(0, len(keys), resolver.batch_size):
            chunk = keys[start : start + resolver.batch_size]
            job = _Job(resolver, chunk, {key: doubtful[key] for key in chunk})
            self._open += 1
            ticket = Ticket(lane_of(resolver, chunk[0]), job, alone=True)
            self._handle_refusal(ticket, self._schedule.add(ticket, not_before))
        doubtful.clear()

    def _is_doubtful(self, outcome: Outcome) -> bool:
        if outcome.verdict is Verdict.DEAD:
            return self._settings.ask_dead_twice or outcome.status is None
        return outcome.verdict is Verdict.SUSPECT

    def _check_budget(self) -> None:
        if not self._stopped and self._deadline is not None and self._clock.monotonic() >= self._deadline:
            self._stopped = True
            self._schedule.close_all("the time of this run is used up; it is asked first next time")
            self._drain()

    async def _pause(self) -> None:
        """Wait until a worker is idle again, the next ticket is ready, or the time is up."""
        moments = [moment for moment in (self._schedule.next_time(), self._deadline) if moment is not None]
        if not self._idle or not moments or self._stopped:
            moments = moments[:0]
        alarm = None
        if moments:
            alarm = asyncio.create_task(self._ring(min(moments) - self._clock.monotonic()))
        await self._wake.wait()
        self._wake.clear()
        if alarm is not None:
            alarm.cancel()

    async def _ring(self, seconds: float) -> None:
        await self._clock.sleep(max(0.0, seconds))
        self._wake.set()
