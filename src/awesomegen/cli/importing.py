"""`awesomegen import`: an existing README becomes entries.yaml."""

from pathlib import Path

import click

from awesomegen.cli.common import common_options


@click.command("import", short_help="Turn the README of a list into entries.yaml.")
@common_options
@click.argument("readme", type=click.Path(path_type=Path))
@click.option("--output", "-o", metavar="FILE", default="entries.yaml", show_default=True, help="The file to write.")
@click.option("--report", metavar="FILE", help="Write what became of every line, as JSON.")
@click.option("--layout", default="auto", show_default=True, help="The layout of the new page; `auto` is the nearest.")
@click.option("--preview", is_flag=True, help="Write no list; show how the page that `build` would write differs.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
def command(readme: Path, output: str, report: str | None, layout: str, preview: bool, force: bool) -> None:
    """Turn the README of an existing list into entries.yaml, and say what was not understood."""
    from awesomegen.cli.importrun import run

    run(readme, output, report, layout, preview=preview, force=force)
