"""The Jinja2 environment of a list: sandboxed, strict about names, and escaping for Markdown by default."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from awesomegen.core.errors import TemplateFailure
from awesomegen.core.suggest import did_you_mean
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
        self._paths: set[str] = set()
        self._environment = _create_environment(read_template, self._paths)

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
            where = _template_line(error, self._paths) or name
            raise TemplateFailure(f"there is no template `{error.name}`", location=where) from None
        except (
            jinja2.TemplateError,
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:
            location = _template_line(error, self._paths)
            if location is None:
                raise
            raise TemplateFailure(_sentence(_without_inner_names(str(error))), location=location) from None


def _create_environment(read_template: ReadTemplate, paths: set[str]) -> "jinja2.Environment":
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = None if name.startswith(PACKAGED) else read_template(name)
        if found is None:
            found = _read_packaged(name.removeprefix(PACKAGED))
        if found is None:
            return None
        path, text = found
        paths.add(path)
        return text, path, lambda: True

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
        "bold": lambda value: Markdown(f"**{markdown(value)}**" if value else ""),
        "italic": lambda value: Markdown(f"*{markdown(value)}*" if value else ""),
        "code": lambda value: code_span(str(value)) if value else Markdown(""),
        "join": _join,
        "trim": lambda value: Markdown(markdown(value).strip()),
        "cell": lambda value: Markdown(cell(markdown(value))),
        "line": lambda value: Markdown(line(markdown(value))),
    }
    # A page is a function of its list: nothing may be drawn by lot.
    del environment.filters["random"], environment.globals["lipsum"]
    environment.globals |= {
        "link": lambda label, url: Markdown(link(str(label), str(url))),
        "bracketed_link": lambda label, url: Markdown(bracketed_link(str(label), str(url))),
    }
    return environment


def _concatenate(pieces: Iterable[str]) -> Markdown:
    return Markdown("".join(pieces))


def _join(values: Iterable[object], separator: str = "", attribute: str | None = None) -> Markdown:
    pieces = values if attribute is None else (getattr(value, attribute) for value in values)
    return Markdown(separator.join(map(markdown, pieces)))


def _finalize(value: Any) -> Any:
    # An undefined value has to reach Jinja2 as it is, for it to raise the error that names it.
    import jinja2

    return value if isinstance(value, jinja2.Undefined) else markdown(value)


def _read_packaged(name: str) -> tuple[str, str] | None:
    from pkgutil import get_data

    # Only names of this one folder: `..` and sub-folders have no business here.
    if "/" in name or "\\" in name:
        return None
    try:
        data = get_data("awesomegen.render", f"templates/{name}")
    except OSError:
        return None
    return None if data is None else (PACKAGED + name, data.decode())


def _template_line(error: BaseException, paths: set[str]) -> str | None:
    """Template and line of an error that was raised by a template itself; None for one of our own code."""
    import traceback

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in paths]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


def _without_inner_names(message: str) -> str:
    """A message about one of our views in the words of templates, with the nearest name there is."""
    found = re.fullmatch(r"'awesomegen\.render\.views\.(\w+)View object' has no attribute '(\w+)'", message)
    if found is None:
        return message
    from dataclasses import fields

    from awesomegen.render import views

    names = [each.name for each in fields(getattr(views, f"{found[1]}View"))]
    return f"`{found[1].lower()}` has no `{found[2]}`{did_you_mean(found[2], names)}"


def _sentence(message: str | None) -> str:
    text = (message or "the template failed").strip().rstrip(".").replace("'", "`")
    return text[:1].lower() + text[1:]
