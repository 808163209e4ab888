"""The report of a run in Markdown: the body of the tracking issue and the summary of the job.

All text in it comes from strangers: it stands in code spans, where GitHub renders no Markdown, no HTML and no mention.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from awesomegen.core.display import printable
from awesomegen.links.marks import BROKEN, MARKER, PENDING, mark, marks_of
from awesomegen.links.notes import Note, broken_links, notes_of
from awesomegen.links.run import RunResult
from awesomegen.links.secrecy import redact
from awesomegen.links.unverified import unverified
from awesomegen.links.verdict import FAILING, UNVERIFIED, LinkResult, Verdict

LONGEST_BODY = 65_536
"""Characters that GitHub takes in the body of an issue."""

_LINK = re.compile(r"\]\(<([^<>\s]+)>\)")
_LONGEST_CELL = 300
_MOST_GROUPS = _MOST_HOSTS = 20
_BACKTICKS = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class LinkReport:
    """The text of a report, and what a later run is told of it.

    `broken` are the URLs, as the text shows them, of links that it calls broken; `pending` the marks of links that may
    have been called so before and about which this run can say nothing. A run that could verify nothing has
    `verified` false.
    """

    body: str
    broken: tuple[str, ...]
    pending: frozenset[str] = frozenset()
    verified: bool = True


def make_report(result: RunResult, suppressed: Collection[Note] = ()) -> LinkReport:
    """The report of a run, without the notes that the curator has judged."""
    hidden = {note.place for note in suppressed if note.broken}
    broken = [link for link in broken_links(result.links) if link.place not in hidden]
    urls = tuple(dict.fromkeys(shown_url(link.url) for link in broken))
    pending = frozenset(mark(shown_url(link.url)) for link in result.links if _is_pending(link)) - marks_of(urls)
    marks = [] if result.verified_nothing else [BROKEN.written(marks_of(urls))]
    parts = [
        _headline(broken, result),
        _table("Broken", ("Entry", "Link", "Verdict", "Since", "Reason", "Instead"), map(_broken_row, broken)),
        *_notes(result, suppressed),
        _unconfirmed(result.links),
        _recovered(result.links),
        _unverified(result.links),
        f"Last checked {result.finished:%Y-%m-%d %H:%M} UTC.",
    ]
    head = "\n".join([MARKER, *marks, PENDING.written(pending)])
    body = "\n\n".join([head, *(part for part in parts if part)]) + "\n"
    return LinkReport(body, urls, pending, not result.verified_nothing)


def read_report(body: str) -> LinkReport:
    """A report from its text, as `links --report` wrote it."""
    broken = BROKEN.marks_in(body)
    urls = dict.fromkeys(_LINK.findall(body))
    return LinkReport(
        body, tuple(url for url in urls if mark(url) in broken), PENDING.marks_in(body), BROKEN.is_in(body)
    )


def fitted(body: str, run_url: str | None) -> str:
    """As much of a report as an issue takes; `run_url` is where all of it can be read."""
    if len(body) <= LONGEST_BODY:
        return body
    more = f"\n\nThis report was too long for an issue{f'; [all of it]({run_url})' if run_url else ''}.\n"
    kept = body[: LONGEST_BODY - len(more) - len("\n\n</details>")].rpartition("\n")[0]
    closing = "\n\n</details>" if kept.count("<details>") > kept.count("</details>") else ""
    return kept + closing + more


def code(text: str) -> str:
    """Foreign text as a code span that fits in a table cell; empty text stays empty."""
    plain = printable(" ".join(redact(text).split()))
    if len(plain) > _LONGEST_CELL:
        plain = plain[: _LONGEST_CELL - 1] + "…"
    if not plain:
        return ""
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(plain)), default=0) + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}".replace("|", "\\|")


def link(url: str) -> str:
    """A foreign URL as a link that shows itself; anything that could end the link is encoded."""
    clean = redact(url)
    if not clean.startswith(("http://", "https://")):
        return code(clean)
    return f"[{code(clean)}](<{shown_url(url)}>)"


def shown_url(url: str) -> str:
    """A URL as reports have it: without credentials, everything encoded that could end a link."""
    return quote(redact(url), safe=_URL_CHARACTERS, errors="replace")


_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=-._~"


def _is_pending(link: LinkResult) -> bool:
    if link.verdict in UNVERIFIED:
        return link.failing_since is not None
    return link.verdict in FAILING and not link.confirmed


def _headline(broken: Sequence[LinkResult], result: RunResult) -> str:
    checked = sum(one.verdict is not Verdict.SKIPPED for one in result.links)
    if result.verified_nothing:
        return f"## Nothing could be verified\n\nNone of {checked} links could be asked about."
    words = {0: "No broken links", 1: "1 broken link"}.get(len(broken), f"{len(broken)} broken links")
    text = f"## {words}\n\n{checked} links checked."
    if result.outages:
        hosts = "most of the list" if "*" in result.outages else ", ".join(map(code, sorted(result.outages)))
        text += f" This run looks like an outage of {hosts}: its failures there were not counted."
    return text


def _broken_row(one: LinkResult) -> tuple[str, ...]:
    since = f"{one.failing_since:%Y-%m-%d}" if one.failing_since else ""
    return (code(one.entry or ""), link(one.url), one.verdict.value, since, code(one.detail), _instead(one))


def _instead(one: LinkResult) -> str:
    found = [("moved to", one.moved_to), ("archived copy", one.archived_copy)]
    return "<br>".join(f"{name} {link(url)}" for name, url in found if url)


def _notes(result: RunResult, suppressed: Collection[Note]) -> Iterable[str]:
    titles = {
        ("AG913",): "Wrong paper behind the link",
        ("AG902", "AG907"): "Moved",
        ("AG908",): "Archived",
        ("AG914", "AG915", "AG916", "AG912"): "Differs from arXiv",
    }
    notes = notes_of(result.links, result.observations, result.finished)
    for rules, title in titles.items():
        rows = [_note_row(note) for note in notes if note.rule in rules and note not in suppressed]
        yield _table(title, ("Entry", "Link", "What", "Instead"), rows)


def _note_row(note: Note) -> tuple[str, ...]:
    replacement = note.replacement or ""
    shown = link(replacement) if replacement.startswith(("http://", "https://")) else code(replacement)
    return (code(note.entry or ""), link(note.url), code(note.message), shown)


def _unconfirmed(links: Iterable[LinkResult]) -> str:
    rows = [
        (
            code(one.entry or ""),
            link(one.url),
            code(one.detail),
            f"{one.failing_since:%Y-%m-%d}" if one.failing_since else "",
        )
        for one in links
        if one.verdict in FAILING and not one.confirmed
    ]
    table = _table("", ("Entry", "Link", "Reason", "Since"), rows)
    summary = f"<summary>{len(rows)} failing, not yet certain</summary>"
    return f"<details>{summary}\n\n{table}\n\n</details>" if table else ""


def _recovered(links: Iterable[LinkResult]) -> str:
    lines = [
        f"- {link(one.url)}: back after {one.recovered_after} days" for one in links if one.recovered_after is not None
    ]
    return "### Back again\n\n" + "\n".join(lines) if lines else ""


def _unverified(links: Iterable[LinkResult]) -> str:
    lines = []
    for group in unverified(links)[:_MOST_GROUPS]:
        hosts = ", ".join(f"{code(host)} {count}" for host, count in group.hosts.most_common(_MOST_HOSTS))
        lines.append(f"{group.what}: {hosts}." + (f" {code(group.reason)}" if group.reason else ""))
    return "\n\n".join(lines)


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    head = f"### {title} ({len(lines)})\n\n" if title else ""
    return f"{head}| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n" + "\n".join(lines)
