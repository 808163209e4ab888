"""The rules about single values, beyond the examples on their pages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.authornames import is_plain, marked_name, run_together, stands_for_others, two_people
from awesomegen.core.canonicalurls import canonical_url, url_key
from awesomegen.core.finding import Severity
from awesomegen.core.identifiers import arxiv_id_from_url, youtube_video_id
from awesomegen.core.prosedates import read_prose_date
from awesomegen.core.venues import known_venues
from awesomegen.core.venuetext import judge_venue, read_venue
from awesomegen.rules.places import author_place
from awesomegen.rules.values import (
    arxividformat,
    arxividimpossible,
    authorformat,
    brandcase,
    dateafterarxiv,
    datebeforearxiv,
    doiformat,
    duplicateauthor,
    futuredate,
    linklabel,
    nonisodate,
    unknownvenue,
    urlnotcanonical,
    urlsyntax,
    venueyearmismatch,
)
from awesomegen.rules.values.urlsyntax import url_problem
from datarules import issues, messages, only_entry, written

days = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def dated(written_date, arxiv_id, **fields):
    return {"date": written_date, "links": {"arxiv": arxiv_id}, **fields}


# Dates


@given(
    days, st.sampled_from(["%d %b %Y", "%B %d, %Y", "%d %B %Y", "[Submitted on %d %b %Y]", "%Y/%m/%d", "%Y. %m. %d."])
)
def test_a_date_in_words_is_read_as_that_day(day, form):
    prose = read_prose_date(day.strftime(form))
    assert prose is not None
    assert prose.sure
    assert prose.readings == (day.isoformat(),)


@given(days)
def test_a_date_of_three_numbers_has_its_day_among_its_readings(day):
    for form in ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y"):
        prose = read_prose_date(day.strftime(form))
        assert prose is not None
        assert day.isoformat() in prose.readings
        assert prose.sure == (day.day > 12 or day.day == day.month)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Dec., 2023", "2023-12"),
        ("07th Aug., 2025", "2025-08-07"),
        ("2013. 10.", "2013-10"),
        ("30 Sept 2022", "2022-09-30"),
        ("6 DEc 2022", "2022-12-06"),
        ("2021년 5월 5일", "2021-05-05"),
        ("2021年5月", "2021-05"),
    ],
)
def test_dates_as_lists_write_them(text, reading):
    prose = read_prose_date(text)
    assert prose is not None
    assert prose.readings == (reading,)


@pytest.mark.parametrize(
    "text", ["Submitted on 8 26 Jul 2023", "2nd May", "31 Feb 2021", "Spring 2021", "v2", "2021/13"]
)
def test_what_is_no_date_is_not_read(text):
    assert read_prose_date(text) is None


@pytest.mark.fuzz
@given(st.text())
def test_any_text_can_be_asked_for_a_date(text):
    prose = read_prose_date(text)
    assert prose is None or all(date.fromisoformat(f"{reading}-01-01"[:10]) for reading in prose.readings)


def test_the_date_on_which_an_entry_was_added_is_checked_too():
    assert messages(nonisodate.RULE, {"added": "7 Sep 2022"}) == ["`7 Sep 2022` is no ISO date"]
    assert messages(futuredate.RULE, {"added": "2026-02-01"}) == ["`2026-02-01` is in the future"]


def test_a_year_or_month_that_has_begun_is_not_in_the_future():
    assert messages(futuredate.RULE, {"date": "2026"}) == []
    assert messages(futuredate.RULE, {"date": "2026-01"}) == []
    assert messages(futuredate.RULE, {"date": "2026-02"}) != []


# The month of an arXiv id


@pytest.mark.parametrize(
    ("before", "severity"),
    [(0, None), (45, None), (46, Severity.WARNING), (330, Severity.WARNING), (4000, Severity.WARNING)],
)
def test_days_before_the_month_of_the_id(before, severity):
    day = date(2022, 7, 1) - timedelta(days=before)
    found = issues(datebeforearxiv.RULE, dated(day.isoformat(), "2207.12598"))
    assert [issue.severity or datebeforearxiv.RULE.severity for issue in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("after", "count"), [(0, 0), (2, 0), (3, 1), (42, 1)])
def test_days_after_the_month_of_the_id(after, count):
    day = date(2022, 7, 31) + timedelta(days=after)
    assert len(issues(dateafterarxiv.RULE, dated(day.isoformat(), "2207.12598"))) == count


@pytest.mark.parametrize(("rule", "year"), [(datebeforearxiv.RULE, "2021"), (dateafterarxiv.RULE, "2023")])
def test_a_mistyped_year_is_an_error_with_the_right_one(rule, year):
    [issue] = issues(rule, dated(f"{year}-07-19", "2207.12598"))
    assert issue.severity is Severity.ERROR
    assert written(issue) == ["2022-07-19"]


def test_a_month_is_compared_and_mended_like_a_day():
    [issue] = issues(datebeforearxiv.RULE, dated("2021-07", "2207.12598"))
    assert written(issue) == ["2022-07"]
    assert messages(datebeforearxiv.RULE, dated("2022-06", "2207.12598")) == []


def test_a_leap_day_is_moved_to_no_year_without_one():
    [issue] = issues(dateafterarxiv.RULE, dated("2024-02-29", "2302.03027"))
    assert issue.fix is None


@pytest.mark.parametrize(
    "entry",
    [
        dated("2019", "2207.12598"),
        dated("September 2019", "2207.12598"),
        dated("2019-05-05", "2207.12598", date_of="publication"),
        dated("2019-05-05", "2207.12598", type="video"),
        {
            "date": "2019-05-05",
            "links": {"paper": ["https://arxiv.org/abs/2207.12598", "https://arxiv.org/abs/1905.00001"]},
        },
        {"date": "2019-05-05", "links": {"other": {"url": "https://arxiv.org/abs/2207.12598", "label": "Follow-up"}}},
        dated("2019-05-05", "2213.12598"),
    ],
)
def test_what_cannot_be_compared_is_left_alone(entry):
    assert messages(datebeforearxiv.RULE, entry) == []
    assert messages(dateafterarxiv.RULE, entry) == []


# Identifiers


@pytest.mark.parametrize(
    "text", ["2006.11239", "arXiv:2006.11239v2", "math/0611800", "hep-th/9901001v3", "cs.LG/0701001"]
)
def test_arxiv_ids_as_arxiv_writes_them(text):
    assert messages(arxividformat.RULE, {"links": {"arxiv": text}}) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/a/ho_j_1",
        "https://arxiv.org/",
        "https://info.arxiv.org/help",
    ],
)
def test_other_pages_of_arxiv_are_no_papers(url):
    assert messages(arxividformat.RULE, {"links": {"website": url}}) == []


@pytest.mark.parametrize("text", ["https://openreview.net/forum?id=VFBjuF8HEp", "20061.1239", "2006.11239 2006.11240"])
def test_no_id_is_guessed(text):
    [issue] = issues(arxividformat.RULE, {"links": {"arxiv": text}})
    assert issue.fix is None


def test_an_id_of_this_month_exists_and_one_of_the_next_does_not():
    assert messages(arxividimpossible.RULE, {"links": {"arxiv": "2601.00001"}}) == []
    assert messages(arxividimpossible.RULE, {"links": {"arxiv": "2602.00001"}}) != []


@pytest.mark.parametrize(
    "text", ["10.1145/3528233.3530757", "doi:10.1000/182", "https://doi.org/10.1000/182", "10/ggbq"]
)
def test_dois_in_their_forms(text):
    assert messages(doiformat.RULE, {"links": {"doi": text}}) == []


# Venues

names = st.sampled_from(sorted(known_venues()))


@given(names)
def test_a_known_venue_is_right_as_it_is(name):
    assert judge_venue(name).known
    assert judge_venue(name.upper()).known


@given(names, st.integers(1980, 2035), st.sampled_from(["{} {}", "{}, {}", "{}'{}", "{} ({})"]))
def test_the_name_is_found_before_its_year(name, year, form):
    parts = read_venue(form.format(name, year))
    assert (parts.name, parts.year, parts.note) == (name, year, None)


@pytest.mark.parametrize(
    ("text", "name", "year", "note"),
    [
        ("ICLR 2021 (Oral)", "ICLR", 2021, "Oral"),
        ("NeurIPS Workshop 2021", "NeurIPS", 2021, "Workshop"),
        ("CVPR2020 oral", "CVPR", 2020, "Oral"),
        ("ICLR 2023 Workshop (Oral)", "ICLR", 2023, "Workshop (Oral)"),
        ("ICML 2021 Workshop on Uncertainty", "ICML", 2021, "Workshop on Uncertainty"),
        ("ICML 2022, Best Paper Award", "ICML", 2022, "Best Paper Award"),
        ("ICLR'23", "ICLR", 2023, None),
        ("NeurIPS22", "NeurIPS", 2022, None),
        ("Preprint' 2025", "Preprint", 2025, None),
        ("2021 CVPR", "CVPR", 2021, None),
        ("Findings of EMNLP 2021", "Findings of EMNLP", 2021, None),
        ("3DV 2021", "3DV", 2021, None),
        ("한국정보과학회 2020", "한국정보과학회", 2020, None),
        ("arXiv:2006.11239", "arXiv:2006.11239", None, None),
        ("arXiv 0706.1995", "arXiv 0706.1995", None, None),
        ("CVPR 2021.06", "CVPR", 2021, None),
    ],
)
def test_the_parts_of_a_venue(text, name, year, note):
    parts = read_venue(text)
    assert (parts.name, parts.year, parts.note) == (name, year, note)


@pytest.mark.fuzz
@given(st.text())
def test_any_text_can_be_a_venue(text):
    parts = read_venue(text)
    assert parts.name in text
    judge_venue(parts.name)


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("NeurlPS", "NeurIPS"),
        ("NeruIPS", "NeurIPS"),
        ("NeurrIPS", "NeurIPS"),
        ("СVPR", "CVPR"),
        ("InterSpeech", "Interspeech"),
        ("Prepreint", "Preprint"),
        ("IEEE icra", "IEEE ICRA"),
        ("Neural Information Procesing Systems", "Neural Information Processing Systems"),
    ],
)
def test_a_slip_near_one_venue(slip, right):
    assert (judge_venue(slip).meant, judge_venue(slip).sure) == ((right,), True)


@pytest.mark.parametrize(
    "name",
    [
        "ICXR",
        "ICPRAI",
        "MICAI",
        "ECLP",
        "eclp",
        "ICLV",
        "XVPR",
        "EYSM",
        "WSA/SCC",
        "My Symposium",
        "IEEE",
        "ACM",
        "한국정보과학회",
        "",
    ],
)
def test_an_unknown_venue_is_not_taken_for_a_slip(name):
    assert judge_venue(name).meant == ()


def test_a_swap_in_four_letters_may_be_another_venue():
    assert (judge_venue("CPVR").meant, judge_venue("CPVR").sure) == (("CVPR",), False)
    assert judge_venue("CCVPR").sure


def test_all_unknown_venues_are_reported_if_asked_for():
    assert messages(unknownvenue.RULE, {"venue": "EYSM 2022"}) == []
    assert messages(unknownvenue.RULE, {"venue": "EYSM 2022"}, known_only=True) == ["`EYSM` is no known venue"]
    assert messages(unknownvenue.RULE, {"venue": "EYSM 2022"}, known_only=True, venues=("EYSM",)) == []


def test_a_slip_and_a_note_are_mended_together():
    [issue] = issues(unknownvenue.RULE, {"venue": "NeurlPS 2022 (Oral)"})
    assert written(issue) == ["NeurIPS 2022", "Oral"]


def test_a_note_that_is_there_already_is_not_overwritten():
    [same] = issues(unknownvenue.RULE, {"venue": "ICLR 2021 (Oral)", "note": "Oral"})
    assert written(same) == ["ICLR 2021"]
    [other] = issues(unknownvenue.RULE, {"venue": "ICLR 2021 (Oral)", "note": "Best paper"})
    assert other.fix is None


def test_a_preprint_of_the_first_days_of_january_may_be_of_the_year_before():
    assert messages(venueyearmismatch.RULE, {"venue": "arXiv 2021", "links": {"arxiv": "2201.00308"}}) == []
    assert messages(venueyearmismatch.RULE, {"venue": "arXiv 2021", "links": {"arxiv": "2202.00308"}}) != []


# Authors

MARKED = {"authors": ["A. One*", "B. Two*", "C. Three"]}


@pytest.mark.parametrize(
    "name",
    [
        "Yann LeCun",
        "Brendan McMahan",
        "Björn Ommer",
        "Jean-Baptiste Alayrac",
        "Ryan O'Connor",
        "Kelvin C.K. Chan",
        "이상윤",
        "山田 太郎",
        "Abdel-rahman Mohamed",
        "Jo FitzGerald Smith",
        "Mohamed AbdelRahman Ali",
        "Martin Luther King Jr.",
        "Institute of Science and Technology",
        "Center for Language and Speech Processing",
        "AI2",
        "Andrea De Luca",
    ],
)
def test_names_that_are_right(name):
    assert messages(authorformat.RULE, {"authors": [name]}) == []


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo"], exclude_characters="외등等"), min_size=1))
def test_a_name_of_letters_has_no_mark(name):
    assert marked_name(name) is None


@pytest.mark.parametrize("mark", ["*", "∗", "†", "<sup>1</sup>", "1", "¹", "*†", "$^1$"])
def test_marks_behind_a_name(mark):
    assert not is_plain(f"Jonathan Ho{mark}")
    found = marked_name(f"Jonathan Ho{mark}")
    assert found is not None
    assert (found.name, found.mark) == ("Jonathan Ho", mark)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Song, Jiaming and Meng, Chenlin", "Jiaming Song, Chenlin Meng"),
        (
            "van der Maaten, Laurens and Hinton, G. E. and others",
            "Laurens van der Maaten, G. E. Hinton, et al.",
        ),
        ("Brazdil, P., Giraud Carrier, C., Soares, C.", "P. Brazdil, C. Giraud Carrier, C. Soares"),
        ("Jonathan Ho, Ajay Jain and Pieter Abbeel, Yang Song", None),
        ("Jonathan Ho, J. Song", None),
        ("Plato, Socrates", None),
        (["Song, Jiaming and Meng, Chenlin"], None),
    ],
)
def test_family_names_first(line, right):
    found = [issue for issue in issues(authorformat.RULE, {"authors": line}) if "split at every comma" in issue.message]
    assert [written(issue) for issue in found] == ([[right]] if right else [])
    assert messages(duplicateauthor.RULE, {"authors": line}) == []


@pytest.mark.parametrize("name", ["Peng et al.", "et al", "홍길동 외", "홍길동 외 3명", "王伟等"])
def test_words_for_the_other_authors(name):
    assert stands_for_others(name)


def test_two_people_are_told_from_an_institute():
    assert two_people("D. Kingma and J. Ba") == ("D. Kingma", "J. Ba")
    assert two_people("Institute of Science and Technology") is None


def test_a_comma_that_is_missing():
    assert run_together("Yuming JiangKelvin C.K. Chan") == ("Yuming Jiang", "Kelvin C.K. Chan")
    assert run_together("Robin VanRullen Smith") is None


def test_the_first_authors_with_one_mark_contributed_equally():
    [issue] = issues(authorformat.RULE, MARKED)
    assert issue.fix is not None
    assert issue.fix.safe
    assert written(issue) == ["A. One", "B. Two", "2"]
    assert [replacement.place.item for replacement in issue.fix.replacements] == [0, 1, None]


@pytest.mark.parametrize("authors", ["A. One1, B. Two1, C. Three1", "A. One1, B. Two2", "A. One*, B. Two, C. Three*"])
def test_other_marks_are_taken_away_on_demand_only(authors):
    [issue] = issues(authorformat.RULE, {"authors": authors})
    assert issue.fix is not None
    assert not issue.fix.safe


def test_et_al_is_a_remark_where_other_entries_name_everybody():
    rows = [{"title": f"Paper {n}", "authors": "Jonathan Ho", "links": {"paper": "https://a.org"}} for n in range(9)]
    rows.append({"title": "Last", "authors": "Ben Mildenhall et al.", "links": {"paper": "https://a.org"}})
    [issue] = issues(authorformat.RULE, {"list": {"title": "Papers"}, "entries": rows})
    assert issue.severity is Severity.INFO
    assert messages(authorformat.RULE, {"authors": "Ben Mildenhall et al."}) == []
    two = [{"title": "First", "authors": "Jonathan Ho"}, {"title": "Second", "authors": "Jiaming Song, et al."}]
    assert len(messages(authorformat.RULE, {"list": {"title": "Papers"}, "entries": two})) == 1


def test_the_place_of_a_name_counts_blank_items():
    entry = only_entry({"authors": ["A. One", " ", "C. Three"]})
    assert author_place(entry, 1).item == 2
    assert author_place(only_entry({"authors": "A. One, C. Three"}), 1).item is None


# Addresses

URLS = (
    "https://arxiv.org/pdf/2006.11239v2.pdf",
    "http://arxiv.org/abs/2006.11239",
    "https://youtu.be/uFoGaIVHfoE?t=30",
    "https://m.youtube.com/watch?v=uFoGaIVHfoE&feature=share",
    "http://www.github.com/a/b.git",
    "https://example.org/?utm_source=x&id=1",
    "https://dx.doi.org/10.1000/182",
    "http://example.org/a.git",
    "https://github.com/a/b/tree/main/c.git",
    "https://openreview.net/pdf?id=abcde",
    "https://arxiv.org/pdf/2006.11239#page=5",
)


@pytest.mark.parametrize("url", URLS)
def test_the_canonical_form_is_final_and_leads_to_the_same(url):
    right = canonical_url(url)
    assert canonical_url(right) == right
    assert url_key(right) == url_key(url)
    assert str(arxiv_id_from_url(right)) == str(arxiv_id_from_url(url))
    assert youtube_video_id(right) == youtube_video_id(url)


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("http://arxiv.org/pdf/2006.11239#page=5", "https://arxiv.org/pdf/2006.11239#page=5"),
        ("https://youtu.be/uFoGaIVHfoE#t=30s", "https://www.youtube.com/watch?v=uFoGaIVHfoE#t=30s"),
        ("https://youtu.be/uFoGaIVHfoE?si=x&t=30", "https://www.youtube.com/watch?v=uFoGaIVHfoE&t=30"),
        ("https://example.org/?q=a+b&x=%E2%82&gclid=1#top", "https://example.org/?q=a+b&x=%E2%82#top"),
        ("https://example.org/?A&utm_x=1", "https://example.org/?A"),
        ("https://example.org/?UTM_source=1&q=a;b", "https://example.org/?q=a;b"),
        ("https://example.org/?utm_source=1", "https://example.org/"),
        ("HTTPS://Example.org/A", "https://example.org/A"),
    ],
)
def test_what_is_no_tracking_stays_as_it_is_written(url, right):
    assert canonical_url(url) == right


@pytest.mark.fuzz
@given(st.text(alphabet="abc:/?#.=&%@ []ÅK", max_size=30).map("http".__add__) | st.text(max_size=20))
def test_any_text_can_be_an_address(url):
    right = canonical_url(url)
    assert canonical_url(right) == right
    url_problem(url)
    url_key(url)


def test_an_identifier_is_no_address_to_be_rewritten():
    assert messages(urlnotcanonical.RULE, {"links": {"arxiv": "arXiv:2006.11239", "doi": "10.1000/182"}}) == []


@pytest.mark.parametrize("end", ["#", "?", "?#"])
def test_a_lone_mark_at_the_end_of_an_address_is_no_matter_of_form(end):
    assert messages(urlnotcanonical.RULE, {"links": {"project": f"https://example.org/a{end}"}}) == []
    assert url_key(f"https://example.org/a{end}") == url_key("https://example.org/a")
    [message] = messages(urlnotcanonical.RULE, {"links": {"github": f"http://github.com/a/b{end}"}})
    assert message.endswith("is better written `https://github.com/a/b`")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://a-b.example.co.kr:8080/x?y=(z)#w",
        "http://localhost:8000/",
        "https://한글.com/경로",
        "mailto:a@example.org",
        "docs/a.md",
        "#anchor",
        "README.md",
        "./LICENSE",
        "https://192.168.0.1/x",
        "https://[::1]/x",
        "a/b.com/c",
        "https://en.wikipedia.org/wiki/GAN_(network)",
        "https://example.com./x",
    ],
)
def test_addresses_that_open(url):
    assert url_problem(url) is None


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("https:/example.org/x", "https://example.org/x"),
        ("http:///example.org/x", "https://example.org/x"),
        ("https://https://example.org/x", "https://example.org/x"),
        ("arxiv.org/abs/2006.11239", "https://arxiv.org/abs/2006.11239"),
        (" https://example.org/x ", "https://example.org/x"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://exa mple.org/x", None),
        ("http s://example.org/a b", "https://example.org/a%20b"),
        ("see https://example.org", None),
        ("Coming soon", None),
        ("TBD", None),
        ("2006.11239", "https://arxiv.org/abs/2006.11239"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("[Paper](https://example.org/x_(y))", "https://example.org/x_(y)"),
        ("[Paper](<https://example.org/x> 'title')", "https://example.org/x"),
        ("https://", None),
        ("https://[::1/x", None),
        ("https://example/x", None),
        ("https://.../a", None),
        ("https://../x", None),
        ("https://./x", None),
        ("https://abc/x", None),
        ("https://1.2/x", None),
    ],
)
def test_addresses_that_do_not(url, right):
    problem = url_problem(url)
    assert problem is not None
    assert problem[1] == right
    assert right is None or url_problem(right) is None


def test_the_name_of_a_repository_wants_its_site():
    [issue] = issues(urlsyntax.RULE, {"links": {"github": "song/ddim", "other": "song/ddim"}})
    assert written(issue) == ["https://github.com/song/ddim"]
    assert not issue.fix.safe


def test_a_list_of_addresses_has_its_places():
    [issue] = issues(urlsyntax.RULE, {"links": ["https://example.org", "www.example.org/x"]})
    assert issue.place.field is None
    assert written(issue) == ["https://www.example.org/x"]


def test_labels_in_other_capitals_are_left_to_the_kind():
    links = {"github": {"url": "https://github.com/a/b", "label": "github"}}
    [issue] = issues(linklabel.RULE, {"links": links})
    assert written(issue) == [None]


@pytest.mark.parametrize("label", ["GitHub", "Code", "Official code", "Paper (v2)"])
def test_labels_that_say_something(label):
    assert messages(linklabel.RULE, {"links": {"github": {"url": "https://github.com/a/b", "label": label}}}) == []


@pytest.mark.parametrize(
    "text", ["see github.com/a/b", "`github`", "my_pytorch_fork", "arXiv", "GITHUB", "@youtube", "pytorch.yaml"]
)
def test_names_of_brands_in_other_places(text):
    assert messages(brandcase.RULE, {"summary": text}) == []


def test_a_brand_with_a_korean_particle():
    assert written(issues(brandcase.RULE, {"summary": "pytorch로 구현."})[0]) == ["PyTorch로 구현."]
