"""`awesomegen links` as a maintainer runs it: over real sockets, services from the environment, files on disk."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesomegen.cli import group
from awesomegen.cli.linkcheck import Surroundings
from awesomegen.core.errors import AwesomegenError
from awesomegen.links.addresses import system_lookup
from links.fake_internet import ScaledClock
from links.fake_services import FakePaper
from links.running import TOKEN, everything_is_here

START = datetime(2026, 1, 5, 4, 17, tzinfo=UTC)
HISTORY = Path(".awesomegen", "links.json")
LIST = """\
list:
  title: Papers
entries:
  - id: ddpm   # the first of them
    title: "Denoising Diffusion Probabilistic Models"
    authors: Jonathan Ho, Ajay Jain, Pieter Abbeel
    venue: NeurIPS 2020
    date: 2020-06-19
    links:
"""


@dataclass(frozen=True)
class Ended:
    """How a run of the command ended."""

    code: int
    output: str
    error: str

    @property
    def document(self) -> dict:
        return json.loads(self.output)

    @property
    def codes(self) -> list[str]:
        return [finding["code"] for finding in self.document["findings"]]

    def link(self, url: str) -> dict:
        (found,) = [link for link in self.document["links"] if link["url"] == url]
        return found


class Desk:
    """A folder with a list, and the fake internet around it."""

    def __init__(self, folder: Path, internet, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.internet = folder, internet
        self.environment = {**internet.environment(), "GITHUB_TOKEN": TOKEN, "NO_COLOR": "1"}
        for name in ("GH_TOKEN", "GITHUB_ACTIONS", "CI"):
            monkeypatch.delenv(name, raising=False)
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)
        internet.github.add("lab/code")
        internet.arxiv.papers["2006.11239"] = FakePaper(
            "Denoising Diffusion Probabilistic Models", ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"), version=2
        )

    def write(self, *links: str, after: str = "") -> str:
        text = LIST + "".join(f"      {link}\n" for link in links) + after
        (self.folder / "entries.yaml").write_text(text, encoding="utf-8")
        return text

    def read(self) -> str:
        return (self.folder / "entries.yaml").read_text(encoding="utf-8")

    def run(self, *arguments: str, days: float = 0.0, command: str = "links") -> Ended:
        """In this process, with the clock of the fake; `days` after the start."""
        moment = START + timedelta(days=days)
        surroundings = Surroundings(ScaledClock(100.0, now=lambda: moment), everything_is_here)
        private = ["--allow-private"] if command == "links" else []
        result = CliRunner().invoke(group, [command, *private, *arguments], standalone_mode=False, obj=surroundings)
        if isinstance(result.exception, AwesomegenError):
            return Ended(int(result.exception.exit_code), result.stdout, result.exception.message)
        if result.exception is not None:
            raise result.exception
        return Ended(int(result.return_value or 0), result.stdout, result.stderr)

    def json(self, *arguments: str, days: float = 0.0) -> Ended:
        return self.run("--output-format", "json", *arguments, days=days)

    def start(self, *arguments: str) -> subprocess.Popen:
        """In a process of its own, with the clock of this machine."""
        return subprocess.Popen(
            [sys.executable, "-m", "awesomegen", "links", "--allow-private", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )

    def history(self) -> dict:
        return json.loads((self.folder / HISTORY).read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path, internet, monkeypatch):
    return Desk(tmp_path, internet, monkeypatch)


def wait_for(condition) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_list_without_trouble(desk):
    page = desk.internet.url("/fine/1")
    desk.write("arxiv: 2006.11239", "github: https://github.com/lab/code", f"project: {page}")
    process = desk.start()
    output, error = process.communicate(timeout=30)
    assert (process.returncode, error) == (0, "")
    assert output.startswith("nothing to complain about (1 entry, 3 links, 1 file checked)\n")
    assert "  alive            3\n  3 requests: " in output
    assert {record["verdict"] for record in desk.history()["links"].values()} == {"alive"}
    assert set(desk.history()["links"]) == {"https://arxiv.org/abs/2006.11239", "https://github.com/lab/code", page}


def test_a_dead_link_is_reported_by_a_later_run(desk):
    url = desk.internet.url("/404/1")
    desk.write(f"project: {url}", f"demo: {desk.internet.url('/fine/1')}")
    first = desk.run()
    assert first.code == 0
    assert f"entries.yaml:10: {url} answers 404 (failing since today)\n" in first.output
    assert desk.run(days=0.2).code == 0
    second = desk.json(days=1.1)
    assert (second.code, second.codes) == (1, ["AG901"])
    (finding,) = second.document["findings"]
    assert (finding["path"], finding["line"], finding["column"], finding["entry"]) == ("entries.yaml", 10, 16, "ddpm")
    assert finding["message"] == f"`{url}`: answers 404, since 2026-01-05"
    assert second.link(url) == {
        "url": url,
        "verdict": "dead",
        "confirmed": True,
        "status": 404,
        "detail": "answers 404",
        "entry": "ddpm",
        "line": 10,
        "moved_to": None,
        "checked": "2026-01-06T06:41:00Z",
        "failing_since": "2026-01-05T04:17:00Z",
        "archived_copy": None,
    }
    assert second.document["checked"] == {"entries": 1, "links": 2, "files": 1}


def test_a_confirmed_link_comes_with_its_archived_copy(desk):
    url = desk.internet.url("/404/1")
    desk.internet.wayback.copies[url] = "20200101000000"
    desk.write(f"project: {url}", f"demo: {desk.internet.url('/fine/1')}")
    desk.run()
    result = desk.run(days=2)
    assert result.code == 1
    assert f"help: there is an archived copy: https://web.archive.org/web/20200101000000/{url}" in result.output


def test_a_judgement_of_the_curator_holds(desk):
    desk.write(
        f"project: {desk.internet.url('/404/1')}",
        f"demo: {desk.internet.url('/fine/1')}",
        after="    lint: [{ignore: dead-link, reason: comes back in May, until: 2026-01-31}]\n",
    )
    desk.run()
    result = desk.json("--report", "report.md", days=2)
    assert (result.code, result.codes, result.document["suppressed"]) == (0, [], 1)
    assert "## No broken links" in Path("report.md").read_text(encoding="utf-8")
    expired = desk.json(days=60)
    assert (expired.code, expired.codes) == (0, ["AG703"])


def test_links_in_texts_are_links_as_well(desk):
    fine, gone = desk.internet.url("/fine/1"), desk.internet.url("/410/1")
    desk.write(f"project: {fine}", after=f"    summary: See [this]({fine}) and\n      <{gone}>, both.\n")
    found = desk.json().document["links"]
    assert [(link["url"], link["verdict"], link["line"]) for link in found] == [
        (fine, "alive", 10),
        (fine, "alive", 11),
        (gone, "dead", 12),
    ]


@pytest.mark.parametrize(
    "summary",
    [
        '    summary:\n      ko: "[x](URLabc)"\n      en: "[x](URL)"\n',
        "    summary: '`URL` [x](URL)'\n",
    ],
    ids=["another language", "code"],
)
def test_a_link_in_a_text_is_mended_at_its_own_place(desk, summary):
    desk.internet.github.add("lab/old").name = "lab/new"
    old = "https://github.com/lab/old"
    written = summary.replace("URL", old)
    desk.write("project: https://github.com/lab/oldabc", after=written)
    before = Path("entries.yaml").read_text(encoding="utf-8")
    desk.run("--fix")
    place = before.rindex(old)
    expected = f"{before[:place]}https://github.com/lab/new{before[place + len(old) :]}"
    assert Path("entries.yaml").read_text(encoding="utf-8") == expected


def test_a_link_in_the_description_of_a_list_stands_there(desk):
    url = desk.internet.url("/fine/1")
    about = f"  url: {url}/home\n  description: >-\n    See\n    [this]({url})\n"
    text = desk.write(f"project: {url}").replace("entries:", f"{about}entries:")
    Path("entries.yaml").write_text(text, encoding="utf-8")
    assert [link["line"] for link in desk.json().document["links"]] == [6, 14]


def test_what_is_fixed_is_all_that_changes(desk):
    desk.internet.github.add("lab/diffusion").name = "newlab/diffusion"
    moved, elsewhere = desk.internet.url("/moved/1"), desk.internet.url("/moved-away/1")
    desk.internet.services["moved-away"] = lambda seen: redirect(
        f"http://elsewhere.example:{desk.internet.port}/fine/1"
    )
    before = desk.write(
        "github: 'https://github.com/lab/diffusion'  # code", f"project: {moved}#results", f"demo: {elsewhere}"
    )
    assert "-      project" in desk.run("--diff").output
    assert desk.read() == before
    result = desk.run("--fix")
    assert "mended 2 findings in entries.yaml" in result.error
    mended = before.replace("lab/diffusion", "newlab/diffusion").replace(moved, desk.internet.url("/fine/1"))
    assert desk.read() == mended
    desk.run("--fix", "--unsafe-fixes")
    assert desk.read() == mended.replace(elsewhere, f"http://elsewhere.example:{desk.internet.port}/fine/1")


def redirect(url):
    from links.fake_internet import Reply

    return Reply(301, headers={"Location": url})


def test_an_address_that_cannot_be_written_as_it_is_is_only_reported(desk):
    desk.internet.services["moved-away"] = lambda seen: redirect("/fine/a_(b)")
    moved = desk.internet.url("/moved-away/1")
    page = f"[A]({moved})\n"
    Path("LIST.md").write_text(page, encoding="utf-8")
    assert desk.json("LIST.md", "--fix", "--unsafe-fixes").codes == ["AG902"]
    assert Path("LIST.md").read_text(encoding="utf-8") == page
    with_user = moved.replace("http://", "http://me@")
    before = desk.write(f"project: {with_user}", f"demo: {moved}")
    desk.run("--fix")
    assert desk.read() == before.replace(f"demo: {moved}", f"demo: {desk.internet.url('/fine/a_(b)')}")


def test_an_id_stays_an_id(desk):
    before = desk.write("arxiv: 2006.11239v1")
    desk.run("--fix")
    assert desk.read() == before.replace("2006.11239v1", "2006.11239")


@pytest.mark.skipif(sys.platform == "win32", reason="signals cannot be sent to another process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_and_says_what_it_knows(desk, number):
    urls = [desk.internet.url("/fine/1"), desk.internet.url("/hang/1")]
    desk.write(f"project: {urls[0]}", f"demo: {urls[1]}")
    process = desk.start()
    wait_for(lambda: len(desk.internet.seen) >= 2)
    time.sleep(0.3)
    process.send_signal(number)
    output, error = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in error
    assert "interrupted: what was not reached is asked first next time" in error
    assert "  alive            1\n  unknown          1\n" in output
    records = desk.history()["links"]
    assert records[urls[0]]["verdict"] == "alive"
    assert "checked" not in records[urls[1]]


def test_two_runs_do_not_share_a_history(desk):
    desk.internet.farm.slow = 200.0  # two seconds by the clock of this machine
    desk.write(f"project: {desk.internet.url('/slow/1')}")
    first = desk.start()
    wait_for(lambda: desk.internet.seen)
    second = desk.start()
    _, error = second.communicate(timeout=20)
    assert second.returncode == 2
    assert "error: another run is using `.awesomegen/links.json`\nhelp: wait for its end, or stop it\n" in error
    first.communicate(timeout=20)
    assert first.returncode == 0
    assert len(desk.history()["links"]) == 1
    desk.internet.farm.slow = 0.0
    assert desk.run().code == 0


def test_without_a_network_nothing_is_said_about_any_link(desk, monkeypatch):
    for name in desk.internet.environment():
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    desk.write("arxiv: 2006.11239", "github: https://github.com/lab/code", "project: http://127.0.0.1:9/page")
    for day in (0, 2, 8):
        result = desk.json(days=day)
        assert (result.code, result.codes) == (3, [])
        assert {link["verdict"] for link in result.document["links"]} == {"unknown"}
    assert "nothing could be verified" in result.error
    assert desk.run(days=9).output.count("could not be asked about") >= 1


def test_a_refused_token_is_named(desk, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_0123456789abcdef")
    desk.write("github: https://github.com/lab/code", f"project: {desk.internet.url('/fine/1')}")
    result = desk.run()
    assert result.code == 0
    assert "1 link could not be asked about: github.com 1 (GitHub refused the token (401))" in result.output
    assert "ghp_" not in result.output + result.error
    desk.write("github: https://github.com/lab/code")
    assert desk.run().code == 3


def test_without_a_token_github_is_asked_for_little(desk, monkeypatch):
    monkeypatch.delenv("GITHUB_TOKEN")
    for number in range(80):
        desk.internet.github.add(f"lab/code{number}")
    desk.write("github:", *(f"  - https://github.com/lab/code{number}" for number in range(80)))
    result = desk.run()
    assert result.code == 0
    assert len(desk.internet.requests_to("github-api")) <= 60
    assert "GITHUB_TOKEN" in result.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"version": 2, "links": {}}', "has version `2`, this awesomegen reads version 1"),
        ('{"version": 1, "links": {"https://a', "the link history cannot be read"),
        ("", "the link history cannot be read"),
    ],
)
def test_a_history_that_cannot_be_read_is_kept(desk, text, message):
    desk.write(f"project: {desk.internet.url('/fine/1')}")
    HISTORY.parent.mkdir()
    HISTORY.write_text(text, encoding="utf-8")
    result = desk.run()
    assert result.code == 2
    assert message in result.error
    assert HISTORY.read_text(encoding="utf-8") == text
    assert desk.internet.seen == []


def test_what_left_the_list_is_forgotten_after_a_while(desk):
    old = desk.internet.url("/fine/old")
    desk.write(f"project: {old}")
    desk.run()
    desk.write(f"project: {desk.internet.url('/fine/new')}")
    desk.run(days=80)
    assert old in desk.history()["links"]
    desk.run(days=100)
    assert old not in desk.history()["links"]


def test_a_dry_run_asks_nothing_and_writes_nothing(desk):
    desk.write("arxiv: 2006.11239", "github: https://github.com/lab/code", "project: https://site.example/")
    result = desk.run("--dry-run")
    assert result.code == 0
    assert [line.split() for line in result.output.split("\n")[:3]] == [
        ["arxiv", "1", "request", "4", "s"],
        ["github", "1", "request", "1", "s"],
        ["site.example", "1", "request", "1", "s"],
    ]
    assert result.output.split("\n")[3] == "3 different links, 3 requests, about 4 s"
    assert desk.internet.seen == []
    assert not HISTORY.parent.exists()


def test_any_markdown_page(desk):
    moved, gone = desk.internet.url("/moved/1"), desk.internet.url("/404/1")
    page = f"# List\n\n[top](#list) [file](a.md)\n\n- [A]({moved}): good\n- ![b][b]\n\n[b]: <{gone}> 'title'\n"
    Path("docs").mkdir()
    Path("docs/LIST.md").write_text(page, encoding="utf-8")
    result = desk.json("docs/LIST.md")
    assert [(link["url"], link["verdict"], link["line"], link["entry"]) for link in result.document["links"]] == [
        (moved, "moved", 5, None),
        (gone, "dead", 8, None),
    ]
    assert result.document["checked"] == {"entries": 0, "links": 2, "files": 1}
    assert Path("docs", HISTORY).exists()
    desk.run("docs/LIST.md", "--fix")
    assert Path("docs/LIST.md").read_text(encoding="utf-8") == page.replace(moved, desk.internet.url("/fine/1"))
    assert desk.run("docs/LIST.md", days=2).code == 1


def test_a_page_may_judge_its_links_itself(desk):
    gone = desk.internet.url("/404/1")
    comment = "<!-- awesomegen-ignore AG901: the curator knows -->"
    Path("LIST.md").write_text(f"# List\n\n{comment}\n\n[A]({gone})\n\n[B]({gone}/b)\n", encoding="utf-8")
    desk.run("LIST.md")
    result = desk.json("LIST.md", days=2)
    assert [finding["line"] for finding in result.document["findings"]] == [7]
    assert result.document["suppressed"] == 1


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_a_pull_request_answers_for_its_own_links(desk):
    url = desk.internet.url
    second = "  - {id: other, title: Other, links: {project: %s}, summary: %s}\n"
    desk.write(f"project: {url('/404/old')}", after=second % (url("/404/second"), "before"))
    git("init", "--quiet")
    git("add", "entries.yaml")
    git("commit", "--quiet", "--message", "list")
    assert desk.run("--since", "HEAD").code == 0
    assert desk.internet.seen == []

    desk.write(f"project: {url('/404/old')}", after=second % (url("/404/second"), "after"))
    result = desk.json("--since", "HEAD")
    assert (result.code, [link["url"] for link in result.document["links"]]) == (0, [url("/404/second")])

    new = ("404/new", "403/new", "500/new", "fine/new")
    third = "".join(f"      - {url('/' + path)}\n" for path in new)
    desk.write(f"project: {url('/404/old')}", after=f"  - id: third\n    title: Third\n    links:\n{third}")
    result = desk.json("--since", "HEAD")
    assert (result.code, [code for code in result.codes if code != "AG905"]) == (1, ["AG901"])
    assert [link["confirmed"] for link in result.document["links"]] == [True, False, False, False]
    assert len(desk.internet.requests_to("404")) > 2
    assert desk.run("--since", "nowhere").code == 2


def test_a_report_that_is_no_text_is_refused(desk):
    Path("report.md").write_bytes(b"a\xff")
    result = desk.run("report.md", command="links-issue")
    assert (result.code, result.error) == (2, "not UTF-8: the byte 0xff")


def test_a_report_takes_the_place_of_a_report_only(desk):
    desk.write(f"project: {desk.internet.url('/fine/1')}")
    for _ in range(2):
        assert desk.run("--report", "links.md").code == 0
    assert "## No broken links" in Path("links.md").read_text(encoding="utf-8")
    result = desk.run("--report", "entries.yaml")
    assert (result.code, "no report" in result.error) == (2, True)


def test_linting_online_is_one_report(desk):
    desk.internet.github.add("lab/diffusion").name = "newlab/diffusion"
    text = desk.write("github: https://github.com/lab/diffusion")
    (desk.folder / "entries.yaml").write_text(text.replace("NeurIPS", "NeurlPS"), encoding="utf-8")
    arguments = ("--online", "--select", "AG2,AG9", "--output-format", "json")
    result = desk.run(*arguments, command="lint")
    assert result.codes == ["AG209", "AG907"]
    assert [link["verdict"] for link in result.document["links"]] == ["moved"]
    desk.run(*arguments, "--fix", command="lint")
    assert desk.read() == text.replace("lab/diffusion", "newlab/diffusion")
    assert desk.run("--online", "a.md", "b.md", command="lint").code == 2


def test_rules_can_be_left_out(desk):
    desk.write(f"project: {desk.internet.url('/moved/1')}")
    assert desk.json().codes == ["AG902"]
    assert desk.json("--ignore", "AG902").codes == []
    (desk.folder / "awesomegen.toml").write_text('[lint]\nselect = ["AG2"]\nseverity = {AG902 = "error"}\n')
    assert (desk.json().code, desk.json().codes) == (1, ["AG902"])
    assert desk.run("--fail-on", "never").code == 0


@pytest.mark.parametrize("text", ["", "entries: [", "list: {title: Papers}\nentries: [{id: a, title: A}]\n"])
def test_nothing_checked_is_no_success(desk, text):
    (desk.folder / "entries.yaml").write_text(text, encoding="utf-8")
    assert desk.run().code == 2


def test_a_broken_entry_does_not_keep_the_others_from_being_checked(desk):
    desk.write(f"project: {desk.internet.url('/fine/1')}", after="    tilte: x\n")
    result = desk.run()
    assert result.code == 0
    assert "1 error in the list: see `awesomegen lint`" in result.error


@pytest.mark.parametrize(
    "arguments", [["--budget", "soon"], ["--budget", "0s"], ["--budget", ""], ["--unsafe-fixes"], ["absent.md"]]
)
def test_usage_that_cannot_be_meant(desk, arguments):
    desk.write(f"project: {desk.internet.url('/fine/1')}")
    process = desk.start(*arguments)
    _, error = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "Traceback" not in error
    assert desk.internet.seen == []


def test_the_budget_ends_a_run(desk):
    desk.write("project:", *(f"  - {desk.internet.url(f'/fine/{number}')}" for number in range(400)))
    result = desk.json("--budget", "20s")
    verdicts = [link["verdict"] for link in result.document["links"]]
    assert 0 < verdicts.count("unknown") < 400
    assert (
        "asked first next time"
        in next(link for link in result.document["links"] if link["verdict"] == "unknown")["detail"]
    )


def test_sites_learn_who_asks(desk, monkeypatch):
    desk.write(f"project: {desk.internet.url('/fine/1')}")
    desk.run()
    monkeypatch.setenv("AWESOMEGEN_CONTACT", "me@example.org")
    text = desk.read().replace("title: Papers", "title: Papers\n  url: https://github.com/lab/list")
    (desk.folder / "entries.yaml").write_text(text, encoding="utf-8")
    desk.run()
    plain, full = [seen.headers["user-agent"] for seen in desk.internet.seen]
    assert plain.startswith("awesomegen/")
    assert full == f"{plain} (+https://github.com/lab/list; me@example.org)"
    monkeypatch.setenv("AWESOMEGEN_CONTACT", "me\r\nX-Evil: 1")
    assert desk.run().code == 2


def test_credentials_in_a_url_stay_in_the_list(desk):
    url = desk.internet.url("/404/1").replace("http://", "http://me:hunter2@")
    desk.write(f"project: {url}", f"demo: {desk.internet.url('/fine/1')}")
    desk.run()
    result = desk.json("--report", "report.md", days=2)
    assert result.codes == ["AG901"]
    for text in (result.output, Path("report.md").read_text(encoding="utf-8"), HISTORY.read_text(encoding="utf-8")):
        assert "hunter2" not in text


def test_private_addresses_are_refused_unless_allowed(desk):
    desk.write("project: http://192.168.0.1/admin", f"demo: {desk.internet.url('/fine/1')}")
    surroundings = Surroundings(ScaledClock(100.0), system_lookup)
    result = CliRunner().invoke(group, ["links", "--output-format", "json"], standalone_mode=False, obj=surroundings)
    refused, trusted = json.loads(result.stdout)["links"]
    assert (refused["verdict"], trusted["verdict"]) == ("unknown", "alive")
    assert "`192.168.0.1` is a private or reserved address" in refused["detail"]
