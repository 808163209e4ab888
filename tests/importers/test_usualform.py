"""The quick reading of the usual form finds what the thorough one finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.importers.dialects.boldparagraph import is_entry
from awesomegen.importers.entrylines import lines_of, read_entry
from awesomegen.importers.facts import Facts
from awesomegen.importers.found import FoundEntry
from awesomegen.importers.usualform import read_usual

USUAL = """\
**Denoising Diffusion: Is It Enough?** \\
*Jonathan Ho, Ajay Jain, Fernando de la Torre* \\
NeurIPS 2020 (Oral). [[Paper](https://arxiv.org/abs/2006.11239)] [[Github](https://github.com/a/diffusion)] \\
19 Jun 2020 \\
DDPM. 읽어야 함."""


def thorough(raw: str, facts: Facts) -> FoundEntry | None:
    last = 7 + raw.count("\n")
    return read_entry(lines_of(raw, 7), facts, last) if is_entry(raw, facts) else None


def quick(raw: str, facts: Facts) -> FoundEntry | None:
    return read_usual(raw, 7, 7 + raw.count("\n"), facts)


titles = st.one_of(
    st.sampled_from(
        [
            *["Denoising Diffusion Probabilistic Models", "A: B", "DDPM", "Code", "Is it enough?", "Twice,  as good"],
            *[
                "Models (CVPR 2021)",
                "Models 2021",
                "The end. CVPR 2021",
                "`x` and y",
                "http:x is it",
                "Paper",
                "Authors",
            ],
            *[
                "α-Blending of it all",
                "Summary: a key",
                "Key:",
                "T$^3$ Bench",
                "A_b c",
                "[x] y",
                "2021-03-04",
                "한국어 모델",
            ],
        ]
    ),
    st.text(st.sampled_from("Ab 1:,.?!-'()*_"), max_size=12),
)
names = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *[
                    "Ada One",
                    "Bo Two",
                    "Jean-Luc D'Arc",
                    "C. K. Chan",
                    "Fernando de la Torre",
                    "Al Ai Jr.",
                    "Ada",
                    "ada one",
                ],
                *["Nature", "Ada One and Bo Two", "Bo Two et al.", "arXiv", "ICLR 2021", "Yu-Wing", "이 상윤", "A. B."],
                *[
                    "Workshop On Arxiv",
                    "Name CVPR",
                    "Equal One*",
                    "One; Two",
                    "One Two Three Four Five Six Seven Eight",
                ],
            ]
        ),
        st.text(st.sampled_from("Ab .-'1"), max_size=8),
    ),
    min_size=1,
    max_size=4,
).map(", ".join)
venues = st.sampled_from(
    [
        *[
            "NeurIPS 2020. ",
            "ICLR 2021 (Oral). ",
            "arXiv 2022. ",
            "CVPR 2021 ",
            "",
            "IEEE RA-L 2022. ",
            "Nobody Knows 2020. ",
        ],
        *[
            "NeurIPS Workshop 2021. ",
            "In CVPR 2020. ",
            "Journal of Things 2020. ",
            "Submitted 2020. ",
            "Jun 2020. ",
            "by Ada 2020. ",
        ],
        *["Ada One 2020. ", "code 2020. ", "see it 2020 (Here). ", "CVPR 2020. Oral. "],
    ]
)
links = st.lists(
    st.builds(
        lambda label, url: f"[[{label}]({url})]",
        st.sampled_from(
            ["Paper", "Github", "Code", "Project Page", "Github2", "NeurIPS", "Jun 2020", "click here", "PDF", ""]
        ),
        st.sampled_from(
            [
                *[
                    "https://arxiv.org/abs/2006.11239",
                    "https://github.com/a/b",
                    "https://x.org/a?b=c#d",
                    "http://x.org/%20~a",
                ],
                *[
                    "https://x.org/a&b",
                    "https://x.org/(a)",
                    "x.org/a",
                    "#top",
                    "https://www.youtube.com/watch?v=a_b",
                    "https://",
                ],
            ]
        ),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
dates = st.sampled_from(
    ["19 Jun 2020", "1 Jan 2020", "45 Jun 2020", "19 Foo 2020", "Jun 2020", "19 June 2020", "31 Feb 2020"]
)
texts = st.lists(
    st.sampled_from(
        [
            *[
                "DDPM. 읽어야 함.",
                "A text that goes on",
                'with "a quote',
                "[x](https://x.org)",
                "*Ada One*",
                "CVPR 2021",
                "20 Jul 2021",
            ],
            *[
                "Keywords: a, b",
                "**bold",
                "`tag`",
                "[[Code](https://github.com/a/c)]",
                "_Ada Two",
                "",
                " ",
                "<br>",
                "<a name='x'></a>",
            ],
        ]
    ),
    max_size=3,
)
ends = st.sampled_from([" \\", "", "  ", "\\", " \\ ", "<br>"])


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    lines = [f"**{draw(titles)}**", f"*{draw(names)}*", f"{draw(venues)}{draw(links)}"]
    if draw(st.booleans()):
        lines.append(draw(dates))
    lines += draw(texts)
    return "\n".join(line + draw(ends) for line in lines).strip()


@pytest.mark.fuzz
@given(paragraphs(), st.builds(Facts, day_first=st.booleans(), has_bylines=st.booleans()))
def test_the_quick_reading_is_the_thorough_one(raw: str, facts: Facts) -> None:
    found = quick(raw, facts)
    assert found is None or found == thorough(raw, facts)


@pytest.mark.fuzz
@given(
    st.integers(0, len(USUAL)),
    st.integers(0, 3),
    st.text(max_size=2) | st.sampled_from([*"*_[]()\\`<>&.,:;\n 1", "**", "  "]),
)
def test_near_the_usual_form_too(position: int, removed: int, inserted: str) -> None:
    raw = USUAL[:position] + inserted + USUAL[position + removed :]
    found = quick(raw, Facts())
    assert found is None or found == thorough(raw, Facts())


def test_the_usual_form_is_read_quickly() -> None:
    found = quick(USUAL, Facts())
    assert found is not None
    assert found == thorough(USUAL, Facts())
    assert (found.title, found.venue, found.note, found.date) == (
        "Denoising Diffusion: Is It Enough?",
        "NeurIPS 2020",
        "Oral",
        "2020-06-19",
    )
    assert quick(USUAL.replace("19 Jun", "45 Jun"), Facts()) is None


@pytest.mark.parametrize("kept", [2, 3])
def test_neither_text_nor_date_are_needed(kept: int) -> None:
    raw = "\n".join(USUAL.split("\n")[: kept + 1])
    assert quick(raw, Facts()) == thorough(raw, Facts()) is not None
