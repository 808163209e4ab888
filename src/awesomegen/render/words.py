"""The few words that a page says by itself, by language."""

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """Headings, marks and months in one language; `local_date` are patterns for a day, a month and a year."""

    contents: str
    equal_contribution: str
    third_party: str
    maintaining: str
    local_date: tuple[str, str, str]


_ENGLISH = Words(
    contents="Contents",
    equal_contribution="equal contribution",
    third_party="third-party",
    maintaining="Maintaining this list",
    local_date=("{day} {name} {year}", "{name} {year}", "{year}"),
)

_WORDS: Mapping[str, Words] = {
    "en": _ENGLISH,
    "ko": Words(
        "목차", "공동 기여", "비공식", "목록 관리", ("{year}년 {month}월 {day}일", "{year}년 {month}월", "{year}년")
    ),
    "ja": Words(
        "目次", "同等の貢献", "非公式", "リストの管理", ("{year}年{month}月{day}日", "{year}年{month}月", "{year}年")
    ),
    "zh": Words(
        "目录", "同等贡献", "非官方", "维护本列表", ("{year}年{month}月{day}日", "{year}年{month}月", "{year}年")
    ),
}


def words_for(language: str) -> Words:
    """The words of a BCP 47 language tag; English for languages without any."""
    return _WORDS.get(language.split("-")[0].lower(), _ENGLISH)
