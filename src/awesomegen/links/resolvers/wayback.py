"""The Wayback Machine: an archived copy of what is about to be reported.

The availability API is rate-limited and often empty, so the archive itself is asked for the copy nearest to a date and
its redirect is read, not followed, as lychee does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from awesomegen.links.exchange import Request, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.base import Steps
from awesomegen.links.services import Services
from awesomegen.links.verdict import Outcome, Verdict

_SNAPSHOT = re.compile(r"/web/\d{4,14}[a-z_]*/")


@dataclass(slots=True)
class WaybackResolver:
    """Looks for one copy at a time; a key is `YYYYMMDDhhmmss/URL`, the copy wanted is one from before that moment."""

    services: Services
    name: str = "wayback"
    batch_size: int = 1
    capacity: int | None = None
    hint: str = ""
    again_after: float = 30.0
    paces: Mapping[str, Pace] = field(default_factory=lambda: {"wayback": Pace(concurrency=1, spacing=1.0)})

    def claims(self, url: str) -> str | None:
        """Nothing: it is asked about other resolvers' findings."""
        return None

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """The address of the copy is the outcome's `moved_to`."""
        outcomes = {}
        for key in keys:
            answer = yield Request(f"{self.services.wayback}/web/{key}", "HEAD", self.name)
            location = answer.headers.get("location", "") if isinstance(answer, Response) else ""
            found = _SNAPSHOT.search(location)
            copy = f"https://web.archive.org{location[found.start() :]}" if found else None
            outcomes[key] = Outcome(Verdict.ALIVE if copy else Verdict.UNKNOWN, moved_to=copy)
        return outcomes
