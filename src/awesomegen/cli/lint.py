"""`awesomegen lint`: what is wrong with a list, or with a hand-written page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomegen.cli.common import check_fix_options, check_no_project, common_options, split_names
from awesomegen.core.errors import ConfigError
from awesomegen.core.lintconfig import FAIL_ON
from awesomegen.reports import FORMATS

if TYPE_CHECKING:
    from awesomegen.cli.linkcheck import LinkOptions


@click.command("lint", short_help="Say what is wrong with the list, or a Markdown file.")
@common_options
@click.argument("files", metavar="[FILE.md ...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", multiple=True, metavar="RULE", help="Run these only: code, prefix, name, `default`, `all`.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what wants a second look.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="The least severity for exit code 1.  [default: error]")
@click.option("--since", metavar="REF", help="Only what is new or changed since this git revision.")
@click.option("--online", is_flag=True, help="Check the links as well, as `awesomegen links` does.")
@click.option("--write-baseline", is_flag=True, help="Accept all findings of today; only new ones will be reported.")
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    help="How findings are printed.  [default: text; github inside GitHub Actions]",
)
def command(
    files: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    fail_on: str | None,
    since: str | None,
    online: bool,
    write_baseline: bool,
    output_format: str | None,
) -> None:
    """Say what is wrong with the list here, offline; or with hand-written Markdown files, as they stand."""
    check_fix_options(fix, unsafe_fixes, diff, output_format)
    if write_baseline and (files or fix or diff or since or online):
        alone = "without files, `--fix`, `--diff`, `--since` and `--online`"
        raise ConfigError(f"`--write-baseline` is for a whole list, {alone}")
    if files:
        check_no_project()
    if since is not None and (fix or diff):
        raise ConfigError(
            "`--since` reports what has changed; `--fix` and `--diff` mend a whole list: take one of them"
        )
    if since is not None and not since.strip():
        raise ConfigError("`--since` names a git revision, and this one is empty")
    if online and len(files) > 1:
        raise ConfigError("`--online` takes one file at a time: no site is to be asked twice at once")
    from awesomegen.cli.lintrun import Request, run

    request = Request(
        files=files,
        select=split_names(select),
        ignore=split_names(ignore),
        fix=fix and not diff,
        unsafe=unsafe_fixes,
        diff=diff,
        fail_on=fail_on,
        since=since,
        write_baseline=write_baseline,
        output_format=output_format,
        online=_link_options(since) if online else None,
    )
    raise click.exceptions.Exit(run(request))


def _link_options(since: str | None) -> "LinkOptions":
    from awesomegen.cli.linkcheck import LinkOptions

    return LinkOptions(since=since)
