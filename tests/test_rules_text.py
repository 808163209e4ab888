"""The rules about summaries and texts, beyond the examples on their pages; and what holds for all data rules."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.misspellings import corrected
from awesomegen.core.sentences import sentences, shown_text, without_code
from awesomegen.rules.base import FieldPlace, Needs
from awesomegen.rules.entries import RULES as ENTRY_RULES
from awesomegen.rules.places import texts
from awesomegen.rules.text import RULES as TEXT_RULES
from awesomegen.rules.text import (
    knownmisspelling,
    placeholdertext,
    summarymissing,
    summarypunctuation,
    summarytoolong,
    unbalancedbrackets,
    whitespace,
)
from awesomegen.rules.values import RULES as VALUE_RULES
from awesomegen.rules.values import brandcase
from awesomegen.rules.yaml import unquotedidentifier
from datarules import entries, issues, messages, one_entry, only_entry, written

DDPM = "Denoising Diffusion Probabilistic Models"
DATA_RULES = [rule for rule in (*VALUE_RULES, *ENTRY_RULES, *TEXT_RULES) if rule.needs is Needs.DATA]


# Sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("DDPM. 읽어야 함. 좋음.", 3),
        ("큰 문제는 없음. (DDPM을 이해했다는 전제하에)", 2),
        ("논문. stable-diffusion이 이 논문이다.", 2),
        ("E. Weiss et al. use e.g. v1.5 of Fig. 3 vs. the rest.", 1),
        ("노이즈나.. 크롭이나.. 그런걸 나타낸다.", 3),
        ("다음 문장은? 그렇다! 끝", 3),
        ("从噪声生成图像。训练很快。", 2),
        ("See `a. B. C.` and $x. Y$.", 1),
        ("[One. Two](https://a.b/c.d). Three", 3),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences_are_counted(text, count):
    assert len(sentences(text)) == count


@given(st.text())
def test_sentences_hold_only_what_the_text_holds(text):
    shown = "".join(shown_text(text).split())
    assert all("".join(each.split()) in shown for each in sentences(text)) or "`" in text or "$" in text
    assert len(without_code(text)) == len(text)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("[the paper](https://a.org/x_(y)) is **new**", "the paper is new"),
        ("snake_case and *stars*", "snake_case and stars"),
        ("<b>bold</b> <https://a.org>", "bold https://a.org"),
        ("요약  입니다\n다음 줄", "요약 입니다 다음 줄"),
    ],
)
def test_what_readers_see(markdown, shown):
    assert shown_text(markdown) == shown


@given(st.text(alphabet="가나다 abc"))
def test_the_length_of_plain_text_is_that_of_its_characters(text):
    limit = max(len(" ".join(text.split())) - 1, 0)
    found = messages(summarytoolong.RULE, {"summary": text}, max_characters=limit)
    assert bool(found) == (len(" ".join(text.split())) > limit)


@pytest.mark.parametrize(
    "text",
    ["끝.", "끝。", "끝!", "끝…", "(끝)", "「끝」", "끝 🎉", "`code`", "**끝.**", "[link](https://a.org)", "끝 :)"],
)
def test_texts_that_are_closed(text):
    assert messages(summarypunctuation.RULE, {"summary": text}) == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("소개함", "소개함."),
        ("소개하고,", "소개하고."),
        ("図を作る", "図を作る。"),
        ("図を作り、", "図を作り。"),
        ("使用GPT，", "使用GPT。"),
        ("図を作り,", "図を作り。"),
        ("한국어 v2", "한국어 v2."),
    ],
)
def test_a_text_is_closed_as_its_script_wants(text, closed):
    assert written(issues(summarypunctuation.RULE, {"summary": text})[0]) == [closed]


def test_a_summary_in_each_language_is_checked():
    [issue] = issues(summarypunctuation.RULE, {"summary": {"en": "Closed.", "ko": "열림"}})
    assert isinstance(issue.place, FieldPlace)
    assert issue.place.field == "ko"


# Summaries that are missing


@pytest.mark.parametrize(
    ("with_summary", "without", "count"), [(4, 1, 1), (8, 2, 2), (3, 1, 0), (3, 2, 0), (0, 9, 0), (9, 0, 0)]
)
def test_the_share_from_which_summaries_are_missed(with_summary, without, count):
    rows = [{"title": f"S{n}", "summary": "Text."} for n in range(with_summary)] + [
        {"title": f"N{n}"} for n in range(without)
    ]
    assert len(messages(summarymissing.RULE, entries(*rows))) == count


def test_types_have_their_own_habits():
    rows = [{"title": f"S{n}", "summary": "Text."} for n in range(9)] + [{"title": "Talk", "type": "video"}]
    assert messages(summarymissing.RULE, entries(*rows)) == []


# Placeholders


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "TODO: summarise",
        "요약 (TODO)",
        "TBD",
        "TBD임",
        "Code coming soon.",
        "To be added",
        "아직 안 읽음",
        "아직 읽지 못함",
        "제대로 못읽었지만 좋은 논문.",
        "아직안읽었다",
        "추후 업데이트",
        "작성 예정",
        "읽고 정리하겠습니다",
    ],
)
def test_placeholders(text):
    assert len(messages(placeholdertext.RULE, {"summary": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "안읽어도 큰 문제는 없음.",
        "잘못 읽었던 부분을 고침.",
        "추후 연구.",
        "TODO lists and todo apps",
        "`TODO`",
        "mastodon",
        "데이터 추가 학습.",
        "새로운 방안 읽기.",
        "업데이트 규칙을 제안함.",
        "It will be added to the loss.",
    ],
)
def test_texts_that_are_no_placeholders(text):
    assert messages(placeholdertext.RULE, {"summary": text}) == []


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("later", "Written later.", True),
        ("later", "A collateral of bilateral filters.", False),
        ("later", "later는 없음", True),
        ("soon", "sooner", False),
        ("나중에", "나중에는 정리.", True),
        ("(?)", "Year 2021(?).", True),
    ],
)
def test_words_of_ones_own_are_whole_words(word, text, is_found):
    assert bool(messages(placeholdertext.RULE, {"summary": text}, words=(word,))) == is_found


# White space


@pytest.mark.parametrize(
    ("text", "right"), [("a\tb", "a b"), ("a \t b", "a b"), ("a `b\tc` d", None), ("a\n\tb", None)]
)
def test_a_tab_is_no_blank(text, right):
    for issue in issues(whitespace.RULE, {"summary": text}):
        assert issue.message == "`summary` has a tab"
        assert written(issue) == [right]
    assert bool(messages(whitespace.RULE, {"summary": text})) == (right is not None)


@given(st.text(alphabet=" \t가a`$", max_size=30))
def test_white_space_is_mended_once_and_for_all(text):
    for field in ("title", "summary"):
        fields = {field: text} if text.strip() else {}
        for issue in issues(whitespace.RULE, fields):
            [right] = written(issue)
            assert right is not None
            assert messages(whitespace.RULE, {field: right}) == []
            assert right.split() == text.split()


def test_lists_are_checked_item_by_item():
    found = issues(whitespace.RULE, {"authors": ["Jonathan Ho", "Ajay  Jain"], "tags": [" a"]})
    assert [(issue.place.field, issue.place.item) for issue in found if isinstance(issue.place, FieldPlace)] == [
        ("authors", 1),
        ("tags", 0),
    ]


def test_blanks_between_hangul_and_latin_are_nobodys_business():
    assert (
        messages(whitespace.RULE, {"summary": "Score-based 와 DDPM을 SDE로 묶어낸 논문.", "title": "디퓨전model 소개"})
        == []
    )


# Brackets

balanced = st.recursive(
    st.text(alphabet="가a ,.", max_size=5),
    lambda inner: st.tuples(inner, st.sampled_from(["()", "[]", "{}", "（）", "「」", "《》", "【】"]), inner).map(
        lambda parts: f"{parts[0]}{parts[1][0]}{parts[2]}{parts[1][1]}"
    ),
    max_leaves=8,
)


@given(balanced)
def test_brackets_that_are_closed(text):
    assert messages(unbalancedbrackets.RULE, {"title": f"x{text}"}) == []


@given(balanced, st.sampled_from("([{（「《【"))
def test_a_bracket_too_many_at_the_end(text, bracket):
    assert messages(unbalancedbrackets.RULE, {"title": f"x{text}{bracket}"}) == [
        f"`{bracket}` in `title` is never closed"
    ]


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("f(a) [b", "["),
        ("a] (b) [c", "]"),
        ("(a) b) (c", "("),
        ("(a) beside) [c", ")"),
        ("1) one [two", "["),
        ("[0, 1) and (a", "("),
        ("f(x, a) [b", "["),
        ("(see https://a.org) [b", "["),
        ("(b] c", "("),
    ],
)
def test_the_bracket_without_a_partner_is_the_one_that_is_named(text, bracket):
    [message] = messages(unbalancedbrackets.RULE, {"title": text})
    assert message.startswith(f"`{bracket}` in `title` is never ")


@pytest.mark.parametrize(
    "text",
    [
        "[0, 1)",
        "1) one 2) two",
        "가) 하나",
        "ex) 예",
        "+) 추가",
        ":) :( ^^)",
        "f(a) 1) x",
        "https://a.org/x) y",
        "`f(`",
        "$[0,1)$",
        r"a \( b",
        '<a href="x(y">z</a>',
    ],
)
def test_brackets_of_other_kinds(text):
    assert messages(unbalancedbrackets.RULE, {"summary": text}) == []


# Spelling


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Marcov chain을", "Markov chain을"),
        ("fine-tunning", "fine-tuning"),
        ("PAREMETER들만", "PARAMETER들만"),
        ("Difusion", "Diffusion"),
        ("framworks", "frameworks"),
    ],
)
def test_misspellings_are_corrected_in_their_capitals(wrong, right):
    assert corrected(wrong).text == right
    assert corrected(right).changes == []


@given(st.text(alphabet="abcdefghi marcov", max_size=40))
def test_corrected_text_is_correct(text):
    assert corrected(corrected(text).text).changes == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"), [(brandcase.RULE, "Github", "GitHub"), (knownmisspelling.RULE, "tunning", "tuning")]
)
def test_words_are_written_anew_in_prose_only(rule, wrong, right):
    form = "{}: `install {} now`, [the {}](a/{}%20b.html) <a href='{}'>{}</a> <https://x.org/{}>"
    [issue] = issues(rule, {"summary": form.format(*[wrong] * 7)})
    assert written(issue) == [form.format(right, wrong, right, wrong, wrong, right, wrong)]
    assert messages(rule, {"summary": f"`install {wrong} now`"}) == []


# Texts without quotes


@pytest.mark.fuzz
@given(st.text(alphabet="0123456789+-._:xobeEnaNify", min_size=1, max_size=6))
def test_what_other_programs_read_otherwise_is_reported(text):
    """The judge is PyYAML's own idea of YAML 1.1."""
    try:
        value = yaml.safe_load(f"x: {text}")["x"]
    except (yaml.YAMLError, ValueError, TypeError):
        return
    if value is not None and str(value) != text:
        entry = f"list: {{title: P}}\nentries:\n  - title: X\n    note: {text}\n"
        assert len(messages(unquotedidentifier.RULE, entry)) == 1


# All data rules

words = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=25)
field_values = {
    "title": words.filter(str.strip),
    "authors": words | st.lists(words, max_size=4),
    "venue": words,
    "note": words,
    "date": words | st.dates().map(str),
    "added": words,
    "summary": words | st.dictionaries(st.sampled_from(["ko", "en"]), words),
    "tags": st.lists(words, max_size=3),
    "links": st.dictionaries(st.sampled_from(["paper", "arxiv", "github", "doi", "video", "other"]), words)
    | st.lists(
        st.sampled_from(["https://arxiv.org/abs/", "http://doi.org/", "https://youtu.be/", "https://"]).flatmap(
            lambda base: words.map(base.__add__)
        ),
        max_size=3,
    ),
}


@pytest.mark.fuzz
@given(
    st.lists(
        st.fixed_dictionaries(
            {"title": field_values["title"]}, optional={k: v for k, v in field_values.items() if k != "title"}
        ),
        max_size=4,
    )
)
def test_no_list_breaks_a_rule(rows):
    data = entries(*({"id": f"e{n}", **row} for n, row in enumerate(rows)))
    for rule in DATA_RULES:
        for issue in issues(rule, data):
            assert issue.message
            assert isinstance(issue.place, FieldPlace)
            assert issue.place.origin.path == "entries.yaml"
            assert issue.fix is None or issue.fix.replacements


@pytest.mark.parametrize("rule", DATA_RULES, ids=lambda rule: rule.name)
def test_an_entry_as_it_should_be_is_left_alone(rule):
    entry = one_entry(
        title=DDPM,
        authors="Jonathan Ho, Ajay Jain, Pieter Abbeel",
        venue="NeurIPS 2020",
        date="2020-06-19",
        links={"arxiv": "2006.11239", "github": "https://github.com/hojonathanho/diffusion"},
        summary="DDPM. 읽어야 함.",
    )
    if rule.name != "summary-too-many-sentences":
        assert messages(rule, entry) == []


def test_every_written_text_is_seen():
    entry = only_entry(
        {
            "title": "T",
            "authors": ["A", "B"],
            "venue": "V",
            "summary": {"ko": "S", "en": "E"},
            "tags": "x",
            "extra": {"k": "v"},
        }
    )
    assert [(text.name, text.field, text.item, text.text) for text in texts(entry)] == [
        ("title", "title", None, "T"),
        ("authors", "authors", 0, "A"),
        ("authors", "authors", 1, "B"),
        ("venue", "venue", None, "V"),
        ("summary", "ko", None, "S"),
        ("summary", "en", None, "E"),
        ("tags", "tags", None, "x"),
    ]
