"""Runs a check against the fake internet the way the command does: from the environment, over real sockets."""

import asyncio
from collections.abc import Iterable, Sequence

from awesomegen.links.addresses import AddressBook
from awesomegen.links.client import ClientSettings, Credential, HttpClient
from awesomegen.links.engine import EngineSettings
from awesomegen.links.guard import AddressPolicy
from awesomegen.links.history import History
from awesomegen.links.plan import LinkTarget
from awesomegen.links.run import Check, RunResult, Settings
from awesomegen.links.services import Services, origin
from links.fake_internet import LOOPBACK, FakeInternet

TOKEN = "token-of-the-tests"


async def everything_is_here(host: str, port: int) -> Sequence[str]:
    """A name service by which every host is this machine."""
    return [LOOPBACK]


def run_check(
    internet: FakeInternet,
    targets: Iterable[LinkTarget | str],
    *,
    history: History | None = None,
    token: str | None = TOKEN,
    policy: AddressPolicy | None = None,
    lookup=everything_is_here,
    timeout: float = 1.0,
    proxies: dict[str, str] | None = None,
    environment: dict[str, str] | None = None,
    engine: EngineSettings | None = None,
    **settings,
) -> RunResult:
    """One whole check; times in `settings` and `engine` are those of the fake's clock, `timeout` is real."""
    services = Services.from_environment(environment or internet.environment())
    trusted = services.overridden_origins()
    chosen = policy or AddressPolicy(allow_private=True, trusted=trusted)
    client_settings = ClientSettings(
        user_agent="awesomegen/tests",
        connect_timeout=timeout,
        read_timeout=timeout,
        total=timeout * 2,
        credentials={"github": Credential(origin(services.github_api), token)} if token else {},
        proxies=proxies or {},
    )
    check = Check(
        [target if isinstance(target, LinkTarget) else LinkTarget(target) for target in targets],
        history or History(),
        internet.clock,
        Settings(services=services, has_token=token is not None, engine=engine or EngineSettings(), **settings),
    )

    async def run() -> None:
        client = HttpClient(client_settings, AddressBook(chosen, lookup))
        try:
            await check.run(client)
        finally:
            await client.close()

    asyncio.run(run())
    return check.result()


def verdicts(result: RunResult) -> dict[str, str]:
    """The verdict of each URL."""
    return {link.url: link.verdict.value for link in result.links}
