"""What earlier runs found out: one line of JSON for each URL, kept between runs.

The file is small in a diff (sorted, a line per URL) and holds no text of the list but its URLs.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from awesomegen.core.errors import AwesomegenError
from awesomegen.links.verdict import Verdict

VERSION = 1
KEPT_PASSES = 5
KEPT_AFTER_REMOVAL = timedelta(days=90)
"""How long a URL that left the list is remembered: a revert, or a branch, may bring it back."""


class HistoryError(AwesomegenError):
    """The history cannot be read; it is kept as it is, for overwriting it would forget what was confirmed."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One run's verdict on a failing link that counted."""

    moment: datetime
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about one URL.

    `checked` is when its site last gave an answer that says something, `last_good` when the link last worked, `since`
    the first counted failure of the current streak and `passes` its latest ones. `held` marks a failure that was part
    of an outage and did not count. `identity` is the node id of a repository, `digest` stands for the entries that
    were compared with the answer and found to agree.
    """

    key: str = ""
    verdict: Verdict = Verdict.UNKNOWN
    status: int | None = None
    checked: datetime | None = None
    last_good: datetime | None = None
    since: datetime | None = None
    failures: int = 0
    passes: tuple[Pass, ...] = ()
    held: datetime | None = None
    moved_to: str | None = None
    identity: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Records by normalised URL, and the moment of the run that wrote them."""

    records: Mapping[str, Record] = field(default_factory=dict)
    written: datetime | None = None


def pruned(history: History, listed: Collection[str], now: datetime) -> History:
    """The history without URLs that are no longer listed and were not asked for a long time."""
    kept = {
        url: record
        for url, record in history.records.items()
        if url in listed or (record.checked is not None and now - record.checked < KEPT_AFTER_REMOVAL)
    }
    return History(kept, history.written)


def parse_history(text: str, source: str = "links.json") -> History:
    """Read a history file; raises HistoryError for one that is broken or written by a newer version."""
    try:
        data = json.loads(text)
        version = data["version"]
        if version != VERSION:
            problem = f"has version `{version}`, this awesomegen reads version {VERSION}"
            raise HistoryError(f"the link history {problem}", location=source, help="update awesomegen")
        records = {url: _record(fields) for url, fields in data["links"].items()}
        return History(records, _moment(data.get("written")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise HistoryError(
            f"the link history cannot be read: {type(error).__name__}: {error}",
            location=source,
            help="restore it from an earlier run, or delete it to begin again",
        ) from error


def format_history(history: History) -> str:
    """The text of a history file: deterministic, sorted, a line for each URL."""
    lines = [f"{_json(url)}: {_json(_fields(record))}" for url, record in sorted(history.records.items())]
    body = ",\n".join(lines)
    return f'{{"version": {VERSION}, "written": {_json(_text(history.written))}, "links": {{\n{body}\n}}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fields(record: Record) -> dict[str, object]:
    """A record without its empty fields."""
    fields = {
        "key": record.key,
        "verdict": record.verdict.value,
        "status": record.status,
        "checked": _text(record.checked),
        "last_good": _text(record.last_good),
        "since": _text(record.since),
        "failures": record.failures,
        "passes": [[_text(item.moment), item.verdict.value] for item in record.passes],
        "held": _text(record.held),
        "moved_to": record.moved_to,
        "identity": record.identity,
        "digest": record.digest,
    }
    return {name: value for name, value in fields.items() if value not in (None, 0, "", [])}


def _record(fields: Mapping[str, object]) -> Record:
    status, failures, passes = fields.get("status"), fields.get("failures", 0), fields.get("passes", [])
    if not isinstance(failures, int) or not isinstance(passes, list) or not isinstance(status, int | None):
        raise ValueError("a record has a field of the wrong type")
    return Record(
        key=str(fields.get("key", "")),
        verdict=Verdict(str(fields.get("verdict", "unknown"))),
        status=status,
        checked=_moment(fields.get("checked")),
        last_good=_moment(fields.get("last_good")),
        since=_moment(fields.get("since")),
        failures=failures,
        passes=tuple(Pass(_required_moment(moment), Verdict(verdict)) for moment, verdict in passes),
        held=_moment(fields.get("held")),
        moved_to=_optional_text(fields.get("moved_to")),
        identity=_optional_text(fields.get("identity")),
        digest=_optional_text(fields.get("digest")),
    )


def _optional_text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text")
    return value


def _moment(value: object) -> datetime | None:
    return None if value is None else _required_moment(value)


def _required_moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date and time")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"`{value}` has no time zone")
    return moment


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds").replace("+00:00", "Z")
