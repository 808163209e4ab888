"""What a resolver is: a generator that is fed answers and yields requests, and so never does any I/O itself."""

import json
from collections.abc import Generator, Mapping, Sequence
from typing import Protocol

from awesomegen.links.exchange import ANSWER_BYTES, Answer, Failure, FailureKind, Request, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.verdict import Outcome, Verdict

Steps = Generator[Request, Answer, dict[str, Outcome]]
"""Yields requests, is sent their answers, and returns an outcome for each key."""


class Resolver(Protocol):
    """Knows how to ask one kind of site about many links, and what the answers mean.

    `batch_size` keys are asked at once; `capacity` limits the keys of a whole run (None: no limit) and `hint` says what
    would lift that limit. `paces` are the lanes it uses: names of services, or hosts of the open web. What it is in
    doubt about is asked again `again_after` seconds later: one by one, or in batches once all batches are through.
    """

    name: str
    batch_size: int
    capacity: int | None
    hint: str
    again_after: float
    paces: Mapping[str, Pace]

    def claims(self, url: str) -> str | None:
        """The key under which this resolver asks about a URL, or None if the URL is not its business."""

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """Ask about at most `batch_size` keys; `again` says that these were in doubt before."""


def ask(
    url: str,
    service: str,
    *,
    method: str = "GET",
    body: bytes | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    delay: float = 0.0,
) -> Request:
    """A request to a service's API, whose answer is read in full."""
    return Request(url, method, service, headers, body, ANSWER_BYTES, delay)


def all_unknown(keys: Sequence[str], detail: str, status: int | None = None) -> dict[str, Outcome]:
    """The outcome of keys nobody could be asked about."""
    return dict.fromkeys(keys, Outcome(Verdict.UNKNOWN, status, detail))


def unexpected(answer: Answer, service: str) -> Outcome:
    """The outcome of an answer that says nothing about the link: never a claim that the link is dead."""
    if isinstance(answer, Failure):
        detail = answer.detail if answer.kind is FailureKind.NOT_ASKED else f"{service} could not be asked: {answer}"
        return Outcome(Verdict.UNKNOWN, None, detail)
    return Outcome(Verdict.UNKNOWN, answer.status, f"{service} answered {answer.status}")


def json_object(answer: Response) -> dict[str, object]:
    """The JSON object in an answer's body; empty when the body is anything else."""
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def member(value: object, *path: str) -> object:
    """What lies at a path of keys inside decoded JSON, or None."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_member(value: object, *path: str) -> str:
    """The text at a path of keys inside decoded JSON; empty when there is none."""
    found = member(value, *path)
    return found if isinstance(found, str) else ""
