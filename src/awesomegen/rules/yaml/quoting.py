"""What quotes would mend: a text that keeps a file from being YAML, with the line to paste instead."""

from dataclasses import replace

from awesomegen.core.finding import Edit, Finding, Fix
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source, Span
from awesomegen.core.yamlquote import quoted
from awesomegen.core.yamltree import YamlError, parse

_FIELD = lazy_pattern(r"(?P<head>[ \t]*(?:- +)*(?:(?P<key>[\w-]+):[ \t]+)?)(?P<value>[^\s{|>].*?)[ \t\r]*")
_WHOLE_LIST = lazy_pattern(r"\[.*\]")


def with_quotes(finding: Finding, source: Source) -> Finding:
    """The finding with a safe fix and the line to paste, if quotes on its line or the one above mend it."""
    line = source.position(finding.span.start).line
    for number in (line, line - 1):
        if number >= 1 and (mended := _mended(source, number, finding)):
            return mended
    return finding


def _mended(source: Source, number: int, finding: Finding) -> Finding | None:
    written = _FIELD.fullmatch(source.line(number))
    if written is None or not (written["key"] or "- " in written["head"]) or _WHOLE_LIST.fullmatch(written["value"]):
        return None
    start = source.line_starts[number - 1] + written.start("value")
    end = start + len(written["value"])
    text = quoted(_without_quotes(written["value"]))
    if not _gets_further(Source(source.path, source.text[:start] + text + source.text[end:]), start + len(text)):
        return None
    line = f"{written['key']}: {text}" if written["key"] else text
    edit = Edit(Span(source.path, start, end), text)
    # What begins like a list, an anchor or a quoted text may have been meant as one; titles begin with `[Re]`.
    is_safe = written["key"] == "title" or written["value"][0] not in "[{&*\"'"
    return replace(finding, help=f"write `{line}`", fix=Fix("quote the text", is_safe, (edit,)))


def _without_quotes(value: str) -> str:
    """The text behind a beginning that looks quoted and is not closed: the quote belongs to nobody."""
    if value[:1] in ("'", '"') and value.count(value[0]) == 1:
        return value[1:]
    return value


def _gets_further(source: Source, end: int) -> bool:
    """Is the text YAML, or at least its first error beyond `end`?"""
    try:
        parse(source)
    except YamlError as error:
        newline = source.text.find("\n", end)
        # The parser complains of a line sometimes at the beginning of the next.
        return newline != -1 and error.finding.span.start > source.text.find("\n", newline + 1) > 0
    return True
