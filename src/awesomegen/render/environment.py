"""The Jinja2 environment of a list: sandboxed, strict about names, and escaping for Markdown by default."""

import traceback
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from awesomegen.core.errors import TemplateFailure
from awesomegen.render.escape import bracketed_link, cell, line, link
from awesomegen.render.fragment import Markdown, code_span, markdown

if TYPE_CHECKING:
    import jinja2

PACKAGED = "awesomegen/"
"""The prefix under which templates find ours: `{% extends "awesomegen/base.md.j2" %}`."""

ReadTemplate = Callable[[str], tuple[str, str] | None]
"""Gives the path, as messages show it, and the text of a template by its name; None for one that is not there."""


class Templates:
    """The templates of a list, and ours where the list has none; each is compiled once."""

    def __init__(self, read_template: ReadTemplate) -> None:
        """Reads the list's own templates through a function, and nothing else."""
        self._environment = _create_environment(read_template)

    def render(self, name: str, context: dict[str, Any]) -> str:
        """The page that a template makes of its context.

        Raises:
            TemplateFailure: with the template, the line and what is wrong there.
        """
        import jinja2

        try:
            return self._environment.get_template(name).render(context)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFailure(_sentence(error.message), location=f"{error.filename}:{error.lineno}") from None
        except jinja2.TemplateNotFound as error:
            raise TemplateFailure(f"there is no template `{error.name}`", location=name) from None
        except (
            jinja2.TemplateError,
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:
            location = _template_line(error)
            if location is None:
                raise
            raise TemplateFailure(_sentence(str(error)), location=location) from None


def _create_environment(read_template: ReadTemplate) -> "jinja2.Environment":
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        own = None if name.startswith(PACKAGED) else read_template(name)
        if own is not None:
            path, text = own
            return text, path, lambda: True
        packaged = _read_packaged(name.removeprefix(PACKAGED))
        return None if packaged is None else (packaged, f"{PACKAGED}{name.removeprefix(PACKAGED)}", lambda: True)

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    # What blocks, macros and `{% filter %}` have put together was escaped piece by piece.
    environment.concat = _concatenate  # type: ignore[method-assign]
    environment.filters |= {
        "raw": Markdown,
        "bold": lambda value: Markdown(f"**{markdown(value)}**"),
        "italic": lambda value: Markdown(f"*{markdown(value)}*"),
        "code": lambda value: code_span(str(value)),
        "cell": lambda value: Markdown(cell(markdown(value))),
        "line": lambda value: Markdown(line(markdown(value))),
    }
    environment.globals |= {
        "link": lambda label, url: Markdown(link(str(label), str(url))),
        "bracketed_link": lambda label, url: Markdown(bracketed_link(str(label), str(url))),
    }
    return environment


def _concatenate(pieces: Iterable[str]) -> Markdown:
    return Markdown("".join(pieces))


def _finalize(value: Any) -> Any:
    # An undefined value has to reach Jinja2 as it is, for it to raise the error that names it.
    import jinja2

    return value if isinstance(value, jinja2.Undefined) else markdown(value)


def _read_packaged(name: str) -> str | None:
    from importlib.resources import files

    # Only names of this one folder: `..` and sub-folders have no business here.
    if "/" in name or "\\" in name:
        return None
    resource = files("awesomegen.render").joinpath("templates").joinpath(name)
    return resource.read_text(encoding="utf-8") if resource.is_file() else None


def _template_line(error: BaseException) -> str | None:
    """Template and line of an error that was raised by a template itself; None for one of our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    named = [frame for frame in frames if frame.filename.endswith(".j2")]
    if not named:
        return None
    return f"{named[-1].filename}:{named[-1].lineno}"


def _sentence(message: str | None) -> str:
    text = (message or "the template failed").strip().rstrip(".").replace("'", "`")
    return text[:1].lower() + text[1:]
