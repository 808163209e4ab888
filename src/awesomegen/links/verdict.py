"""What can be said about a link, and the facts that the same answers brought along."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a link's site, or the service that knows it, says about the link.

    DEAD needs a clear statement (404, 410, not found, no such host); SUSPECT is trouble that may pass; BLOCKED is a
    site that does not talk to programs; UNKNOWN means that nobody could be asked.
    """

    ALIVE = "alive"
    MOVED = "moved"
    REDIRECTED = "redirected"
    DEAD = "dead"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    PRIVATE = "private"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"


WORKING = frozenset({Verdict.ALIVE, Verdict.MOVED, Verdict.REDIRECTED, Verdict.ARCHIVED, Verdict.WITHDRAWN})
"""Verdicts of links that lead a reader somewhere; they end a streak of failures."""

FAILING = frozenset({Verdict.DEAD, Verdict.SUSPECT, Verdict.PRIVATE})
"""Verdicts that become a report once they are confirmed."""

UNVERIFIED = frozenset({Verdict.BLOCKED, Verdict.UNKNOWN})
"""Verdicts that say nothing about the link: they neither begin nor end a streak."""


class Cause(StrEnum):
    """Why a link is suspect, where a rule of its own explains it."""

    NONE = ""
    SOFT_404 = "soft-404"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class Paper:
    """What arXiv or OpenReview knows about a paper; `version` is the latest one, `published` the date of the first."""

    identifier: str
    title: str
    authors: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    version: int | None = None
    comment: str = ""
    journal_reference: str = ""
    doi: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Repository:
    """What GitHub knows about a repository; `node_id` stays the same through renames."""

    name: str
    node_id: str = ""
    archived: bool = False
    disabled: bool = False
    empty: bool = False
    stars: int | None = None
    licence: str | None = None
    pushed: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a resolver found out about one link in one run.

    `rule` is the code of the rule that reports it where the verdict alone does not tell; `identity` is what a later
    run compares (the node id of a repository).
    """

    verdict: Verdict
    status: int | None = None
    detail: str = ""
    moved_to: str | None = None
    cause: Cause = Cause.NONE
    rule: str | None = None
    identity: str | None = None
    paper: Paper | None = None
    repository: Repository | None = None


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The standing of one URL after a run: this run's outcome seen in the light of the earlier ones.

    `checked` is when the site last said something, `failing_since` the first run of the current streak of failures;
    `confirmed` says whether the link may be reported as broken. `line` and `column` count from 1.
    """

    url: str
    verdict: Verdict
    confirmed: bool = False
    status: int | None = None
    detail: str = ""
    entry: str | None = None
    line: int | None = None
    moved_to: str | None = None
    checked: datetime | None = None
    failing_since: datetime | None = None
    archived_copy: str | None = None
    resolver: str = ""
    rule: str | None = None
    cause: Cause = Cause.NONE
    path: str = ""
    column: int | None = None
    recovered_after: int | None = None

    @property
    def place(self) -> tuple[str, int | None, int | None, str | None]:
        """What tells one link of a list from all others: file, line, column and entry."""
        return self.path, self.line, self.column, self.entry
