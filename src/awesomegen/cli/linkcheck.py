"""Checks the links of a list or a page: asks, remembers, and turns the answers into issues of the linter."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.request import getproxies_environment

import click

from awesomegen import __version__
from awesomegen.cli.common import console
from awesomegen.cli.linktargets import ListedLink, listed_links
from awesomegen.cli.linting import Linted, Subject
from awesomegen.cli.notedissues import NotedIssue, noted_issues
from awesomegen.cli.progress import shown_progress
from awesomegen.cli.revision import changed_entries, past_project
from awesomegen.core.display import counted
from awesomegen.core.errors import AwesomegenError, ConfigError, ProjectError
from awesomegen.links.addresses import AddressBook, Lookup, system_lookup
from awesomegen.links.client import ClientSettings, Credential, HttpClient
from awesomegen.links.clock import Clock, SystemClock
from awesomegen.links.engine import EngineSettings
from awesomegen.links.guard import AddressPolicy
from awesomegen.links.history import History, format_history, parse_history, pruned
from awesomegen.links.notes import Note, notes_of
from awesomegen.links.plan import LinkTarget
from awesomegen.links.run import Check, Progress, RunResult, Settings
from awesomegen.links.services import Services, github_token, origin
from awesomegen.project import Project
from awesomegen.rules.engine.locate import span_of
from awesomegen.rules.engine.material import Material

HISTORY = ".awesomegen/links.json"
"""Where the outcomes of earlier runs are, beside the list."""

CONTACT = "AWESOMEGEN_CONTACT"
"""Environment variable: where a site that would rather not be asked can reach somebody."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The time and the name service; a test hands its own to the command, as the object of its context."""

    clock: Clock = field(default_factory=SystemClock)
    lookup: Lookup = system_lookup


def surroundings() -> Surroundings:
    """Those of the command that runs."""
    return click.get_current_context().find_object(Surroundings) or Surroundings()


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What the command line says: `budget` in seconds, `since` a git revision."""

    budget: float = 20 * 60.0
    allow_private: bool = False
    since: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedLinks:
    """The answers about a subject's links; `subject` is linted with them from now on."""

    subject: Subject
    check: Check
    is_interrupted: bool

    def result(self, linted: Linted) -> RunResult:
        """What the answers say about the list as it was linted."""
        return self.check.result(each.target for each in listed_links(linted.material))

    def judged(self, linted: Linted) -> tuple[list[Note], list[Note]]:
        """The notes that are reported, and those that the curator has judged."""
        found = {(each.code, each.message, each.span) for each in linted.result.findings}
        sources = linted.material.all_sources
        reported: list[Note] = []
        suppressed: list[Note] = []
        for note, issue in _noted(self.check, linted.material):
            is_found = (note.rule, issue.message, span_of(issue.place, sources.get(note.path))) in found
            (reported if is_found else suppressed).append(note)
        return reported, suppressed


def check_links(subject: Subject, options: LinkOptions) -> CheckedLinks:
    """Checks the links and saves what was found out, also after an interruption.

    Raises:
        ProjectError: when the list cannot be read, or another run is using its history.
        HistoryError: when the history cannot be read; it is kept as it is.
    """
    material, targets = _to_check(subject, options)
    project = Project(subject.project.root, subject.project.config)
    user_agent = _user_agent(material)
    with project.lock(HISTORY):
        history = _history(project)
        with shown_progress(quiet=console().quiet) as progress:
            check = _new_check(targets, history, options, progress)
            is_interrupted = _run(check, options, user_agent)
        found = check.result().history
        if options.since is None:
            found = pruned(found, {link.url for link in check.plan.links}, surroundings().clock.now())
        project.write_text(HISTORY, format_history(found))

    def read(files: Project) -> Material:
        now = subject.read(files)
        return now._replace(online=tuple((note.rule, issue) for note, issue in _noted(check, now)))

    return CheckedLinks(subject._replace(read=read), check, is_interrupted)


def plan_links(subject: Subject, options: LinkOptions) -> Check:
    """The check as it would be made now; nothing is asked and nothing is written."""
    _, targets = _to_check(subject, options)
    history = _history(Project(subject.project.root, subject.project.config))
    return _new_check(targets, history, options, lambda _: None)


def _to_check(subject: Subject, options: LinkOptions) -> tuple[Material, list[LinkTarget]]:
    material = subject.read(subject.project)
    decoded = material.decoded
    if decoded is not None and (decoded.listing is None or decoded.findings):
        text = f"{counted(len(decoded.findings), 'error')} in the list: see `awesomegen lint`"
        if decoded.listing is None:
            raise ProjectError(f"the list cannot be read; {text}")
        console().complain(f"warning: {text}; what cannot be read is not checked")
    listed = listed_links(material)
    if not listed:
        raise ProjectError("there are no links: nothing was checked")
    if options.since is None:
        return material, [each.target for each in listed]
    changed = _changed(subject, material, listed, options.since)
    if not changed:
        console().complain(f"no link is new or changed since `{options.since}`")
    return material, changed


def _changed(subject: Subject, material: Material, listed: Sequence[ListedLink], revision: str) -> list[LinkTarget]:
    """The links that are new since a revision, and those of entries that are new or read otherwise."""
    past = past_project(subject, revision)
    try:
        before = subject.read(past) if past.had_list else None
    except AwesomegenError:
        before = None  # what was there could not be read: all that there is now is new
    if before is None:
        return [replace(each.target, is_new=True) for each in listed]
    known = {each.target.url for each in listed_links(before)}
    changed = changed_entries(before, material)
    targets = [replace(each.target, is_new=each.target.url not in known) for each in listed]
    return [target for target in targets if target.is_new or target.entry_id in changed]


def _history(project: Project) -> History:
    text = project.read_existing(HISTORY)
    return History() if text is None else parse_history(text, HISTORY)


def _new_check(
    targets: Sequence[LinkTarget],
    history: History,
    options: LinkOptions,
    progress: Callable[[Progress], None],
) -> Check:
    settings = Settings(
        services=Services.from_environment(os.environ),
        has_token=github_token(os.environ) is not None,
        engine=EngineSettings(budget=options.budget),
    )
    return Check(targets, history, surroundings().clock, settings, progress)


def _run(check: Check, options: LinkOptions, user_agent: str) -> bool:
    """Runs the check to its end, unless it is interrupted; says which."""
    services = Services.from_environment(os.environ)
    token = github_token(os.environ)
    settings = ClientSettings(
        user_agent=user_agent,
        credentials={"github": Credential(origin(services.github_api), token)} if token else {},
        proxies=getproxies_environment(),
    )
    policy = AddressPolicy(options.allow_private, services.overridden_origins())

    async def run() -> None:
        client = HttpClient(settings, AddressBook(policy, surroundings().lookup))
        try:
            await check.run(client)
        finally:
            await client.close()

    # A workflow or a service manager that has lost its patience: what is known is saved as after Ctrl-C.
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        return True
    finally:
        signal.signal(signal.SIGTERM, before)
    return False


def _user_agent(material: Material) -> str:
    """Says who asks, and where to complain: the address of the list, and a contact where one is given."""
    contact = os.environ.get(CONTACT, "")
    if not _is_header_text(contact):
        raise ConfigError(f"`{CONTACT}` must be plain ASCII, found {contact!r}")
    listing = material.decoded.listing if material.decoded else None
    url = listing.url if listing and listing.url and _is_header_text(listing.url) else ""
    known = "; ".join(part for part in (f"+{url}" if url else "", contact) if part)
    return f"awesomegen/{__version__}" + (f" ({known})" if known else "")


def _is_header_text(text: str) -> bool:
    return text.isascii() and text.isprintable() and not set("()\\") & set(text)


def _noted(check: Check, material: Material) -> list[NotedIssue]:
    listed = listed_links(material)
    result = check.result(each.target for each in listed)
    return list(noted_issues(listed, notes_of(result.links, result.observations, result.finished)))
