"""Links that nothing can be said about, counted: they are no failures, but nobody should take them for checked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from awesomegen.links.secrecy import redact
from awesomegen.links.verdict import LinkResult, Verdict

_WORDS = {
    Verdict.BLOCKED: ("is on a site that does not answer programs", "are on sites that do not answer programs"),
    Verdict.UNKNOWN: ("could not be asked about", "could not be asked about"),
}


@dataclass(frozen=True, slots=True)
class Unverified:
    """Links with one verdict for one reason, counted by host; sites that keep programs out need no further reason."""

    verdict: Verdict
    reason: str
    hosts: Counter[str]

    @property
    def count(self) -> int:
        """How many links there are."""
        return self.hosts.total()

    @property
    def what(self) -> str:
        """What is the matter with so many links."""
        one, several = _WORDS[self.verdict]
        return f"1 link {one}" if self.count == 1 else f"{self.count:,} links {several}"


def unverified(links: Iterable[LinkResult]) -> list[Unverified]:
    """The groups of unverified links, the blocked ones first, then the largest."""
    groups: defaultdict[tuple[Verdict, str], Counter[str]] = defaultdict(Counter)
    for link in links:
        if link.verdict in _WORDS:
            reason = redact(link.detail) if link.verdict is Verdict.UNKNOWN else ""
            groups[link.verdict, reason][urlsplit(link.url).hostname or ""] += 1
    found = [Unverified(verdict, reason, hosts) for (verdict, reason), hosts in groups.items()]
    return sorted(found, key=lambda group: (group.verdict is Verdict.UNKNOWN, -group.count, group.reason))
