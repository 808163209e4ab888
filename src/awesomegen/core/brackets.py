"""Brackets of a text that have no partner."""

from awesomegen.core.lazypattern import lazy_pattern

PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "［": "］",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "【": "】",
}
_OPENING_OF = {closing: opening for opening, closing in PAIRS.items()}
_BRACKET = lazy_pattern(r"[()\[\]{}（）［］「」『』《》〈〉【】]")
# Intervals `[0, 1)`, `]0, 1[`; what begins an item or an aside, such as `1)`, `**a)**`, `가)`, `ex)`, `참고)`, `+)`,
# `a).`; faces; a bracket that is quoted; addresses.
_EXEMPT = lazy_pattern(
    r"[(\[]\s*+[-+\w.∞]*+\s*+,\s*+[-+\w.∞]*+\s*+[)\]]|[\[\]][-+\d.∞]++,\s*+[-+\d.∞]++[\[\]]"
    r"|(?:^|(?<=[\s,]))[*_]{0,3}(?:\d{1,2}\)|\w\)(?=\.)|[^\s()]{1,4}\)(?=[*_]{0,3}(?:\s|$)))"
    r"|[:;=][\'-]?[()\[\]]|\^\^?[()]|(?<=[\"'“‘„«])[()\[\]](?=[\"'”’“»])"
    r"|https?://\S+"
)


def lone_brackets(text: str) -> list[int]:
    """The offsets of the brackets that nothing closes or opens; each kind of bracket counts by itself."""
    if not (alone := _alone(text)):
        return []
    left = _alone(_EXEMPT.sub(lambda match: " " * len(match[0]), text))
    # Not those alone: `f(x, a)` holds an item `a)` to the eye of a pattern, and loses a partner with it.
    both = sorted(set(alone) & set(left))
    return both or left


def what_lacks(bracket: str) -> str:
    """What happens never to a bracket without a partner."""
    return "closed" if bracket in PAIRS else "opened"


def _alone(text: str) -> list[int]:
    opened: dict[str, list[int]] = {}
    alone: list[int] = []
    for match in _BRACKET.finditer(text):
        opening = _OPENING_OF.get(match[0])
        if opening is None:
            opened.setdefault(match[0], []).append(match.start())
        elif opened.get(opening):
            opened[opening].pop()
        else:
            alone.append(match.start())
    return sorted([*alone, *(start for starts in opened.values() for start in starts)])
