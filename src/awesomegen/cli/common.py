"""What all commands share: their options, and the project they work on."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from awesomegen.core.errors import ConfigError, ProjectError
from awesomegen.core.lazypattern import lazy_pattern

if TYPE_CHECKING:
    from awesomegen.core.model import Listing
    from awesomegen.project import Project

_SEVERITY = lazy_pattern(r"(?P<where>[^\n]+?: )(?P<severity>error|warning|info)(?= AG\d{3}: )")
_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_Command = TypeVar("_Command", bound=Callable[..., Any])


class Console(NamedTuple):
    """Where messages go: results to standard output, progress and complaints to standard error."""

    quiet: bool
    verbose: bool

    def result(self, text: str) -> None:
        """Prints what the command was asked for, unless `--quiet`."""
        if not self.quiet:
            click.echo(text)

    def report(self, lines: Iterable[str]) -> None:
        """Prints a report, the severities of its findings in colour where there are colours."""
        shown = []
        for line in lines:
            found = _SEVERITY.match(line)
            if found:
                word = click.style(found["severity"], fg=_COLOURS[found["severity"]])
                line = f"{found['where']}{word}{line[found.end() :]}"
            shown.append(line)
        # All at once: click looks at its stream and empties it for every echo.
        if shown:
            click.echo("\n".join(shown))

    def detail(self, text: str) -> None:
        """Prints progress that only `--verbose` wants."""
        if self.verbose:
            click.echo(text, err=True)

    def complain(self, text: str) -> None:
        """Prints what is wrong, always."""
        click.echo(text, err=True)


def common_options(command: _Command) -> _Command:
    """Adds `--project`, `--quiet`, `--verbose` and `--color`; a command asks for them with the functions below."""
    for option in (
        click.option(
            "--color/--no-color",
            default=None,
            help="Colours.  [default: on a terminal, unless NO_COLOR is set]",
            **_HIDDEN,
        ),
        click.option("--verbose", "-v", is_flag=True, help="Print progress as well.", **_HIDDEN),
        click.option("--quiet", "-q", is_flag=True, help="Print only what is wrong.", **_HIDDEN),
        click.option(
            "--project",
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="The folder of the list.  [default: found upwards from here]",
            **_HIDDEN,
        ),
    ):
        command = option(command)
    return command


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    context.meta[f"awesomegen.{parameter.name}"] = value
    if parameter.name == "color":
        context.color = (
            False if value is None and os.environ.get("NO_COLOR") else value if isinstance(value, bool) else None
        )


_HIDDEN: dict[str, Any] = {"expose_value": False, "callback": _remember}


def _option(name: str) -> Any:
    return click.get_current_context().meta[f"awesomegen.{name}"]


def console() -> Console:
    """The console of the command that runs."""
    return Console(_option("quiet"), _option("verbose"))


def check_fix_options(fix: bool, unsafe_fixes: bool, diff: bool, output_format: str | None) -> None:
    """Checks the options about fixes that `lint` and `links` share.

    Raises:
        ConfigError: for options that do not go together.
    """
    if unsafe_fixes and not (fix or diff):
        raise ConfigError("`--unsafe-fixes` goes with `--fix` or `--diff`")
    if diff and output_format not in (None, "text"):
        raise ConfigError(f"`--diff` shows changes, not findings: leave `--output-format {output_format}` out")


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """The names of rules in the values of an option, each of which may hold several."""
    return tuple(name for value in values for name in value.replace(",", " ").split())


def check_no_project() -> None:
    """Checks that `--project` is not given beside a file, which is looked at by itself.

    Raises:
        ConfigError: when it is.
    """
    if _option("project") is not None:
        raise ConfigError("`--project` names the folder of a list, and a file is looked at by itself: take one of them")


def open_project() -> "Project":
    """The project that `--project` names, or the one found upwards from here.

    Raises:
        ProjectError: when there is none.
        ConfigError: when its configuration cannot be used.
    """
    from awesomegen.project import find_project

    project = find_project(_option("project"))
    console().detail(f"project: {project.root}")
    return project


def load_listing(project: "Project") -> "Listing":
    """The list of a project, when it can be rendered truthfully.

    Raises:
        ProjectError: when anything in it cannot be read; every finding was printed before.
    """
    decoded = project.load()
    if not decoded.findings and decoded.listing is not None:
        return decoded.listing
    from awesomegen.core.display import counted
    from awesomegen.reports.text import format_finding, in_file_order

    sources = {project.shown(path): source for path, source in decoded.sources.items()}
    for finding in in_file_order(decoded.findings):
        console().complain(format_finding(finding.shown(project.shown), sources) + "\n")
    raise ProjectError(f"{counted(len(decoded.findings), 'error')} in the list; nothing was written")
