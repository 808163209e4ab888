"""arXiv: papers by id, two hundred in a request, one request every three seconds.

The terms of use ask for one connection and three seconds between requests over all machines of a user
(https://info.arxiv.org/help/api/tou.html), so all of arXiv is one lane.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from urllib.parse import quote

from awesomegen.core.identifiers import ArxivId, arxiv_id_from_url, parse_arxiv_id
from awesomegen.links.exchange import Answer, Request, Response
from awesomegen.links.pacing import Pace
from awesomegen.links.resolvers.arxivfeed import FeedError, latest_version_withdrawn, parse_feed, says_withdrawn
from awesomegen.links.resolvers.base import Steps, ask, json_object, text_member, unexpected
from awesomegen.links.services import Services
from awesomegen.links.verdict import Outcome, Paper, Verdict

MISSING_RULE, WITHDRAWN_RULE = "AG910", "AG911"
# A feed without a single one of this many ids is a hiccup that arXiv's users have reported, not a mass deletion.
_ANOMALY = 5
_DATACITE_BATCH = 50
_SETTLED_DAYS = 60

Lookup = Generator[Request, Answer, dict[str, Outcome]]


def arxiv_paces() -> dict[str, Pace]:
    """All of arXiv shares one lane; arXiv names no time when it throttles, so the rests are long."""
    rests = (10.0, 30.0, 90.0)
    arxiv = Pace(concurrency=1, spacing=3.0, after_answer=True, backoff=rests, slow_down=frozenset({429, 503}))
    return {"arxiv": arxiv, "datacite": Pace(concurrency=1, spacing=1.0)}


@dataclass(slots=True)
class ArxivResolver:
    """Asks the API about papers, DataCite and the papers' pages about missing ones."""

    services: Services
    today: Callable[[], date]
    batch_size: int = 200
    name: str = "arxiv"
    capacity: int | None = None
    hint: str = ""
    again_after: float = 0.0
    paces: Mapping[str, Pace] = field(default_factory=arxiv_paces)
    _pages_closed: bool = False

    def claims(self, url: str) -> str | None:
        """The id, with the version that the URL pins."""
        identifier = arxiv_id_from_url(url)
        return str(identifier) if identifier else None

    def resolve(self, keys: Sequence[str], *, again: bool = False) -> Steps:
        """One request for the batch; impossible ids never go into it, for one malformed id spoils all others."""
        wanted = {key: identifier for key in keys if (identifier := parse_arxiv_id(key))}
        today = self.today()
        possible = list(dict.fromkeys(i.identifier for i in wanted.values() if i.problem(today) is None))
        impossible = list(dict.fromkeys(i.identifier for i in wanted.values() if i.problem(today) is not None))
        found = yield from self._look_up(possible, again=again)
        for name in impossible:
            found[name] = yield from self._page(name)
        return {key: _for_version(wanted[key], found[wanted[key].identifier]) for key in wanted}

    def _look_up(self, identifiers: list[str], *, again: bool) -> Lookup:
        """Outcomes of possible ids, without versions."""
        if not identifiers:
            return {}
        papers, failed = yield from self._feed(identifiers, patient=not again)
        if papers is None and not again:
            return (yield from self._without_feed(identifiers, failed))
        outcomes = {}
        for identifier, paper in (papers or {}).items():
            outcomes[identifier] = yield from self._judge(paper)
        missing = [identifier for identifier in identifiers if identifier not in outcomes]
        if again:
            return outcomes | (yield from self._missing(missing))
        return outcomes | dict.fromkeys(missing, Outcome(Verdict.SUSPECT, 200, "arXiv's answer lacks it"))

    def _without_feed(self, identifiers: list[str], failed: Answer) -> Lookup:
        """Half as many at a time if the request itself was too much, else another source."""
        status = failed.status if isinstance(failed, Response) else None
        if status in {400, 414, 500, 502, 504} and len(identifiers) > 1:
            middle = len(identifiers) // 2
            outcomes = yield from self._look_up(identifiers[:middle], again=False)
            return outcomes | (yield from self._look_up(identifiers[middle:], again=False))
        if status == 400:
            return {identifiers[0]: (yield from self._page(identifiers[0]))}
        known = yield from self._known_to_datacite(identifiers)
        # Being listed proves that a paper exists, not being listed proves nothing.
        proven = Outcome(Verdict.ALIVE, 200, "known to DataCite; arXiv did not answer")
        otherwise = unexpected(failed, "arXiv")
        return {identifier: proven if identifier in (known or ()) else otherwise for identifier in identifiers}

    def _missing(self, identifiers: list[str]) -> Lookup:
        """Ids that two answers lacked: dead if DataCite does not know them either, else their pages decide.

        Every paper has a DOI at DataCite, but new ones get theirs, and their place in the API's index, with a delay.
        """
        settled = self.today() - timedelta(days=_SETTLED_DAYS)
        older = [i for i in identifiers if (ArxivId(i).year, ArxivId(i).month) < (settled.year, settled.month)]
        known = (yield from self._known_to_datacite(older)) if older else None
        outcomes = {}
        for identifier in identifiers:
            if known is not None and identifier in older and identifier not in known:
                outcomes[identifier] = self._dead(identifier, 200)
            else:
                outcomes[identifier] = yield from self._page(identifier)
        return outcomes

    def _feed(
        self, identifiers: list[str], *, patient: bool = True
    ) -> Generator[Request, Answer, tuple[dict[str, Paper] | None, Answer]]:
        """Ask the API, again after a rest when the feed is unreadable or suspiciously empty."""
        url = f"{self.services.arxiv}/api/query?id_list={quote(','.join(identifiers))}&max_results={len(identifiers)}"
        answer: Answer = Response(0)
        for delay in (0.0, *self.paces["arxiv"].backoff) if patient else (0.0,):
            answer = yield ask(url, self.name, delay=delay)
            if not isinstance(answer, Response) or answer.status != 200:
                return None, answer
            try:
                papers = {key: paper for key, paper in parse_feed(answer.body).items() if key in identifiers}
            except FeedError:
                continue
            if papers or len(identifiers) < _ANOMALY:
                return papers, answer
        return None, answer

    def _judge(self, paper: Paper) -> Generator[Request, Answer, Outcome]:
        alive = Outcome(Verdict.ALIVE, 200, paper=paper)
        if not says_withdrawn(paper):
            return alive
        query = f"verb=GetRecord&metadataPrefix=arXivRaw&identifier=oai:arXiv.org:{quote(paper.identifier)}"
        answer = yield ask(f"{self.services.arxiv_oai}/oai?{query}", self.name)
        if isinstance(answer, Response) and latest_version_withdrawn(answer.body) is False:
            return alive
        detail = f"withdrawn: {paper.comment}"
        return replace(alive, verdict=Verdict.WITHDRAWN, detail=detail, rule=WITHDRAWN_RULE)

    def _page(self, identifier: str) -> Generator[Request, Answer, Outcome]:
        """The paper's page has the last word on an id that the API does not know."""
        if self._pages_closed:
            return Outcome(Verdict.UNKNOWN, 403, "arXiv does not show its pages to programs at the moment")
        answer = yield Request(f"{self.services.arxiv}/abs/{quote(identifier)}", "HEAD", self.name)
        if isinstance(answer, Response) and answer.status in {404, 410}:
            return self._dead(identifier, answer.status)
        if isinstance(answer, Response) and answer.status in {200, 301}:
            return Outcome(Verdict.ALIVE, answer.status)
        # "Rapid requests after a 403 will be interpreted as an attack", https://info.arxiv.org/help/robots.html.
        self._pages_closed = isinstance(answer, Response) and answer.status == 403
        return unexpected(answer, "arXiv")

    def _dead(self, identifier: str, status: int) -> Outcome:
        problem = ArxivId(identifier).problem(self.today())
        detail = f"arXiv has no `{identifier}`" + (f": {problem}" if problem else "")
        return Outcome(Verdict.DEAD, status, detail, rule=MISSING_RULE)

    def _known_to_datacite(self, identifiers: list[str]) -> Generator[Request, Answer, frozenset[str] | None]:
        """Which papers have a DOI; None when DataCite could not be asked about all of them."""
        known: set[str] = set()
        for start in range(0, len(identifiers), _DATACITE_BATCH):
            names = {f"10.48550/arxiv.{i}".lower(): i for i in identifiers[start : start + _DATACITE_BATCH]}
            query = quote("doi:(" + " OR ".join(f'"{name}"' for name in names) + ")")
            answer = yield ask(f"{self.services.datacite}/dois?query={query}&page[size]={len(names)}", "datacite")
            records = json_object(answer).get("data") if isinstance(answer, Response) else None
            if not isinstance(answer, Response) or answer.status != 200 or not isinstance(records, list):
                return None
            known.update(names[name] for record in records if (name := text_member(record, "id").lower()) in names)
        return frozenset(known)


def _for_version(identifier: ArxivId, outcome: Outcome) -> Outcome:
    """The outcome for a pinned version: one beyond the latest never was."""
    latest = outcome.paper.version if outcome.paper else None
    if identifier.version is None or latest is None or identifier.version <= latest:
        return outcome
    detail = f"`{identifier.identifier}` has no version {identifier.version}, the latest is {latest}"
    return replace(outcome, verdict=Verdict.DEAD, detail=detail, rule=MISSING_RULE)
