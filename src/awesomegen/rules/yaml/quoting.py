"""What quotes would mend: a text that keeps a file from being YAML, with the line to paste instead."""

from awesomegen.core.finding import Edit, Finding, Fix
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source, Span
from awesomegen.core.yamlquote import quoted
from awesomegen.core.yamltree import YamlError, parse

_FIELD = lazy_pattern(r"(?P<head>[ \t]*(?:- +)*(?:(?P<key>[\w-]+):[ \t]+)?)(?P<value>[^\s{|>].*?)[ \t\r]*")
# A whole list, or quotes with a comment behind them, which would become a part of the text.
_NO_TEXT = lazy_pattern(r"""\[.*\]|(["']).*\1[ \t]+#.*""")
# The first quote inside ends a word: the quotes around the whole belong to its first and its last words.
_QUOTED_APART = lazy_pattern(r"""(["'])(?:(?!\1).)*[^\s\\"']\1(?=[^\w"']).*""")
_ESCAPE = lazy_pattern(r'\\(["\\])')


def with_quotes(finding: Finding, source: Source) -> Finding:
    """The finding with a safe fix and the line to paste, if quotes on its line or the one above mend it."""
    line = source.position(finding.span.start).line
    for number in (line, line - 1):
        if number >= 1 and (mended := _mended(source, number, finding)):
            return mended
    return finding


def _mended(source: Source, number: int, finding: Finding) -> Finding | None:
    written = _FIELD.fullmatch(source.line(number))
    if written is None or not (written["key"] or "- " in written["head"]) or _NO_TEXT.fullmatch(written["value"]):
        return None
    start = source.line_starts[number - 1] + written.start("value")
    end = start + len(written["value"])
    text = quoted(_text_of(written["value"]))
    if not _gets_further(Source(source.path, source.text[:start] + text + source.text[end:]), start + len(text)):
        return None
    line = f"{written['key']}: {text}" if written["key"] else text
    edit = Edit(Span(source.path, start, end), text)
    # What begins like a list, an anchor or a quoted text may have been meant as one; titles begin with `[Re]`.
    is_safe = written["key"] == "title" or written["value"][0] not in "[{&*\"'"
    return finding._replace(help=f"write `{line}`", fix=Fix("quote the text", is_safe, (edit,)))


def _text_of(value: str) -> str:
    """What a value was meant to say: quotes around the whole of it are YAML's, and one that is not closed is nobody's.

    Between double quotes, `\\"` and `\\\\` are escapes; any other backslash was meant to be seen.
    """
    quote, inside = value[0], value[1:-1]
    if quote not in ("'", '"'):
        return value
    if value.count(quote) == 1:
        return value[1:]
    if not value.endswith(quote) or _QUOTED_APART.fullmatch(value):
        return value
    return _ESCAPE.sub(r"\1", inside) if quote == '"' else inside.replace("''", "'")


def _gets_further(source: Source, end: int) -> bool:
    """Is the text YAML, or at least its first error beyond `end`?"""
    try:
        parse(source)
    except YamlError as error:
        newline = source.text.find("\n", end)
        # The parser complains of a line sometimes at the beginning of the next.
        return newline != -1 and error.finding.span.start > source.text.find("\n", newline + 1) > 0
    return True
