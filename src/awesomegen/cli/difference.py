"""What changes in a file, shown as a unified diff."""

import click

from awesomegen.core.display import log_line


def show_difference(before: str, after: str, before_name: str, after_name: str) -> None:
    """Prints the difference between two texts; line ends do not count."""
    from difflib import unified_diff

    old, new = before.replace("\r\n", "\n").split("\n"), after.replace("\r\n", "\n").split("\n")
    for line in unified_diff(old, new, before_name, after_name, lineterm=""):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.secho(log_line(line), fg=colour)
