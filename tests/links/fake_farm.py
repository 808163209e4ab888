"""Web sites that behave in every way a link can: the first segment of the path names the behaviour."""

import gzip
from collections import Counter, defaultdict
from email.utils import format_datetime

from links.fake_internet import Reply, Seen

MIX = {
    "fine": 860, "404": 40, "410": 10, "moved": 20, "found": 10, "moved-404": 5, "head-405": 10, "head-404": 5,
    "busy-once": 10, "flaky": 10, "500": 5, "reset": 3, "hang": 3, "slow": 5, "loop": 2, "403": 1, "999": 1,
}  # fmt: skip
"""How many of 1,000 links behave in which way; 403 and 999 are not judged, which leaves 998."""

EXPECTED = {
    "fine": "alive", "404": "dead", "410": "dead", "moved": "moved", "found": "redirected", "moved-404": "dead",
    "head-405": "alive", "head-404": "alive", "busy-once": "alive", "flaky": "alive", "500": "suspect",
    "reset": "suspect", "hang": "suspect", "slow": "alive", "loop": "suspect", "403": "blocked", "999": "blocked",
}  # fmt: skip


def mix_paths(size: int = 1000) -> list[tuple[str, str]]:
    """Paths of the mix and the verdict each deserves, the behaviours spread evenly over the list."""
    kinds = [(kind, number) for kind, share in MIX.items() for number in range(max(1, share * size // 1000))]
    kinds.sort(key=lambda item: (item[1] + 0.5) / max(1, MIX[item[0]] * size // 1000))
    return [(f"/{kind}/{number}", EXPECTED[kind]) for kind, number in kinds]


class Farm:
    """Answers by the behaviour named in the path; `window` is the sustained limit of `busy`: answers, seconds."""

    def __init__(self, internet) -> None:
        self._internet = internet
        self._times: Counter[tuple[str, str]] = Counter()
        self._windows: defaultdict[str, list[float]] = defaultdict(list)
        self.window = (100, 10.0)
        self.slow = 2.0
        self.hang = 600.0
        self.names_time = True
        self.refused = 0
        self._packed = b""

    def __call__(self, seen: Seen) -> Reply:
        kind = seen.path.split("/")[1]
        plain = {
            "fine": 200,
            "": 200,
            "404": 404,
            "410": 410,
            "500": 500,
            "403": 403,
            "999": 999,
            "451": 451,
            "418": 418,
        }
        if kind in plain:
            return Reply(plain[kind])
        behaviour = getattr(self, "_" + kind.replace("-", "_"), None)
        return behaviour(seen) if behaviour else Reply(404)

    def _again(self, seen: Seen) -> bool:
        """Whether this path of this host was asked before, by any method."""
        self._times[seen.host, seen.path] += 1
        return self._times[seen.host, seen.path] > 1

    def _moved(self, seen: Seen) -> Reply:
        return Reply(301, headers={"Location": f"/fine{seen.rest}"})

    def _found(self, seen: Seen) -> Reply:
        return Reply(302, headers={"Location": f"/fine{seen.rest}"})

    def _moved_found(self, seen: Seen) -> Reply:
        return Reply(308, headers={"Location": f"/found{seen.rest}"})

    def _moved_404(self, seen: Seen) -> Reply:
        return Reply(301, headers={"Location": "/404/gone"})

    def _head_405(self, seen: Seen) -> Reply:
        return Reply(405 if seen.method == "HEAD" else 200)

    def _head_404(self, seen: Seen) -> Reply:
        return Reply(404 if seen.method == "HEAD" else 200)

    def _busy_once(self, seen: Seen) -> Reply:
        return Reply(200) if self._again(seen) else Reply(429, headers={"Retry-After": "1"})

    def _busy_until(self, seen: Seen) -> Reply:
        from datetime import timedelta

        moment = format_datetime(self._internet.clock.now() + timedelta(seconds=2), usegmt=True)
        return Reply(200) if self._again(seen) else Reply(429, headers={"Retry-After": moment})

    def _busy_long(self, seen: Seen) -> Reply:
        return Reply(429, headers={"Retry-After": "86400"})

    def _busy_always(self, seen: Seen) -> Reply:
        return Reply(429)

    def _busy(self, seen: Seen) -> Reply:
        """At most so many answers in so many seconds from this host, then 429."""
        answers, seconds = self.window
        now, recent = self._internet.clock.monotonic(), self._windows[seen.host]
        while recent and recent[0] <= now - seconds:
            recent.pop(0)
        if len(recent) < answers:
            recent.append(now)
            return Reply(200)
        self.refused += 1
        wait = int(recent[0] + seconds - now) + 1
        return Reply(429, headers={"Retry-After": str(wait)} if self.names_time else {})

    def _flaky(self, seen: Seen) -> Reply:
        return Reply(200 if self._again(seen) else 503)

    def _reset(self, seen: Seen) -> Reply:
        return Reply(reset=True)

    def _hang(self, seen: Seen) -> Reply:
        return Reply(wait=self.hang)

    def _slow(self, seen: Seen) -> Reply:
        return Reply(wait=self.slow)

    def _loop(self, seen: Seen) -> Reply:
        other = "b" if seen.path.endswith("a") else "a"
        return Reply(302, headers={"Location": f"/loop/{other}"})

    def _endless(self, seen: Seen) -> Reply:
        return Reply(302, headers={"Location": f"/endless/{int(seen.rest.strip('/')) + 1}"})

    def _truncated(self, seen: Seen) -> Reply:
        return Reply(405) if seen.method == "HEAD" else Reply(200, b"<html>", cut=True)

    def _gzip(self, seen: Seen) -> Reply:
        """300 MB of zeros behind 300 kB of gzip, whatever encoding was asked for."""
        if seen.method == "HEAD":
            return Reply(405)
        if not self._packed:
            self._packed = gzip.compress(bytes(300 * 1024 * 1024), 9)
        return Reply(200, self._packed, {"Content-Encoding": "gzip"})

    def _private(self, seen: Seen) -> Reply:
        return Reply(302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})

    def _file(self, seen: Seen) -> Reply:
        return Reply(302, headers={"Location": "file:///etc/passwd"})

    def _port(self, seen: Seen) -> Reply:
        return Reply(302, headers={"Location": "http://elsewhere.example:6379/"})

    def _home(self, seen: Seen) -> Reply:
        return Reply(301, headers={"Location": "/"})

    def _members(self, seen: Seen) -> Reply:
        return Reply(302, headers={"Location": "/login"})

    def _login(self, seen: Seen) -> Reply:
        return Reply(200)

    def _soft(self, seen: Seen) -> Reply:
        if seen.method == "HEAD":
            return Reply(405)
        return Reply(200, b"<html><title>Page not found &amp; gone</title>", {"Content-Type": "text/html"})

    def _wall(self, seen: Seen) -> Reply:
        return Reply(403, headers={"cf-mitigated": "challenge"})
