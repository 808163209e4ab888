"""What `lint` lints, read from disk: the files of a list with its pages, or hand-written pages."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from awesomegen.configfile import load_config
from awesomegen.core.errors import LOCATION, ProjectError, TemplateFailure
from awesomegen.core.finding import Finding
from awesomegen.core.model import Listing
from awesomegen.core.pagetext import GENERATED
from awesomegen.core.span import Source, Span
from awesomegen.files import begins_with
from awesomegen.project import Project
from awesomegen.rules.base import Needs, RenderedOutput
from awesomegen.rules.config.judged import TEMPLATE_ERROR
from awesomegen.rules.engine.material import LintPage, Material
from awesomegen.rules.engine.selection import Selection

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MOST_LINES = 100_000
"""A page of more takes minutes. GitHub shows 512,000 bytes of a README, which are ten thousand lines or so."""


@dataclass(frozen=True, slots=True)
class Rehearsal(Project):
    """A project whose writes stay in memory until all is known to be well.

    `named` are files that somebody named on the command line: they may lie anywhere.
    """

    texts: dict[str, str] = field(default_factory=dict)
    named: Mapping[str, Path] = field(default_factory=dict)

    def resolve(self, relative: str) -> Path:
        """The file behind a path; raises `ConfigError` where a file of the project must not be."""
        return self.named[relative] if relative in self.named else Project.resolve(self, relative)

    def shown(self, relative: str, folder: Path | None = None) -> str:
        """The path of a file as seen from a folder; by default as it was named, or seen from the current one."""
        if relative not in self.named:
            return Project.shown(self, relative, folder)
        return relative if folder is None else Project.shown(self, self.named[relative].as_posix(), folder)

    def read_text(self, relative: str) -> str:
        """The text as it was written last, or as it is on disk."""
        return self.texts[relative] if relative in self.texts else Project.read_text(self, relative)

    def read_existing(self, relative: str) -> str | None:
        """The same, or None when there is no file."""
        return self.texts[relative] if relative in self.texts else Project.read_existing(self, relative)

    def write_text(self, relative: str, text: str) -> None:
        """Remembers the text."""
        self.texts[relative] = text

    def original(self, relative: str) -> str:
        """The text on disk; empty where there is no file."""
        return Project.read_text(self, relative) if self.resolve(relative).exists() else ""

    def flush(self) -> None:
        """Writes to disk what was remembered, byte order marks kept."""
        for relative, text in self.texts.items():
            mark = _BYTE_ORDER_MARK.decode() if starts_with_mark(self, relative) else ""
            Project.write_text(self, relative, mark + text)


def starts_with_mark(project: Project, relative: str) -> bool:
    """Does the file on disk begin with a byte order mark?"""
    return begins_with(project.resolve(relative), _BYTE_ORDER_MARK)


def project_material(project: Project, selection: Selection) -> Material:
    """The list of a project, with as much around it as the selected rules look at.

    Raises:
        ProjectError: for a file that cannot be read.
    """
    config = project.config
    decoded = project.load()
    needs = {rule.needs for rule in selection.rules}
    failures: list[Finding] = []
    sources: dict[str, Source] = {}
    outputs: tuple[RenderedOutput, ...] | None = None
    renders = Needs.PROJECT in needs or selection.runs(TEMPLATE_ERROR.code)
    if renders and decoded.listing and not decoded.findings:
        try:
            outputs = tuple(_render(project, decoded.listing))
        except TemplateFailure as error:
            failures.append(_template_finding(project, error, sources))
    pages = tuple(_generated_pages(project)) if Needs.PAGE in needs else ()
    for path in (config.location, config.lint.baseline):
        if (text := project.read_existing(path)) is not None:
            sources[path] = Source(path, text)
    marked = frozenset(path for path in decoded.sources if starts_with_mark(project, path))
    return Material(config, decoded, pages, outputs, tuple(failures), marked, sources)


def page_material(project: Project, path: str, selection: Selection) -> Material:
    """A hand-written page, linted by itself.

    Raises:
        ProjectError: when it cannot be read.
    """
    real = project.resolve(path)
    source = _page_source(project, path, project.read_text(path))
    listing = None
    # A page that is generated is mended in its list.
    is_generated = source.text.startswith(GENERATED)
    if not is_generated and any(rule.on_hand_written for rule in selection.rules):
        from awesomegen.importers import import_document
        from awesomegen.importers.listing import to_listing

        listing = to_listing(import_document(source.text, name=path, is_written=False), source)
    page = LintPage(source, is_generated, _exists_beside(real, project.root), listing)
    marked = frozenset([path] if starts_with_mark(project, path) else [])
    return Material(project.config, pages=(page,), byte_order_marks=marked)


def open_page(path: Path) -> Rehearsal:
    """A project around a single file, with the configuration that lies beside it.

    Raises:
        ProjectError: when there is no such file.
    """
    if path.suffix in (".yaml", ".yml", ".toml", ".json"):
        help = "without a file, `awesomegen lint` lints the list here"
        raise ProjectError(f"`{path}` is data, and no Markdown page", help=help)
    if path.is_dir():
        help = f"`awesomegen lint --project {path}` lints the list there"
        raise ProjectError(f"`{path}` is a folder", help=help)
    if not path.is_file():
        raise ProjectError(f"there is no file `{path}`")
    real, name = path.resolve(), path.as_posix()
    config = load_config(real.parent)
    # The configuration names the page as one finds it from there, its findings as it was named here.
    of_page = tuple(
        row._replace(path=row.path and name) for row in config.lint.suppress if row.path in (None, real.name)
    )
    config = config._replace(lint=config.lint._replace(suppress=of_page))
    return Rehearsal(real.parent, config, named={name: real})


def _generated_pages(project: Project) -> Iterator[LintPage]:
    root = project.root.resolve()
    for output in project.config.outputs:
        if (text := project.read_existing(output.path)) is not None:
            source = _page_source(project, output.path, text)
            yield LintPage(source, True, _exists_beside(root / output.path, root))


def _page_source(project: Project, path: str, text: str) -> Source:
    """The source of a page; a page of ours is as long as its list makes it."""
    source = Source(path, text)
    lines = len(source.line_starts) - 1
    if lines > _MOST_LINES and not text.startswith(GENERATED):
        message = f"the page has {lines:,} lines, and no more than {_MOST_LINES:,} are linted"
        raise ProjectError(message, location=project.shown(path), help="split it into several pages")
    return source


def _render(project: Project, listing: Listing) -> Iterator[RenderedOutput]:
    from awesomegen.render.page import render_pages

    for page in render_pages(listing, project.config, project.read_template):
        output = page.output
        yield RenderedOutput(output.path, page.text, project.read_existing(output.path), output.template)


def _template_finding(project: Project, error: TemplateFailure, sources: dict[str, Source]) -> Finding:
    match = LOCATION.fullmatch(error.location or project.config.templates)
    path = match["path"] if match else project.config.templates
    start = end = 0
    try:
        text = project.read_existing(path)
    except ProjectError:
        text = None
    if text is not None:
        source = sources[path] = Source(path, text)
        line = min(int((match and match["line"]) or 1), len(source.line_starts))
        start = source.line_starts[line - 1] + int((match and match["column"]) or 1) - 1
        end = start + len(source.line(line))
    return Finding(TEMPLATE_ERROR.code, error.message, Span(path, start, end), TEMPLATE_ERROR.severity, help=error.help)


def _exists_beside(page: Path, fallback: Path) -> Callable[[str], bool]:
    """Whether a path of a link on a page leads to a file; `fallback` is the top where there is no repository.

    GitHub resolves links as browsers do, `..` before symbolic links, and those that begin with `/` from the top of the
    repository. Behind `../../issues` and the like are its own pages.
    """
    top = repository(page.parent)

    def exists(path: str) -> bool:
        start = top if path.startswith("/") else page.parent
        if start is None:
            return True
        found = Path(os.path.normpath(start / path.lstrip("/")))
        try:
            return not found.is_relative_to(top or fallback) or found.exists()
        except (OSError, ValueError):
            return False

    return exists


def repository(folder: Path) -> Path | None:
    """The nearest folder upwards with a `.git`: what GitHub's own paths are relative to."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
