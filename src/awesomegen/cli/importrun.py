"""Carries out `awesomegen import`: reads the page, and writes the list with what belongs beside it."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomegen.cli.common import console
from awesomegen.cli.difference import show_difference
from awesomegen.configfile import CONFIG_FILE
from awesomegen.core.display import counted
from awesomegen.core.errors import ProjectError
from awesomegen.files import read_foreign_text
from awesomegen.project import Project, new_project

if TYPE_CHECKING:
    from awesomegen.importers.found import Imported

_LONGEST_LINE = 2_000_000
_MOST_NAMES = 4


def run(readme: Path, output: str, report: str | None, layout: str, *, preview: bool, force: bool) -> None:
    """Writes the entries of a page, and says what was not understood.

    Raises:
        ProjectError: when the page cannot be read, or what is there must not be overwritten.
    """
    from awesomegen.importers.document import import_document
    from awesomegen.importers.report import extra_line, summary, to_report, warning_lines
    from awesomegen.importers.writer import write

    text = _read(readme)
    project = new_project(click.get_current_context().meta["awesomegen.project"])
    progress = _Progress()
    imported = import_document(text, name=readme.resolve().parent.name, progress=progress)
    progress.close()
    written = write(imported, path=output, source=readme.name)
    files = dict(written.files) | _beside(project, imported, _layout(imported, layout))
    _keep_source(project, readme, [output, *([report] if report else [])])
    if report:
        if report in files:
            raise ProjectError(f"`{report}` cannot be the report and the list; nothing was written")
        data = to_report(imported, written.ids)
        files[report] = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    count, sections = len(imported.entries), len(imported.sections)
    found = f"{counted(count, 'entry')} in {counted(sections, 'section')}"
    console().result(f"{readme.name}: {found}")
    console().result(summary(imported))
    if (kept := extra_line(imported)) is not None:
        console().result(kept)
    for line in warning_lines(imported, readme.name):
        console().complain(line)
    if preview:
        _preview(project, files, output, text, _layout(imported, layout))
        if report:
            _write(project, {report: files[report]}, report, force=force)
        return
    if not imported.entries:
        raise ProjectError(f"`{readme.name}` holds no entries; nothing was written", help="is it the README of a list?")
    _write(project, files, report, force=force)
    _say_what_next(project, files, output, _layout(imported, layout))


def _read(readme: Path) -> str:
    text = read_foreign_text(readme)
    if "\0" in text:
        raise ProjectError(f"`{readme}` is a binary file, not Markdown", help="name the README of a list")
    if not text.strip():
        raise ProjectError(f"`{readme}` is empty; nothing was written")
    if len(text) > _LONGEST_LINE and (longest := max(map(len, text.split("\n")))) > _LONGEST_LINE:
        raise ProjectError(f"`{readme}` has a line of {longest:,} characters; nobody wrote that by hand")
    return text


def _layout(imported: "Imported", layout: str) -> str:
    from awesomegen.core.suggest import did_you_mean
    from awesomegen.importers.layout import nearest_layout
    from awesomegen.render.layouts import LAYOUTS

    if layout == "auto":
        return nearest_layout(imported.layout, LAYOUTS)
    if layout not in LAYOUTS:
        raise ProjectError(
            f"there is no layout `{layout}`{did_you_mean(layout, LAYOUTS)}",
            help=f"the layouts are {', '.join(LAYOUTS)}",
        )
    return layout


def _beside(project: Project, imported: "Imported", layout: str) -> dict[str, str]:
    """The template with the text behind the entries, and a configuration where there is none yet."""
    from awesomegen.importers.writer import write_template

    files = {}
    if imported.footer:
        files[f"{project.config.templates}/README.md.j2"] = write_template(imported.footer)
    if layout != "paragraph" and not _is_configured(project):
        files[CONFIG_FILE] = f'layout = "{layout}"\n'
    return files


def _is_configured(project: Project) -> bool:
    return project.read_existing(CONFIG_FILE) is not None or project.config.location != CONFIG_FILE


def _keep_source(project: Project, readme: Path, paths: list[str]) -> None:
    source = readme.resolve()
    for path in paths:
        if project.resolve(path) == source:
            raise ProjectError(f"`{path}` is the page that is read; nothing was written", help="name another file")


def _write(project: Project, files: dict[str, str], report: str | None, *, force: bool) -> None:
    existing = [path for path in files if _is_foreign(project.read_existing(path), is_report=path == report)]
    if existing and not force:
        names = ", ".join(f"`{path}`" for path in existing[:_MOST_NAMES])
        raise ProjectError(
            f"{names} {'exist' if len(existing) > 1 else 'exists'} already; nothing was written",
            help="overwrite with `--force`, or write to another file with `-o FILE`",
        )
    _check_included(project, files)
    for path, text in files.items():
        project.write_text(path, text)
    written = list(files)
    shown = ", ".join(written) if len(written) <= _MOST_NAMES else f"{written[0]} and {len(written) - 1} more files"
    console().result(f"wrote {shown}")


def _is_foreign(text: str | None, *, is_report: bool) -> bool:
    # A report is made anew by every try; the one before it is nobody's own work.
    return text is not None and not (is_report and text.startswith('{\n "version": 1,\n "entries": '))


def _check_included(project: Project, files: dict[str, str]) -> None:
    """Where the list is split, every file of the folder belongs to it: another list's would be read as well."""
    if any(path.startswith("entries/") for path in files):
        others = sorted(
            path.name for path in (project.root / "entries").glob("*.yaml") if f"entries/{path.name}" not in files
        )
        if others:
            raise ProjectError(
                f"`entries/{others[0]}` would belong to the list, too; nothing was written", help="move it away"
            )


def _say_what_next(project: Project, files: dict[str, str], output: str, layout: str) -> None:
    if layout != project.config.outputs[0].layout and CONFIG_FILE not in files:
        setting = f'set `layout = "{layout}"` in {project.config.location}'
        console().result(f"the layout nearest to this page is `{layout}`: {setting}")
    lines = ["next:", "  awesomegen schema -o entries.schema.json", "  awesomegen lint"]
    if output != project.config.entries:
        lines.insert(1, f'  set `entries = "{output}"` in {CONFIG_FILE}')
    target = project.resolve(project.config.outputs[0].path)
    if target.exists():
        lines.append("  awesomegen build --force")
        lines.append(f"the last one replaces {target.name} by the page made from {output}; look first with `--preview`")
    else:
        lines.append("  awesomegen build")
    console().result("\n".join(lines))


def _preview(project: Project, files: dict[str, str], output: str, old: str, layout: str) -> None:
    """The difference between the page as it is and the page that `build` would make of the import."""
    from awesomegen.core.decode import Document, decode
    from awesomegen.core.span import Source
    from awesomegen.core.yamltree import parse
    from awesomegen.render.page import render_pages

    paths = [output, *sorted(path for path in files if path.startswith("entries/"))]
    sources = [Source(path, files[path]) for path in paths]
    decoded = decode([Document(source, parse(source)) for source in sources], project.config.format)
    if decoded.listing is None:
        raise ProjectError("there is no list to preview")
    first = project.config.outputs[0]._replace(layout=layout)
    config = project.config._replace(outputs=(first,))
    templates = {path: text for path, text in files.items() if path.startswith(f"{project.config.templates}/")}

    def read_template(name: str) -> tuple[str, str] | None:
        path = f"{project.config.templates}/{name}"
        return (path, templates[path]) if path in templates else project.read_template(name)

    page = render_pages(decoded.listing, config, read_template)[0]
    show_difference(old, page.text, page.output.path, f"{page.output.path} (built)")


class _Progress:
    """A bar on a terminal, for work that takes longer than a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self._started < 1:
            return
        width = 36 * done // max(total, 1)
        click.echo(
            f"\rreading  [{'#' * width}{'-' * (36 - width)}]  {100 * done // max(total, 1)}%", nl=False, err=True
        )
        self._drawn = True

    def close(self) -> None:
        """Takes the bar away."""
        if self._drawn:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)
