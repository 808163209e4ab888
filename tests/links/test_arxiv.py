"""arXiv: what its API, its pages, OAI and DataCite say, and how rarely they are asked."""

import itertools
from datetime import date

import pytest

from awesomegen.links.plan import LinkTarget
from awesomegen.links.resolvers.arxivfeed import says_withdrawn
from awesomegen.links.verdict import Paper
from links.fake_services import FakePaper
from links.running import run_check, verdicts


def address(number, month="2006"):
    return f"https://arxiv.org/abs/{month}.{number:05}"


def fill(internet, numbers, **fields):
    for number in numbers:
        internet.arxiv.papers[f"2006.{number:05}"] = FakePaper(**fields)


def spacing(internet):
    seen = internet.requests_to("arxiv", "arxiv-oai")
    return min(later.began - earlier.ended for earlier, later in itertools.pairwise(seen))


def test_hundreds_of_papers_take_a_few_requests_three_seconds_apart(internet):
    fill(internet, range(1, 501))
    for number in (7, 250, 499):
        del internet.arxiv.papers[f"2006.{number:05}"]
    found = verdicts(run_check(internet, [address(number) for number in range(1, 501)]))
    assert {url for url, verdict in found.items() if verdict == "dead"} == {address(7), address(250), address(499)}
    assert list(found.values()).count("alive") == 497
    # Three batches and one more look at what was missing; DataCite does not know them either.
    assert len(internet.requests_to("arxiv", "arxiv-oai")) == 4
    assert len(internet.requests_to("datacite")) == 1
    assert spacing(internet) >= 3.0
    assert internet.arxiv.too_fast == 0


def test_every_address_of_a_paper_is_one_question(internet):
    fill(internet, [1], version=3)
    urls = [
        "https://arxiv.org/abs/2006.00001",
        "https://arxiv.org/pdf/2006.00001v2.pdf",
        "http://www.arxiv.org/html/2006.00001v3",
        "https://doi.org/10.48550/arXiv.2006.00001",
    ]
    assert set(verdicts(run_check(internet, urls)).values()) == {"alive"}
    (request,) = internet.requests_to("arxiv")
    assert request.query["id_list"] == ["2006.00001"]


def test_a_version_that_never_was_is_dead(internet):
    fill(internet, [1], version=2)
    found = verdicts(run_check(internet, [address(1) + "v9", address(1) + "v2"]))
    assert found == {address(1) + "v9": "dead", address(1) + "v2": "alive"}


def test_impossible_ids_never_spoil_a_batch(internet):
    fill(internet, [1])
    found = run_check(internet, [address(1), address(1, "2013"), "https://arxiv.org/abs/2006.1234"])
    assert [link.verdict for link in found.links] == ["alive", "dead", "dead"]
    assert "the month `13` does not exist" in found.links[1].detail
    queries = [seen for seen in internet.requests_to("arxiv") if seen.rest == "/api/query"]
    assert [seen.query["id_list"] for seen in queries] == [["2006.00001"]]


@pytest.mark.parametrize("deleted", [True, False])
def test_a_paper_missing_from_the_api_but_known_elsewhere_is_decided_by_its_page(internet, deleted):
    """DataCite knows the deleted paper, too: its page says 410."""
    fill(internet, [1])
    fill(internet, [2], deleted=True)
    if not deleted:
        internet.services["arxiv"].papers["2006.00002"].deleted = False
        internet.arxiv.hidden.add("2006.00002")
    found = verdicts(run_check(internet, [address(1), address(2)]))
    assert found[address(2)] == ("dead" if deleted else "alive")


def test_new_papers_are_decided_by_their_page(internet):
    today = internet.clock.now().date()
    url = f"https://arxiv.org/abs/{today:%y%m}.00001"
    fill(internet, [1])
    assert verdicts(run_check(internet, [url, address(1)]))[url] == "dead"
    assert internet.requests_to("datacite") == []
    assert any(seen.rest.startswith("/abs/") for seen in internet.requests_to("arxiv"))


def test_withdrawn_papers_are_confirmed_by_their_version_history(internet):
    fill(internet, [1], comment="This paper has been withdrawn by the authors", withdrawn=True)
    fill(internet, [2], comment="This version was withdrawn; see v1", withdrawn=False)
    result = run_check(internet, [address(1), address(2)])
    assert [link.verdict for link in result.links] == ["withdrawn", "alive"]
    assert result.links[0].confirmed
    assert result.links[0].rule == "AG911"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("Withdrawn due to an error in Theorem 2", True),
        ("This paper has been withdrawn by the author", True),
        ("the manuscript is being withdrawn", True),
        ("arXiv admin note: this submission has been withdrawn by arXiv administrators", True),
        ("Replaces the withdrawn 1234.5678", False),
        ("12 pages, Appendix B withdrawn", False),
        ("ICML 2020", False),
        ("", False),
    ],
)
def test_comments_that_declare_a_paper_withdrawn(comment, expected):
    assert says_withdrawn(Paper("2006.00001", "T", comment=comment)) is expected


def test_an_empty_feed_is_asked_again(internet):
    fill(internet, range(1, 11))
    internet.arxiv.empty_answers = 2
    found = verdicts(run_check(internet, [address(number) for number in range(1, 11)]))
    assert set(found.values()) == {"alive"}


def test_a_feed_that_is_no_feed_is_asked_again_after_a_rest(internet):
    fill(internet, [1])
    internet.arxiv.garbage_answers = 1
    assert verdicts(run_check(internet, [address(1)])) == {address(1): "alive"}
    assert spacing(internet) >= 10.0


@pytest.mark.parametrize("status", [503, 429, 500])
def test_when_arxiv_is_down_datacite_vouches_for_papers_and_condemns_none(internet, status):
    fill(internet, [1, 2])
    internet.arxiv.down = status
    result = run_check(internet, [address(1), address(2), address(3)])
    assert [link.verdict for link in result.links] == ["alive", "alive", "unknown"]
    assert not result.observations


def test_when_arxiv_and_datacite_are_down_everything_is_unknown(internet):
    internet.arxiv.down = 503
    internet.services["datacite"] = internet.services["arxiv"]
    result = run_check(internet, [address(1), address(2)])
    assert {link.verdict.value for link in result.links} == {"unknown"}
    assert result.verified_nothing


def test_pages_that_are_forbidden_are_not_asked_again(internet):
    fill(internet, [1])
    internet.arxiv.pages_forbidden = True
    urls = [address(number, "2013") for number in range(1, 6)]
    found = verdicts(run_check(internet, [*urls, address(1)]))
    assert [found[url] for url in urls] == ["unknown"] * 5
    assert sum(seen.rest.startswith("/abs/") for seen in internet.requests_to("arxiv")) == 1


def test_a_batch_that_is_too_much_is_halved(internet):
    fill(internet, range(1, 9))
    original = internet.services["arxiv"]

    def picky(seen):
        from links.fake_internet import Reply

        ids = seen.query.get("id_list", [""])[0].split(",")
        return Reply(400) if len(ids) > 2 else original(seen)

    internet.services["arxiv"] = picky
    found = verdicts(run_check(internet, [address(number) for number in range(1, 9)]))
    assert set(found.values()) == {"alive"}


def entry(url, **fields):
    known = {"entry_title": "A Paper", "authors": ("Jonathan Ho",), "date": "2020-06-19", "venue": "NeurIPS 2020"}
    return LinkTarget(url, "ddpm", kind="paper", **{**known, **fields})


@pytest.mark.parametrize(
    ("paper", "fields", "rules"),
    [
        ({}, {}, []),
        ({"title": "Something About Soil"}, {}, ["AG913"]),
        ({"authors": ("Jonathan Ho", "Ajay Jain")}, {}, ["AG914"]),
        ({"published": "2020-05-02"}, {}, ["AG915"]),
        ({}, {"date": "2020-06"}, []),
        ({}, {"date": "2020-06-20"}, []),
        ({"journal": "JMLR 23 (2022)"}, {"venue": "arXiv 2020"}, ["AG916"]),
        ({"comment": "Accepted at NeurIPS 2020"}, {"venue": ""}, ["AG916"]),
        ({"journal": "JMLR 23 (2022)"}, {}, []),
    ],
)
def test_the_answer_is_compared_with_the_entry(internet, paper, fields, rules):
    fill(internet, [1], **paper)
    result = run_check(internet, [entry(address(1), **fields)])
    assert [note.rule for note in result.observations] == rules


def test_a_pinned_version_that_is_old(internet):
    fill(internet, [1], version=3)
    (note,) = run_check(internet, [entry(address(1) + "v1")]).observations
    assert (note.rule, note.expected) == ("AG912", address(1))


def test_the_date_of_a_later_version_is_named_as_such(internet):
    fill(internet, [1], version=4)
    (note,) = run_check(internet, [entry(address(1), date="2020-12-16")]).observations
    assert "which is the date of version 4" in note.message
    assert note.expected == str(date(2020, 6, 19))


def test_an_entry_with_two_addresses_of_a_paper_is_told_once(internet):
    fill(internet, [1], title="Something About Soil")
    result = run_check(internet, [entry(address(1)), entry("https://arxiv.org/pdf/2006.00001")])
    assert len(result.observations) == 1


def test_papers_that_agreed_are_asked_about_again_within_a_month(internet):
    """A quarter of them each week; one that differs from its entry, each time."""
    from datetime import timedelta

    fill(internet, range(1, 201))
    fill(internet, [1], title="Something About Soil")
    targets = [entry(address(number), entry_title="A Paper") for number in range(1, 201)]
    start = internet.clock.now()
    history, asked = None, []
    for week in range(5):
        moment = start + timedelta(days=7 * week)
        internet.clock._now = lambda moment=moment: moment
        internet.seen.clear()
        result = run_check(internet, targets, history=history)
        history = result.history
        asked.append({i for seen in internet.requests_to("arxiv") for i in seen.query["id_list"][0].split(",")})
        assert [note.rule for note in result.observations] == ["AG913"]
        assert {link.verdict.value for link in result.links} == {"alive"}
    assert len(asked[0]) == 200
    assert all(20 <= len(ids) <= 80 for ids in asked[1:])
    assert len(set().union(*asked[1:])) == 200
