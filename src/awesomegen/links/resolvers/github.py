"""GitHub: fifty repositories in one GraphQL call with a token, sixty REST calls an hour without one; no page scraping.

GitHub's pages answer 429 to programs after a short burst, and a token does not change that, so pages are asked only
about what the API cannot tell: a file on a branch whose name holds a slash, an account.
"""

import json
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from awesomegen.core.identifiers import GithubLocation, github_location
from awesomegen.links.exchange import Answer, Failure, FailureKind, Request, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.base import Steps, all_unknown, ask, json_object, member, text_member, unexpected
from awesomegen.links.resolvers.githubquery import error_types, judge_node, judge_repository, missing, query
from awesomegen.links.services import Services
from awesomegen.links.verdict import Outcome, Repository, Verdict

ANONYMOUS_CALLS = 60
"""REST calls an hour without a token, https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api."""

_RESERVE = 50
_SECONDARY_RESTS = (60.0, 120.0)
_HEADERS = (("accept", "application/vnd.github+json"), ("x-github-api-version", "2022-11-28"))
_OVERLOAD = frozenset({"RESOURCE_LIMITS_EXCEEDED", "MAX_NODE_LIMIT_EXCEEDED", "TIMEOUT"})


@dataclass(slots=True)
class GithubResolver:
    """Asks about repositories, files, folders and accounts; `has_token` decides how."""

    services: Services
    has_token: bool
    batch_size: int = field(init=False)
    name: str = "github"
    capacity: int | None = field(init=False)
    hint: str = field(init=False)
    again_after: float = 30.0
    paces: Mapping[str, Pace] = field(
        default_factory=lambda: {
            "github": Pace(concurrency=1, spacing=0.1, backoff=_SECONDARY_RESTS),
            "github.com": Pace(concurrency=1, spacing=1.0, backoff=_SECONDARY_RESTS),
        }
    )
    _stopped: str | None = None

    def __post_init__(self) -> None:
        self.batch_size = 50 if self.has_token else 1
        self.capacity = None if self.has_token else ANONYMOUS_CALLS
        self.hint = "" if self.has_token else "set `GITHUB_TOKEN` to check more than 60 repositories an hour"

    def claims(self, url: str) -> str | None:
        """`owner/name`, followed by what the URL shows of the repository; without regard to case in the names."""
        location = github_location(url)
        if location is None:
            return None
        tail = "/".join(part for part in (location.tree, location.path) if part)
        return location.name.lower() + (f"/{tail}" if tail else "")

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """One GraphQL call for a batch, or one REST call for a repository."""
        locations = {key: location for key in keys if (location := github_location(f"https://github.com/{quote(key)}"))}
        if self.has_token:
            return (yield from self._query(locations))
        outcomes = {}
        for key, location in locations.items():
            outcomes[key] = yield from self._single(location)
        return outcomes

    def _query(self, locations: dict[str, GithubLocation]) -> Steps:
        answer = yield from self._patiently(query(list(locations.values())))
        if not isinstance(answer, Response):
            return dict.fromkeys(locations, unexpected(answer, "GitHub"))
        data = json_object(answer)
        if _is_overloaded(answer, data) and len(locations) > 1:
            return (yield from self._halves(locations))
        self._note_limits(answer, data)
        if answer.status != 200 or not isinstance(data.get("data"), dict):
            return all_unknown(list(locations), self._why_not(answer), answer.status)
        return (yield from self._judge(locations, data))

    def _patiently(self, body: bytes) -> Generator[Request, Answer, Answer]:
        """The answer to a query, asked again after a rest while GitHub says that requests come too fast."""
        url = f"{self.services.github_api}/graphql"
        answer: Answer = Failure(FailureKind.NOT_ASKED, self._stopped or "")
        for delay in (0.0, *_SECONDARY_RESTS):
            if self._stopped is not None:
                break
            answer = yield ask(url, self.name, method="POST", body=body, headers=_HEADERS, delay=delay)
            if not isinstance(answer, Response) or not _is_secondary_limit(answer, json_object(answer)):
                break
        return answer

    def _halves(self, locations: dict[str, GithubLocation]) -> Steps:
        keys = list(locations)
        first, second = keys[: len(keys) // 2], keys[len(keys) // 2 :]
        outcomes = yield from self._query({key: locations[key] for key in first})
        return outcomes | (yield from self._query({key: locations[key] for key in second}))

    def _judge(self, locations: dict[str, GithubLocation], data: dict[str, object]) -> Steps:
        errors, outcomes = error_types(data), {}
        for index, (key, location) in enumerate(locations.items()):
            alias = f"r{index}"
            outcome = judge_node(location, member(data, "data", alias), errors.get(alias))
            if outcome is None or (location.path and location.tree is None and outcome.verdict is not Verdict.DEAD):
                outcome = yield from self._page(key, outcome)
            outcomes[key] = outcome
        return outcomes

    def _page(self, key: str, known: Outcome | None) -> Generator[Request, Answer, Outcome]:
        """What the page says: 404 is dead, another answer proves nothing beyond what the API knows."""
        answer = yield Request(f"{self.services.github}/{quote(key)}", "HEAD", "github.com")
        if isinstance(answer, Response) and answer.status in {404, 410}:
            return Outcome(Verdict.DEAD, answer.status, f"answers {answer.status}")
        if isinstance(answer, Response) and answer.status < 400:
            return known or Outcome(Verdict.ALIVE, answer.status)
        return unexpected(answer, "GitHub")

    def _single(self, location: GithubLocation) -> Generator[Request, Answer, Outcome]:
        if self._stopped is not None:
            return Outcome(Verdict.UNKNOWN, None, self._stopped)
        path = f"users/{location.owner}" if location.repository is None else f"repos/{location.name}"
        answer = yield ask(f"{self.services.github_api}/{path}", self.name, headers=_HEADERS)
        if isinstance(answer, Response) and answer.status in {301, 307, 308}:
            answer = yield from self._renamed(answer)
        if not isinstance(answer, Response):
            return unexpected(answer, "GitHub")
        data = json_object(answer)
        self._note_limits(answer, data)
        if answer.status == 404:
            return missing(location, 404)
        if answer.status == 451:
            return missing(location, 451, f"GitHub took `{location.name}` down")
        if answer.status != 200:
            return Outcome(Verdict.UNKNOWN, answer.status, self._why_not(answer))
        if location.repository is None:
            return Outcome(Verdict.ALIVE, 200, identity=text_member(data, "node_id") or None)
        outcome = judge_repository(location, _rest_repository(data))
        if location.path and outcome.verdict is Verdict.ALIVE:
            return Outcome(Verdict.UNKNOWN, 200, "the repository exists; its files are checked with a token only")
        return outcome

    def _renamed(self, answer: Response) -> Generator[Request, Answer, Answer]:
        """REST names a renamed repository by its number; only an address of the same API is followed."""
        location = answer.headers.get("location", "")
        if not location.startswith(f"{self.services.github_api}/repositories/"):
            return answer
        return (yield ask(location, self.name, headers=_HEADERS))

    def _why_not(self, answer: Response) -> str:
        return self._stopped or f"GitHub answered {answer.status}"

    def _note_limits(self, answer: Response, data: dict[str, object]) -> None:
        """Remember what makes further calls of this run pointless."""
        remaining = answer.headers.get("x-ratelimit-remaining", "")
        reserve = _RESERVE if self.has_token else 1
        if answer.status == 401:
            self._stopped = "GitHub refused the token (401)"
        elif (remaining.isdigit() and int(remaining) < reserve) or "RATE_LIMITED" in error_types(data).values():
            self._stopped = "GitHub's hourly limit is used up" + (f"; {self.hint}" if self.hint else "")


def _is_overloaded(answer: Response, data: dict[str, object]) -> bool:
    return answer.status in {502, 504} or bool(_OVERLOAD & set(error_types(data).values()))


def _is_secondary_limit(answer: Response, data: dict[str, object]) -> bool:
    """Too many requests in a short time: 403, or 200 with a message and no data (GitHub's rate limit page)."""
    said = json.dumps(data.get("errors") or data.get("message") or "").lower()
    return answer.status in {200, 403} and not data.get("data") and "secondary rate limit" in said


def _rest_repository(data: dict[str, object]) -> Repository:
    stars = data.get("stargazers_count")
    return Repository(
        name=text_member(data, "full_name"),
        node_id=text_member(data, "node_id"),
        archived=data.get("archived") is True,
        disabled=data.get("disabled") is True,
        empty=data.get("size") == 0 and data.get("pushed_at") is None,
        stars=stars if isinstance(stars, int) else None,
        licence=text_member(data, "license", "spdx_id") or None,
        pushed=text_member(data, "pushed_at") or None,
    )
