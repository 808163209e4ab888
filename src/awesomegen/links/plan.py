"""What a run is going to ask: every link once, grouped by the resolver that claims it, the longest unasked first."""

import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import SplitResult, urlsplit, urlunsplit

from awesomegen.links.history import History, Record
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers import lane_of
from awesomegen.links.resolvers.base import Resolver
from awesomegen.links.verdict import Verdict

FRESH_DAYS = 30
"""An arXiv id does not rot: a paper that was found and agreed with its entry is asked about again within this time."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_ASSUMED_ANSWER = 0.5


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A link as the list has it.

    `kind` is empty for a link that is not to the entry's own work. `date` is the entry's date as written, left empty
    when it is not the date of submission. `line` and `column` count from 1. A link that `is_new` is asked twice and
    then believed at once.
    """

    url: str
    entry_id: str | None = None
    entry_title: str = ""
    kind: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    venue: str = ""
    path: str = ""
    line: int | None = None
    column: int | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """A normalised URL, all places that have it, and the key under which its resolver asks about it."""

    url: str
    targets: tuple[LinkTarget, ...]
    resolver: str
    key: str

    @property
    def digest(self) -> str:
        """Stands for everything in the entries that answers are compared with."""
        compared = [(target.entry_title, target.authors, target.date, target.venue) for target in self.targets]
        return hashlib.sha256(repr(sorted(compared)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Batch:
    """Keys that one resolver asks about together."""

    resolver: Resolver
    keys: tuple[str, ...]
    lane: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """Requests that a lane will see at least, and the seconds they take."""

    lane: str
    requests: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A run before its first request.

    `fresh` links are not asked because the last answer still holds, `postponed` ones for the reason given, and
    `skipped` targets are no http links.
    """

    links: tuple[PlannedLink, ...] = ()
    batches: tuple[Batch, ...] = ()
    fresh: frozenset[str] = frozenset()
    postponed: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[LinkTarget, ...] = ()

    def estimates(self, default: Pace) -> list[Estimate]:
        """Requests and time for each lane, most requests first."""
        counts = Counter(batch.lane for batch in self.batches)
        paces = {name: pace for batch in self.batches for name, pace in batch.resolver.paces.items()}
        rows = [Estimate(lane, count, _duration(count, paces.get(lane, default))) for lane, count in counts.items()]
        return sorted(rows, key=lambda row: (-row.requests, row.lane))


def make_plan(targets: Iterable[LinkTarget], resolvers: Sequence[Resolver], history: History, now: datetime) -> Plan:
    """Collect, normalise, merge, have claimed, leave out what is fresh, order and batch."""
    places: defaultdict[str, list[LinkTarget]] = defaultdict(list)
    skipped = []
    for target in targets:
        url = normalise(target.url)
        if url is None:
            skipped.append(target)
        else:
            places[url].append(target)
    links = [_claimed(url, tuple(found), resolvers) for url, found in places.items()]
    fresh = frozenset(link.url for link in links if _is_fresh(link, history.records.get(link.url), now))
    batches, postponed = _batches([link for link in links if link.url not in fresh], resolvers, history)
    return Plan(tuple(links), tuple(batches), fresh, postponed, tuple(skipped))


def normalise(url: str) -> str | None:
    """The form of a URL that is asked: no user, no fragment, no default port; None for what is no http link.

    Paths and queries stay as they are: servers may tell `%7E` from `~`.
    """
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    shown = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme]
    place = shown if port in {None, default} else f"{shown}:{port}"
    return urlunsplit(SplitResult(parts.scheme, place, parts.path or "/", parts.query, ""))


def _claimed(url: str, targets: tuple[LinkTarget, ...], resolvers: Sequence[Resolver]) -> PlannedLink:
    for resolver in resolvers:
        key = resolver.claims(url)
        if key is not None:
            return PlannedLink(url, targets, resolver.name, key)
    raise LookupError(f"no resolver claims {url}")


def _is_fresh(link: PlannedLink, record: Record | None, now: datetime) -> bool:
    """Whether an arXiv paper need not be asked about: found lately, and its entry agreed and has not changed since.

    A quarter of the papers takes its turn each week, so that a month covers all of them.
    """
    if link.resolver != "arxiv" or record is None or record.checked is None or record.verdict is not Verdict.ALIVE:
        return False
    if record.digest != link.digest:
        return False
    age = now - record.checked
    week = (now - _NEVER).days // 7
    has_its_turn = zlib.crc32(link.key.encode()) % 4 == week % 4 and age > timedelta(days=1)
    return age < timedelta(days=FRESH_DAYS) and not has_its_turn


def _batches(
    links: Sequence[PlannedLink], resolvers: Sequence[Resolver], history: History
) -> tuple[list[Batch], dict[str, str]]:
    asked: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
    for link in links:
        checked = history.records.get(link.url, Record()).checked or _NEVER
        earlier = asked[link.resolver].get(link.key, checked)
        asked[link.resolver][link.key] = min(checked, earlier)
    batches, refused = [], {}
    for resolver in resolvers:
        keys = sorted(asked[resolver.name], key=asked[resolver.name].__getitem__)
        capacity = len(keys) if resolver.capacity is None else resolver.capacity
        refused.update({(resolver.name, key): resolver.hint for key in keys[capacity:]})
        keys = keys[:capacity]
        for start in range(0, len(keys), resolver.batch_size):
            chunk = tuple(keys[start : start + resolver.batch_size])
            batches.append(Batch(resolver, chunk, lane_of(resolver, chunk[0])))
    postponed = {link.url: refused[link.resolver, link.key] for link in links if (link.resolver, link.key) in refused}
    return batches, postponed


def _duration(requests: int, pace: Pace) -> float:
    if pace.after_answer:
        return requests * (pace.spacing + _ASSUMED_ANSWER)
    return requests * max(pace.spacing, _ASSUMED_ANSWER / pace.concurrency)
