"""What a list can configure about its linter: the `[lint]` table."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from awesomegen.core.configkeys import Keys
from awesomegen.core.dates import parse_day
from awesomegen.core.finding import Severity

FAIL_ON = ("error", "warning", "never")


class ListSuppression(NamedTuple):
    """Findings that the curator has judged for the whole list: of a rule, in one entry or file where given."""

    ignore: str
    reason: str | None = None
    entry: str | None = None
    path: str | None = None
    until: date | None = None


class LintConfig(NamedTuple):
    """The `[lint]` table; rules are named as they were written, by code, prefix or name."""

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = MappingProxyType({})
    rules: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    suppress: tuple[ListSuppression, ...] = ()
    baseline: str = "lint-baseline.json"
    fail_on: str = "error"


def parse_lint(keys: Keys) -> LintConfig:
    """Takes the `lint` table out of a configuration.

    Raises:
        ConfigError: for an unknown key or a value of another type, with the nearest valid name.
    """
    lint = Keys(keys.table("lint"), keys.location, "lint.")
    severities = Keys(lint.table("severity"), keys.location, "lint.severity.")
    words = tuple(severity.value for severity in Severity)
    names = tuple(severities.rest)
    config = LintConfig(
        select=_select(lint),
        ignore=lint.texts("ignore"),
        severity={name: Severity(severities.choice(name, "", words)) for name in names},
        rules={name: Keys(row, keys.location, f"lint.rules.{name}").rest for name, row in lint.table("rules").items()},
        suppress=tuple(
            _suppression(Keys(row, keys.location, f"lint.suppress[{index}]."))
            for index, row in enumerate(lint.tables("suppress", []))
        ),
        baseline=lint.text("baseline", "lint-baseline.json"),
        fail_on=lint.choice("fail_on", "error", FAIL_ON),
    )
    lint.finish()
    return config


def _select(lint: Keys) -> tuple[str, ...]:
    is_written = "select" in lint.rest
    names = lint.texts("select")
    if is_written and not names:
        raise lint.error("select", "must name a rule or a group, such as `default`; it is empty")
    return names or ("default",)


def _suppression(keys: Keys) -> ListSuppression:
    ignore = keys.text("ignore", "")
    if not ignore:
        raise keys.error("ignore", "is missing: name a rule by its code or its name")
    suppression = ListSuppression(
        ignore=ignore,
        reason=keys.text("reason", "") or None,
        entry=keys.text("entry", "") or None,
        path=keys.text("path", "") or None,
        until=_day(keys),
    )
    keys.finish()
    return suppression


def _day(keys: Keys) -> date | None:
    value = keys.take("until", None)
    day = parse_day(value) if isinstance(value, str) else value
    if type(day) is not date and value is not None:
        raise keys.error("until", f"must be a day such as 2027-12-31, found {value!r}")
    return day
