"""The registry of resolvers: a new one is a module and a line here."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from awesomegen.links.exchange import Request
from awesomegen.links.resolvers.arxiv import ArxivResolver
from awesomegen.links.resolvers.base import Resolver
from awesomegen.links.resolvers.doi import DoiResolver
from awesomegen.links.resolvers.github import GithubResolver
from awesomegen.links.resolvers.openreview import OpenReviewResolver
from awesomegen.links.resolvers.web import WebResolver
from awesomegen.links.resolvers.youtube import YoutubeResolver
from awesomegen.links.services import Services

_HOST_LANES = {
    "arxiv.org": "arxiv",
    "www.arxiv.org": "arxiv",
    "export.arxiv.org": "arxiv",
    "www.github.com": "github.com",
    "api.github.com": "github",
    "web.archive.org": "wayback",
}


def all_resolvers(services: Services, *, has_token: bool, today: Callable[[], date]) -> tuple[Resolver, ...]:
    """Every resolver in the order in which they are offered a URL; the last one claims whatever is left."""
    return (
        ArxivResolver(services, today),
        GithubResolver(services, has_token),
        YoutubeResolver(services),
        DoiResolver(services),
        OpenReviewResolver(services),
        WebResolver(),
    )


def lane_of(resolver: Resolver, key: str) -> str:
    """The lane in which a resolver's first request about a key waits: its service's, or the host's."""
    return request_lane(Request(key)) if resolver.name == "web" else resolver.name


def request_lane(request: Request) -> str:
    """The lane in which a request waits; some hosts of the open web share the limits of a service."""
    if request.service is not None:
        return request.service
    host = urlsplit(request.url).hostname or ""
    return _HOST_LANES.get(host, host)
