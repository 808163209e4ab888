"""GitHub's GraphQL: the query for a batch of repositories and accounts, and what its answer says.

Sources: https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api (a call without
connections costs one point, whatever its size) and https://docs.github.com/en/graphql/reference/queries#repository
(`followRenames` is on by default, so an old name answers with the new one).
"""

import json
from collections.abc import Sequence
from urllib.parse import quote

from awesomegen.core.identifiers import GithubLocation
from awesomegen.links.resolvers.base import member, text_member
from awesomegen.links.verdict import Outcome, Repository, Verdict

MISSING_RULE, RENAMED_RULE, ARCHIVED_RULE = "AG906", "AG907", "AG908"
_FIELDS = "id nameWithOwner isArchived isDisabled isEmpty stargazerCount pushedAt licenseInfo{spdxId}"


def query(locations: Sequence[GithubLocation]) -> bytes:
    """The body of a request that asks about each location under the alias of its index."""
    parts = []
    for index, location in enumerate(locations):
        owner = json.dumps(location.owner)
        if location.repository is None:
            parts.append(f"r{index}:repositoryOwner(login:{owner}){{id login}}")
            continue
        name, fields = json.dumps(location.repository), _FIELDS
        if location.tree is not None:
            reference, _, path = location.path.partition("/")
            fields += f" object(expression:{json.dumps(f'{reference}:{path}')}){{__typename}}"
        parts.append(f"r{index}:repository(owner:{owner},name:{name}){{{fields}}}")
    return json.dumps({"query": "{" + " ".join(parts) + "}"}).encode()


def error_types(data: dict[str, object]) -> dict[str, str]:
    """The type of the error of each alias; errors of the whole query are under an empty name."""
    errors = data.get("errors")
    types = {}
    for error in errors if isinstance(errors, list) else []:
        path = member(error, "path")
        alias = str(path[0]) if isinstance(path, list) and path else ""
        types[alias] = text_member(error, "type") or text_member(error, "extensions", "code") or "UNKNOWN"
    return types


def judge_node(location: GithubLocation, node: object, error: str | None) -> Outcome | None:
    """The outcome for one location; None when only its page can tell (a missing file, branch or account)."""
    if not isinstance(node, dict):
        if error == "NOT_FOUND" and location.repository is not None:
            return missing(location)
        # An account that does not exist may be a plain null: the page decides.
        if error in {None, "NOT_FOUND"} and location.repository is None:
            return None
        return Outcome(Verdict.UNKNOWN, 200, f"GitHub answered {error or 'nothing'} for `{location.name}`")
    if location.repository is None:
        return Outcome(Verdict.ALIVE, 200, identity=text_member(node, "id"))
    if location.tree is not None and node.get("object") is None:
        return None
    repository = Repository(
        name=text_member(node, "nameWithOwner"),
        node_id=text_member(node, "id"),
        archived=node.get("isArchived") is True,
        disabled=node.get("isDisabled") is True,
        empty=node.get("isEmpty") is True,
        stars=stars if isinstance(stars := node.get("stargazerCount"), int) else None,
        licence=text_member(node, "licenseInfo", "spdxId") or None,
        pushed=text_member(node, "pushedAt") or None,
    )
    return judge_repository(location, repository)


def judge_repository(location: GithubLocation, repository: Repository) -> Outcome:
    """The outcome for a repository that exists; GitHub compares names without regard to case."""
    identity = repository.node_id or None
    if repository.name.lower() != location.name.lower():
        return Outcome(
            Verdict.MOVED,
            200,
            f"renamed to `{repository.name}`",
            moved_to=_url(repository.name, location),
            rule=RENAMED_RULE,
            identity=identity,
            repository=repository,
        )
    states = {"archived": repository.archived, "disabled by GitHub": repository.disabled, "empty": repository.empty}
    state = ", ".join(name for name, holds in states.items() if holds)
    verdict = Verdict.ARCHIVED if state else Verdict.ALIVE
    detail = f"the repository is {state}" if state else ""
    return Outcome(
        verdict, 200, detail, rule=ARCHIVED_RULE if state else None, identity=identity, repository=repository
    )


def missing(location: GithubLocation, status: int = 200, why: str = "") -> Outcome:
    """The outcome for a repository that GitHub does not know: deleted, or private, which looks the same."""
    detail = why or f"GitHub has no public repository `{location.name}`"
    return Outcome(Verdict.DEAD, status, detail, rule=MISSING_RULE)


def _url(name: str, location: GithubLocation) -> str:
    tail = quote("/".join(part for part in (location.tree, location.path) if part))
    return f"https://github.com/{name}" + (f"/{tail}" if tail else "")
