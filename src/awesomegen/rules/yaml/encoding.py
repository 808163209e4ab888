"""AG004: a byte order mark, or line ends of two kinds in one file."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.rules.base import FixKind, Issue, Needs, ProposedFix, Replacement, Rule, SourceContext, TextPlace

_LINE_END = lazy_pattern(r"\r?\n")


def check(context: SourceContext) -> Iterator[Issue]:
    """Yields an issue for a byte order mark and one for the first line end of the rarer kind."""
    source = context.source
    if context.has_byte_order_mark:
        message = "the file begins with a byte order mark (U+FEFF)"
        yield Issue(
            message, TextPlace(source.path, 0, 0), help="save it as UTF-8 without one: other programs trip over it"
        )
    if "\r\n" not in source.text:
        return
    ends = list(_LINE_END.finditer(source.text))
    windows = sum(match.end() - match.start() == 2 for match in ends)
    common, rare = ("\r\n", "\n") if windows * 2 > len(ends) else ("\n", "\r\n")
    odd = [match for match in ends if match.group() == rare]
    if not odd:
        return
    names = {"\r\n": "CRLF", "\n": "LF"}
    more = f" (and of {len(odd) - 1} more)" if len(odd) > 1 else ""
    places = [TextPlace(source.path, match.start(), match.end()) for match in odd]
    yield Issue(
        f"the end of this line{more} is {names[rare]}, elsewhere in the file it is {names[common]}",
        places[0],
        fix=ProposedFix(f"end all lines with {names[common]}", True, tuple(Replacement(at, common) for at in places)),
    )


RULE = Rule(
    code="AG004",
    name="encoding",
    severity=Severity.WARNING,
    needs=Needs.SOURCE,
    summary="A file with a byte order mark, or with line ends of two kinds.",
    check=check,
    fix=FixKind.SOMETIMES,
)
