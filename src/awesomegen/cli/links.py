"""`awesomegen links`: which links are dead, moved, withdrawn or lead to something else."""

from pathlib import Path

import click

from awesomegen.cli.common import check_fix_options, check_no_project, common_options
from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.lintconfig import FAIL_ON
from awesomegen.reports import FORMATS

_DURATION = lazy_pattern(r"(?:(?P<hours>\d{1,4})h)?(?:(?P<minutes>\d{1,6})m)?(?:(?P<seconds>\d{1,8})s)?")


def _seconds(_context: click.Context, _parameter: click.Parameter, value: str) -> float:
    """The seconds of a time such as `20m`, `90s` or `1h30m`."""
    match = _DURATION.fullmatch(value.strip().lower())
    numbers = {name: int(number or 0) for name, number in match.groupdict().items()} if match else {}
    seconds = sum(numbers.get(name, 0) * size for name, size in (("hours", 3600), ("minutes", 60), ("seconds", 1)))
    if not seconds:
        raise click.BadParameter(f"expected a time such as `20m`, `90s` or `1h30m`, found `{value}`")
    return float(seconds)


@click.command("links", short_help="Check every link, online.")
@common_options
@click.argument("file", metavar="[FILE.md]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--since", metavar="REF", help="Only links of entries changed since this git revision; new ones count at once."
)
@click.option("--dry-run", is_flag=True, help="Show how many requests each site would get, and ask nothing.")
@click.option(
    "--budget", metavar="TIME", default="20m", show_default=True, callback=_seconds, help="The longest time to ask for."
)
@click.option("--report", metavar="FILE.md", type=click.Path(path_type=Path), help="Also write a report in Markdown.")
@click.option("--fix", is_flag=True, help="Write new addresses that are the same place without doubt.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what wants a second look.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--allow-private", is_flag=True, help="Also ask addresses that are not on the public internet.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out: code, prefix or name.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="The least severity for exit code 1.  [default: error]")
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    help="How findings are printed.  [default: text; github inside GitHub Actions]",
)
def command(
    file: Path | None,
    since: str | None,
    dry_run: bool,
    budget: float,
    report: Path | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    allow_private: bool,
    ignore: tuple[str, ...],
    fail_on: str | None,
    output_format: str | None,
) -> None:
    """Ask whether the links of the list, or of a Markdown file, still lead where they should.

    What is found is remembered in .awesomegen/links.json: a link is reported as dead once a later run, a day or more
    after the first, finds it dead again. Exit code 1: broken links, 3: nothing could be verified.
    """
    check_fix_options(fix, unsafe_fixes, diff, output_format)
    if file is not None:
        check_no_project()
    from awesomegen.cli.linkcheck import LinkOptions
    from awesomegen.cli.linkrun import LinkRequest, run

    request = LinkRequest(
        file=file,
        options=LinkOptions(budget, allow_private, since),
        ignore=ignore,
        dry_run=dry_run,
        report=report,
        fix=fix and not diff,
        unsafe=unsafe_fixes,
        diff=diff,
        fail_on=fail_on,
        output_format=output_format,
    )
    raise click.exceptions.Exit(run(request))
