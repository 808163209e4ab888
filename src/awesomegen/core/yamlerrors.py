"""What YAML's parser complains of, in the words of somebody who edits a list."""

from typing import TYPE_CHECKING

from awesomegen.core.finding import Finding
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.span import Source, Span

if TYPE_CHECKING:
    import yaml

_NO_COLON = lazy_pattern(
    r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]++)(?:[ \t]*[:：](?!//)|[ \t])?+(?P<value>(?![:：]).*?):?[ \t\r]*"
)


def explain(source: Source, error: "yaml.MarkedYAMLError") -> Finding:
    """The finding for an error of the parser, with what to do about it."""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index if mark else 0, len(source.text))
    problem = error.problem or error.context or "not valid YAML"
    line = source.line(source.position(offset).line)
    message, help = f"not valid YAML: {problem.replace('did not find expected', 'expected')}", None
    if "\t" in line[: len(line) - len(line.lstrip())] or source.text[offset : offset + 1] == "\t":
        message, help = "a tab cannot indent YAML", "use spaces"
    elif "mapping values are not allowed" in problem:
        key, _, value = line.strip().removeprefix("- ").partition(": ")
        if ": " in value or value.endswith(":"):
            message, help = "`: ` inside a text without quotes", f"write `{key}: {_quoted(value)}`"
        else:
            message, help = "a key where none can stand", "indent this line like the keys above it"
    elif "cannot start any token" in problem:
        message = f"a text cannot start with `{source.text[offset : offset + 1]}`"
        help = "quote the text"
    elif "escape" in problem or "hexdecimal" in problem:
        offset = source.text.rfind("\\", 0, offset + 1)
        message = f"`{source.text[offset : offset + 2]}` in double quotes begins no escape that YAML knows"
        help = "write `\\\\` for a backslash, or put single quotes around the text"
    elif "could not find expected ':'" in problem:
        message, help = "expected `key: value`", "is a `:` or an indentation missing on the line above?"
        if missing := _without_colon(source, offset):
            start, end, text = missing
            help = f"write `{text}`; a text that goes on from the line above is indented deeper"
            return Finding("AG001", message, Span(source.path, start, end), help=help)
    elif "while parsing a block mapping" in (error.context or ""):
        message, help = "expected another `key: value` of this mapping", "check the indentation"
        key, _, value = line.strip().removeprefix("- ").partition(": ")
        if value[:1] in ("[", "{", '"', "'"):
            message = f"a text cannot go on after what `{value[0]}` begins"
            help = "inside the text, write `\\\"` between double quotes, `''` between single ones"
            if value[0] in ("[", "{"):
                help = f"write `{key}: {_quoted(value)}`"
    elif "while parsing a block collection" in (error.context or ""):
        message, help = "expected another `- ` item of this list", "check the indentation"
    elif "while scanning a quoted scalar" in (error.context or "") and "end of stream" in problem:
        offset = error.context_mark.index if error.context_mark else offset
        message, help = "a quote is opened here and never closed", "close it, or double the quotes inside the text"
    return Finding("AG001", message, Span(source.path, offset, min(offset + 1, len(source.text))), help=help)


def _without_colon(source: Source, offset: int) -> tuple[int, int, str] | None:
    """The last line with a text before the place, if it wants a `: `; and how it was meant."""
    number = source.position(offset).line - 1
    while number > 1 and not source.line(number).strip():
        number -= 1
    if number < 1 or ": " in source.line(number) or (line := _NO_COLON.fullmatch(source.line(number))) is None:
        return None
    start = source.line_starts[number - 1]
    return start + line.start("key"), start + line.end("value"), f"{line['key']}: {line['value']}".rstrip()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
