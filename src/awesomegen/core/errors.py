"""The errors that end a command, and the exit codes they end it with."""

from enum import IntEnum

from awesomegen.core.lazypattern import lazy_pattern

LOCATION = lazy_pattern(r"(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?")
"""What the location of an error can be: a path, with line and column where they are known."""


class ExitCode(IntEnum):
    """What a command's exit code means to a script."""

    CLEAN = 0
    FINDINGS = 1
    UNUSABLE = 2
    NOTHING_VERIFIED = 3
    BUG = 4
    INTERRUPTED = 130


class AwesomegenError(Exception):
    """Bad input, configuration or usage: ends the command with a message, never with a traceback.

    `location` is what a reader clicks on, such as `templates/README.md.j2:3`; `help` says what to do about it.
    """

    exit_code = ExitCode.UNUSABLE

    def __init__(self, message: str, *, location: str | None = None, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location
        self.help = help


class ConfigError(AwesomegenError):
    """The configuration cannot be used."""


class ProjectError(AwesomegenError):
    """A file of the list cannot be found, read or written."""


class TemplateFailure(AwesomegenError):
    """A template is wrong or asks for something that does not exist."""
