"""DOIs: the handle server knows whether a DOI exists, and has no wall in front of it as publishers do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from awesomegen.core.identifiers import doi_from_url, doi_key
from awesomegen.links.exchange import Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.base import Steps, ask, json_object, unexpected
from awesomegen.links.services import Services
from awesomegen.links.verdict import Outcome, Verdict

RULE = "AG917"
# Response codes of the handle REST API, DOI handbook, "REST API Response Format".
_SUCCESS, _NOT_FOUND, _NO_VALUES = 1, 100, 200


@dataclass(slots=True)
class DoiResolver:
    """Asks the handle API; never the publisher."""

    services: Services
    name: str = "doi"
    batch_size: int = 1
    capacity: int | None = None
    hint: str = ""
    again_after: float = 30.0
    paces: Mapping[str, Pace] = field(default_factory=lambda: {"doi": Pace()})

    def claims(self, url: str) -> str | None:
        """The DOI, in the form in which two spellings are equal."""
        doi = doi_from_url(url)
        return doi_key(doi) if doi else None

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """One request each: the API takes no batches."""
        outcomes = {}
        for doi in keys:
            answer = yield ask(f"{self.services.doi}/api/handles/{quote(doi, safe='/')}?type=URL", self.name)
            code = json_object(answer).get("responseCode") if isinstance(answer, Response) else None
            if isinstance(answer, Response) and code == _SUCCESS:
                outcomes[doi] = Outcome(Verdict.ALIVE, answer.status)
            elif isinstance(answer, Response) and code == _NOT_FOUND:
                outcomes[doi] = Outcome(Verdict.DEAD, answer.status, "there is no such DOI", rule=RULE)
            elif isinstance(answer, Response) and code == _NO_VALUES:
                outcomes[doi] = Outcome(Verdict.SUSPECT, answer.status, "the DOI leads to no address", rule=RULE)
            else:
                outcomes[doi] = unexpected(answer, "doi.org")
        return outcomes
