"""YouTube: its pages answer 200 for removed videos, its oEmbed service does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from awesomegen.core.identifiers import youtube_video_id
from awesomegen.links.exchange import Request, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.base import Steps, ask, unexpected
from awesomegen.links.services import Services
from awesomegen.links.verdict import Outcome, Verdict

RULE = "AG918"


@dataclass(slots=True)
class YoutubeResolver:
    """Asks oEmbed about videos; a missing one must have lost its thumbnail, too, to be called dead."""

    services: Services
    name: str = "youtube"
    batch_size: int = 1
    capacity: int | None = None
    hint: str = ""
    again_after: float = 30.0
    paces: Mapping[str, Pace] = field(default_factory=lambda: {"youtube": Pace(concurrency=2, spacing=0.2)})

    def claims(self, url: str) -> str | None:
        """The id of the video."""
        return youtube_video_id(url)

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """401 is a video that may not be embedded, 403 a private one (lychee #214, ruby-oembed #79)."""
        outcomes = {}
        for video in keys:
            watch = quote(f"https://www.youtube.com/watch?v={video}", safe="")
            answer = yield ask(f"{self.services.youtube}/oembed?format=json&url={watch}", self.name)
            if not isinstance(answer, Response):
                outcomes[video] = unexpected(answer, "YouTube")
            elif answer.status == 403 or (answer.status == 200 and answer.body.strip() == b"Forbidden"):
                outcomes[video] = Outcome(Verdict.PRIVATE, answer.status, "the video is private", rule=RULE)
            elif answer.status in {200, 401}:
                outcomes[video] = Outcome(Verdict.ALIVE, answer.status)
            elif answer.status in {400, 404}:
                thumbnail = yield Request(f"{self.services.youtube_image}/vi/{video}/0.jpg", "HEAD", self.name)
                gone = isinstance(thumbnail, Response) and thumbnail.status == 404
                outcomes[video] = _missing(answer.status) if gone else unexpected(answer, "YouTube")
            else:
                outcomes[video] = unexpected(answer, "YouTube")
        return outcomes


def _missing(status: int) -> Outcome:
    return Outcome(Verdict.DEAD, status, "YouTube has no such video", rule=RULE)
