"""`awesomegen rules`: what there is to find."""

from math import inf
from typing import TYPE_CHECKING

import click

from awesomegen.cli.common import common_options

if TYPE_CHECKING:
    from awesomegen.rules.base import Option, Rule


@click.command("rules")
@common_options
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The format."
)
def command(output_format: str) -> None:
    """List the rules of the linter."""
    from awesomegen.rules import CATALOGUE

    if output_format == "json":
        import json

        rows = [_row(rule) for rule in CATALOGUE]
        click.echo(json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=1))
        return
    widest = max(len(rule.name) for rule in CATALOGUE)
    for rule in CATALOGUE:
        default = rule.severity.value if rule.default else "off"
        click.echo(f"{rule.code}  {rule.name:{widest}}  {default:7}  {rule.summary}")


def _row(rule: "Rule") -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "default": rule.default,
        "fix": rule.fix.value,
        "needs": rule.needs.value,
        "since": rule.since,
        "summary": rule.summary,
        "options": [_option(option) for option in rule.options],
    }


def _option(option: "Option") -> dict[str, object]:
    """What an option is and takes: one of its choices, or a number within its bounds."""
    row = {"name": option.name, "default": option.default, "description": option.description}
    if option.choices:
        return row | {"choices": option.choices}
    if isinstance(option.default, bool) or not isinstance(option.default, int | float):
        return row
    # JSON has no word for infinity.
    return row | {"least": option.least, "greatest": None if option.greatest == inf else option.greatest}
