"""`awesomegen rules`: what there is to find."""

from typing import TYPE_CHECKING

import click

from awesomegen.cli.common import common_options

if TYPE_CHECKING:
    from awesomegen.rules.base import Rule


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
        "options": [
            {"name": option.name, "default": option.default, "description": option.description}
            for option in rule.options
        ],
    }
