"""AG503: an output that is not what `build` would write."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Issue, Needs, ProjectContext, RenderedOutput, Rule, TextPlace
from awesomegen.rules.page.reading import replace


def check(context: ProjectContext) -> Iterator[Issue]:
    """Outputs that are missing, or differ in more than the ends of their lines, at the first difference."""
    for output in context.outputs:
        if output.on_disk is None:
            yield Issue(f"`{output.path}` is missing", TextPlace(output.path, 0, 0), help="run `awesomegen build`")
        elif output.on_disk.replace("\r\n", "\n") != output.rendered.replace("\r\n", "\n"):
            yield _stale(output, output.on_disk, context.config.entries)


def _stale(output: RenderedOutput, written: str, entries: str) -> Issue:
    rendered = output.rendered.replace("\r\n", "\n")
    expected = rendered.replace("\n", "\r\n") if "\r\n" in written else rendered
    start = _same_length(written, expected)
    same = _same_length(written[start:][::-1], expected[start:][::-1])
    end = len(written) - same
    line_end = written.find("\n", start, end)
    place = TextPlace(output.path, start, end if line_end < 0 else line_end)
    message = f"`{output.path}` is not what the list and its template make"
    # `build` leaves alone what somebody wrote by hand, and so does its fix.
    first_line, _, _ = rendered.partition("\n")
    if not written.startswith(first_line):
        help = f"move what it says to `{entries}`, then run `awesomegen build --force`"
        return Issue(message, place, help=help)
    whole = TextPlace(output.path, start, end)
    fix = replace(f"write `{output.path}` anew", whole, expected[start : len(expected) - same])
    help = f"run `awesomegen build`; what was edited here belongs in `{entries}`"
    return Issue(message, place, help=help, fix=fix)


def _same_length(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


RULE = Rule(
    code="AG503",
    name="readme-stale",
    severity=Severity.ERROR,
    needs=Needs.PROJECT,
    summary="An output that is not what the list and its template make.",
    check=check,
    fix=FixKind.SAFE,
)
