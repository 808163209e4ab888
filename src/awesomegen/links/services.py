"""The services that resolvers ask, and where they live.

Addresses come from the environment alone, never from a project's files: a pull request could otherwise send our token
to a host of its own. A trailing slash is ignored.

| variable                       | default                         | asked for                                  |
|--------------------------------|---------------------------------|--------------------------------------------|
| `AWESOMEGEN_ARXIV_URL`         | `https://export.arxiv.org`      | metadata of papers, pages of missing ones  |
| `AWESOMEGEN_ARXIV_OAI_URL`     | `https://oaipmh.arxiv.org`      | the version history of withdrawn papers    |
| `AWESOMEGEN_GITHUB_API_URL`    | `https://api.github.com`        | repositories and accounts                  |
| `AWESOMEGEN_GITHUB_URL`        | `https://github.com`            | pages of missing files and accounts        |
| `AWESOMEGEN_YOUTUBE_URL`       | `https://www.youtube.com`       | oEmbed                                     |
| `AWESOMEGEN_YOUTUBE_IMAGE_URL` | `https://img.youtube.com`       | thumbnails                                 |
| `AWESOMEGEN_DOI_URL`           | `https://doi.org`               | handles of DOIs                            |
| `AWESOMEGEN_DATACITE_URL`      | `https://api.datacite.org`      | arXiv DOIs, when arXiv does not answer     |
| `AWESOMEGEN_OPENREVIEW_URL`    | `https://api2.openreview.net`   | notes, current API                         |
| `AWESOMEGEN_OPENREVIEW_V1_URL` | `https://api.openreview.net`    | notes of older venues                      |
| `AWESOMEGEN_WAYBACK_URL`       | `https://web.archive.org`       | archived copies of what is reported        |

`GITHUB_TOKEN` or `GH_TOKEN` is sent to `AWESOMEGEN_GITHUB_API_URL` and to no other address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

GITHUB_TOKENS = ("GITHUB_TOKEN", "GH_TOKEN")


@dataclass(frozen=True, slots=True)
class Services:
    """Base URLs of all services, without a trailing slash; see the table at the top of this module."""

    arxiv: str = "https://export.arxiv.org"
    arxiv_oai: str = "https://oaipmh.arxiv.org"
    github_api: str = "https://api.github.com"
    github: str = "https://github.com"
    youtube: str = "https://www.youtube.com"
    youtube_image: str = "https://img.youtube.com"
    doi: str = "https://doi.org"
    datacite: str = "https://api.datacite.org"
    openreview: str = "https://api2.openreview.net"
    openreview_v1: str = "https://api.openreview.net"
    wayback: str = "https://web.archive.org"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Services":
        """The defaults with whatever `AWESOMEGEN_…_URL` overrides."""
        given = {
            field.name: environment[name].rstrip("/")
            for field in fields(cls)
            if environment.get(name := f"AWESOMEGEN_{field.name.upper()}_URL")
        }
        return cls(**given)

    def overridden_origins(self) -> frozenset[tuple[str, int]]:
        """Host and port of every service that the operator put elsewhere: these may be private addresses."""
        defaults = Services()
        return frozenset(
            origin(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != getattr(defaults, field.name)
        )


def origin(url: str) -> tuple[str, int]:
    """Host in lower case and port of an http(s) URL."""
    parts = urlsplit(url)
    return (parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))


def github_token(environment: Mapping[str, str]) -> str | None:
    """The token to ask GitHub with, or None."""
    return next((environment[name] for name in GITHUB_TOKENS if environment.get(name)), None)
