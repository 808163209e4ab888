"""Measures the link checker against a fake internet on this machine: `python benchmarks/bench_links.py [NAME …]`.

mix      1,000 links that fail in every way there is, over 100 hosts
limit    600 links of one host that answers 100 times in 10 seconds
papers   1,000 arXiv + 600 GitHub + 300 other links, with planted trouble
rate     10,000 fine links over 100 hosts, against a bare loop of httpx clients, one for each of as many workers

`mix` and `papers` are given to lychee, too, when it is on PATH. The server is a process of its own; hosts are loopback
addresses, so that limits for each host act (Linux only).
"""

import argparse
import asyncio
import itertools
import json
import multiprocessing
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from awesomegen.links.addresses import AddressBook
from awesomegen.links.client import ClientSettings, Credential, HttpClient
from awesomegen.links.clock import SystemClock
from awesomegen.links.engine import EngineSettings
from awesomegen.links.guard import AddressPolicy
from awesomegen.links.history import History
from awesomegen.links.plan import LinkTarget
from awesomegen.links.run import Check, RunResult, Settings
from awesomegen.links.services import Services, origin
from links.fake_farm import mix_paths
from links.fake_internet import FakeInternet
from links.fake_services import FakePaper

LATENCY = 0.05
TIMEOUT = 5.0
PAPERS, REPOSITORIES, PAGES = range(1, 1001), range(600), range(300)
MISSING_PAPERS, WITHDRAWN_PAPER, WRONG_PAPERS = (100, 300, 500, 700, 900), 50, (10, 20, 30)
GONE_REPOSITORIES, RENAMED_REPOSITORIES, ARCHIVED_REPOSITORIES = (7, 77, 177, 377, 577), (8, 88, 188), (9, 99)
DEAD_PAGES = (33, 133, 233)
PLANTED = {"dead": 13, "withdrawn": 1, "moved": 3, "archived": 2, "alive": 1881}


def hosts(count: int) -> list[str]:
    """Loopback addresses, each a host of its own to whoever limits requests by host."""
    return [f"127.0.1.{number}" for number in range(1, count + 1)]


def serve(name: str, connection: Connection) -> None:
    """The server process: announces its port, then answers questions about what it saw."""
    with FakeInternet(latency=LATENCY, bind="0.0.0.0", keep=name != "rate") as internet:
        if name == "papers":
            plant(internet)
        connection.send((internet.port, internet.environment()))
        while connection.recv() != "stop":
            arxiv = internet.requests_to("arxiv", "arxiv-oai")
            gaps = [later.began - earlier.ended for earlier, later in itertools.pairwise(arxiv)]
            connection.send(
                {
                    "requests": len(internet.seen),
                    "refused": internet.farm.refused,
                    "arxiv": len(arxiv),
                    "closest": min(gaps, default=0.0),
                    "services": dict(Counter(seen.service for seen in internet.seen).most_common()),
                }
            )
            internet.seen.clear()


class Server:
    """The fake internet in a process of its own."""

    def __init__(self, name: str) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=serve, args=(name, theirs), daemon=True)

    def __enter__(self) -> "Server":
        self._process.start()
        self.port, self.environment = self._connection.recv()
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.send("stop")
        self._process.join(5)

    def statistics(self) -> dict[str, Any]:
        """What the server saw since the last question."""
        self._connection.send("statistics")
        found: dict[str, Any] = self._connection.recv()
        return found


def check(links: Iterable[LinkTarget | str], server: Server, workers: int = 32) -> tuple[RunResult, float, float]:
    """A whole run with the real clock over real sockets: its result, seconds of wall and of CPU time."""
    services = Services.from_environment(server.environment)
    targets = [link if isinstance(link, LinkTarget) else LinkTarget(link) for link in links]
    credentials = {"github": Credential(origin(services.github_api), "token-of-the-tests")}
    client_settings = ClientSettings("awesomegen/benchmark", TIMEOUT, TIMEOUT, TIMEOUT * 2, credentials)
    settings = Settings(services=services, has_token=True, engine=EngineSettings(workers=workers))
    wall, cpu = time.monotonic(), time.process_time()
    job = Check(targets, History(), SystemClock(), settings)

    async def run() -> None:
        client = HttpClient(client_settings, AddressBook(AddressPolicy(allow_private=True)))
        await job.run(client)
        await client.close()

    asyncio.run(run())
    result = job.result()
    return result, time.monotonic() - wall, time.process_time() - cpu


def memory() -> str:
    """The most memory that this process ever had."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def bench_mix() -> None:
    """Every way to fail, and no live link called dead."""
    with Server("mix") as server:
        names = hosts(100)
        addresses = [f"http://{name}:{server.port}" for name in names]
        urls = {f"{addresses[index % 100]}{path}": wanted for index, (path, wanted) in enumerate(mix_paths())}
        result, wall, cpu = check(urls, server)
        judged = [link for link in result.links if urls[link.url] != "blocked"]
        wrong = [link for link in judged if link.verdict != urls[link.url]]
        lies = sum(link.verdict == "dead" and urls[link.url] != "dead" for link in result.links)
        requests = server.statistics()["requests"]
        print(f"mix: {len(judged) - len(wrong)} of {len(judged)} right, {lies} live links called dead,")
        print(f"  {requests} requests, {wall:.1f} s, {cpu:.1f} s CPU, {memory()}")
        for link in wrong:
            print(f"  wrong: {link.url} is {link.verdict} ({link.detail}), not {urls[link.url]}")
        run_lychee(list(urls), server)


def bench_limit() -> None:
    """A host that answers a hundred times in ten seconds."""
    with Server("limit") as server:
        result, wall, _ = check([f"http://127.0.1.1:{server.port}/busy/{number}" for number in range(600)], server)
        right = sum(link.verdict == "alive" for link in result.links)
        print(f"limit: {right} of 600 right, {server.statistics()['refused']} answers of 429, {wall:.1f} s")


def plant(internet: FakeInternet) -> None:
    """Papers and repositories with trouble among them."""
    for number in PAPERS:
        internet.arxiv.papers[f"2006.{number:05}"] = FakePaper(title=title(number), version=2)
    for number in MISSING_PAPERS:
        del internet.arxiv.papers[f"2006.{number:05}"]
    for number in WRONG_PAPERS:
        internet.arxiv.papers[f"2006.{number:05}"].title = "Something else entirely: a survey of soil chemistry"
    withdrawn = internet.arxiv.papers[f"2006.{WITHDRAWN_PAPER:05}"]
    withdrawn.comment, withdrawn.withdrawn = "This paper has been withdrawn by the authors due to an error", True
    internet.arxiv.per_paper, internet.github.per_alias = 0.004, 0.012
    for number in set(REPOSITORIES) - set(GONE_REPOSITORIES):
        name = f"lab/code{number}"
        repository = internet.github.add(name, archived=number in ARCHIVED_REPOSITORIES)
        if number in RENAMED_REPOSITORIES:
            repository.name = f"newlab/renamed{number}"


def title(number: int) -> str:
    """The title of a paper, in the list and at arXiv."""
    return f"Paper number {number} about diffusion"


def bench_papers() -> None:
    """A list as they are: mostly papers and repositories."""
    with Server("papers") as server:
        pages = [
            f"http://{hosts(75)[number % 75]}:{server.port}/{'404' if number in DEAD_PAGES else 'fine'}/{number}"
            for number in PAGES
        ]
        targets = [
            LinkTarget(f"https://arxiv.org/abs/2006.{n:05}", f"p{n}", title(n), "paper", ("Jonathan Ho",), "2020-06-19")
            for n in PAPERS
        ]
        targets += [LinkTarget(f"https://github.com/lab/code{number}") for number in REPOSITORIES]
        targets += [LinkTarget(page) for page in pages]
        result, wall, cpu = check(targets, server)
        seen = server.statistics()
        found = Counter(link.verdict.value for link in result.links)
        wrong_papers = [note.target.entry_id for note in result.observations if note.rule == "AG913"]
        complete = found == PLANTED and wrong_papers == [f"p{number}" for number in WRONG_PAPERS]
        print(f"papers: {seen['requests']} requests, {wall:.1f} s, {cpu:.1f} s CPU, {memory()}; {seen['services']}")
        print(f"  arXiv: {seen['arxiv']} requests, the closest two {seen['closest']:.2f} s apart")
        print(f"  {'all that was planted was found' if complete else f'WRONG: {dict(found)}, {wrong_papers}'}")
        # lychee asks no services: it gets as many pages instead, on two hosts and the rest spread, as the list is.
        plain = [f"http://127.0.2.1:{server.port}/fine/{number}" for number in PAPERS]
        plain += [f"http://127.0.2.2:{server.port}/fine/{number}" for number in REPOSITORIES]
        run_lychee([*plain, *pages], server)


def run_lychee(urls: list[str], server: Server) -> None:
    """The same number of links through lychee with its defaults."""
    lychee = shutil.which("lychee")
    if lychee is None:
        print("  lychee is not on PATH")
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "list.md"
        page.write_text("".join(f"- [link]({url})\n" for url in urls), encoding="utf-8")
        began = time.monotonic()
        run = _run([lychee, "--no-progress", "--format", "json", "-t", f"{TIMEOUT:.0f}", str(page)])
        wall = time.monotonic() - began
    summary = json.loads(run) if run.startswith("{") else {}
    counts = {name: summary.get(name) for name in ("total", "successful", "errors", "timeouts")}
    version = re.sub(r"\s+", " ", _run([lychee, "--version"])).strip()
    print(f"  {version}, defaults: {wall:.1f} s, {server.statistics()['requests']} requests, {counts}")


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def bench_rate(workers: int = 32, count: int = 10_000) -> None:
    """Ours and the bare loop by turns, for a busy machine slows down whoever runs last."""
    rates: dict[str, list[float]] = {"ours": [], "bare": []}
    with Server("rate") as server:
        addresses = [f"http://{name}:{server.port}" for name in hosts(100)]
        urls = [f"{addresses[number % 100]}/fine/{number}" for number in range(count)]
        for kind in ("ours", "bare", "bare", "ours"):
            began = time.monotonic()
            if kind == "bare":
                asyncio.run(bare(urls, workers))
            else:
                result, _, _ = check(urls, server, workers)
                assert all(link.verdict == "alive" for link in result.links)
            rates[kind].append(count / (time.monotonic() - began))
            print(f"  {kind}: {rates[kind][-1]:.0f} links a second, {memory()} at most so far")
    ratio = sum(rates["ours"]) / sum(rates["bare"])
    print(f"rate: {ratio:.0%} of a bare loop with {workers} workers")


async def bare(urls: list[str], workers: int) -> None:
    """What httpx can do at most: a client for each worker, no limits, no verdicts."""
    queue = iter(urls)

    async def work() -> None:
        async with httpx.AsyncClient(trust_env=False) as client:
            for url in queue:
                response = await client.head(url)
                assert response.status_code == 200

    await asyncio.gather(*(work() for _ in range(workers)))


BENCHMARKS = {"mix": bench_mix, "limit": bench_limit, "papers": bench_papers, "rate": bench_rate}

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"one or more of {', '.join(BENCHMARKS)}; default: all"
    )
    for name in parser.parse_args().names or BENCHMARKS:
        BENCHMARKS[name]()
