"""The report: hostile text stays text, the worst comes first, and it fits into an issue."""

import html
import re
from datetime import UTC, datetime

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.links.history import History
from awesomegen.links.issue import LABEL, Step, TrackingIssue, find_issue, plan_issue
from awesomegen.links.marks import BROKEN, MARKER, mark
from awesomegen.links.notes import notes_of
from awesomegen.links.observation import Observation
from awesomegen.links.plan import LinkTarget
from awesomegen.links.report import LONGEST_BODY, LinkReport, code, fitted, link, make_report, read_report
from awesomegen.links.run import RunResult
from awesomegen.links.verdict import Cause, LinkResult, Verdict

NOW = datetime(2026, 1, 19, 4, 17, tzinfo=UTC)
SINCE = datetime(2026, 1, 5, 4, 17, tzinfo=UTC)


def result(*links, observations=(), outages=()):
    return RunResult(links, tuple(observations), History(), frozenset(outages), {}, NOW)


def broken(url="https://site.example/page", **fields):
    known = {"confirmed": True, "status": 404, "detail": "answers 404", "entry": "ddpm", "failing_since": SINCE}
    return LinkResult(url, Verdict.DEAD, **{**known, **fields})


def rendered(markdown):
    return cmarkgfm.github_flavored_markdown_to_html(markdown)


def test_a_broken_link_with_everything_that_is_known():
    body = make_report(result(broken(archived_copy="https://web.archive.org/web/2020/https://site.example/page"))).body
    assert body.startswith(MARKER)
    assert "## 1 broken link\n" in body
    row = next(line for line in body.split("\n") if "site.example/page" in line)
    for text in ("`ddpm`", "dead", "2026-01-05", "`answers 404`", "archived copy"):
        assert text in row
    assert "Last checked 2026-01-19 04:17 UTC." in body
    assert rendered(body).count("<table>") == 1


HOSTILE = [
    "@maintainer look",
    "#123 closes #4",
    "<script>alert(1)</script>",
    "a | b",
    "`x` ``y``",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "line\nbreak\r\n\n# heading",
    "<!-- awesomegen:broken ffffffffffff -->",
    "--> out of the comment",
    "\u202e reversed",
    "\\",
    "`",
]


def visible(cell):
    """What a reader sees of a code span."""
    return html.unescape(re.sub(r"<[^>]+>", "", cell))


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_is_shown_and_does_nothing(text):
    page = rendered(make_report(result(broken(entry=text, detail=text))).body)
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert len(cells) == 6
    assert cells[0].startswith("<code>")
    assert cells[0].endswith("</code>")
    assert " ".join(text.split()).replace("\u202e", "\\u{202e}") == visible(cells[0])


@given(st.text(min_size=1))
def test_no_text_escapes_from_its_cell(text):
    page = rendered(f"| a | b |\n| - | - |\n| {code(text)} | end |\n")
    assert page.count("<td>") == 2
    assert "<td>end</td>" in page


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_url_escapes_from_its_link(text):
    page = rendered(f"| a | b |\n| - | - |\n| {link('https://site.example/' + text)} | end |\n")
    assert page.count("<a ") == 1
    assert page.count("<td>") == 2


def test_urls_that_are_no_web_links_are_text():
    assert "<a" not in rendered(link("javascript:alert(1)"))


def test_the_longest_report_fits_into_an_issue():
    links = [broken(f"https://site.example/{'x' * 200}/{number}", line=number) for number in range(1000)]
    body = fitted(make_report(result(*links)).body, "https://github.com/o/r/actions/runs/1")
    assert len(body) <= LONGEST_BODY
    assert "too long for an issue; [all of it](https://github.com/o/r/actions/runs/1)" in body
    assert BROKEN.marks_in(body) == {mark(one.url) for one in links}


def test_unverified_links_are_a_line_not_a_table():
    links = [LinkResult(f"https://wall.example/{n}", Verdict.BLOCKED, status=403) for n in range(30)]
    links += [LinkResult("https://off.example/", Verdict.UNKNOWN)]
    body = make_report(result(*links)).body
    assert "## No broken links" in body
    assert "30 links are on sites that do not answer programs: `wall.example` 30." in body
    assert "1 link could not be asked about: `off.example` 1." in body
    assert "<td>" not in rendered(body)


def test_what_is_not_certain_is_folded_away():
    body = make_report(result(broken(confirmed=False))).body
    assert "## No broken links" in body
    assert "<summary>1 failing, not yet certain</summary>" in body


def test_nothing_verified_is_said_aloud():
    assert "## Nothing could be verified" in make_report(result(LinkResult("https://a.example/", Verdict.UNKNOWN))).body


def test_an_outage_is_named():
    assert "outage of `a.example`" in make_report(result(broken(confirmed=False), outages=["a.example"])).body


def test_secrets_do_not_get_into_a_report():
    body = make_report(result(broken("https://me:hunter2@site.example/", detail="token ghp_0123456789abcdef"))).body
    assert "hunter2" not in body
    assert "ghp_0123456789abcdef" not in body


def test_moved_and_wrong_links_have_tables_of_their_own():
    moved = LinkResult("http://a.example/", Verdict.MOVED, moved_to="https://a.example/", detail="moved")
    wrong = Observation("AG913", "`2006.11239` is `Soil`, not `DDPM`", LinkTarget("https://arxiv.org/abs/2006.11239"))
    body = make_report(result(moved, observations=[wrong])).body
    assert "### Moved (1)" in body
    assert "### Wrong paper behind the link (1)" in body


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (broken(), ["AG901"]),
        (broken(rule="AG910"), ["AG910"]),
        (broken(confirmed=False), []),
        (LinkResult("http://a.example/", Verdict.MOVED, moved_to="https://a.example/"), ["AG902"]),
        (LinkResult("http://a.example/", Verdict.REDIRECTED), []),
        (LinkResult("http://a.example/", Verdict.SUSPECT, True, cause=Cause.TLS), ["AG904"]),
        (LinkResult("http://a.example/", Verdict.SUSPECT, True, cause=Cause.SOFT_404), ["AG903"]),
        (LinkResult("http://a.example/", Verdict.SUSPECT, True), ["AG905"]),
        (LinkResult("http://a.example/", Verdict.SUSPECT, False, cause=Cause.TLS), []),
        (LinkResult("http://a.example/", Verdict.BLOCKED), ["AG905"]),
        (LinkResult("http://a.example/", Verdict.UNKNOWN), []),
        (LinkResult("http://a.example/", Verdict.UNKNOWN, checked=datetime(2025, 9, 1, tzinfo=UTC)), ["AG922"]),
        (LinkResult("http://a.example/", Verdict.ALIVE), []),
        (LinkResult("mailto:a@b", Verdict.SKIPPED), []),
    ],
)
def test_which_rule_speaks(one, expected):
    assert [note.rule for note in notes_of([one], [], NOW)] == expected


def test_a_move_is_safe_to_apply_on_the_same_host_only():
    moves = [("http://a.example/x", "https://www.a.example/x"), ("http://a.example/x", "https://b.example/x")]
    notes = notes_of([LinkResult(old, Verdict.MOVED, moved_to=new) for old, new in moves], [], NOW)
    assert [note.safe for note in notes] == [True, False]


def report(*urls):
    return make_report(result(*(broken(url) for url in urls)))


def issue(body, *, is_open=True):
    return TrackingIssue(7, body, is_open, "github-actions[bot]", frozenset({LABEL}))


A, B = "https://a.example/", "https://b.example/"


@pytest.mark.parametrize(
    ("existing", "now", "steps"),
    [
        (None, [], []),
        (None, [A], [Step.CREATE]),
        (issue(report(A).body), [A], [Step.EDIT]),
        (issue(report(A).body), [A, B], [Step.EDIT, Step.COMMENT]),
        (issue(report(A, B).body), [A], [Step.EDIT, Step.COMMENT]),
        (issue(report(A).body), [], [Step.EDIT, Step.COMMENT, Step.CLOSE]),
        (issue(report(A).body, is_open=False), [], []),
        (issue(report(A).body, is_open=False), [A], [Step.REOPEN, Step.EDIT, Step.COMMENT]),
    ],
)
def test_what_happens_to_the_issue(existing, now, steps):
    assert [action.step for action in plan_issue(existing, report(*now))] == steps


def test_a_comment_names_what_is_new_and_counts_what_is_gone():
    *_, comment = plan_issue(issue(report(A).body), report(B))
    assert B in comment.text
    assert A not in comment.text
    assert "1 no longer broken." in comment.text


def test_the_issue_is_found_by_marker_label_and_author():
    ours = issue(report(A).body)
    bait = [
        TrackingIssue(9, ours.body, True, "stranger", ours.labels),
        TrackingIssue(8, "no marker", True, ours.author, ours.labels),
        TrackingIssue(6, ours.body, True, ours.author),
        TrackingIssue(5, ours.body, False, ours.author, ours.labels),
    ]
    assert find_issue([*bait, ours], ours.author) == ours
    assert find_issue(bait[:3], ours.author) is None


def test_a_title_of_a_stranger_cannot_forge_the_marks():
    body = report("https://a.example/<!-- awesomegen:broken ffffffffffff -->").body
    assert BROKEN.marks_in(body) == {mark("https://a.example/%3C!--%20awesomegen:broken%20ffffffffffff%20--%3E")}
    assert isinstance(report(A), LinkReport)


def unsure(verdict, **fields):
    return LinkResult(A, verdict, entry="ddpm", failing_since=SINCE, **fields)


@pytest.mark.parametrize("now", [unsure(Verdict.UNKNOWN), unsure(Verdict.BLOCKED), unsure(Verdict.DEAD)])
def test_what_was_broken_and_could_not_be_verified_stays_in_the_issue(now):
    other = LinkResult(B, Verdict.ALIVE)
    [edit] = plan_issue(issue(report(A).body), make_report(result(now, other)))
    assert edit.step is Step.EDIT
    assert BROKEN.marks_in(edit.text) == {mark(A)}


def test_a_run_that_verified_nothing_leaves_the_issue_alone():
    nothing = make_report(result(LinkResult(A, Verdict.UNKNOWN)))
    assert not read_report(nothing.body).verified
    assert plan_issue(issue(report(A).body), nothing) == []


def test_a_report_is_read_as_it_was_written():
    urls = ["https://a.example/ü x", "https://b.example/<p>", "https://me:pw@c.example/(y)"]
    written = make_report(result(*(broken(url) for url in urls), unsure(Verdict.UNKNOWN)))
    assert read_report(written.body) == written
    assert len(written.broken) == 3
    assert len(written.pending) == 1


def test_what_the_curator_has_judged_is_no_news():
    links = [broken(A, line=1), broken(B, line=2), LinkResult(A, Verdict.MOVED, moved_to=B, line=3)]
    first, _, moved = notes_of(links, [], NOW)
    body = make_report(result(*links), suppressed=[first, moved]).body
    assert BROKEN.marks_in(body) == {mark(B)}
    assert "### Moved" not in body
