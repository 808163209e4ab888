"""When a failure is certain enough to be reported: a verdict is a claim about somebody's site.

- A clear statement (404, 410, not found, no such host) needs two counted failures a day apart.
- Anything that may pass (5xx, reset, timeout, TLS) needs three counted failures over six days.
- A streak grows at most once in twelve hours, so that runs repeated by hand push nothing over the edge.
- Blocked and unknown links neither raise nor reset a streak; a working link resets it.
- When much of one host, or of the whole list, turns bad in a single run, that run is an outage: what it turned bad is
  held, and counts only if a later run finds it bad again.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from awesomegen.links.history import KEPT_PASSES, History, Pass, Record
from awesomegen.links.verdict import FAILING, UNVERIFIED, WORKING, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The figures of the rules above."""

    dead_failures: int = 2
    dead_apart: timedelta = timedelta(hours=24)
    suspect_failures: int = 3
    suspect_over: timedelta = timedelta(days=6)
    once_in: timedelta = timedelta(hours=12)
    host_share: float = 0.3
    list_share: float = 0.2
    outage_links: int = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """A URL after a run: its new record, whether it may be reported, and after how many days it recovered."""

    record: Record
    outcome: Outcome
    confirmed: bool
    recovered_after: int | None = None


def settle(
    history: History,
    outcomes: Mapping[str, Outcome],
    now: datetime,
    rules: Confirmation,
    *,
    at_once: Collection[str] = (),
) -> tuple[dict[str, Standing], frozenset[str]]:
    """Apply a run's outcomes to the history.

    Returns the standing of each URL, and the hosts whose trouble looks like an outage (`*` for the whole list).
    A dead link that is in `at_once` is confirmed by this run alone: the engine has then asked twice.
    """
    outcomes = {url: _replaced(history.records.get(url), outcome) for url, outcome in outcomes.items()}
    outages = _outages(history, outcomes, rules)
    standings = {}
    for url, outcome in outcomes.items():
        record = history.records.get(url, Record())
        held = outcome.verdict in FAILING and _turns_bad(record, outcome) and bool({"*", _host(url)} & outages)
        standings[url] = _settle_one(record, outcome, now, rules, held=held, at_once=url in at_once)
    return standings, outages


def _settle_one(
    record: Record, outcome: Outcome, now: datetime, rules: Confirmation, *, held: bool, at_once: bool
) -> Standing:
    known = replace(
        record,
        verdict=outcome.verdict,
        status=outcome.status,
        moved_to=outcome.moved_to,
        identity=record.identity or outcome.identity,
    )
    if outcome.verdict in WORKING:
        recovered = (now - record.since).days if record.since and record.failures >= rules.dead_failures else None
        good = replace(known, checked=now, last_good=now, since=None, failures=0, passes=(), held=None)
        return Standing(good, outcome, outcome.verdict is Verdict.WITHDRAWN, recovered)
    if outcome.verdict in UNVERIFIED:
        # The streak stands, and so does the verdict that it is about.
        return Standing(replace(record, verdict=record.verdict if record.failures else outcome.verdict), outcome, False)
    if outcome.verdict is Verdict.REPLACED:
        return Standing(replace(known, checked=now), outcome, True)
    if held:
        return Standing(replace(known, checked=now, held=now), outcome, False)
    counted = _count(replace(known, checked=now), outcome.verdict, now, rules)
    confirmed = _is_confirmed(counted, outcome.verdict, now, rules) or (at_once and outcome.verdict is Verdict.DEAD)
    return Standing(counted, outcome, confirmed)


def _count(record: Record, verdict: Verdict, now: datetime, rules: Confirmation) -> Record:
    if record.passes and now - record.passes[-1].moment < rules.once_in:
        return record
    # The first and the latest failures decide; those in between may be forgotten.
    passes = (*record.passes, Pass(now, verdict))
    if len(passes) > KEPT_PASSES:
        passes = (*passes[: KEPT_PASSES - 3], *passes[-3:])
    return replace(record, since=record.since or now, failures=record.failures + 1, passes=passes)


def _is_confirmed(record: Record, verdict: Verdict, now: datetime, rules: Confirmation) -> bool:
    """The failure of this run is the latest, also when it came too early to be counted."""
    clear = [item.moment for item in record.passes if item.verdict is not Verdict.SUSPECT]
    if verdict is not Verdict.SUSPECT and len(clear) >= rules.dead_failures:
        return now - clear[0] >= rules.dead_apart
    moments = [item.moment for item in record.passes]
    return len(moments) >= rules.suspect_failures and now - moments[0] >= rules.suspect_over


def _outages(history: History, outcomes: Mapping[str, Outcome], rules: Confirmation) -> frozenset[str]:
    asked: Counter[str] = Counter()
    turned: Counter[str] = Counter()
    for url, outcome in outcomes.items():
        if outcome.verdict in UNVERIFIED or outcome.verdict is Verdict.SKIPPED:
            continue
        bad = _turns_bad(history.records.get(url, Record()), outcome)
        for group in ("*", _host(url)):
            asked[group] += 1
            turned[group] += bad
    return frozenset(
        group
        for group, count in turned.items()
        if count >= rules.outage_links
        and count > asked[group] * (rules.list_share if group == "*" else rules.host_share)
    )


def _turns_bad(record: Record, outcome: Outcome) -> bool:
    """Whether a link that used to work fails for the first time; one held back before does not turn bad again."""
    return outcome.verdict in FAILING and record.last_good is not None and not record.failures and record.held is None


def _replaced(record: Record | None, outcome: Outcome) -> Outcome:
    """A repository that answers to the same name with another identity was registered again by somebody else."""
    if record is None or not record.identity or not outcome.identity or record.identity == outcome.identity:
        return outcome
    detail = "the name now belongs to another repository than before"
    return replace(outcome, verdict=Verdict.REPLACED, detail=detail, rule="AG909")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
