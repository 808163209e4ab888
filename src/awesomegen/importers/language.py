"""The language of a list, by the scripts of its own words."""

from collections.abc import Iterable, Sequence

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.importers.found import FoundEntry, FoundSection

_SCRIPTS = {
    "ko": lazy_pattern("[\uac00-\ud7a3]"),
    "ja": lazy_pattern("[\u3040-\u30ff]"),
    "zh": lazy_pattern("[\u4e00-\u9fff]"),
}
_LETTER = lazy_pattern(r"[^\W\d_]")
_SHARE = {"ko": 0.08, "ja": 0.05, "zh": 0.08}


def language_of(entries: Sequence[FoundEntry], sections: Sequence[FoundSection], preamble: Iterable[str]) -> str:
    """Its BCP 47 tag: Korean, Japanese, Chinese, else English."""
    texts = [entry.summary for entry in entries if entry.summary] or [entry.title for entry in entries]
    words = " ".join([*texts[:500], *(section.title for section in sections), *preamble])[:200_000]
    letters = len(_LETTER.findall(words)) or 1
    for language, script in _SCRIPTS.items():
        if len(script.findall(words)) / letters > _SHARE[language]:
            return language
    return "en"
