"""`awesomegen schema`: what an editor needs to help with entries.yaml."""

import click

from awesomegen.cli.common import common_options, console, open_project
from awesomegen.core.errors import ExitCode, ProjectError


@click.command("schema", short_help="Print the JSON Schema of entries.yaml.")
@common_options
@click.option("--output", "-o", metavar="FILE", help="Write it to a file of the list instead of printing it.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the file of --output is stale.")
def command(output: str | None, check: bool) -> None:
    """Print the JSON Schema of entries.yaml, the list's own fields included."""
    import json

    from awesomegen.core.config import Config
    from awesomegen.core.schema import json_schema

    try:
        project = open_project()
    except ProjectError:
        if output:
            raise
        project = None
    config = project.config if project else Config()
    text = json.dumps(json_schema(config.format), ensure_ascii=False, indent=2) + "\n"
    if not output or project is None:
        if check:
            raise click.UsageError("`--check` compares a file: name it with `--output`")
        click.echo(text.encode(), nl=False)
        return
    written = project.read_existing(output)
    if written is not None and not written.replace("\r\n", "\n").startswith('{\n  "$schema"'):
        raise ProjectError(f"`{output}` holds no JSON Schema; nothing was written")
    if written is not None and written.replace("\r\n", "\n") == text:
        console().result(f"{output} is up to date")
    elif check:
        console().complain(f"{output} is stale; run `awesomegen schema -o {output}`")
        raise click.exceptions.Exit(ExitCode.FINDINGS)
    else:
        project.write_text(output, text)
        console().result(f"wrote {output}")
