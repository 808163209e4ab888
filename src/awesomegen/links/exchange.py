"""What resolvers and the client hand each other: requests out, answers back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PAGE_BYTES = 64 * 1024
ANSWER_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request that a resolver wants sent.

    `service` names the service it is meant for: its rate limits apply and, where there is one, its token is sent;
    None stands for the open web. At most `limit` bytes of the body are read. `delay` keeps every request of the same
    lane waiting for that many seconds before this one goes out.
    """

    url: str
    method: str = "GET"
    service: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    limit: int = PAGE_BYTES
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer of any status; header names are lower-case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    truncated: bool = False


class FailureKind(StrEnum):
    """Why a request has no HTTP answer."""

    NO_SUCH_HOST = "no such host"
    LOOKUP_FAILED = "name lookup failed"
    UNREACHABLE = "no connection"
    RESET = "connection broken"
    TIMEOUT = "timed out"
    TLS = "TLS error"
    REFUSED = "refused"
    INVALID = "invalid request"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Failure:
    """The reason why a request has no HTTP answer; `detail` is for people."""

    kind: FailureKind
    detail: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else str(self.kind)


Answer = Response | Failure
