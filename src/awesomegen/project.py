"""The files of a list: finds, reads and atomically writes them."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from awesomegen.configfile import CONFIG_FILE, ENTRIES_FILE, check_relative, holds_list, load_config
from awesomegen.core.config import Config
from awesomegen.core.errors import ConfigError, ProjectError
from awesomegen.core.finding import Finding
from awesomegen.core.span import Source
from awesomegen.core.yamltree import YamlError, parse
from awesomegen.files import decode_bytes, locked, read_bytes, reason, write_file

if TYPE_CHECKING:
    from awesomegen.core.decode import Decoded, Document

_FORBIDDEN_FOLDERS = frozenset({".git", ".github"})


@dataclass(frozen=True, slots=True)
class Project:
    """A list on disk: its folder and its configuration."""

    root: Path
    config: Config

    def load(self) -> "Decoded":
        """Reads and decodes the list; YAML that cannot be parsed is a finding like any other.

        Raises:
            ProjectError: for a file that cannot be read, or that is not text.
        """
        from awesomegen.core.decode import Decoded, Document, decode

        sources: dict[str, Source] = {}
        findings: list[Finding] = []
        documents: list[Document] = []
        paths = [self.config.entries]
        for path in paths:
            source = sources[path] = Source(path, self.read_text(path))
            try:
                documents.append(Document(source, parse(source)))
            except YamlError as error:
                findings.append(error.finding)
            if len(paths) == 1 and documents:
                paths += self._included(documents[0], findings)
        if not documents or documents[0].source.path != self.config.entries:
            return Decoded(None, tuple(findings), sources)
        self._check_outputs(sources)
        decoded = decode(documents, self.config.format)
        return Decoded(decoded.listing, (*findings, *decoded.findings), sources)

    def _included(self, main: "Document", findings: list[Finding]) -> list[str]:
        from awesomegen.core.decode import include_patterns

        names: list[str] = []
        for pattern, span in include_patterns(main):
            try:
                check_relative(pattern)
                found = [self._inside(path) for path in self._files(pattern)]
            except (ConfigError, ValueError) as error:
                findings.append(Finding("AG113", f"`include` cannot take this pattern: {error}", span))
                continue
            if not found:
                findings.append(Finding("AG113", f"`include` names `{pattern}`, but there is no such file", span))
            names += [name for name in found if name != self.config.entries and name not in names]
        return names

    def _files(self, pattern: str) -> list[Path]:
        # A pattern with wildcards passes over the folders that are not ours.
        is_wild = bool({"*", "?", "["} & set(pattern))
        found = sorted(self.matching(pattern))
        ours = (path for path in found if path.relative_to(self.root).parts[0] not in _FORBIDDEN_FOLDERS)
        return list(ours) if is_wild else found

    def matching(self, pattern: str) -> Iterable[Path]:
        """The files that a pattern names, in any order."""
        return (path for path in self.root.glob(pattern) if path.is_file())

    def _check_outputs(self, inputs: Iterable[str]) -> None:
        """Checks that no output leads, through symbolic links, to a file that is read or to that of another output."""
        names = (*inputs, CONFIG_FILE, "pyproject.toml")
        taken = {str(self.resolve(name)).casefold(): f"`{name}`, which is read" for name in names}
        for output in self.config.outputs:
            key = str(self.resolve(output.path)).casefold()
            if key in taken:
                message = f"the output `{output.path}` has the path of {taken[key]}"
                raise ConfigError(message, location=self.config.location)
            taken[key] = f"the output `{output.path}`"

    def _inside(self, path: Path) -> str:
        relative = path.relative_to(self.root).as_posix()
        self.resolve(relative)
        return relative

    def resolve(self, relative: str) -> Path:
        """The file behind a relative path, symbolic links followed.

        Raises:
            ConfigError: when it leads out of the project, or into `.git/` or `.github/`.
        """
        check_relative(relative)
        try:
            resolved, root = (self.root / relative).resolve(), self.root.resolve()
        except (OSError, RuntimeError) as error:  # a RuntimeError is a loop of symbolic links, up to Python 3.12
            raise ProjectError(f"cannot follow `{relative}`: {error}") from None
        if not resolved.is_relative_to(root):
            raise ConfigError(f"`{relative}` leads out of the project")
        if _FORBIDDEN_FOLDERS & {part.casefold() for part in resolved.relative_to(root).parts[:1]}:
            raise ConfigError(f"`{relative}` leads into `{resolved.relative_to(root).parts[0]}/`")
        return resolved

    def read_text(self, relative: str) -> str:
        """The text of a file as it is, without a byte order mark.

        Raises:
            ProjectError: when it cannot be read or is not UTF-8.
        """
        return decode_bytes(read_bytes(self.resolve(relative), relative), relative)

    def read_existing(self, relative: str) -> str | None:
        """The text of a file, or None when there is none.

        Raises:
            ProjectError: when it cannot be read or is not UTF-8.
        """
        path = self.resolve(relative)
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise ProjectError(f"cannot read `{relative}`: {reason(error)}") from None
        return decode_bytes(read_bytes(path, relative), relative)

    def read_template(self, name: str) -> tuple[str, str] | None:
        """The path and the text of a template of this list, or None when it has none of that name."""
        path = f"{self.config.templates}/{name}"
        text = self.read_existing(path)
        return None if text is None else (path, text)

    def write_text(self, relative: str, text: str) -> None:
        """Writes a file so that at any moment it is the old one or the new one, never a part.

        The mode of an existing file is kept; a symbolic link is written through.

        Raises:
            ProjectError: when the folder or the file cannot be written.
        """
        write_file(self.resolve(relative), relative, text)

    def shown(self, relative: str, folder: Path | None = None) -> str:
        """The path of a file as seen from a folder, by default the current one; as it is where it lies elsewhere."""
        path = (self.root.resolve() if folder else self.root) / relative
        folder = folder.resolve() if folder else Path.cwd()
        return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()

    def lock(self, relative: str) -> AbstractContextManager[None]:
        """Keeps a second run away from a file until the end of a `with` block.

        Raises:
            ProjectError: when another run has the file, or when its folder cannot be written.
        """
        return locked(self.resolve(relative), relative)


def find_project(directory: Path | None) -> Project:
    """The project in `directory`; without one, in the nearest folder from here upwards that holds a list.

    Raises:
        ProjectError: when there is none.
        ConfigError: when its configuration cannot be used.
    """
    if directory is not None:
        if not directory.is_dir():
            raise ProjectError(f"`{directory}` is no folder")
        return Project(directory, load_config(directory))
    try:
        here = Path.cwd()
    except OSError as error:
        raise ProjectError(f"cannot read the current folder: {reason(error)}") from None
    for folder in (here, *here.parents):
        if holds_list(folder):
            return Project(folder, load_config(folder))
    raise ProjectError(
        f"there is no `{ENTRIES_FILE}` here or in a folder above",
        help="go to the folder of a list, or name it with `--project DIR`",
    )


def new_project(directory: Path | None) -> Project:
    """The project in a folder that may hold no list yet: the one named, else the current one.

    Raises:
        ProjectError: when there is no such folder.
        ConfigError: when a configuration in it cannot be used.
    """
    folder = directory or Path.cwd()
    if not folder.is_dir():
        raise ProjectError(f"`{folder}` is no folder")
    return Project(folder, load_config(folder))
