"""Sentences of a summary in English, Korean, Chinese or Japanese, and the text of one without its Markdown."""

from awesomegen.core.lazypattern import lazy_pattern

_CODE = lazy_pattern(r"(`+)(?!`).*?(?<!`)\1(?!`)|\$[^$\s](?:[^$]*[^$\s])?\$")
_LINK = lazy_pattern(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_TAG = lazy_pattern(r"<(https?://[^<>\s]+)>|</?[a-zA-Z][^<>]*>")
_EMPHASIS = lazy_pattern(r"(?<!\w)([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)|\*\*(.+?)\*\*")

_CLOSING = r"[\"'”’)\]」』》]*"
# What a full stop can stand behind without ending a sentence: a single capital, an abbreviation.
_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in ("[A-Z]", "et al", r"e\.g", r"i\.e", "cf", "vs", "Fig", "Eq", "Sec", "Dr", "Prof")
)
# Nor does it end one before a small letter or a digit, as in `vs. the` and `ver. 3`.
_FULL_STOP = rf"{_ABBREVIATED}\.+{_CLOSING}(?=\s+[^\sa-z\d(]|\s*$)"
# Behind Hangul, Han and kana it always does: `논문. stable-diffusion이 …`.
_EAST_ASIAN_STOP = rf"(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])\.+{_CLOSING}(?=\s|$)"
_OTHER_MARK = rf"[。！？!?…]+{_CLOSING}(?=\s|$|[^\x00-\x7f])"
_END = lazy_pattern(f"{_EAST_ASIAN_STOP}|{_FULL_STOP}|{_OTHER_MARK}")

CLOSED = lazy_pattern(r"(?:[.。．!?！？…:;]|[)\]}」』》〉）］\"'”’`$*_~>]|[^\w\s,、，])\s*$")
"""What a finished text ends with: a mark of a sentence, something closed, or a symbol such as an emoji."""


def shown_text(markdown: str) -> str:
    """What readers see of an inline Markdown text, near enough to count and compare."""
    text = _TAG.sub(lambda match: match.group(1) or "", _LINK.sub(r"\1", markdown))
    return " ".join(_EMPHASIS.sub(lambda match: match.group(2) or match.group(3), text).split())


def without_code(markdown: str) -> str:
    """The text with each character of code spans and formulas replaced by a blank, so that places stay."""
    if "`" not in markdown and "$" not in markdown:
        return markdown
    return _CODE.sub(lambda match: " " * len(match.group()), markdown)


def sentences(markdown: str) -> list[str]:
    """The sentences of a summary."""
    text = shown_text(_CODE.sub("x", markdown))
    parts, start = [], 0
    for match in _END.finditer(text):
        parts.append(text[start : match.end()].strip())
        start = match.end()
    return [part for part in (*parts, text[start:].strip()) if any(char.isalnum() for char in part)]
