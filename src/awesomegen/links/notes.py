"""What the rules AG9xx have to say after a run: one record for each thing a maintainer should know."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from awesomegen.links.observation import Observation
from awesomegen.links.secrecy import redact
from awesomegen.links.verdict import Cause, LinkResult, Verdict

STALE_AFTER = timedelta(days=60)
_ANY = datetime(1970, 1, 1, tzinfo=UTC)
_RULES = {
    Verdict.DEAD: "AG901",
    Verdict.PRIVATE: "AG901",
    Verdict.MOVED: "AG902",
    Verdict.BLOCKED: "AG905",
    Verdict.SUSPECT: "AG905",
    Verdict.ARCHIVED: "AG908",
    Verdict.REPLACED: "AG909",
    Verdict.WITHDRAWN: "AG911",
}
_CAUSES = {Cause.SOFT_404: "AG903", Cause.TLS: "AG904"}
_NEEDS_CONFIRMATION = frozenset({Verdict.DEAD, Verdict.PRIVATE, Verdict.SUSPECT})
# Replacements that keep the place a link leads to: fixing them asks nobody's judgement.
_SAFE = frozenset({"AG902", "AG907", "AG912"})


@dataclass(frozen=True, slots=True)
class Note:
    """One finding before it has a place in a file.

    `path`, `line` and `column` are those of the link. `field` is the field of the entry that it is about, None when it
    is about the link's site; `replacement` would silence it there, `safe` says without doubt. `broken` marks what is
    reported as a broken link.
    """

    rule: str
    message: str
    url: str
    entry: str | None = None
    line: int | None = None
    column: int | None = None
    path: str = ""
    replacement: str | None = None
    safe: bool = False
    field: str | None = None
    broken: bool = False
    archived_copy: str | None = None

    @property
    def place(self) -> tuple[str, int | None, int | None, str | None]:
        """What tells one link of a list from all others: file, line, column and entry."""
        return self.path, self.line, self.column, self.entry

    @property
    def sentence(self) -> str:
        """The message as it stands alone, away from its link."""
        return f"`{self.url}`: {self.message}" if self.field is None else self.message


def notes_of(results: Iterable[LinkResult], observations: Iterable[Observation], now: datetime) -> list[Note]:
    """Everything worth a finding: confirmed failures, moves, and what the entries say differently."""
    notes = [note for result in results for note in _of_link(result, now)]
    return notes + [_of_observation(observation) for observation in observations]


def broken_links(results: Sequence[LinkResult]) -> list[LinkResult]:
    """The links that are reported as broken, the longest broken first."""
    return sorted(
        (link for link in results if link.confirmed),
        key=lambda link: (link.failing_since is None, link.failing_since or _ANY, link.line or 0),
    )


def _of_link(link: LinkResult, now: datetime) -> Iterator[Note]:
    if link.checked is not None and link.verdict is Verdict.UNKNOWN and now - link.checked > STALE_AFTER:
        yield _note("AG922", f"nothing could be verified since {link.checked:%Y-%m-%d}: {link.detail}", link)
    if link.verdict not in _RULES or (link.verdict in _NEEDS_CONFIRMATION and not link.confirmed):
        return
    rule = link.rule or _CAUSES.get(link.cause) or _RULES[link.verdict]
    since = f", since {link.failing_since:%Y-%m-%d}" if link.failing_since else ""
    message = f"{redact(link.detail) or link.verdict.value}{since}"
    yield _note(rule, message, link, link.moved_to)


def _note(rule: str, message: str, link: LinkResult, replacement: str | None = None) -> Note:
    safe = rule in _SAFE and replacement is not None and (rule == "AG907" or _same_host(link.url, replacement))
    return Note(
        rule=rule,
        message=message,
        url=redact(link.url),
        entry=link.entry,
        line=link.line,
        column=link.column,
        path=link.path,
        replacement=replacement,
        safe=safe,
        broken=link.confirmed,
        archived_copy=link.archived_copy,
    )


def _of_observation(observation: Observation) -> Note:
    target = observation.target
    return Note(
        rule=observation.rule,
        message=observation.message,
        url=redact(target.url),
        entry=target.entry_id,
        line=target.line,
        column=target.column,
        path=target.path,
        replacement=observation.expected,
        safe=observation.rule in _SAFE,
        field=observation.field,
    )


def _same_host(first: str, second: str) -> bool:
    hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (first, second)]
    return hosts[0] == hosts[1]
