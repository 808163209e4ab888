"""The open web: HEAD, then GET; redirects by hand; what a status code does and does not prove."""

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from awesomegen.links.exchange import Answer, Failure, FailureKind, Request, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.base import Steps
from awesomegen.links.verdict import Cause, Outcome, Verdict

MOST_REDIRECTS = 10
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WALLS = frozenset({401, 403, 407, 418, 429, 451, 999})
# Servers that answer a HEAD with these may still answer a GET: a 429 means "later", a redirect is followed.
_FINAL_FOR_HEAD = frozenset({429})
_NOT_FOUND_TITLE = re.compile(
    r"\b404\b|\b(?:page|file|document|site) (?:was |is |could )?not (?:be )?found\b|^not found\b"
    r"|페이지를 찾을 수 없|ページが見つかりません|页面不存在|seite nicht gefunden|page introuvable",
    re.IGNORECASE,
)
_TITLE = re.compile(rb"<title[^>]*>(.{0,1000}?)</title", re.IGNORECASE | re.DOTALL)
_LOGIN = re.compile(r"/(?:log-?in|sign-?in|signin|auth|accounts?/login)(?:[/?.]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """The end of a chain of redirects: where it began to be temporary, where it ended, and what was answered."""

    url: str
    permanent: str
    hops: int
    answer: Answer


@dataclass(slots=True)
class WebResolver:
    """Claims every http and https link; the key is the URL itself."""

    name: str = "web"
    batch_size: int = 1
    capacity: int | None = None
    hint: str = ""
    again_after: float = 30.0
    paces: Mapping[str, Pace] = field(
        # GitHub's pages answer 429 after a short burst, whatever token is sent: gently.
        default_factory=lambda: {"github.com": Pace(concurrency=1, spacing=1.0, backoff=(60.0, 120.0))}
    )

    def claims(self, url: str) -> str | None:
        """The URL itself."""
        return url if urlsplit(url).scheme in {"http", "https"} else None

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """Follow each link to its end, first with HEAD, then with GET where HEAD proves nothing."""
        outcomes = {}
        for url in keys:
            arrival = yield from _follow(url, "HEAD")
            if _wants_get(arrival.answer):
                arrival = yield from _follow(url, "GET")
            outcomes[url] = _judge(url, arrival)
        return outcomes


def _follow(url: str, method: str) -> Generator[Request, Answer, _Arrival]:
    here = permanent = url
    only_permanent, seen = True, {url}
    for hops in range(MOST_REDIRECTS + 1):
        answer = yield Request(here, method)
        target = _target(here, answer)
        if target is None or not isinstance(answer, Response):
            return _Arrival(here, permanent, hops, answer)
        problem = _redirect_problem(url, target)
        if target in seen:
            problem = "redirects in a circle"
        if problem is not None:
            return _Arrival(here, permanent, hops, Failure(FailureKind.REFUSED, problem))
        only_permanent = only_permanent and answer.status in _PERMANENT
        here = target
        permanent = target if only_permanent else permanent
        seen.add(target)
    return _Arrival(here, permanent, MOST_REDIRECTS, Failure(FailureKind.REFUSED, "redirects more than 10 times"))


def _target(here: str, answer: Answer) -> str | None:
    if not isinstance(answer, Response) or answer.status not in _REDIRECTS:
        return None
    location = answer.headers.get("location", "")
    try:
        return urljoin(here, location).partition("#")[0] if location else None
    except ValueError:  # an unclosed IPv6 bracket
        return None


def _redirect_problem(first: str, target: str) -> str | None:
    """Why a redirect is not followed: another scheme, or a port that the link itself does not name."""
    try:
        parts = urlsplit(target)
        port, own_port = parts.port, urlsplit(first).port
    except ValueError:
        return "redirects to an address with an impossible port"
    if parts.scheme not in {"http", "https"}:
        return f"redirects to `{parts.scheme}:`, which is not followed"
    if port not in {None, 80, 443, own_port}:
        return f"redirects to port {port}, which is not followed"
    return None if parts.hostname else "redirects to an address without a host"


def _wants_get(answer: Answer) -> bool:
    if isinstance(answer, Failure):
        return answer.kind in {FailureKind.RESET, FailureKind.TIMEOUT}
    return answer.status >= 400 and answer.status not in _FINAL_FOR_HEAD


def _judge(url: str, arrival: _Arrival) -> Outcome:
    answer = arrival.answer
    if isinstance(answer, Failure):
        return judge_failure(answer)
    wall = _wall(answer)
    if wall is not None:
        return Outcome(Verdict.BLOCKED, answer.status, wall)
    if answer.status in {404, 410}:
        return Outcome(Verdict.DEAD, answer.status, _after(arrival, f"answers {answer.status}"))
    if answer.status >= 500:
        return Outcome(Verdict.SUSPECT, answer.status, _after(arrival, f"answers {answer.status}"))
    if answer.status >= 400:
        return Outcome(Verdict.BLOCKED, answer.status, f"answers {answer.status} to programs")
    if answer.status in _REDIRECTS:
        return Outcome(Verdict.SUSPECT, answer.status, f"answers {answer.status} without saying where to")
    hint = _soft_404(url, arrival, answer)
    if hint is not None:
        return Outcome(Verdict.SUSPECT, answer.status, hint, cause=Cause.SOFT_404)
    if arrival.permanent != url:
        return Outcome(Verdict.MOVED, answer.status, f"moved to `{arrival.permanent}`", moved_to=arrival.permanent)
    if arrival.hops:
        return Outcome(Verdict.REDIRECTED, answer.status, f"redirects to `{arrival.url}` for now")
    return Outcome(Verdict.ALIVE, answer.status)


def judge_failure(failure: Failure) -> Outcome:
    """What a request without an answer says about a link of the open web."""
    match failure.kind:
        case FailureKind.NO_SUCH_HOST:
            return Outcome(Verdict.DEAD, None, str(failure))
        case FailureKind.TLS:
            return Outcome(Verdict.SUSPECT, None, str(failure), cause=Cause.TLS)
        case FailureKind.REFUSED if failure.detail.startswith("redirects"):
            return Outcome(Verdict.SUSPECT, None, failure.detail)
        case FailureKind.NOT_ASKED | FailureKind.LOOKUP_FAILED | FailureKind.REFUSED | FailureKind.INVALID:
            return Outcome(Verdict.UNKNOWN, None, str(failure))
        case _:
            return Outcome(Verdict.SUSPECT, None, str(failure))


def _after(arrival: _Arrival, what: str) -> str:
    return f"redirects to `{arrival.url}`, which {what}" if arrival.hops else what


def _wall(answer: Response) -> str | None:
    """How a site keeps programs out, or None if it does not seem to."""
    if "cf-mitigated" in answer.headers:
        return f"answers {answer.status} and asks for a browser (Cloudflare)"
    if answer.headers.get("x-amzn-waf-action") or (
        answer.status == 202 and not answer.body and "refresh" in answer.headers
    ):
        return f"answers {answer.status} and asks for a browser"
    if answer.status in _WALLS:
        return "asks for a pause (429)" if answer.status == 429 else f"answers {answer.status} to programs"
    return None


def _soft_404(url: str, arrival: _Arrival, answer: Response) -> str | None:
    asked, reached = urlsplit(url), urlsplit(arrival.url)
    same_site = _site(asked.hostname) == _site(reached.hostname)
    deep = asked.path.strip("/") != ""
    if arrival.hops and same_site and deep and reached.path in {"", "/"} and not reached.query:
        return f"redirects to the home page `{arrival.url}`"
    if arrival.hops and same_site and _LOGIN.search(reached.path) and not _LOGIN.search(asked.path):
        return f"redirects to the login page `{arrival.url}`"
    match = _TITLE.search(answer.body)
    title = " ".join(unescape(match[1].decode("utf-8", "replace")).split()) if match else ""
    return f"answers 200 with the title `{title}`" if _NOT_FOUND_TITLE.search(title) else None


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")
