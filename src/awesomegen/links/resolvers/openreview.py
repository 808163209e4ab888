"""OpenReview: its pages are drawn by scripts, so the API is asked, the current one and then the old one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from awesomegen.core.identifiers import openreview_id
from awesomegen.links.exchange import Answer, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.base import Steps, ask, json_object, member, text_member, unexpected
from awesomegen.links.services import Services
from awesomegen.links.verdict import Outcome, Paper, Verdict


@dataclass(slots=True)
class OpenReviewResolver:
    """Asks for notes by id; only what both API versions do not know is dead."""

    services: Services
    name: str = "openreview"
    batch_size: int = 1
    capacity: int | None = None
    hint: str = ""
    again_after: float = 30.0
    paces: Mapping[str, Pace] = field(default_factory=lambda: {"openreview": Pace(concurrency=2, spacing=0.2)})

    def claims(self, url: str) -> str | None:
        """The id of the note."""
        return openreview_id(url)

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """One request for each note of a current venue, two for older ones."""
        outcomes = {}
        for note in keys:
            answer = yield ask(f"{self.services.openreview}/notes?id={note}", self.name)
            outcome = _judge(note, answer)
            if outcome.verdict is Verdict.DEAD:
                outcome = _judge(note, (yield ask(f"{self.services.openreview_v1}/notes?id={note}", self.name)))
            outcomes[note] = outcome
        return outcomes


def _judge(note: str, answer: Answer) -> Outcome:
    if not isinstance(answer, Response):
        return unexpected(answer, "OpenReview")
    data = json_object(answer)
    notes = data.get("notes")
    if answer.status == 200 and isinstance(notes, list) and notes:
        return Outcome(Verdict.ALIVE, 200, paper=_paper(note, member(notes[0], "content")))
    if text_member(data, "name") == "ForbiddenError":
        return Outcome(Verdict.PRIVATE, answer.status, "the submission is not public")
    if text_member(data, "name") == "NotFoundError" or (answer.status == 200 and notes == []):
        return Outcome(Verdict.DEAD, answer.status, "OpenReview has no such submission")
    return unexpected(answer, "OpenReview")


def _paper(note: str, content: object) -> Paper:
    authors = member(content, "authors")
    listed = member(authors, "value") if isinstance(authors, dict) else authors
    return Paper(
        identifier=note,
        title=_value(content, "title"),
        authors=tuple(str(name) for name in listed) if isinstance(listed, list) else (),
        venue=_value(content, "venue"),
    )


def _value(content: object, name: str) -> str:
    """A field of a note: `{"value": …}` in the current API, the bare text in the old one."""
    return text_member(content, name, "value") or text_member(content, name)
