"""A project as it was at a git revision, and what has changed since."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from awesomegen.cli.linting import Linted, Subject
from awesomegen.core.errors import AwesomegenError, ProjectError
from awesomegen.core.finding import Finding
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry
from awesomegen.files import decode_bytes
from awesomegen.project import Project
from awesomegen.rules.config.judged import EXPIRED_SUPPRESSION
from awesomegen.rules.engine.material import Material
from awesomegen.rules.engine.suppressions import judgements

_LINE_NUMBER = lazy_pattern(r"\bline \d+")


@dataclass(frozen=True, slots=True)
class PastProject(Project):
    """A project whose files are read from a commit; what was not there then is empty."""

    commit: str
    names: Mapping[str, str]
    """What files are called in the folder that were named otherwise on the command line."""

    @property
    def had_list(self) -> bool:
        """Whether there was anything to lint then."""
        return bool(self.read_existing(next(iter(self.names), self.config.entries)))

    def resolve(self, relative: str) -> Path:
        """Where the file is today, if it still is."""
        return self.root / self.names.get(relative, relative)

    def matching(self, pattern: str) -> Iterator[Path]:
        """The files of the commit that a pattern names, as `Path.glob` would find them."""
        listed = _git(self, "ls-tree", "-r", "-z", "--name-only", self.commit) or b""
        parts = PurePosixPath(pattern).parts
        for name in map(os.fsdecode, listed.split(b"\0")):
            if name and _matches(name.split("/"), parts):
                yield self.root / name

    def read_text(self, relative: str) -> str:
        """The text of a file in the commit."""
        return self.read_existing(relative) or ""

    def read_existing(self, relative: str) -> str | None:
        """The text of a file in the commit, None where it was not there."""
        found = _git(self, "show", f"{self.commit}:./{self.names.get(relative, relative)}")
        return None if found is None else decode_bytes(found, f"{self.commit[:7]}:{relative}")


@dataclass(frozen=True, slots=True)
class Since:
    """What a change has brought: its findings, and notices about its suppressions and its configuration."""

    linted: Linted
    notices: tuple[str, ...]


def since(subject: Subject, linted: Linted, revision: str) -> Since:
    """Leaves of the findings those of changed entries, and others that were not there before.

    What time alone has brought, an expired suppression, is none of the change's making; nor is what is found in a
    configuration or a baseline that did not change, as a suppression that is not needed any more.

    Raises:
        ProjectError: when there is no such revision.
    """
    past = past_project(subject, revision)
    try:
        before = subject.lint(past) if past.had_list else None
    except AwesomegenError:
        # What was there could not be linted: all that there is now is new.
        before = None
    if before is None:
        return Since(linted, ())
    changed = changed_entries(before.material, linted.material)
    known = Counter(_fingerprint(finding) for finding in before.result.findings)
    changed_settings = _changed_settings(past, subject.project)
    left = []
    for finding in linted.result.findings:
        fingerprint = _fingerprint(finding)
        known[fingerprint] -= 1
        is_new = finding.entry in changed or known[fingerprint] < 0
        by_time = finding.code == EXPIRED_SUPPRESSION.code
        if is_new and not by_time and changed_settings.get(finding.span.path, True):
            left.append(finding)
    result = linted.result._replace(findings=tuple(left))
    new_settings = (f"changes `{path}`" for path, is_changed in changed_settings.items() if is_changed)
    notices = (*_new_suppressions(before.material, linted.material), *new_settings)
    return Since(linted._replace(result=result), notices)


def past_project(subject: Subject, revision: str) -> PastProject:
    """The project of a subject as it was at a revision.

    Raises:
        ProjectError: when there is no such revision.
    """
    commit = _git(subject.project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise ProjectError(
            f"there is no revision `{revision}` in this repository",
            help="in a workflow, check out with `fetch-depth: 0`",
        )
    names = {given: real.name for given, real in subject.project.named.items()}
    return PastProject(subject.project.root, subject.project.config, commit.decode().strip(), names)


def changed_entries(before: Material, now: Material) -> set[str]:
    """The ids of the entries that are new or read otherwise now."""
    then = {entry.id: entry for entry in _entries(before)}
    return {entry.id for entry in _entries(now) if then.get(entry.id) != entry}


def _entries(material: Material) -> tuple[Entry, ...]:
    listing = material.decoded.listing if material.decoded else None
    return listing.entries if listing else ()


def _fingerprint(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.entry or finding.span.path, _LINE_NUMBER.sub("line", finding.message)


def _new_suppressions(before: Material, now: Material) -> Iterator[str]:
    known = Counter(judgement.describe() for judgement in judgements(before))
    for judgement in judgements(now):
        if judgement.problem:
            continue
        text = judgement.describe()
        known[text] -= 1
        if known[text] < 0:
            yield f"suppresses {text}"


def _changed_settings(past: PastProject, now: Project) -> dict[str, bool]:
    """The files that say what is judged how, and whether each has changed."""
    paths = (now.config.location, now.config.lint.baseline)
    return {path: past.read_existing(path) != now.read_existing(path) for path in paths}


def _matches(name: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern or not name:
        return not (pattern or name)
    if pattern[0] == "**":
        return any(_matches(name[first:], pattern[1:]) for first in range(len(name)))
    return fnmatchcase(name[0], pattern[0]) and _matches(name[1:], pattern[1:])


def _git(project: Project, *arguments: str) -> bytes | None:
    """The output of a git command in the project's folder, None when it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=project.root, capture_output=True, check=False)
    except OSError as error:
        raise ProjectError(f"`--since` needs git: {error.strerror}") from None
    return done.stdout if done.returncode == 0 else None
