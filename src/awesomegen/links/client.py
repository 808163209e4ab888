"""Sends requests: the only module that imports httpx.

Every connection has a client of its own, because one busy pool is an order of magnitude slower than many small ones
(https://github.com/encode/httpx/issues/3215); a host sees no more connections than it gets requests at once. Names are
resolved and judged first and the judged address is the one connected to, so that a second look-up cannot lead
elsewhere; TLS still verifies the name. Services have clients of their own, and only they are given a token. Redirects
are never followed here.

Behind a proxy the proxy resolves names: then only literal addresses and names that resolve here can be refused.
"""

import asyncio
import os
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import httpcore
import httpx

from awesomegen.core.errors import ConfigError
from awesomegen.links.addresses import AddressBook, CheckedBackend, Unreachable
from awesomegen.links.exchange import Answer, Failure, FailureKind, Request, Response
from awesomegen.links.packing import unpack
from awesomegen.links.proxies import check_proxies, proxy_for
from awesomegen.links.services import origin

# Below the 256 open files that macOS allows a process.
_MOST_IDLE = 160
_IDLE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Credential:
    """A bearer token and the only origin (host, port) that may see it."""

    origin: tuple[str, int]
    token: str


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """How requests are sent. Times in seconds; `total` bounds one request from its look-up to the last byte.

    `credentials` maps the name of a service to what it alone is sent; `proxies` has the form of
    `urllib.request.getproxies`.
    """

    user_agent: str
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    total: float = 30.0
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    proxies: Mapping[str, str] = field(default_factory=dict)


class _Place(NamedTuple):
    """What a connection may be used for again."""

    service: str | None
    host: str
    port: int
    proxy: str | None


class HttpClient:
    """Sends requests, each over a connection that no other request is using."""

    def __init__(self, settings: ClientSettings, book: AddressBook) -> None:
        """Raises `ConfigError` when certificates or proxies that the environment names cannot be used."""
        check_proxies(settings.proxies)
        self._settings = settings
        self._book = book
        self._backend = CheckedBackend(book)
        self._tls = _tls()
        self._idle: OrderedDict[_Place, list[httpx.AsyncClient]] = OrderedDict()
        self._idle_count = 0

    async def send(self, request: Request) -> Answer:
        """The answer to a request, of whatever kind; never raises for anything a server can do."""
        try:
            async with asyncio.timeout(self._settings.total):
                return await self._exchange(request)
        except Unreachable as error:
            return error.failure
        except (TimeoutError, httpcore.TimeoutException) as error:
            return Failure(FailureKind.TIMEOUT, type(error).__name__ if str(error) else "")
        except httpcore.ConnectError as error:
            return _connect_failure(error)
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            return Failure(FailureKind.RESET, str(error))
        except (httpcore.ProxyError, httpcore.UnsupportedProtocol) as error:
            return Failure(FailureKind.UNREACHABLE, str(error))
        except httpx.RemoteProtocolError as error:
            # httpx reads the address of a redirect even where it is not to be followed.
            return Failure(FailureKind.RESET, str(error))
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.LocalProtocolError, UnicodeError) as error:
            return Failure(FailureKind.INVALID, str(error))

    async def close(self) -> None:
        """Close every connection."""
        while self._idle:
            await self._evict()

    async def _exchange(self, request: Request) -> Response:
        place = await self._place(request)
        client = self._check_out(place)
        try:
            answer = await self._ask(client, request)
        except BaseException:
            await client.aclose()
            raise
        client.cookies.clear()  # what one link sets is no business of the next
        self._idle.setdefault(place, []).append(client)
        self._idle_count += 1
        if self._idle_count > _MOST_IDLE:
            await self._evict()
        return answer

    async def _ask(self, client: httpx.AsyncClient, request: Request) -> Response:
        headers = [*request.headers, *self._authorization(request)]
        prepared = client.build_request(request.method, request.url, headers=headers, content=request.body)
        response = await client.send(prepared, stream=True)
        try:
            raw, truncated = await _read(response, 0 if request.method == "HEAD" else request.limit)
        finally:
            await response.aclose()
        encoding = response.headers.get("content-encoding", "")
        body = unpack(raw, encoding, request.limit) if encoding else raw
        return Response(response.status_code, dict(response.headers), body, truncated)

    def _check_out(self, place: "_Place") -> httpx.AsyncClient:
        """A client whose connection may still be open, or a new one."""
        waiting = self._idle.pop(place, None)
        if not waiting:
            return self._new_client(place.proxy)
        client = waiting.pop()
        self._idle_count -= 1
        if waiting:
            self._idle[place] = waiting
        return client

    async def _evict(self) -> None:
        """Close the clients of the place that was left alone for the longest time."""
        _, clients = self._idle.popitem(last=False)
        self._idle_count -= len(clients)
        for client in clients:
            await client.aclose()

    def _authorization(self, request: Request) -> Iterable[tuple[str, str]]:
        credential = self._settings.credentials.get(request.service or "")
        if credential is None or credential.origin != origin(request.url):
            return []
        return [("authorization", f"Bearer {credential.token}")]

    async def _place(self, request: Request) -> "_Place":
        host, port = origin(request.url)
        proxy = proxy_for(request.url, self._settings.proxies)
        if proxy is not None:
            await self._book.refuse_private(host, port)
        return _Place(request.service, host, port, proxy)

    def _new_client(self, proxy: str | None) -> httpx.AsyncClient:
        settings = self._settings
        return httpx.AsyncClient(
            transport=_Transport(self._pool(proxy)),
            headers={
                "user-agent": settings.user_agent,
                "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
                "accept-encoding": "identity",
            },
            timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
            trust_env=False,
        )

    def _pool(self, proxy: str | None) -> httpcore.AsyncConnectionPool:
        if proxy is None:
            return httpcore.AsyncConnectionPool(
                ssl_context=self._tls, keepalive_expiry=_IDLE_SECONDS, network_backend=self._backend
            )
        parsed = httpx.Proxy(proxy)
        return httpcore.AsyncHTTPProxy(
            str(parsed.url),
            proxy_auth=parsed.raw_auth,
            ssl_context=self._tls,
            keepalive_expiry=_IDLE_SECONDS,
        )


class _Transport(httpx.AsyncBaseTransport):
    """httpx over a pool of our own making: its public classes offer no way to choose the address."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Stream(response))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()


def _tls() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        given = [f"{name}={os.environ[name]}" for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)]
        message = f"cannot read the certificates of {' and '.join(f'`{each}`' for each in given) or 'this system'}"
        raise ConfigError(f"{message}: {error.strerror or error}") from None


async def _read(response: httpx.Response, limit: int) -> tuple[bytes, bool]:
    """At most `limit` bytes as they came over the wire: unpacking first would let a small body fill the memory."""
    chunks, size = [], 0
    async for chunk in response.aiter_raw():
        chunks.append(chunk)
        size += len(chunk)
        if size >= limit:
            return b"".join(chunks)[:limit], True
    return b"".join(chunks), False


def _connect_failure(error: httpcore.ConnectError) -> Failure:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Failure(FailureKind.TLS, cause.verify_message)
    if isinstance(cause, ssl.SSLError):
        return Failure(FailureKind.TLS, cause.reason or str(cause))
    return Failure(FailureKind.UNREACHABLE, str(error))
