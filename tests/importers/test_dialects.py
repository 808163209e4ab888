"""The forms in which lists write their entries, each in a small list of its own."""

import pytest

from awesomegen.importers.document import import_document
from awesomegen.importers.found import FoundEntry


def entries_of(text: str) -> list[FoundEntry]:
    return list(import_document(f"# A list\n\n## Papers\n\n{text.strip()}\n").entries)


def only(text: str) -> FoundEntry:
    found = entries_of(text)
    assert len(found) == 1, [entry.title for entry in found]
    return found[0]


def links(entry: FoundEntry) -> list[tuple[str, str | None, str]]:
    return [(link.kind, link.label, link.url) for link in entry.links]


PAPER = "https://arxiv.org/abs/2006.11239"
CODE = "https://github.com/owner/repo"


def test_a_bold_paragraph_with_a_field_a_line() -> None:
    entry = only(
        f"**Noise: a *Study*** \\\n*Ada One<sup>1</sup>, Bob Two<sup>1</sup>, Cy Three* \\\n"
        f"ICLR 2021 (Oral). [[Paper]({PAPER})] [[Github]({CODE})] \\\n19 Jun 2020 \\\nWell worth it.\nReally."
    )
    assert (entry.title, entry.authors) == ("Noise: a Study", ["Ada One", "Bob Two", "Cy Three"])
    assert entry.equal_contribution == ["Ada One", "Bob Two"]
    assert (entry.venue, entry.note, entry.date) == ("ICLR 2021", "Oral", "2020-06-19")
    assert links(entry) == [("paper", "Paper", PAPER), ("github", "Github", CODE)]
    assert entry.summary == "Well worth it. Really."


@pytest.mark.parametrize("mark", [" \\", "\\", "  ", "<br>", "<br/>", ""])
def test_every_mark_of_a_line_break_and_none(mark: str) -> None:
    entry = only(
        f"**Noise**{mark}\n*Ada One, Bob Two*{mark}\nCVPR 2021. [[PDF]({PAPER})]{mark}\n5 May 2021{mark}\nGood."
    )
    assert (entry.authors, entry.venue, entry.date, entry.summary) == (
        ["Ada One", "Bob Two"],
        "CVPR 2021",
        "2021-05-05",
        "Good.",
    )


def test_emphasis_that_is_never_closed_is_still_the_authors() -> None:
    entry = only(f"**Noise** \\\n*Ada One, Bob Two \\\nCVPR 2021. [[Paper]({PAPER})]")
    assert entry.authors == ["Ada One", "Bob Two"]
    assert [warning.code for warning in entry.warnings] == ["AG505"]


def test_authors_between_stars_and_blanks_swallow_the_entry_into_a_list() -> None:
    entry = only(f"**Noise** \\\n* Ada One, Bob Two * \\\nCVPR 2021. [[Paper]({PAPER})] \\\nGood.")
    assert (entry.authors, entry.venue, entry.summary) == (["Ada One", "Bob Two"], "CVPR 2021", "Good.")


@pytest.mark.parametrize(
    ("line", "title", "rest"),
    [
        (f"[Noise]({PAPER}) - Makes images.", "Noise", {"summary": "Makes images."}),
        (f"[Noise]({PAPER}): Makes images.", "Noise", {"summary": "Makes images."}),
        (f"**[Noise]({PAPER})** Makes images well.", "Noise", {"summary": "Makes images well."}),
        (f"[**Noise**]({PAPER}) – Makes images.", "Noise", {"summary": "Makes images."}),
        (
            f"[Noise]({PAPER}), Ada One et al., ECCV 2020",
            "Noise",
            {"authors": ["Ada One et al."], "venue": "ECCV 2020"},
        ),
        (
            f"[Noise]({PAPER}). Ada One, Bob Two. NeurIPS 2020.",
            "Noise",
            {"authors": ["Ada One", "Bob Two"], "venue": "NeurIPS 2020"},
        ),
        (f"[Noise]({PAPER}) `MIT` `Python`", "Noise", {"tags": ["MIT", "Python"]}),
        (f"[Noise]({PAPER}) `2018`", "Noise", {"date": "2018"}),
        (f"[Blog] [Noise]({PAPER})", "Noise", {"tags": ["Blog"]}),
        (f"[2021/05] [Noise]({PAPER})", "Noise", {"date": "2021-05"}),
        (f"**Noise** (2015), A. One et al. [[pdf]]({PAPER})", "Noise", {"authors": ["A. One et al."], "date": "2015"}),
        (f"Noise of the world [[NeurIPS 2020]]({PAPER})", "Noise of the world", {"venue": "NeurIPS 2020"}),
        (
            f"Noise of the world [[arXiv 13 Sep 2019]]({PAPER})",
            "Noise of the world",
            {"venue": "arXiv", "date": "2019-09-13"},
        ),
        (
            f"2018 | Noise of the world | Ada One, et al. | ECCV | [`PDF`]({PAPER})",
            "Noise of the world",
            {"venue": "ECCV", "date": "2018"},
        ),
        (
            f"Ada One, Bob Two. *[Noise]({PAPER})*, CVPR 2021",
            "Noise",
            {"authors": ["Ada One", "Bob Two"], "venue": "CVPR 2021"},
        ),
        (
            f'"Noise of the world", Ada One and Bob Two, ICML 2020 [[paper]({PAPER})]',
            "Noise of the world",
            {"authors": ["Ada One", "Bob Two"], "venue": "ICML 2020"},
        ),
        (
            f'**DN**: "Noise of the world", ICML 2020 [[paper]({PAPER})]',
            "Noise of the world",
            {"venue": "ICML 2020", "extra": {"name": "DN"}},
        ),
        (
            f'Ada One, Bob Two. "Noise of the world." ICML 2020. [[pdf]]({PAPER})',
            "Noise of the world",
            {"authors": ["Ada One", "Bob Two"]},
        ),
        (f"(*CVPR 2021*) Noise of the world [[paper]]({PAPER})", "Noise of the world", {"venue": "CVPR 2021"}),
        (f"[CVPR 2021] Noise of the world [[paper]]({PAPER})", "Noise of the world", {"venue": "CVPR 2021"}),
        (f"(CVPR 2021) [Noise of the world]({PAPER})", "Noise of the world", {"venue": "CVPR 2021"}),
        (
            f"**Noise of the world.** *Ada One, Bob Two.* ICML 2020. [[paper]({PAPER})]",
            "Noise of the world.",
            {"authors": ["Ada One", "Bob Two"], "venue": "ICML 2020"},
        ),
        (
            f"**Noise of the world.** Ada One, Bob Two. ICML 2020. [[paper]({PAPER})]",
            "Noise of the world.",
            {"authors": ["Ada One", "Bob Two"], "venue": "ICML 2020"},
        ),
        (
            f"Noise of the world. *Ada One, Bob Two.* ICML 2020. [[paper]({PAPER})]",
            "Noise of the world",
            {"authors": ["Ada One", "Bob Two"], "venue": "ICML 2020"},
        ),
        (f"`ICML 2020` [Noise]({PAPER})", "Noise", {"venue": "ICML 2020"}),
        (f"⭐ [Noise]({PAPER})", "Noise", {"tags": ["⭐"]}),
        (f"[x] [Noise]({PAPER})", "Noise", {"extra": {"checked": "x"}}),
        (f'<a href="{PAPER}">Noise</a> - Makes images.', "Noise", {"summary": "Makes images."}),
        (
            f"[Noise]({PAPER}) Ada One, Bob Two, Cy Three (CVPR 2021)",
            "Noise",
            {"authors": ["Ada One", "Bob Two", "Cy Three"], "venue": "CVPR 2021"},
        ),
        (f"[Noise]({PAPER}), CVPR 2021 | [code]({CODE})", "Noise", {"venue": "CVPR 2021"}),
        (
            f"Noise of the world | ICML 2020 | [paper]({PAPER}) / [code]({CODE})",
            "Noise of the world",
            {"venue": "ICML 2020"},
        ),
        (f"[[Paper]({PAPER})] [[Code]({CODE})] Noise of the world", "Noise of the world", {}),
    ],
)
def test_one_line(line: str, title: str, rest: dict[str, object]) -> None:
    entry = only(f"- {line}")
    assert entry.title == title
    assert PAPER in [link.url for link in entry.links]
    assert {name: getattr(entry, name) for name in rest} == rest


def test_links_in_a_sentence_stay_in_it_and_links_behind_it_are_links() -> None:
    entry = only(
        "- [Noise](https://noise.example) - Like [Sound](https://sound.example), but free. "
        f"([Demo](https://d.example), [Source Code]({CODE})) `MIT`"
    )
    assert entry.summary == "Like [Sound](https://sound.example), but free."
    assert links(entry)[1:] == [("demo", "Demo", "https://d.example"), ("github", "Source Code", CODE)]
    assert entry.tags == ["MIT"]


@pytest.mark.parametrize("marker", ["- ", "* ", "1. "])
def test_continuation_lines_of_an_item(marker: str) -> None:
    indent = " " * len(marker)
    entry = only(
        f"{marker}**[Noise.]({PAPER})** [[code]({CODE})]\n\n{indent}*Ada One, Bob Two.* Preprint'25\n{indent}Good."
    )
    assert (entry.title, entry.authors, entry.venue, entry.summary) == (
        "Noise.",
        ["Ada One", "Bob Two"],
        "Preprint'25",
        "Good.",
    )
    assert links(entry) == [("arxiv", None, PAPER), ("github", "code", CODE)]


def test_lazy_lines_and_breaks_inside_an_item() -> None:
    entry = only(f"- **Noise**<br/>Ada One, Bob Two<br/>*CVPR 2021*\n[[Paper]({PAPER})]")
    assert (entry.title, entry.authors, entry.venue) == ("Noise", ["Ada One", "Bob Two"], "CVPR 2021")
    assert links(entry) == [("paper", "Paper", PAPER)]


def test_a_field_in_each_nested_bullet() -> None:
    entry = only(
        f"- [Noise]({PAPER})\n  - Ada One, Bob Two\n  - Keyword: images, sound\n  - Code: [Official]({CODE})\n"
        "  - Dataset: [One](https://one.example), [Two](https://two.example)\n  - Publisher: CVPR 2021"
    )
    assert (entry.authors, entry.venue, entry.extra) == (
        ["Ada One", "Bob Two"],
        "CVPR 2021",
        {"Keyword": "images, sound"},
    )
    assert links(entry)[1:] == [
        ("github", "Official", CODE),
        ("dataset", "One", "https://one.example"),
        ("dataset", "Two", "https://two.example"),
    ]


def test_nested_bullets_that_are_links_only() -> None:
    entry = only(
        f"- **Noise of the world (TKDE 2023)**\n  - Ada One, Bob Two\n  - [[Paper]]({PAPER})\n  - [[Code]]({CODE})"
    )
    assert (entry.title, entry.venue, entry.authors) == ("Noise of the world", "TKDE 2023", ["Ada One", "Bob Two"])
    assert links(entry) == [("paper", "Paper", PAPER), ("github", "Code", CODE)]


def test_nested_entries_are_entries() -> None:
    found = entries_of("- [Noise](https://noise.example)\n  - [More noise](https://more.example)")
    assert [entry.title for entry in found] == ["Noise", "More noise"]
    assert found[1].extra == {"part_of": "Noise"}


def test_a_bold_line_with_addresses_below() -> None:
    entry = only(f"**Noise of the world**\n- {PAPER}\n- Code: {CODE}")
    assert entry.title == "Noise of the world"
    assert links(entry) == [("arxiv", None, PAPER), ("github", "Code", CODE)]


def test_headings_that_are_entries() -> None:
    found = entries_of(
        "### 1. Noise\n**Authors**: Ada One, Bob Two\n\n"
        "<details>\n<summary><b>Abstract</b></summary>\nIt is\nloud.\n</details>\n\n"
        f"[📄 Paper]({PAPER}) | [💻 Code]({CODE})\n\n### 2. Sound\n**Authors**: Cy Three\n\n[Paper]({PAPER}v2)"
    )
    assert [(entry.title, entry.authors) for entry in found] == [
        ("Noise", ["Ada One", "Bob Two"]),
        ("Sound", ["Cy Three"]),
    ]
    assert found[0].summary == "It is loud."
    assert links(found[0]) == [("paper", "📄 Paper", PAPER), ("github", "💻 Code", CODE)]


def test_folds_that_are_entries() -> None:
    entry = only(
        "<details>\n<summary><b>Noise of the world</b></summary>\n\n*Ada One, Bob Two*\n\n"
        f"CVPR 2021. [[Paper]({PAPER})]\n\n</details>"
    )
    assert (entry.title, entry.authors, entry.venue) == ("Noise of the world", ["Ada One", "Bob Two"], "CVPR 2021")


def test_paragraphs_of_links() -> None:
    found = entries_of(
        "[Noise](https://noise.example) - Loud.\n\n[Sound](https://sound.example)\n\n"
        "[Voice](https://voice.example): Clear."
    )
    assert [(entry.title, entry.summary) for entry in found] == [
        ("Noise", "Loud."),
        ("Sound", None),
        ("Voice", "Clear."),
    ]


@pytest.mark.parametrize(
    ("title", "authors", "venue", "date", "code"),
    [
        ("Paper", "First Author", "Venue", "Year", "Code"),
        ("标题", "作者", "会议", "年份", "代码"),
        ("제목", "저자", "학회", "연도", "코드"),
    ],
)
@pytest.mark.parametrize("edge", ["| ", ""])
def test_tables(title: str, authors: str, venue: str, date: str, code: str, edge: str) -> None:
    end = edge[::-1]
    entry = only(
        f"{edge}{date} | {title} | {authors} | {venue} | Topic | {code}{end}\n"
        f"{edge}--- | :-- | --- | --- | --- | ---{end}\n"
        f"{edge}2021 | [Noise]({PAPER}) | Ada One | CVPR | a \\| b | [GitHub]({CODE}){end}\n"
    )
    assert (entry.title, entry.authors, entry.venue, entry.date) == ("Noise", ["Ada One"], "CVPR", "2021")
    assert links(entry) == [("arxiv", None, PAPER), ("github", "GitHub", CODE)]
    assert entry.extra == {"Topic": "a | b"}


def test_a_table_with_an_empty_first_header_and_a_badge() -> None:
    entry = only(
        f"| | Year | Stars |\n|---|---|---|\n| [Noise]({PAPER}) | 2021 | [![Stars](https://img.example/s)]({CODE}) |"
    )
    assert (entry.title, entry.date, links(entry)[1]) == ("Noise", "2021", ("github", "Stars", CODE))


def test_rows_broken_over_lines_and_rows_on_one_line() -> None:
    found = entries_of(
        "| Paper | Venue |\n|---|---|\n| [One](https://one.example) |\nCVPR 2021 |\n"
        "| [Two](https://two.example) | ICML 2020 || [Three](https://three.example) | ICLR 2020 |\n\n"
        "| [Four](https://four.example) | ECCV 2020 |"
    )
    assert [(entry.title, entry.venue) for entry in found] == [
        ("One", "CVPR 2021"), ("Two", "ICML 2020"), ("Three", "ICLR 2020"), ("Four", "ECCV 2020"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("link", "label"),
    [
        (f"[[Paper]({PAPER})]", "Paper"), (f"[[Paper]]({PAPER})", "Paper"), (f"[Paper]({PAPER})", "Paper"),
        (f"[`Paper`]({PAPER})", "Paper"), (f"[Paper][p]\n\n[p]: {PAPER}", "Paper"),
        (f'<a href="{PAPER}">Paper</a>', "Paper"),
        (f"[![Paper](https://img.example/b)]({PAPER})", "Paper"), (f"[Paper]( {PAPER} )", "Paper"),
        (f"[Paper] ({PAPER})", "Paper"), (f"[[Paper({PAPER})]", "Paper"),
    ],
)  # fmt: skip
def test_every_form_of_a_link(link: str, label: str) -> None:
    entry = only(f"**Noise of the world** \\\n*Ada One, Bob Two* \\\nCVPR 2021. {link}")
    assert links(entry) == [("paper", label, PAPER)]
    assert (entry.venue, entry.summary) == ("CVPR 2021", None)
    assert [warning.code for warning in entry.warnings] == (["AG509"] if " (" in link or "Paper(" in link else [])


def test_links_that_a_list_cannot_hold_are_kept_and_reported() -> None:
    entry = only("**Noise** \\\n[[Paper](ttps://noise.example)] [[Code]()] [[Chat](irc://noise.example)]")
    assert links(entry) == [("paper", "Paper", "https://noise.example")]
    assert entry.extra == {"empty_link": "Code", "link": "Chat: irc://noise.example"}
    assert [warning.code for warning in entry.warnings] == ["AG213", "AG105", "AG213"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("26 Nov 2020", "2020-11-26"), ("2020", "2020"), ("Dec., 2023", "2023-12"), ("May 29, 2026", "2026-05-29"),
        ("2024-06-13", "2024-06-13"), ("07th Aug., 2025", "2025-08-07"), ("2024/07", "2024-07"), ("2013. 10.",
        "2013-10"),
        ("2020.10", "2020-10"), ("2017-06", "2017-06"), ("7/29/22", "2022-07-29"), ("[Submitted on 17 Jan 2023]",
        "2023-01-17"),
        ("2022/11/28", "2022-11-28"), ("Jun. 2024", "2024-06"), ("31th Oct., 2024", "2024-10-31"), ("30 Sept 2022",
        "2022-09-30"),
        ("6 DEc 2022", "2022-12-06"), ("Submitted on 9 Oct 2022 (v1)", "2022-10-09"), ("2023년 5월 3일", "2023-05-03"),
        ("[Submitted on 2 Nov 2022 (v1), last revised 17 Nov 2022 (this version, v4)]", "2022-11-02"),
        ("Submitted on 8 26 Jul 2023", "Submitted on 8 26 Jul 2023"), ("3/4/21", "3/4/21"),
    ],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    entry = only(f"**Noise** \\\n*Ada One, Bob Two* \\\nCVPR 2021. [[Paper]({PAPER})] \\\n{text} \\\nGood.")
    assert (entry.date, entry.summary) == (date, "Good.")
    assert ([warning.code for warning in entry.warnings] == ["AG202"]) == (date == text and not text[:4].isdecimal())


def test_dates_with_slashes_are_read_as_the_document_writes_them() -> None:
    found = entries_of(
        "| Paper | Date |\n|---|---|\n| [One](https://one.example) | 3/4/21 |\n| [Two](https://two.example) | 3/14/21 |"
    )
    assert [entry.date for entry in found] == ["2021-03-04", "2021-03-14"]


@pytest.mark.parametrize(
    "line",
    ["Jun., 2024 | NeurIPS 2024", "NeurIPS 2024 [Jun 2024]", "[Jun 2024] [NeurIPS 2024]", "NeurIPS 2024, Jun 2024"],
)
def test_venue_and_date_on_one_line(line: str) -> None:
    entry = only(f"**Noise** \\\n*Ada One, Bob Two* \\\n{line} \\\n[[Paper]({PAPER})]")
    assert (entry.venue, entry.date) == ("NeurIPS 2024", "2024-06")
