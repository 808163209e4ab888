"""The rules about entries among each other and about sections, beyond the examples on their pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.config import Config
from awesomegen.core.finding import Severity
from awesomegen.core.titles import common_words, same_title, title_words
from awesomegen.rules.entries import (
    conflictingarxivid,
    duplicatearxivid,
    duplicatetitle,
    duplicateurl,
    emptysection,
    fragilesectiontitle,
    nearduplicatetitle,
    singlechildsection,
    unsorted,
)
from datarules import entries, issues, messages

SECTIONS = [{"id": "theory", "title": "Theory"}, {"id": "images", "title": "Images"}]
DDPM = "Denoising Diffusion Probabilistic Models"


def paper(entry_id, title=DDPM, arxiv="2006.11239", **fields):
    return {"id": entry_id, "title": title, "links": {"arxiv": arxiv}, **fields}


def severities(rule, data, **options):
    return [issue.severity or rule.severity for issue in issues(rule, data, **options)]


# Titles


@given(st.text())
def test_a_title_is_itself_in_any_case(title):
    assert same_title(title, title.upper().casefold()) or title_words(title) != title_words(title.upper().casefold())
    assert common_words(title, title) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Score-Based Generative Modeling", "score based generative modeling"),
        ("DDPM: A Survey!", "DDPM – a survey"),
        ("디퓨전 모델", "디퓨전모델"),
        ("ＤＤＰＭ", "ddpm"),
    ],
)
def test_titles_are_compared_by_their_words(one, other):
    assert same_title(one, other)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (DDPM, "Improved Denoising Diffusion Probabilistic Models", 1.0),
        ("Rain100L", "Rain100H", None),
        ("OPT-1.3|6.7|13|30|66B", "OPT: Open Pre-trained Transformer Language Models", None),
        ("Retrieval-Augmented Diffusion Models", "Semi-Parametric Neural Image Synthesis", 0.0),
    ],
)
def test_the_words_that_two_titles_share(one, other, share):
    assert common_words(one, other) == share


# One arXiv id


def test_copies_in_one_section_are_an_error_and_in_two_a_remark():
    same = entries(paper("a", section="theory"), paper("b", section="theory"), sections=SECTIONS)
    other = entries(paper("a", section="theory"), paper("b", section="images"), sections=SECTIONS)
    overlapping = entries(paper("a", section="theory"), paper("b", section=["images", "theory"]), sections=SECTIONS)
    assert severities(duplicatearxivid.RULE, same) == [Severity.ERROR]
    assert severities(duplicatearxivid.RULE, other) == [Severity.INFO]
    assert severities(duplicatearxivid.RULE, overlapping) == [Severity.ERROR]


def test_the_forms_of_one_id_are_one():
    links = [
        "2006.11239",
        "https://arxiv.org/pdf/2006.11239v3",
        "http://www.arxiv.org/abs/2006.11239",
        "arXiv:2006.11239",
    ]
    rows = [paper(f"p{n}", arxiv=link) for n, link in enumerate(links)]
    rows.append({"id": "doi", "title": DDPM, "links": {"doi": "10.48550/arXiv.2006.11239"}})
    assert len(messages(duplicatearxivid.RULE, entries(*rows))) == len(rows) - 1


def test_a_slip_in_a_title_is_a_copy_and_no_conflict():
    data = entries(paper("a"), paper("b", title="Denoising Difusion Probabilistic Models"))
    assert len(messages(duplicatearxivid.RULE, data)) == 1
    assert messages(conflictingarxivid.RULE, data) == []


GLIDE = "GLIDE: Towards Photorealistic Image Generation and Editing with Text-Guided Diffusion Models"
DDRM = "Denoising Diffusion Restoration Models"


@pytest.mark.parametrize(
    ("first", "second", "is_copy"),
    [
        ({"title": GLIDE}, {"title": DDRM}, False),
        (
            {"authors": "Jonathan Ho"},
            {"title": "Denoising Diffusion Implicit Models", "authors": "Jiaming Song"},
            False,
        ),
        ({"authors": "Jonathan Ho"}, {"title": f"Improved {DDPM}", "authors": "Alex Nichol"}, False),
        ({"authors": "Jonathan Ho"}, {"title": f"Improved {DDPM}", "authors": "Ho, J."}, True),
        ({"authors": "Jaejun Yoo"}, {"title": f"{DDPM} (DDPM)", "authors": "유재준"}, True),
        ({"authors": "Jonathan Ho"}, {"title": DDPM.upper(), "authors": "Somebody Else"}, True),
        ({"authors": "Jonathan Ho"}, {"title": "Denoising Difusion Probabilistic Models", "authors": "A. Jain"}, True),
    ],
)
def test_what_copies_have_in_common(first, second, is_copy):
    data = entries(paper("a") | first, paper("b") | second)
    assert [len(messages(rule.RULE, data)) for rule in (duplicatearxivid, conflictingarxivid)] == [
        is_copy,
        not is_copy,
    ]


def test_words_that_many_titles_have_make_no_copy():
    pair = [paper("a"), paper("b", title="Improved Denoising Diffusion Models")]
    assert len(messages(duplicatearxivid.RULE, entries(*pair))) == 1
    many = [{"id": f"o{n}", "title": f"Denoising Diffusion Models {n} Ways"} for n in range(9)]
    assert messages(duplicatearxivid.RULE, entries(*pair, *many)) == []
    assert len(messages(conflictingarxivid.RULE, entries(*pair, *many))) == 1


def test_another_title_is_a_conflict_and_no_copy():
    data = entries(paper("a"), paper("b", title="Learning Fast Samplers by Differentiating"))
    assert severities(conflictingarxivid.RULE, data) == [Severity.ERROR]
    assert messages(duplicatearxivid.RULE, data) == []
    assert messages(duplicatetitle.RULE, data) == []


def test_the_same_first_author_makes_a_conflict_a_warning():
    data = entries(
        paper("a", authors="Jonathan Ho, Ajay Jain"), paper("b", title="A Name Before Review", authors="Jonathan Ho")
    )
    assert severities(conflictingarxivid.RULE, data) == [Severity.WARNING]


def test_a_video_or_a_related_link_is_another_work():
    talk = paper("talk", title="A Talk about Noise and Images", type="video")
    related = {
        "id": "b",
        "title": "Another Paper on Something",
        "links": {"other": {"url": "https://arxiv.org/abs/2006.11239", "label": "Basis"}},
    }
    data = entries(paper("a"), talk, related)
    assert messages(conflictingarxivid.RULE, data) == []
    assert messages(duplicatearxivid.RULE, data) == []
    assert messages(duplicateurl.RULE, data) == []


def test_an_entry_that_is_shown_twice_is_no_duplicate():
    rows = [paper("a", section=["theory", "images"]), {"see": "a", "section": "images"}]
    data = entries(*rows, sections=SECTIONS)
    for rule in (duplicatearxivid.RULE, duplicatetitle.RULE, duplicateurl.RULE):
        assert messages(rule, data) == []


# Titles and addresses


@pytest.mark.parametrize(
    ("second", "severity"),
    [
        ({"section": "theory"}, Severity.WARNING),
        ({"section": "images"}, Severity.WARNING),
        ({"section": "images", "links": {"website": "http://example.org/one/"}}, Severity.INFO),
        ({"section": "images", "links": {"website": "http://example.org/one/"}, "type": "post"}, Severity.WARNING),
    ],
)
def test_one_title_in_two_entries(second, severity):
    first = {"id": "a", "title": DDPM, "section": "theory", "links": {"website": "https://example.org/one"}}
    other = {"id": "b", "title": DDPM, "links": {"website": "https://example.org/two"}} | second
    assert severities(duplicatetitle.RULE, entries(first, other, sections=SECTIONS)) == [severity]


def test_a_name_may_stand_in_two_sections():
    rows = [
        {"id": n, "title": "KoAlpaca", "section": n, "links": {"website": f"https://{n}.org"}}
        for n in ("theory", "images")
    ]
    assert severities(duplicatetitle.RULE, entries(*rows, sections=SECTIONS)) == [Severity.INFO]


def test_titles_of_symbols_alone_are_not_equal():
    assert (
        messages(duplicatetitle.RULE, entries(paper("a", title="🚀"), paper("b", title="✨", arxiv="2102.09672"))) == []
    )


def test_one_address_twice_in_an_entry():
    twice = {"github": ["https://github.com/a/b", "http://www.github.com/a/b/"]}
    assert messages(duplicateurl.RULE, {"links": twice}) == ["`http://www.github.com/a/b/` is linked twice"]
    both_forms = ["https://arxiv.org/abs/2006.11239", "https://arxiv.org/pdf/2006.11239"]
    assert messages(duplicateurl.RULE, {"links": both_forms}) == []
    repository = {"project": "https://github.com/a/b", "github": "https://github.com/a/b"}
    assert messages(duplicateurl.RULE, {"links": repository}) == []


def test_the_number_of_comparisons_of_titles_is_bounded(monkeypatch):
    compared = 0

    def count(*_):
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(nearduplicatetitle, "_is_near", count)
    rows = [paper(f"p{n}", title=f"Diffusion Models in Vision: A Survey of Topic {'x' * n}") for n in range(300)]
    assert messages(nearduplicatetitle.RULE, entries(*rows)) == []
    assert 0 < compared <= 300 * 2 * 50


def test_slips_are_found_at_both_ends_of_a_title():
    rows = [
        paper("a", title="Difusion Models for Image Restoration and Enhancement"),
        paper("b", title="Diffusion Models for Image Restoration and Enhancement"),
        paper("c", title="Diffusion Models for Image Restoration and Enhancment"),
    ]
    assert [issue.entry.id for issue in issues(nearduplicatetitle.RULE, entries(*rows)) if issue.entry] == ["b", "c"]


# Sections


def test_only_the_outermost_empty_section_is_reported():
    tree = [{"title": "A", "sections": [{"title": "B"}, {"title": "C", "sections": [{"title": "D"}]}]}, {"title": "E"}]
    data = entries(paper("a", section="E"), sections=tree)
    assert messages(emptysection.RULE, data) == ["the section `A` has no entries and is not shown"]


def test_an_empty_section_matters_where_it_is_shown():
    data = entries(paper("a", section="theory"), sections=SECTIONS)
    [hidden] = issues(emptysection.RULE, data)
    [shown] = issues(emptysection.RULE, data, Config(empty_sections="show"))
    assert (hidden.severity, shown.severity) == (Severity.INFO, None)


def test_a_reference_fills_a_section():
    data = entries(paper("a", section="theory"), {"see": "a", "section": "images"}, sections=SECTIONS)
    assert messages(emptysection.RULE, data) == []


def test_a_parent_with_entries_of_its_own_may_have_one_section():
    tree = [{"title": "A", "sections": [{"title": "B"}]}]
    assert len(messages(singlechildsection.RULE, entries(paper("b", section="B"), sections=tree))) == 1
    both = entries(paper("a", section="A"), paper("b", "Other", section="B"), sections=tree)
    assert messages(singlechildsection.RULE, both) == []


@pytest.mark.parametrize("order", ["any", "date", "-date", "title"])
def test_the_order_that_is_asked_for(order):
    rows = [
        {"id": t, "title": t, "date": d, "section": "theory"} for t, d in (("C", "2020"), ("B", "2021"), ("A", "2022"))
    ]
    assert bool(messages(unsorted.RULE, entries(*rows, sections=SECTIONS), order=order)) == (
        order not in ("any", "date")
    )
    expected = {"-date": ["not sorted by date, the newest first"], "title": ["not sorted by title"]}.get(order, [])
    found = messages(unsorted.RULE, entries(*rows, sections=SECTIONS), order=order)
    assert found == [f"the 3 entries of `Theory` are {each}" for each in expected]


@pytest.mark.parametrize("title", ["Introduction", "🚀 Launch", "디퓨전", "C++", "2021"])
def test_titles_with_an_anchor(title):
    assert messages(fragilesectiontitle.RULE, entries(sections=[{"id": "a", "title": title}])) == []


@pytest.mark.parametrize("title", ["🚀", "!!!", "— —", "🛠\ufe0f", "🛠\ufe0f Tools"])
def test_titles_without_a_stable_anchor(title):
    assert len(messages(fragilesectiontitle.RULE, entries(sections=[{"id": "a", "title": title}]))) == 1
