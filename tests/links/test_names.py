"""Titles and names as lists and arXiv spell them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from awesomegen.links.names import comparable_scripts, compare_authors, same_person, same_title


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Denoising Diffusion Probabilistic Models", "Denoising diffusion probabilistic models."),
        ("DDPM++: Better Models", "DDPM++:  Better\nModels"),
        ("Learning $\\mathcal{O}(n)$ Things", "Learning O(n) Things"),
        ("Schrödinger Bridges", "Schrodinger Bridges"),
        ("Diffusion Models Beat GANs on Image Synthesis", "Diffusion Models Beat GANs on Image Sythesis"),
        ("Palette: Image-to-Image Diffusion Models", "Palette: Image to Image Diffusion Models"),
        ("Elucidating the Design Space", "Elucidating the Design Space: Of Diffusion-Based Generative Models"),
        ("", "Anything"),
    ],
)
def test_one_paper(first, second):
    assert same_title(first, second)
    assert same_title(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Denoising Diffusion Probabilistic Models", "Denoising Diffusion Implicit Models"),
        ("Denoising Diffusion Probabilistic Models", "Improved Denoising Diffusion Probabilistic Models and More"),
        ("A Survey of Diffusion", "A Survey of Soil Chemistry"),
        ("Diffusion", "Diffusion Models in Vision"),
    ],
)
def test_two_papers(first, second):
    assert not same_title(first, second)


def test_a_translated_title_cannot_be_compared():
    assert not comparable_scripts("확산 모델", "Diffusion Models")
    assert comparable_scripts("Diffusion 모델 for Images", "Diffusion Models")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jonathan Ho", "J. Ho"),
        ("Ho, Jonathan", "Jonathan Ho"),
        ("HO Jonathan", "Jonathan Ho"),
        ("Yang Song", "Song Yang"),
        ("José García", "Jose Garcia"),
        ("Robin San Roman", "Robin San-Roman"),
        ("John Doe Jr.", "John Doe"),
        ("Jascha N. Sohl-Dickstein", "Jascha Sohl-Dickstein"),
    ],
)
def test_one_person(first, second):
    assert same_person(first, second)


@pytest.mark.parametrize(("first", "second"), [("Jonathan Ho", "Jonathan Hu"), ("Wei Li", "Hao Li"), ("", "Wei Li")])
def test_two_persons(first, second):
    assert not same_person(first, second)


REAL = ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel")


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (REAL, None),
        (("J. Ho", "A. Jain", "P. Abbeel"), None),
        (("Jonathan Ho", "et al."), None),
        (("Jonathan Ho", "Ajay Jain"), "`Pieter Abbeel` missing"),
        ((*REAL, "Yang Song"), "`Yang Song` not among them"),
        (("Ajay Jain", "Jonathan Ho", "Pieter Abbeel"), "the order differs"),
        (("Yang Song",), "`Yang Song` listed, `Jonathan Ho`, `Ajay Jain`, `Pieter Abbeel` expected"),
        (("Ajay Jain", "et al."), "`Jonathan Ho` missing"),
    ],
)
def test_how_authors_differ(listed, expected):
    assert compare_authors(listed, REAL) == expected


@given(st.text(), st.text())
def test_comparing_is_symmetric_and_never_raises(first, second):
    assert same_title(first, first)
    assert same_person(first, second) == same_person(second, first)
    assert comparable_scripts(first, second) == comparable_scripts(second, first)


@given(st.lists(st.text(min_size=1), max_size=6))
@example(["SR"])
def test_a_list_of_authors_agrees_with_itself(names):
    from awesomegen.links.names import title_words

    names = [name for name in names if title_words(name)]
    assert compare_authors(names, names) is None
