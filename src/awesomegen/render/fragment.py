"""Text that is Markdown already, told from text that is still to be escaped."""

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.render.escape import escape

_BACKTICKS = lazy_pattern("`+")


class Markdown(str):
    """A piece of Markdown: templates write it as it is, and escape every other text."""

    __slots__ = ()


def markdown(value: object) -> str:
    """The Markdown of any value that a template writes: texts escaped, Markdown as it is, None as nothing."""
    if isinstance(value, Markdown):
        return value
    return "" if value is None else escape(str(value))


def code_span(text: str) -> Markdown:
    """The text as inline code, whatever backticks and blanks it holds."""
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(text)), default=0) + 1)
    touches = text.startswith("`") or text.endswith("`")
    stripped = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    padding = " " if touches or stripped else ""
    return Markdown(f"{fence}{padding}{text}{padding}{fence}")
