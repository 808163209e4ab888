"""The command line: one file per command, loaded when it is called, and one place where errors end."""

import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from awesomegen import __version__
from awesomegen.core.errors import AwesomegenError, ExitCode

COMMANDS: Mapping[str, str] = {
    "import": "awesomegen.cli.importing",
    "build": "awesomegen.cli.build",
    "lint": "awesomegen.cli.lint",
    "links": "awesomegen.cli.links",
    "links-issue": "awesomegen.cli.linksissue",
    "rules": "awesomegen.cli.rules",
    "explain": "awesomegen.cli.explain",
    "export": "awesomegen.cli.export",
    "schema": "awesomegen.cli.schema",
}
"""Each command with the module that holds a click command named `command`."""

REPORT_TO = "the tracker of the repository that you have awesomegen from"


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table, which is the order of a list's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command to run; for an unknown one, an error that names the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from awesomegen.core.suggest import did_you_mean

            ctx.fail(f"there is no command `{args[0]}`{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings, broken links or stale, 2 unusable input or usage, "
    "3 no link could be verified, 4 a bug of ours, 130 interrupted.",
)
@click.version_option(__version__, package_name="awesomegen", message="%(prog)s %(version)s")
def group() -> None:
    """One entries.yaml makes the README of a curated list, and keeps it right."""


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    # A list is some hundred thousand small objects without cycles; looking for cycles costs a tenth of a build.
    gc.set_threshold(1_000_000, 50, 100)
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding gets `\\uac00` for what it cannot show, not half of the output.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = group.main(prog_name="awesomegen", standalone_mode=False)
    except AwesomegenError as error:
        code = _say(error)
    except click.exceptions.Exit as error:
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        code = ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = ExitCode.UNUSABLE
    except BrokenPipeError:
        # The reader of our output went away, as `| head` does; a second failure at exit must not be heard.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.CLEAN
    except OSError as error:
        # Files are read and written in one place, which explains its errors: this one is of the output.
        click.echo(f"error: cannot print: {error.strerror}", err=True)
        code = ExitCode.UNUSABLE
    except Exception:  # noqa: BLE001 - the one place where a bug of ours ends; it says how to report it
        code = _report_bug()
    # The interpreter looks for cycles once more before it ends; all that it would free goes with the process.
    gc.freeze()
    sys.exit(int(code or 0))


def _say(error: AwesomegenError) -> ExitCode:
    from awesomegen.core.display import log_line

    where = f"{error.location}: " if error.location else ""
    click.secho(log_line(f"{where}error: {error.message}"), fg="red", err=True)
    if error.help:
        click.echo(log_line(f"help: {error.help}"), err=True)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        from awesomegen.reports.github import error_annotation

        message = f"{error.message}\nhelp: {error.help}" if error.help else error.message
        click.echo(error_annotation(message, error.location), err=True)
    return error.exit_code


def _report_bug() -> ExitCode:
    import platform
    import traceback

    click.echo(traceback.format_exc(), err=True)
    click.echo(
        f"this is a bug of awesomegen {__version__} (Python {platform.python_version()}, {platform.system()}): "
        f"please report it with the lines above and the command at {REPORT_TO}",
        err=True,
    )
    return ExitCode.BUG
