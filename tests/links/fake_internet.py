"""One local server that plays the internet: the services that resolvers ask, and a farm of web sites.

The first segment of the path says who answers: `/arxiv/…`, `/github-api/…` and so on are services (`fake_services`),
anything else is a behaviour of the farm (`fake_farm`), on whatever host name or loopback address it was asked.
`environment()` has the variables that send awesomegen to the services. Runs in a thread of its own.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

LOOPBACK = "127.0.0.1"


class ScaledClock:
    """A clock that runs faster than the real one: waits shrink, the order of events does not."""

    def __init__(self, factor: float, now: Callable[[], object] | None = None) -> None:
        self.factor = factor
        self._now = now

    def monotonic(self) -> float:
        return time.monotonic() * self.factor

    def now(self):
        from datetime import UTC, datetime

        return self._now() if self._now else datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.factor)


@dataclass(slots=True)
class Seen:
    """A request as the server saw it: when it came and when its answer was out, by the clock of the fake."""

    host: str
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    began: float
    ended: float = 0.0
    status: int = 0

    @property
    def service(self) -> str:
        return self.path.split("/")[1]

    @property
    def rest(self) -> str:
        """The path behind the first segment."""
        return "/" + "/".join(self.path.split("/")[2:])


@dataclass(slots=True)
class Reply:
    """An answer: `wait` seconds late; `cut` closes the connection after the head, `reset` instead of any answer."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    cut: bool = False
    reset: bool = False


Handler = Callable[[Seen], Reply]


class FakeInternet:
    """Start with `with FakeInternet() as internet:`; `seen` has every request."""

    def __init__(self, clock=None, latency: float = 0.0, bind: str = LOOPBACK, tls=None, keep: bool = True) -> None:
        from links.fake_farm import Farm
        from links.fake_services import all_services

        self.clock = clock or ScaledClock(1.0)
        self.latency = latency
        self.seen: list[Seen] = []
        self.farm = Farm(self)
        self.services = all_services(self)
        self.port = 0
        self._bind, self._tls, self._keep = bind, tls, keep
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._started = threading.Event()

    def __enter__(self) -> "FakeInternet":
        self._thread.start()
        assert self._started.wait(10)
        return self

    def __exit__(self, *exception) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def url(self, path: str, host: str = LOOPBACK) -> str:
        return f"http://{host}:{self.port}{path}"

    def environment(self) -> dict[str, str]:
        """Variables under which awesomegen finds every service here."""
        names = {
            "ARXIV": "arxiv", "ARXIV_OAI": "arxiv-oai", "GITHUB_API": "github-api", "GITHUB": "github",
            "YOUTUBE": "youtube", "YOUTUBE_IMAGE": "youtube-image", "DOI": "doi", "DATACITE": "datacite",
            "OPENREVIEW": "openreview", "OPENREVIEW_V1": "openreview-v1", "WAYBACK": "wayback",
        }  # fmt: skip
        return {f"AWESOMEGEN_{name}_URL": self.url(f"/{path}") for name, path in names.items()}

    def requests_to(self, *services: str) -> list[Seen]:
        return [seen for seen in self.seen if seen.service in services]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._tasks = set()
        server = await asyncio.start_server(self._connected, self._bind, 0, backlog=2048, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stop.wait()
        server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._tasks.add(task)
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        parts = urlsplit(target)
        host = headers.get("host", "").rpartition(":")[0]
        seen = Seen(host, method, parts.path, parse_qs(parts.query), headers, body, self.clock.monotonic())
        if self._keep:
            self.seen.append(seen)
        reply = (self.services.get(seen.service) or self.farm)(seen)
        seen.status = reply.status
        await self.clock.sleep(reply.wait + self.latency)
        if reply.reset:
            writer.transport.abort()
            return False
        return await self._write(writer, seen, reply)

    async def _write(self, writer: asyncio.StreamWriter, seen: Seen, reply: Reply) -> bool:
        length = {"Content-Length": str(len(reply.body) + (100 if reply.cut else 0))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in {**length, **reply.headers}.items())
        seen.ended = self.clock.monotonic()  # before the first byte: the other thread may be faster than this one
        writer.write(f"HTTP/1.1 {reply.status} X\r\n{lines}\r\n".encode("latin-1"))
        if seen.method != "HEAD":
            writer.write(reply.body)
        await writer.drain()
        return not reply.cut
