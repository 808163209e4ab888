"""Which rules run, how severe they are and with which options: from the configuration and the command line."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from awesomegen.core.errors import ConfigError
from awesomegen.core.finding import Severity
from awesomegen.core.lintconfig import LintConfig
from awesomegen.core.suggest import did_you_mean, one_of
from awesomegen.rules.base import Option, Rule

GROUPS = ("default", "all")


class Selection(NamedTuple):
    """The rules that run, with all that the configuration says about them, by code."""

    rules: tuple[Rule, ...]
    known: Mapping[str, Rule]
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, Any]]

    def runs(self, code: str) -> bool:
        """Does the rule with this code run?"""
        return any(rule.code == code for rule in self.rules)

    def severity(self, code: str, own: Severity) -> Severity:
        """The severity of a finding that the rule itself gives `own`."""
        return self.severities.get(code, own)


def choose(
    rules: Sequence[Rule], config: LintConfig, location: str, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Selection:
    """The selection of a configuration; `select` of the command line takes the place of both its lists.

    Raises:
        ConfigError: for a code, prefix, name or option that does not exist, with the nearest one.
    """
    chosen = _chosen(rules, config.select, "lint.select", location)
    dropped = _codes(rules, config.ignore, "lint.ignore", location)
    if select:
        chosen, dropped = _chosen(rules, select, "--select", None), set()
    dropped |= _codes(rules, ignore, "--ignore", None)
    running = tuple(rule for rule in rules if rule.code in chosen - dropped)
    severities = {
        code: severity
        for name, severity in sorted(config.severity.items(), key=lambda row: _narrowness(rules, row[0]))
        for code in _codes(rules, [name], "lint.severity", location)
    }
    options: dict[str, dict[str, Any]] = {rule.code: {} for rule in rules}
    for rule in rules:
        options[rule.code] |= {option.name: option.default for option in rule.options}
    for name, row in config.rules.items():
        named = find(rules, name)
        if named is None:
            raise _unknown(rules, name, "lint.rules", location)
        known = [option for rule in rules if rule.code == named.code for option in rule.options]
        options[named.code] |= {key: _option(named, known, key, value, location) for key, value in row.items()}
    return Selection(running, {rule.code: rule for rule in rules}, severities, options)


def find(rules: Iterable[Rule], name: str) -> Rule | None:
    """The rule with this code or name."""
    return next((rule for rule in rules if name.upper() == rule.code or name.lower() == rule.name), None)


def suggestion(rules: Iterable[Rule], name: str) -> str:
    """The clause that names the nearest rule, for the end of a message."""
    # One code is like another: the nearest would be a guess.
    return did_you_mean(name, [rule.name for rule in rules])


def _chosen(rules: Sequence[Rule], names: Iterable[str], where: str, location: str | None) -> set[str]:
    """The codes that names select: a prefix stands for those of its family that run unasked."""
    chosen: set[str] = set()
    for name in names:
        codes = _codes(rules, [name], where, location)
        is_exact = name.lower() in GROUPS or find(rules, name) is not None
        chosen |= codes if is_exact else {rule.code for rule in rules if rule.code in codes and rule.default}
    return chosen


def _codes(rules: Sequence[Rule], names: Iterable[str], where: str, location: str | None) -> set[str]:
    codes: set[str] = set()
    for name in names:
        found = _matching(rules, name)
        if not found:
            raise _unknown(rules, name, where, location)
        codes |= found
    return codes


def _matching(rules: Sequence[Rule], name: str) -> set[str]:
    if name.lower() in GROUPS:
        return {rule.code for rule in rules if rule.default or name.lower() == "all"}
    if rule := find(rules, name):
        return {rule.code}
    return {rule.code for rule in rules if len(name) > 1 and rule.code.startswith(name.upper())}


def _narrowness(rules: Sequence[Rule], name: str) -> tuple[bool, bool, int]:
    """A key that sorts a group before a prefix, that before a longer one, and the name of a rule last."""
    return find(rules, name) is not None, name.lower() not in GROUPS, len(name)


def _unknown(rules: Iterable[Rule], name: str, where: str, location: str | None) -> ConfigError:
    return ConfigError(
        f"`{where}` names a rule `{name}` that does not exist{suggestion(rules, name)}",
        location=location,
        help="`awesomegen rules` lists them all; a code, its beginning, a name, `default` and `all` will do",
    )


def _option(rule: Rule, options: Sequence[Option], name: str, value: object, location: str) -> object:
    option = next((option for option in options if option.name == name), None)
    key = f"lint.rules.{rule.name}.{name}"
    if option is None:
        names = [option.name for option in options]
        help = f"its options are {', '.join(names)}" if names else "the rule has no options"
        raise ConfigError(f"unknown key `{key}`{did_you_mean(name, names)}", location=location, help=help)
    if not _is_allowed(value, option):
        meant = did_you_mean(value, option.choices) if isinstance(value, str) else ""
        shown = f"`{value}`" if isinstance(value, str) else repr(value)
        raise ConfigError(f"`{key}` must be {_allowed(option)}, found {shown}{meant}", location=location)
    return tuple(value) if isinstance(value, list) else value


def _is_allowed(value: object, option: Option) -> bool:
    if isinstance(option.default, tuple):
        return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
    if option.choices:
        return value in option.choices
    if isinstance(option.default, bool) or isinstance(value, bool):
        return type(value) is type(option.default)
    numbers = int | float if isinstance(option.default, float) else int
    return isinstance(value, numbers) and option.least <= value <= option.greatest


def _allowed(option: Option) -> str:
    if isinstance(option.default, tuple):
        return "a list of texts that are not empty"
    if option.choices:
        return one_of(option.choices)
    if isinstance(option.default, bool):
        return "true or false"
    to = "up" if option.greatest == inf else f"to {option.greatest:g}"
    return f"a {'number' if isinstance(option.default, float) else 'whole number'} from {option.least:g} {to}"
