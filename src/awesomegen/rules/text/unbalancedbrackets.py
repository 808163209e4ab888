"""AG410: a bracket that is opened and never closed, or closed and never opened."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.model import Entry
from awesomegen.core.sentences import without_code
from awesomegen.rules.base import DataContext, Issue, Needs, Rule
from awesomegen.rules.places import TEXT_FIELDS, FieldText, texts

_PAIRS = {
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
# Intervals `[0, 1)`; what begins an item or an aside, such as `1)`, `가)`, `ex)`, `참고)`, `+)`; faces; addresses.
_EXEMPT = lazy_pattern(
    r"[(\[]\s*[-+\w.∞]*\s*,\s*[-+\w.∞]*\s*[)\]]"
    r"|(?:^|(?<=[\s,]))(?:\d{1,2}\)|[^\s()]{1,4}\)(?=\s|$))"
    r"|[:;=][\'-]?[()\[\]]|\^\^?[()]|https?://\S+"
)
_MARKUP = lazy_pattern(r"\\[()\[\]{}]|</?[A-Za-z][^<>]*>")


def check(context: DataContext) -> Iterator[Issue]:
    """Reports the first bracket without its counterpart in titles, names, venues, notes and summaries."""
    for entry in context.listing.entries:
        for text in texts(entry):
            yield from _issue(text, entry)
    for section in context.listing.sections:
        for text in texts(section, TEXT_FIELDS):
            yield from _issue(text, None)


def _issue(text: FieldText, entry: Entry | None) -> Iterator[Issue]:
    bracket = _alone(text.text)
    if bracket is None:
        return
    bare = _MARKUP.sub(" ", without_code(text.text)) if text.name == "summary" else text.text
    # Not the exempt brackets alone: `f(a)` holds an item `a)` to the eye of a pattern.
    if _alone(bare) and _alone(_EXEMPT.sub("", bare)):
        verb = "closed" if bracket in _PAIRS else "opened"
        yield Issue(
            f"`{bracket}` in `{text.name}` is never {verb}", text.place, entry, help="is its counterpart missing?"
        )


def _alone(text: str) -> str | None:
    """A bracket of which there are more than of its counterpart."""
    for opening, closing in _PAIRS.items():
        surplus = text.count(opening) - text.count(closing)
        if surplus:
            return opening if surplus > 0 else closing
    return None


RULE = Rule(
    code="AG410",
    name="unbalanced-brackets",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    summary="A bracket that is opened and never closed, or closed and never opened.",
    check=check,
)
