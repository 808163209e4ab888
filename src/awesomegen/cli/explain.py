"""`awesomegen explain CODE`: one rule in full."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomegen.cli.common import common_options
from awesomegen.core.errors import ConfigError

if TYPE_CHECKING:
    from awesomegen.rules.base import Rule

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "docs" / "rules", _PACKAGE.parent.parent / "docs" / "rules")
"""Where the pages are: in an installed package, and in a checkout."""
_FIX_WORDS = {
    "none": "no fix",
    "safe": "safe fix",
    "unsafe": "unsafe fix",
    "sometimes": "a fix that is safe in clear cases",
}


@click.command("explain")
@common_options
@click.argument("code")
def command(code: str) -> None:
    """Print all about one rule, named by its code or its name."""
    from awesomegen.rules import CATALOGUE
    from awesomegen.rules.engine.selection import find, suggestion

    rule = find(CATALOGUE, code)
    if rule is None:
        help = "`awesomegen rules` lists them all"
        raise ConfigError(f"there is no rule `{code}`{suggestion(CATALOGUE, code)}", help=help)
    for line in _lines(rule):
        click.echo(line)


def _lines(rule: "Rule") -> Iterator[str]:
    yield f"# {rule.code} {rule.name}\n"
    yield f"{rule.severity}, {'on' if rule.default else 'off'} by default, {_FIX_WORDS[rule.fix]}, since {rule.since}\n"
    page = _page(rule)
    if page is not None:
        yield page.partition("\n\n")[2].rstrip("\n")
        return
    yield rule.summary
    for option in rule.options:
        yield f"\noption `{option.name}` (default: {option.default!r}): {option.description}"


def _page(rule: "Rule") -> str | None:
    name = f"{rule.code}-{rule.name}.md"
    path = next((folder / name for folder in _FOLDERS if (folder / name).is_file()), None)
    return path.read_text(encoding="utf-8") if path else None
