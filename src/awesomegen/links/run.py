"""A whole check: plan, ask, settle against the history, look for archived copies, and hand over results."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from awesomegen.links.clock import Clock
from awesomegen.links.confirmation import Confirmation, Standing, settle
from awesomegen.links.engine import Engine, EngineSettings, Sender
from awesomegen.links.history import History, Record
from awesomegen.links.observation import Observation, observe
from awesomegen.links.plan import Batch, LinkTarget, Plan, PlannedLink, make_plan, normalise
from awesomegen.links.resolvers import all_resolvers
from awesomegen.links.resolvers.wayback import WaybackResolver
from awesomegen.links.secrecy import redact
from awesomegen.links.services import Services
from awesomegen.links.verdict import FAILING, LinkResult, Outcome, Verdict

_NOT_REACHED = Outcome(Verdict.UNKNOWN, None, "the run ended before it was asked")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `checked` of `total` links have an outcome; `counts` has them by verdict."""

    checked: int
    total: int
    counts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a check is told: how to ask, when to believe, whose addresses."""

    services: Services = field(default_factory=Services)
    has_token: bool = False
    engine: EngineSettings = field(default_factory=EngineSettings)
    confirmation: Confirmation = field(default_factory=Confirmation)


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a check found, in the order of the list; `history` is to be saved.

    `outages` holds hosts whose links did not count in this run (`*`: none did); `requests` counts by lane.
    """

    links: tuple[LinkResult, ...]
    observations: tuple[Observation, ...]
    history: History
    outages: frozenset[str]
    requests: Mapping[str, int]
    finished: datetime

    @property
    def verified_nothing(self) -> bool:
        """Whether there were links to ask about and not one was answered for."""
        asked = [link for link in self.links if link.verdict is not Verdict.SKIPPED]
        return bool(asked) and all(link.verdict is Verdict.UNKNOWN for link in asked)


class Check:
    """One check of a list. `result` may be called at any time, also after an interruption."""

    def __init__(
        self,
        targets: Iterable[LinkTarget],
        history: History,
        clock: Clock,
        settings: Settings,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self._targets = tuple(targets)
        self._history = history
        self._clock = clock
        self._settings = _asking_twice(settings, self._targets)
        self._progress = progress
        self._outcomes: dict[tuple[str, str], Outcome] = {}
        self._counts: Counter[Verdict] = Counter()
        self._copies: dict[str, str] = {}
        self._requests: Counter[str] = Counter()
        self._answered = True
        resolvers = all_resolvers(settings.services, has_token=settings.has_token, today=lambda: clock.now().date())
        self.plan: Plan = make_plan(self._targets, resolvers, history, clock.now())
        self._total = sum(len(batch.keys) for batch in self.plan.batches)

    async def run(self, sender: Sender) -> None:
        """Ask everything that is planned, then the archive about what is going to be reported."""
        began = self._clock.monotonic()
        engine = Engine(sender, self._clock, self._settings.engine, self.plan.batches, self._note)
        try:
            await engine.run()
        finally:
            self._requests += engine.requests
            self._answered = engine.answered > 0 or not self.plan.batches
        await self._find_copies(sender, self._settings.engine.after(self._clock.monotonic() - began))

    def result(self, targets: Iterable[LinkTarget] | None = None) -> RunResult:
        """Results of everything known so far; what was not reached is unknown.

        `targets` are those of a list that was edited since: the results then are about them, without the links that
        nobody was asked about.
        """
        now = self._clock.now()
        outcomes = {link.url: self._outcome(link) for link in self.plan.links if link.url not in self.plan.fresh}
        new = {link.url for link in self.plan.links if any(target.is_new for target in link.targets)}
        standings, outages = settle(self._history, outcomes, now, self._settings.confirmation, at_once=new)
        shown = self._targets if targets is None else tuple(targets)
        places: defaultdict[str | None, list[LinkTarget]] = defaultdict(list)
        for target in shown:
            places[normalise(target.url)].append(target)
        seen = [
            note
            for link in self.plan.links
            if link.url in outcomes
            for note in observe(replace(link, targets=tuple(places[link.url])), outcomes[link.url])
        ]
        return RunResult(
            links=tuple(self._in_list_order(shown, standings)),
            observations=_once_for_each_entry(seen),
            history=History(self._records(standings, outcomes), now),
            outages=outages,
            requests=self._requests,
            finished=now,
        )

    def _records(self, standings: Mapping[str, Standing], outcomes: Mapping[str, Outcome]) -> dict[str, Record]:
        """The records of the history with those of this run."""
        records = dict(self._history.records)
        for link in self.plan.links:
            if link.url in standings:
                agrees = outcomes[link.url].verdict is Verdict.ALIVE and not any(observe(link, outcomes[link.url]))
                digest = link.digest if agrees else None
                records[link.url] = replace(standings[link.url].record, key=link.key, digest=digest)
        return records

    def _note(self, resolver: str, key: str, outcome: Outcome) -> None:
        self._outcomes[resolver, key] = outcome
        self._counts[outcome.verdict] += 1
        self._progress(Progress(len(self._outcomes), self._total, self._counts))

    def _outcome(self, link: PlannedLink) -> Outcome:
        if link.url in self.plan.postponed:
            return Outcome(Verdict.UNKNOWN, None, self.plan.postponed[link.url])
        outcome = self._outcomes.get((link.resolver, link.key), _NOT_REACHED)
        if not self._answered and outcome.verdict in FAILING:
            # Not one answer in the whole run: that is this machine's network, and no statement about any link.
            return Outcome(Verdict.UNKNOWN, None, f"{outcome.detail}; nothing at all could be reached")
        return outcome

    async def _find_copies(self, sender: Sender, settings: EngineSettings) -> None:
        resolver = WaybackResolver(self._settings.services)
        broken = {link.url: link for link in self.result().links if link.confirmed and link.verdict in FAILING}
        keys = {
            f"{(link.failing_since or self._clock.now()):%Y%m%d%H%M%S}/{redact(url)}": url
            for url, link in broken.items()
        }
        batches = [Batch(resolver, (key,), resolver.name) for key in keys]

        def note(_: str, key: str, outcome: Outcome) -> None:
            if outcome.moved_to is not None:
                self._copies[keys[key]] = outcome.moved_to

        engine = Engine(sender, self._clock, settings, batches, note)
        await engine.run()
        self._requests += engine.requests

    def _in_list_order(self, targets: Iterable[LinkTarget], standings: Mapping[str, Standing]) -> Iterable[LinkResult]:
        links = {link.url: link for link in self.plan.links}
        for target in targets:
            url = normalise(target.url)
            if url is None:
                yield LinkResult(target.url, Verdict.SKIPPED, entry=target.entry_id, line=target.line, path=target.path)
            elif url in standings:
                yield self._judged(target, links[url], standings[url])
            elif url in links:
                yield _remembered(target, links[url], self._history.records[url])

    def _judged(self, target: LinkTarget, link: PlannedLink, standing: Standing) -> LinkResult:
        record, outcome = standing.record, standing.outcome
        return LinkResult(
            url=target.url,
            verdict=outcome.verdict,
            confirmed=standing.confirmed,
            status=outcome.status,
            detail=redact(outcome.detail),
            entry=target.entry_id,
            line=target.line,
            moved_to=_with_fragment(outcome.moved_to, target.url),
            checked=record.checked,
            failing_since=record.since,
            archived_copy=self._copies.get(target.url),
            resolver=link.resolver,
            rule=outcome.rule,
            cause=outcome.cause,
            path=target.path,
            column=target.column,
            recovered_after=standing.recovered_after,
        )


def _with_fragment(moved_to: str | None, url: str) -> str | None:
    """The new address with the fragment of the old one, as a browser goes there (RFC 9110, 10.2.2)."""
    fragment = url.partition("#")[2]
    return f"{moved_to}#{fragment}" if moved_to and fragment else moved_to


def _asking_twice(settings: Settings, targets: Iterable[LinkTarget]) -> Settings:
    """Settings in which a verdict that counts at once was asked for twice."""
    if not any(target.is_new for target in targets):
        return settings
    return replace(settings, engine=replace(settings.engine, ask_dead_twice=True))


def _remembered(target: LinkTarget, link: PlannedLink, record: Record) -> LinkResult:
    return LinkResult(
        url=target.url,
        verdict=record.verdict,
        status=record.status,
        detail="still holds from an earlier run",
        entry=target.entry_id,
        line=target.line,
        checked=record.checked,
        resolver=link.resolver,
        path=target.path,
        column=target.column,
    )


def _once_for_each_entry(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """An entry that has both `abs` and `pdf` of a paper is told once what is wrong with it."""
    kept: dict[tuple[object, ...], Observation] = {}
    for note in observations:
        kept.setdefault((note.target.path, note.target.entry_id, note.rule, note.message), note)
    return tuple(kept.values())
