"""Text of others on its way to a terminal or a log: nothing in it may act on them."""

from unicodedata import combining, east_asian_width

from awesomegen.core.lazypattern import lazy_pattern

# Controls (with the escape that starts ANSI sequences), bidirectional and invisible format characters, line and
# paragraph separators, surrogates: what a terminal would obey instead of showing. A line feed would begin a line of a
# log, on which a command may stand; a tab only moves.
_UNSHOWABLE = lazy_pattern(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_WIDE = frozenset("WF")


def printable(text: str) -> str:
    """The text on one line, every control, ANSI and bidirectional character written as `\\u{...}`.

    So is what GitHub's runner would obey anywhere in a line of a log: `##[command]`.
    """
    if text.isprintable() and "##[" not in text:
        return text
    shown = _UNSHOWABLE.sub(lambda match: f"\\u{{{ord(match.group()):x}}}", text)
    return shown.replace("##[", "#\\u{23}[")


def log_line(text: str) -> str:
    """Printable text as a line of its own, which GitHub's runner does not take for a `::command::`."""
    shown = printable(text)
    return shown.replace("::", ":\\u{3a}", 1) if shown.lstrip().startswith("::") else shown


def width(text: str) -> int:
    """The columns that a text takes on a terminal: Hangul, Han and emoji two, combining marks none.

    Source: Unicode Standard Annex #11, East Asian Width.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(
        0 if combining(char) or char in "\u200d\ufe0e\ufe0f" else 1 + (east_asian_width(char) in _WIDE) for char in text
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 entry`, `2,975 entries`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
