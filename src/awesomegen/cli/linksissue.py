"""`awesomegen links-issue`: keeps one issue with the broken links of a report, through GitHub's own `gh`."""

from pathlib import Path

import click

from awesomegen.cli.common import common_options, console


@click.command("links-issue", hidden=True)
@common_options
@click.argument("report", metavar="REPORT.md", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--author", metavar="LOGIN", default="github-actions[bot]", show_default=True, help="Whose issue it is.")
def command(report: Path, author: str) -> None:
    """Open, update, close or reopen the issue about broken links, by a report of `awesomegen links --report`.

    For workflows: `gh` must be on PATH and be told its repository (GH_REPO) and its token (GH_TOKEN). A report that is
    too long for an issue is cut, and points to AWESOMEGEN_RUN_URL.
    """
    from awesomegen.cli.trackingissue import keep_issue
    from awesomegen.files import read_foreign_text

    for line in keep_issue(read_foreign_text(report), author):
        console().result(line)
