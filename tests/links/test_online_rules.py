"""Runs the examples of rules about links: a page gives an entry and the answers, the fake internet plays them."""

import json
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from awesomegen.cli import group
from awesomegen.cli.linkcheck import Surroundings
from awesomegen.core.identifiers import arxiv_id_from_url, doi_from_url, github_location, youtube_video_id
from awesomegen.rules import CATALOGUE
from awesomegen.rules.base import Needs
from links.fake_internet import FakeInternet, Reply, ScaledClock, Seen
from links.fake_services import FakePaper
from links.running import TOKEN, everything_is_here
from test_rule_pages import FENCE, PAGES, expected, page_text, wrap

ONLINE = [rule for rule in CATALOGUE if rule.needs is Needs.ONLINE]
TODAY = datetime(2026, 1, 15, 4, 17, tzinfo=UTC)
RUNS = (-8, -4, 0)
"""Days on which a link is checked before its example is looked at: enough for every confirmation."""
BEFORE = -70
"""The day of `answers before`."""
CERTIFICATE = Path(__file__).parent / "data" / "wrong.example.pem"


@dataclass
class World:
    """The fake internet with a plain and a TLS server, and the answers of web pages by path."""

    plain: FakeInternet
    secure: FakeInternet
    pages: dict[str, Reply] = field(default_factory=dict)

    def real(self, text: str) -> str:
        """The text of a page of the documentation, with the ports of this world."""
        text = text.replace("http://site.example/", f"http://site.example:{self.plain.port}/")
        return text.replace("https://site.example/", f"https://site.example:{self.secure.port}/")

    def shown(self, text: str) -> str:
        """The other way round."""
        return text.replace(f":{self.plain.port}/", "/").replace(f":{self.secure.port}/", "/")

    def answer(self, seen: Seen) -> Reply:
        return self.pages.get(seen.path, Reply(404))

    def play(self, answers: dict[str, Any]) -> None:
        self.plain.arxiv.papers.clear()
        self.plain.github.repositories.clear()
        self.plain.github.down = None
        self.pages.clear()
        for url, answer in answers.items():
            self._play_one(url, answer)

    def _play_one(self, url: str, answer: Any) -> None:
        fields = answer if isinstance(answer, dict) else {}
        if url == "GitHub":
            self.plain.github.down = answer
        elif identifier := arxiv_id_from_url(url):
            fields["authors"] = tuple(fields.get("authors", ["Jonathan Ho"]))
            if answer != 404:
                self.plain.arxiv.papers[identifier.identifier] = FakePaper(**fields)
        elif location := github_location(url):
            if answer != 404:
                self.plain.github.add(location.name)
                vars(self.plain.github.repositories[location.name.lower()]).update(fields)
        elif video := youtube_video_id(url):
            self.plain.youtube.statuses[video] = answer
        elif doi := doi_from_url(url):
            self.plain.doi.codes[doi] = {200: 1, 404: 100}[answer]
        else:
            path = "/" + url.split("/", 3)[3]
            status = fields.get("status", answer if isinstance(answer, int) else 200)
            body = f"<title>{fields.get('title', 'A page')}</title>".encode()
            headers = {"Location": self.real(fields["location"])} if "location" in fields else {}
            self.pages[path] = Reply(status, body, headers)


@pytest.fixture(scope="module")
def world():
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(CERTIFICATE)
    with FakeInternet(ScaledClock(500.0)) as plain, FakeInternet(ScaledClock(500.0), tls=tls) as secure:
        world = World(plain, secure)
        plain.farm = secure.farm = world.answer
        yield world


class Bench:
    """A folder with the list of an example."""

    def __init__(self, rule, world, folder, monkeypatch) -> None:
        self.rule, self.world, self.folder = rule, world, folder
        self.answers: dict[str, Any] = {}
        self.before: dict[str, Any] = {}
        for name, value in {**world.plain.environment(), "GITHUB_TOKEN": TOKEN}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)

    def place(self, example) -> None:
        (self.folder / "entries.yaml").write_text(self.world.real(example.text), encoding="utf-8")
        (self.folder / ".awesomegen" / "links.json").unlink(missing_ok=True)
        self.example = example
        if self.before:
            self.world.play(self.before)
            self.run(BEFORE)
        self.world.play(self.answers)
        for day in RUNS[:-1]:
            self.run(day)

    def run(self, day: int, *options: str) -> str:
        moment = TODAY + timedelta(days=day)
        surroundings = Surroundings(ScaledClock(500.0, now=lambda: moment), everything_is_here)
        arguments = ["links", "--project", ".", "--allow-private", "--output-format", "json", *options]
        result = CliRunner().invoke(group, arguments, standalone_mode=False, obj=surroundings)
        if result.exception:
            raise result.exception
        return result.stdout

    def findings(self) -> list[dict]:
        found = json.loads(self.world.shown(self.run(RUNS[-1])))["findings"]
        return [each for each in found if each["code"] == self.rule.code]

    def fixed(self, *options: str) -> str:
        self.run(RUNS[-1], "--fix", *options)
        text = (self.folder / "entries.yaml").read_text(encoding="utf-8")
        self.run(RUNS[-1], "--fix", *options)
        assert (self.folder / "entries.yaml").read_text(encoding="utf-8") == text
        return self.example.shown(self.world.shown(text))


@pytest.mark.parametrize("rule", ONLINE, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_examples(rule, world, tmp_path, monkeypatch):
    bench = Bench(rule, world, tmp_path, monkeypatch)
    titles = []
    for block in FENCE.finditer(page_text(rule)):
        title, text = block["title"], block["text"]
        titles.append(title)
        if title == "answers":
            bench.answers, bench.before = yaml.safe_load(text), {}
        elif title == "answers before":
            bench.before = yaml.safe_load(text)
        elif title == "bad":
            bench.place(wrap(text, "yaml", rule))
        elif title == "findings":
            wanted, found = list(expected(text, bench.example)), bench.findings()
            assert [{key: each[key] for key in want} for each, want in zip(found, wanted, strict=False)] == wanted
            assert len(found) == len(wanted)
        elif title in ("fixed", "fixed with --unsafe-fixes"):
            assert bench.fixed(*(["--unsafe-fixes"] if title != "fixed" else [])) == text
        elif title == "good":
            bench.place(wrap(text, "yaml", rule))
            assert bench.findings() == []
        else:
            pytest.fail(f"the title {title!r} means nothing")
    assert {"answers", "bad", "findings", "good"} <= set(titles)


def test_every_rule_has_its_page():
    assert [rule.code for rule in ONLINE if not (PAGES / f"{rule.code}-{rule.name}.md").exists()] == []
