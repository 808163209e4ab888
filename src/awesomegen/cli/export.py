"""`awesomegen export`: the list for other programs."""

import click

from awesomegen.cli.common import common_options, load_listing, open_project
from awesomegen.exports import FORMATS, export_text


@click.command("export")
@common_options
@click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)), default="json", show_default=True, help="The format."
)
def command(format_name: str) -> None:
    """Print the list in a format for other programs."""
    from awesomegen.render.environment import Templates
    from awesomegen.render.page import render_page

    project = open_project()
    listing = load_listing(project)
    page = render_page(listing, project.config, project.config.outputs[0], Templates(project.read_template))
    # Bytes, for the format is UTF-8 wherever it is printed.
    click.echo(export_text(format_name, listing, page.anchors).encode(), nl=False)
