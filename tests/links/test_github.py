"""GitHub: batches with a token, a small budget without one, and what a missing answer does not prove."""

import pytest

from awesomegen.links.services import Services
from links.running import run_check, verdicts


def address(name):
    return f"https://github.com/{name}"


def test_hundreds_of_repositories_take_a_few_points(internet):
    for number in range(600):
        internet.github.add(f"lab/code{number}")
    del internet.github.repositories["lab/code7"]
    found = verdicts(run_check(internet, [address(f"lab/code{number}") for number in range(600)]))
    assert [url for url, verdict in found.items() if verdict != "alive"] == [address("lab/code7")]
    assert len(internet.seen) == 12


def test_renamed_archived_and_missing(internet):
    internet.github.add("lab/Code")
    internet.github.add("lab/old", archived=True)
    internet.github.repositories["lab/before"] = internet.github.add("newlab/after")
    urls = ["lab/code", "lab/old", "lab/before/blob/main/README.md", "lab/gone"]
    result = run_check(internet, [address(name) for name in urls])
    assert [link.verdict for link in result.links] == ["alive", "archived", "moved", "dead"]
    assert result.links[2].moved_to == "https://github.com/newlab/after/blob/main/README.md"
    assert [link.rule for link in result.links] == [None, "AG908", "AG907", "AG906"]


def test_a_renamed_repository_keeps_the_name_of_a_file(internet):
    internet.github.repositories["lab/before"] = internet.github.add(
        "newlab/after", files=frozenset({"main:a#b.md", "main:what?.md", "main:100%23.md"})
    )
    files = ["a%23b.md", "what%3F.md", "100%2523.md"]
    result = run_check(internet, [address(f"lab/before/blob/main/{name}") for name in files])
    assert [link.moved_to for link in result.links] == [address(f"newlab/after/blob/main/{name}") for name in files]


def test_files_folders_accounts_and_other_pages(internet):
    internet.github.add("lab/code", files=frozenset({"main:src/x.py"}))
    internet.github.owners.add("lab")
    internet.github.pages |= {"lab/code/issues/3", "lab/code/blob/feature/x/readme.md"}
    expected = {
        "lab": "alive",
        "nobody": "dead",
        "lab/code/blob/main/src/x.py": "alive",
        "lab/code/blob/main/gone.py": "dead",
        "lab/code/blob/feature/x/readme.md": "alive",
        "lab/code/issues/3": "alive",
        "lab/code/issues/4": "dead",
    }
    found = verdicts(run_check(internet, [address(name) for name in expected]))
    assert found == {address(name): verdict for name, verdict in expected.items()}


def test_a_batch_that_is_too_much_is_halved(internet):
    internet.github.ceiling = 10
    for number in range(40):
        internet.github.add(f"lab/code{number}")
    found = verdicts(run_check(internet, [address(f"lab/code{number}") for number in range(40)]))
    assert set(found.values()) == {"alive"}


def test_a_secondary_limit_is_waited_for(internet):
    internet.github.add("lab/code")
    internet.github.secondary = 1
    assert verdicts(run_check(internet, [address("lab/code")])) == {address("lab/code"): "alive"}
    first, second = internet.seen
    assert second.began - first.ended >= 60.0


def test_a_used_up_limit_leaves_the_rest_unknown(internet):
    internet.github.remaining = 51
    for number in range(200):
        internet.github.add(f"lab/code{number}")
    result = run_check(internet, [address(f"lab/code{number}") for number in range(200)])
    counts = [link.verdict for link in result.links]
    assert (counts.count("alive"), counts.count("unknown")) == (100, 100)
    assert "hourly limit is used up" in result.links[-1].detail


@pytest.mark.parametrize("status", [500, 503, 403])
def test_a_service_that_is_down_says_nothing_about_repositories(internet, status):
    internet.github.down = status
    result = run_check(internet, [address("lab/code"), address("lab/other")])
    assert {link.verdict.value for link in result.links} == {"unknown"}


def test_a_bad_token_is_named_and_condemns_nothing(internet):
    internet.github.add("lab/code")
    result = run_check(internet, [address(f"lab/code{number}") for number in range(120)], token="wrong")
    assert {link.verdict.value for link in result.links} == {"unknown"}
    assert result.links[0].detail == "GitHub refused the token (401)"
    assert len(internet.seen) == 1
    assert result.verified_nothing


def test_without_a_token_sixty_are_asked_and_the_rest_waits_for_its_turn(internet):
    for number in range(70):
        internet.github.add(f"lab/code{number}")
    internet.github.remaining = 60
    urls = [address(f"lab/code{number}") for number in range(70)]
    first = run_check(internet, urls, token=None)
    counts = [link.verdict for link in first.links]
    assert (counts.count("alive"), counts.count("unknown")) == (60, 10) or counts.count("alive") >= 58
    assert "GITHUB_TOKEN" in first.links[-1].detail
    internet.seen.clear()
    internet.github.remaining = 60
    second = run_check(internet, urls, token=None, history=first.history)
    waited = {link.url for link in first.links if link.verdict == "unknown"}
    asked = [address(seen.rest.removeprefix("/repos/")) for seen in internet.seen]
    assert waited <= set(asked[: len(waited)])
    assert {link.url for link in second.links if link.verdict == "alive"} >= waited


def test_without_a_token_renamed_missing_and_archived(internet):
    internet.github.add("lab/old", archived=True)
    internet.github.repositories["lab/before"] = internet.github.add("newlab/after")
    result = run_check(internet, [address(name) for name in ("lab/old", "lab/before", "lab/gone")], token=None)
    assert [link.verdict for link in result.links] == ["archived", "moved", "dead"]


def test_a_name_that_somebody_else_took_over_is_replaced(internet):
    internet.github.add("lab/code", node_id="R_first")
    first = run_check(internet, [address("lab/code")])
    internet.github.add("lab/code", node_id="R_second")
    second = run_check(internet, [address("lab/code")], history=first.history)
    assert [first.links[0].verdict, second.links[0].verdict] == ["alive", "replaced"]
    assert second.links[0].confirmed


def test_addresses_come_from_the_environment():
    services = Services.from_environment({"AWESOMEGEN_GITHUB_API_URL": "http://127.0.0.1:9/api/"})
    assert services.github_api == "http://127.0.0.1:9/api"
    assert services.overridden_origins() == {("127.0.0.1", 9)}
    assert Services.from_environment({}).overridden_origins() == frozenset()
