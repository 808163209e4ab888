"""The services that resolvers ask, as their documentation and recorded answers describe them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.sax.saxutils import escape

from links.fake_internet import Handler, Reply, Seen


def all_services(internet) -> Mapping[str, Handler]:
    """Every service by the first segment of its path; arXiv's three share one store and one limit."""
    arxiv = FakeArxiv(internet)
    github = FakeGithub(internet)
    reviews = FakeOpenReview()
    internet.arxiv, internet.github, internet.openreview = arxiv, github, reviews
    internet.youtube, internet.doi, internet.wayback = FakeYoutube(), FakeDoi(), FakeWayback()
    return {
        "arxiv": arxiv, "arxiv-oai": arxiv.oai, "datacite": arxiv.datacite,
        "github-api": github, "github": github.page,
        "youtube": internet.youtube, "youtube-image": internet.youtube.image,
        "doi": internet.doi, "openreview": reviews, "openreview-v1": reviews.old, "wayback": internet.wayback,
    }  # fmt: skip


@dataclass
class FakePaper:
    """A paper; `deleted` ones are gone from the API and answer 410."""

    title: str = "A Paper"
    authors: tuple[str, ...] = ("Jonathan Ho",)
    published: str = "2020-06-19"
    updated: str = "2020-12-16"
    version: int = 1
    comment: str = ""
    journal: str = ""
    doi: str = ""
    withdrawn: bool = False
    deleted: bool = False


class FakeArxiv:
    """The query API, the pages, OAI, and DataCite's copy; requests less than 3 s after an answer are refused."""

    def __init__(self, internet) -> None:
        self._internet = internet
        self.papers: dict[str, FakePaper] = {}
        self.spacing = 3.0
        self.down: int | None = None
        self.empty_answers = 0
        self.garbage_answers = 0
        self.pages_forbidden = False
        self.hidden: set[str] = set()
        self.too_fast = 0
        self.per_paper = 0.0

    def __call__(self, seen: Seen) -> Reply:
        refused = self._refusal(seen)
        if refused:
            return refused
        if seen.rest.startswith("/abs/"):
            return self._page(seen)
        ids = seen.query.get("id_list", [""])[0].split(",")
        for identifier in ids:
            if not re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z-]+/\d{7}(v\d+)?", identifier):
                return Reply(400, _feed([_ERROR.format(identifier)]))
        if self.garbage_answers:
            self.garbage_answers -= 1
            return Reply(200, b"Rate exceeded.")
        if self.empty_answers:
            self.empty_answers -= 1
            return Reply(200, _feed([]))
        found = [
            identifier
            for identifier in ids
            if (paper := self.papers.get(identifier)) and not paper.deleted and identifier not in self.hidden
        ]
        shown = sorted(found[: int(seen.query.get("max_results", ["10"])[0])], key=lambda name: name[::-1])
        return Reply(200, _feed([_entry(name, self.papers[name]) for name in shown]), wait=self.per_paper * len(ids))

    def _refusal(self, seen: Seen) -> Reply | None:
        if self.down:
            return Reply(self.down)
        earlier = [other for other in self._internet.requests_to("arxiv", "arxiv-oai") if other is not seen]
        if earlier and seen.began - (earlier[-1].ended or seen.began) < self.spacing:
            self.too_fast += 1
            return Reply(429, b"Rate exceeded.")
        return None

    def _page(self, seen: Seen) -> Reply:
        if self.pages_forbidden:
            return Reply(403)
        paper = self.papers.get(unquote(seen.rest.removeprefix("/abs/")))
        return Reply(404 if paper is None else 410 if paper.deleted else 200)

    def oai(self, seen: Seen) -> Reply:
        refused = self._refusal(seen)
        if refused:
            return refused
        paper = self.papers[seen.query["identifier"][0].removeprefix("oai:arXiv.org:")]
        kind = "I" if paper.withdrawn else "D"
        version = f'<version version="v{paper.version}"><size>0kb</size><source_type>{kind}</source_type></version>'
        record = f'<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">{version}</arXivRaw>'
        return Reply(200, f"<OAI-PMH><record>{record}</record></OAI-PMH>".encode())

    def datacite(self, seen: Seen) -> Reply:
        names = re.findall(r'"10\.48550/arxiv\.([^"]+)"', seen.query["query"][0])
        known = [name for name in names if name in self.papers]
        return Reply(200, json.dumps({"data": [{"id": f"10.48550/arxiv.{name}"} for name in known]}).encode())


_ERROR = (
    "<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_{0}</id><title>Error</title>"
    "<summary>incorrect id format for {0}</summary></entry>"
)


def _feed(entries: list[str]) -> bytes:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"<opensearch:totalResults>{len(entries)}</opensearch:totalResults>"
    )
    return (head + "".join(entries) + "</feed>").encode()


def _entry(name: str, paper: FakePaper) -> str:
    authors = "".join(f"<author><name>{escape(author)}</name></author>" for author in paper.authors)
    extra = {"comment": paper.comment, "journal_ref": paper.journal, "doi": paper.doi}
    optional = "".join(f"<arxiv:{tag}>{escape(text)}</arxiv:{tag}>" for tag, text in extra.items() if text)
    return (
        f"<entry><id>http://arxiv.org/abs/{name}v{paper.version}</id><title>{escape(paper.title)}</title>"
        f"<published>{paper.published}T00:00:00Z</published><updated>{paper.updated}T00:00:00Z</updated>"
        f"{authors}{optional}</entry>"
    )


@dataclass
class FakeRepository:
    """A repository; `name` differs from its key when it was renamed."""

    name: str
    node_id: str = ""
    archived: bool = False
    files: frozenset[str] = frozenset({"main:README.md"})


@dataclass
class FakeGithub:
    """GraphQL and REST; a batch above `ceiling` aliases is too much for it."""

    internet: object
    repositories: dict[str, FakeRepository] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    token: str = "token-of-the-tests"
    ceiling: int = 1000
    remaining: int = 1000
    secondary: int = 0
    down: int | None = None
    per_alias: float = 0.0

    def add(self, name: str, **fields) -> FakeRepository:
        key = name.lower()
        self.repositories[key] = FakeRepository(**{"name": name, "node_id": f"R_{key}", **fields})
        return self.repositories[key]

    def __call__(self, seen: Seen) -> Reply:
        if self.down:
            return Reply(self.down)
        if seen.rest == "/graphql":
            if seen.headers.get("authorization") != f"Bearer {self.token}":
                return Reply(401, b'{"message": "Bad credentials"}')
            return self._graphql(seen)
        self.remaining -= 1
        if self.remaining < 0:
            return Reply(403, b'{"message": "API rate limit exceeded"}', {"x-ratelimit-remaining": "0"})
        return self._rest(seen, {"x-ratelimit-remaining": str(self.remaining)})

    def _rest(self, seen: Seen, limit: dict[str, str]) -> Reply:
        kind, _, name = seen.rest.strip("/").partition("/")
        if kind == "repositories":
            repository = next(one for one in self.repositories.values() if one.node_id == unquote(name))
        else:
            repository = self.repositories.get(name.lower())
        if repository is None:
            return Reply(404, b'{"message": "Not Found"}', limit)
        if kind == "repos" and repository.name.lower() != name.lower():
            target = f"{self.internet.url('/github-api')}/repositories/{repository.node_id}"
            return Reply(301, headers={**limit, "Location": target})
        data = {"full_name": repository.name, "node_id": repository.node_id, "archived": repository.archived, "size": 1}
        return Reply(200, json.dumps(data).encode(), limit)

    def _graphql(self, seen: Seen) -> Reply:
        text = json.loads(seen.body)["query"]
        asked = re.findall(
            r'(r\d+):(repositoryOwner|repository)\((?:login|owner):"([^"]+)"(?:,name:"([^"]+)")?\)', text
        )
        if self.secondary:
            self.secondary -= 1
            return Reply(403, b'{"message": "You have exceeded a secondary rate limit"}')
        if len(asked) > self.ceiling:
            return Reply(502)
        if self.remaining <= 0:
            return Reply(200, b'{"errors": [{"type": "RATE_LIMITED"}]}', {"x-ratelimit-remaining": "0"})
        self.remaining -= 1
        limit = {"x-ratelimit-remaining": str(self.remaining)}
        data, errors = {}, []
        for alias, kind, owner, name in asked:
            own = text[text.index(f"{alias}:") :].partition(f" r{int(alias[1:]) + 1}:")[0]
            data[alias] = self._node(kind, owner, name, re.search(r'expression:"([^"]+)"', own))
            if data[alias] is None and kind == "repository":
                errors.append({"type": "NOT_FOUND", "path": [alias], "message": "Could not resolve to a Repository"})
        body = json.dumps({"data": data, **({"errors": errors} if errors else {})}).encode()
        return Reply(200, body, limit, wait=self.per_alias * len(asked))

    def _node(self, kind: str, owner: str, name: str, wanted: re.Match[str] | None) -> dict | None:
        if kind == "repositoryOwner":
            return {"id": f"U_{owner}", "login": owner} if owner in self.owners else None
        repository = self.repositories.get(f"{owner}/{name}".lower())
        if repository is None:
            return None
        node = {
            "id": repository.node_id, "nameWithOwner": repository.name, "isArchived": repository.archived,
            "isDisabled": False, "isEmpty": False, "stargazerCount": 1, "pushedAt": None, "licenseInfo": None,
        }  # fmt: skip
        if wanted:
            node["object"] = {"__typename": "Blob"} if wanted[1] in repository.files else None
        return node

    def page(self, seen: Seen) -> Reply:
        return Reply(200 if unquote(seen.rest.strip("/")) in self.pages else 404)


@dataclass
class FakeYoutube:
    """oEmbed by status; a video that exists has a thumbnail."""

    statuses: dict[str, int] = field(default_factory=dict)
    thumbnails: set[str] = field(default_factory=set)

    def __call__(self, seen: Seen) -> Reply:
        status = self.statuses.get(seen.query["url"][0].rpartition("v=")[2], 404)
        return Reply(status, b'{"title": "A talk"}' if status == 200 else b"")

    def image(self, seen: Seen) -> Reply:
        return Reply(200 if seen.rest.split("/")[2] in self.thumbnails else 404)


@dataclass
class FakeDoi:
    """The handle API."""

    codes: dict[str, int] = field(default_factory=dict)

    def __call__(self, seen: Seen) -> Reply:
        code = self.codes.get(unquote(seen.rest.removeprefix("/api/handles/")), 100)
        status = {1: 200, 100: 404, 2: 500, 200: 200}[code]
        return Reply(status, json.dumps({"responseCode": code}).encode())


@dataclass
class FakeOpenReview:
    """Notes by id in the current API and in the old one; `forbidden` ones are not public."""

    notes: dict[str, str] = field(default_factory=dict)
    old_notes: dict[str, str] = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)

    def __call__(self, seen: Seen) -> Reply:
        note = seen.query["id"][0]
        if note in self.forbidden:
            return Reply(403, b'{"name": "ForbiddenError"}')
        if note in self.notes:
            return Reply(
                200, json.dumps({"notes": [{"id": note, "content": {"title": {"value": self.notes[note]}}}]}).encode()
            )
        return Reply(404, b'{"name": "NotFoundError"}')

    def old(self, seen: Seen) -> Reply:
        note = seen.query["id"][0]
        if note in self.old_notes:
            return Reply(
                200, json.dumps({"notes": [{"id": note, "content": {"title": self.old_notes[note]}}]}).encode()
            )
        return Reply(200, b'{"notes": []}')


@dataclass
class FakeWayback:
    """Copies by URL."""

    copies: dict[str, str] = field(default_factory=dict)

    def __call__(self, seen: Seen) -> Reply:
        url = seen.rest.split("/", 3)[3]
        stamp = self.copies.get(url)
        return Reply(302, headers={"Location": f"/web/{stamp}/{url}"}) if stamp else Reply(404)
