"""Reading the tables of a configuration: every key is taken by name, and what nobody took is an error."""

from collections.abc import Mapping
from typing import Any

from awesomegen.core.errors import ConfigError
from awesomegen.core.suggest import did_you_mean, one_of


class Keys:
    """Takes the keys of a table one by one, and complains of those nobody took."""

    def __init__(self, table: object, location: str, prefix: str) -> None:
        self.location = location
        self.prefix = prefix
        if not isinstance(table, Mapping):
            raise ConfigError(f"`{prefix.rstrip('.')}` must be a table, found {table!r}", location=location)
        self.rest: dict[str, Any] = dict(table)
        self.known: list[str] = []

    def error(self, name: str, message: str) -> ConfigError:
        """An error about a key."""
        return ConfigError(f"`{self.prefix}{name}` {message}", location=self.location)

    def take(self, name: str, default: Any) -> Any:
        """The value of a key, whatever it is."""
        self.known.append(name)
        return self.rest.pop(name, default)

    def text(self, name: str, default: str) -> str:
        """The text of a key."""
        value = self.take(name, default)
        if not isinstance(value, str):
            raise self.error(name, f"must be a text, found {value!r}")
        return value

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        """The text of a key that takes one of a few words."""
        is_written = name in self.rest
        value = self.text(name, default)
        if is_written and value not in choices:
            raise self.error(name, f"must be {one_of(choices)}, found `{value}`{did_you_mean(value, choices)}")
        return value

    def positive(self, name: str, default: int | None) -> int | None:
        """The number of a key."""
        value = self.take(name, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise self.error(name, f"must be a whole number from 1 up, found {value!r}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a key that takes a list."""
        value = self.take(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(name, f"must be a list of texts, found {value!r}")
        return tuple(value)

    def table(self, name: str) -> Mapping[str, Any]:
        """The table of a key."""
        value = self.take(name, {})
        if not isinstance(value, Mapping):
            raise self.error(name, f"must be a table, found {value!r}")
        return value

    def tables(self, name: str, default: list[Mapping[str, Any]]) -> list[Any]:
        """The tables of a key that takes a list, at least one where it is written."""
        value = self.take(name, default)
        if not isinstance(value, list) or not (value or value is default):
            raise self.error(name, f"must be a list of tables with at least one, found {value!r}")
        return value

    def finish(self) -> None:
        """Complains of the first key that nobody took."""
        for name in self.rest:
            raise ConfigError(
                f"unknown key `{self.prefix}{name}`{did_you_mean(name, self.known)}",
                location=self.location,
                help=f"the keys are {', '.join(self.known)}",
            )
