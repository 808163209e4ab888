"""Identifiers: every spelling seen in real lists, and what can never exist."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.identifiers import (
    ArxivId,
    GithubLocation,
    arxiv_id_from_doi,
    arxiv_id_from_url,
    doi_from_url,
    doi_key,
    github_location,
    openreview_id,
    parse_arxiv_id,
    parse_doi,
    youtube_video_id,
)

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2006.11239", ArxivId("2006.11239")),
        (" 2006.11239v2\n", ArxivId("2006.11239", 2)),
        ("arXiv:2301.10000", ArxivId("2301.10000")),
        ("arXiv: 2301.10000v11 [cs.LG]", ArxivId("2301.10000", 11)),
        ("0704.0001", ArxivId("0704.0001")),
        ("math/0611800", ArxivId("math/0611800")),
        ("math.GT/0611800v3", ArxivId("math/0611800", 3)),
        ("hep-th/9901001", ArxivId("hep-th/9901001")),
    ],
)
def test_reads_an_arxiv_id(text: str, expected: ArxivId) -> None:
    assert parse_arxiv_id(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2006.112391",
        "2006.112",
        "2006.11239v0",
        "06.11239",
        "poetry/0611800",
        "math/061180",
        "٢٠٠٦.١١٢٣٩",
        "20O6.11239",
    ],
)
def test_refuses_what_is_not_an_arxiv_id(text: str) -> None:
    assert parse_arxiv_id(text) is None


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("2013.12345", "month `13`"),
        ("2000.12345", "month `00`"),
        ("0703.0001", "begin at `0704.0001`"),
        ("1412.12345", "has 5 digits, identifiers of 2014 have 4"),
        ("1501.1234", "has 4 digits, identifiers of 2015 have 5"),
        ("2006.00000", "numbers start at `00001`"),
        ("0806.0000", "numbers start at `0001`"),
        ("2604.00002", "future (2026-04)"),
        ("math/0704001", "April 2007"),
        ("math/9106001", "July 1991"),
        ("math/0611000", "numbers start at `001`"),
    ],
)
def test_says_why_an_arxiv_id_cannot_exist(identifier: str, words: str) -> None:
    problem = ArxivId(identifier).problem(date(2026, 3, 30))
    assert problem is not None
    assert words in problem


@pytest.mark.parametrize(
    "identifier", ["2006.11239", "1412.9999", "1501.00001", "0704.0001", "math/0703999", "hep-th/9107001", "2604.00001"]
)
def test_finds_no_fault_in_a_possible_id(identifier: str) -> None:
    assert ArxivId(identifier).problem(TODAY) is None


@given(st.dates(date(2007, 4, 1), TODAY), st.integers(1, 9999))
def test_every_number_of_every_month_is_possible(day: date, number: int) -> None:
    width = 5 if day >= date(2015, 1, 1) else 4
    parsed = parse_arxiv_id(f"{day:%y%m}.{number:0{width}}")
    assert parsed is not None
    assert (parsed.year, parsed.month) == (day.year, day.month)
    assert parsed.problem(TODAY) is None


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    for read in (
        parse_arxiv_id,
        arxiv_id_from_url,
        parse_doi,
        doi_from_url,
        github_location,
        youtube_video_id,
        openreview_id,
    ):
        read(text)
        read(f"https://{text}")


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2006.11239",
        "http://www.arxiv.org/abs/2006.11239?context=cs",
        "https://arxiv.org/pdf/2006.11239.pdf",
        "https://arxiv.org/pdf/2006.11239#page=3",
        "https://arxiv.org/abs/2006.11239.pdf",
        "https://arxiv.org/html/2006.11239/",
        "https://export.arxiv.org/abs/2006.11239",
        "https://ar5iv.labs.arxiv.org/html/2006.11239",
        "https://www.alphaxiv.org/overview/2006.11239",
        "https://doi.org/10.48550/arXiv.2006.11239",
        "https://arxiv.org/abs/arXiv:2006.11239",
    ],
)
def test_all_addresses_of_a_paper_are_one_id(url: str) -> None:
    assert arxiv_id_from_url(url) == ArxivId("2006.11239")


def test_versions_and_old_ids_in_urls() -> None:
    assert arxiv_id_from_url("https://arxiv.org/pdf/2006.11239v2.pdf") == ArxivId("2006.11239", 2)
    assert arxiv_id_from_url("https://arxiv.org/abs/math.GT/0611800v1") == ArxivId("math/0611800", 1)
    assert str(ArxivId("2006.11239", 2)) == "2006.11239v2"
    assert ArxivId("math/0611800").url == "https://arxiv.org/abs/math/0611800"


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/",
        "https://example.org/abs/2006.11239",
        "ftp://arxiv.org/abs/2006.11239",
    ],
)
def test_other_pages_hold_no_arxiv_id(url: str) -> None:
    assert arxiv_id_from_url(url) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1109/CVPR.2022.00001", "10.1109/CVPR.2022.00001"),
        ("doi:10.1109/CVPR.2022.00001", "10.1109/CVPR.2022.00001"),
        ("https://dx.doi.org/10.1000/a%28b%29", "10.1000/a(b)"),
        ("https://doi.org/10.1000/a?utm=1#x", "10.1000/a"),
        ("10.1000.10/123", "10.1000.10/123"),
        ("10.1000/", None),
        ("11.1000/x", None),
        ("10.1000/a b", None),
        ("https://example.org/10.1000/x", None),
    ],
)
def test_reads_a_doi(text: str, expected: str | None) -> None:
    assert parse_doi(text) == expected


def test_doi_keys_ignore_ascii_case_only() -> None:
    assert doi_key("10.1000/ABC") == doi_key("10.1000/abc")
    assert doi_key("10.1000/Ä") != doi_key("10.1000/ä")
    assert arxiv_id_from_doi("10.48550/ARXIV.2006.11239") == ArxivId("2006.11239")
    assert arxiv_id_from_doi("10.1000/arXiv.2006.11239") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/hojonathanho/diffusion", GithubLocation("hojonathanho", "diffusion")),
        ("http://www.github.com/a/b.git", GithubLocation("a", "b")),
        ("https://github.com/a/b/", GithubLocation("a", "b")),
        ("https://github.com/a/b?tab=readme-ov-file#install", GithubLocation("a", "b")),
        ("https://github.com/openai", GithubLocation("openai")),
        ("https://github.com/a/b/blob/main/x/y.py", GithubLocation("a", "b", "blob", "main/x/y.py")),
        ("https://github.com/a/b/tree/main", GithubLocation("a", "b", "tree", "main")),
        ("https://github.com/a/b/issues/3", GithubLocation("a", "b", None, "issues/3")),
        ("https://github.com/topics/diffusion", None),
        ("https://github.com/", None),
        ("https://gist.github.com/a/b", None),
        ("https://github.com/a_b/c", None),
    ],
)
def test_reads_a_github_location(url: str, expected: GithubLocation | None) -> None:
    assert github_location(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.youtube.com/watch?v=sh79Z8i15PI&t=4s", "sh79Z8i15PI"),
        ("https://youtu.be/sh79Z8i15PI?si=abc", "sh79Z8i15PI"),
        ("https://www.youtube.com/live/sh79Z8i15PI?si=abc", "sh79Z8i15PI"),
        ("https://m.youtube.com/shorts/sh79Z8i15PI", "sh79Z8i15PI"),
        ("https://www.youtube-nocookie.com/embed/sh79Z8i15PI", "sh79Z8i15PI"),
        ("https://www.youtube.com/@AndrejKarpathy", None),
        ("https://www.youtube.com/playlist?list=PL5RHjmn-MVHDMcqx", None),
        ("https://example.org/watch?v=sh79Z8i15PI", None),
        ("https://youtu.be/short", None),
    ],
)
def test_reads_a_video_id(url: str, expected: str | None) -> None:
    assert youtube_video_id(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://openreview.net/forum?id=qw8AKxfYbI", "qw8AKxfYbI"),
        ("https://openreview.net/pdf?id=qw8AKxfYbI", "qw8AKxfYbI"),
        ("https://openreview.net/forum?id=qw8AKxfYbI&noteId=x", "qw8AKxfYbI"),
        ("https://openreview.net/group?id=ICLR.cc/2022", None),
        ("https://example.org/forum?id=qw8AKxfYbI", None),
    ],
)
def test_reads_an_openreview_id(url: str, expected: str | None) -> None:
    assert openreview_id(url) == expected
