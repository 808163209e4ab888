"""Names to addresses: each looked up once, every address judged before anything connects to it."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence

import httpcore

from awesomegen.links.exchange import Failure, FailureKind
from awesomegen.links.guard import AddressPolicy

Lookup = Callable[[str, int], Awaitable[Sequence[str]]]
"""Resolves a host name for a port; raises OSError (`socket.gaierror`) or UnicodeError."""

_NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


class Unreachable(Exception):
    """A host must not, or cannot, be connected to."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


async def system_lookup(host: str, port: int) -> Sequence[str]:
    """Ask the operating system."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class AddressBook:
    """Addresses of the hosts of a run. Failed look-ups are not remembered: the second pass asks anew."""

    def __init__(self, policy: AddressPolicy, lookup: Lookup = system_lookup) -> None:
        self._policy = policy
        self._lookup = lookup
        self._found: dict[tuple[str, int], asyncio.Task[Sequence[str]]] = {}

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """Addresses that may be connected to; raises Unreachable.

        One address that is not public condemns the host: a name that mixes both is an attempt at re-binding.
        """
        addresses = await self._resolve(host, port)
        if not self._policy.allows(host, port):
            for address in addresses:
                problem = self._policy.problem(address)
                if problem is not None:
                    detail = problem if address == host else f"`{host}` leads to {problem}"
                    raise Unreachable(Failure(FailureKind.REFUSED, detail))
        return addresses

    async def refuse_private(self, host: str, port: int) -> None:
        """Raise Unreachable for a host known to be private; a name that only a proxy can resolve passes."""
        try:
            await self.addresses(host.rstrip("."), port)
        except Unreachable as error:
            if error.failure.kind is FailureKind.REFUSED:
                raise

    async def _resolve(self, host: str, port: int) -> Sequence[str]:
        task = self._found.get((host, port))
        if task is None:
            task = self._found[host, port] = asyncio.ensure_future(self._ask(host, port))
        try:
            # Shielded: others may be waiting for the same look-up when one request runs into its time limit.
            return await asyncio.shield(task)
        except Unreachable:
            self._found.pop((host, port), None)
            raise

    async def _ask(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = await self._lookup(host, port)
        except socket.gaierror as error:
            missing = error.errno in _NO_SUCH_HOST
            kind = FailureKind.NO_SUCH_HOST if missing else FailureKind.LOOKUP_FAILED
            raise Unreachable(Failure(kind, f"`{host}`")) from error
        except (OSError, UnicodeError) as error:
            raise Unreachable(Failure(FailureKind.LOOKUP_FAILED, f"`{host}`: {error}")) from error
        if not addresses:
            raise Unreachable(Failure(FailureKind.NO_SUCH_HOST, f"`{host}`"))
        return addresses


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were judged, never to a name."""

    def __init__(self, book: AddressBook) -> None:
        self._book = book
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Try the host's addresses in turn; raises Unreachable for a host that must not be asked."""
        addresses = await self._book.addresses(host, port)
        *others, last = addresses
        for address in others:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(last, port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._network.sleep(seconds)
