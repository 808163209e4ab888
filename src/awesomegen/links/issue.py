"""The one issue that keeps the maintainer informed: what to do with it after a run.

Editing a body notifies nobody, a comment does: so the body follows every run, and a comment is written only when the
set of broken links changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from awesomegen.links.marks import BROKEN, MARKER, mark, marks_of
from awesomegen.links.report import LinkReport, link

TITLE = "Broken links"
LABEL = "awesomegen-links"
_MOST_NAMED = 20


class Step(StrEnum):
    """What is done to an issue."""

    CREATE = "create"
    EDIT = "edit"
    COMMENT = "comment"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class TrackingIssue:
    """An issue of the repository, as `gh issue list` shows it."""

    number: int
    body: str
    is_open: bool
    author: str = ""
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Action:
    """One step, in the order to be taken; `number` is None for an issue that does not exist yet."""

    step: Step
    number: int | None = None
    text: str = ""


def find_issue(issues: Iterable[TrackingIssue], author: str) -> TrackingIssue | None:
    """The tracking issue: by marker, label and author, since anybody may write the marker; an open one first."""
    ours = [
        issue for issue in issues if issue.body.startswith(MARKER) and LABEL in issue.labels and issue.author == author
    ]
    return min(ours, key=lambda issue: (not issue.is_open, -issue.number), default=None)


def plan_issue(issue: TrackingIssue | None, report: LinkReport) -> list[Action]:
    """What to do so that the issue says what the report says.

    A link that was called broken before and could not be verified this time stays in the issue.
    """
    if not report.verified:
        return []
    if issue is None:
        return [Action(Step.CREATE, None, report.body)] if report.broken else []
    earlier = BROKEN.marks_in(issue.body) if issue.is_open else frozenset()
    broken = marks_of(report.broken) | (earlier & report.pending)
    if not broken:
        done = "All links work again, or were replaced."
        closing = [Action(Step.COMMENT, issue.number, done), Action(Step.CLOSE, issue.number)]
        return [Action(Step.EDIT, issue.number, report.body), *closing] if issue.is_open else []
    actions = [] if issue.is_open else [Action(Step.REOPEN, issue.number)]
    actions.append(Action(Step.EDIT, issue.number, BROKEN.replaced(report.body, broken)))
    if broken != earlier:
        actions.append(Action(Step.COMMENT, issue.number, _change(report, earlier, gone=len(earlier - broken))))
    return actions


def _change(report: LinkReport, earlier: frozenset[str], *, gone: int) -> str:
    fresh = [url for url in report.broken if mark(url) not in earlier]
    lines = [f"- {link(url)}" for url in fresh[:_MOST_NAMED]]
    if len(fresh) > _MOST_NAMED:
        lines.append(f"- and {len(fresh) - _MOST_NAMED} more")
    parts = ["Newly broken:\n\n" + "\n".join(lines)] if fresh else []
    if gone:
        parts.append(f"{gone} no longer broken.")
    return "\n\n".join(parts)
