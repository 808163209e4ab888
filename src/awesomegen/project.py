"""The files of a list: finds, reads and atomically writes them; no other module opens one."""

import stat
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from awesomegen.core.config import Config, parse_config
from awesomegen.core.decode import Decoded, Document, decode, include_patterns
from awesomegen.core.errors import ConfigError, ProjectError
from awesomegen.core.finding import Finding
from awesomegen.core.span import Source
from awesomegen.core.yamltree import YamlError, parse
from awesomegen.files import locked, reason, write_file
from awesomegen.render.layouts import LAYOUTS

CONFIG_FILE = "awesomegen.toml"
ENTRIES_FILE = "entries.yaml"
_BYTE_ORDER_MARK = "\ufeff"
_FORBIDDEN_FOLDERS = frozenset({".git", ".github"})


@dataclass(frozen=True, slots=True)
class Project:
    """A list on disk: its folder and its configuration."""

    root: Path
    config: Config

    def load(self) -> Decoded:
        """Reads and decodes the list; YAML that cannot be parsed is a finding like any other.

        Raises:
            ProjectError: for a file that cannot be read, or that is not text.
        """
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

    def _included(self, main: Document, findings: list[Finding]) -> list[str]:
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
        found = sorted(path for path in self.root.glob(pattern) if path.is_file())
        ours = (path for path in found if path.relative_to(self.root).parts[0] not in _FORBIDDEN_FOLDERS)
        return list(ours) if is_wild else found

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
        return decode_bytes(_read_bytes(self.resolve(relative), relative), relative)

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
        return decode_bytes(_read_bytes(path, relative), relative)

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
        if (folder / CONFIG_FILE).is_file() or (folder / ENTRIES_FILE).exists() or _configures_list(folder):
            return Project(folder, load_config(folder))
    raise ProjectError(
        f"there is no `{ENTRIES_FILE}` here or in a folder above",
        help="go to the folder of a list, or name it with `--project DIR`",
    )


def load_config(root: Path) -> Config:
    """The configuration of the list in a folder; the defaults where there is none."""
    table, location = _config_table(root)
    config = parse_config(table, location, tuple(LAYOUTS))
    check_paths(config)
    return config


def _config_table(root: Path) -> tuple[dict[str, Any], str]:
    own = _read_toml(root, CONFIG_FILE)
    tools = _read_toml(root, "pyproject.toml").get("tool", {})
    shared = tools.get("awesomegen") if isinstance(tools, dict) else None
    if own and shared is not None:
        raise ConfigError(
            f"both `{CONFIG_FILE}` and `[tool.awesomegen]` in `pyproject.toml` configure this list; keep one"
        )
    return (own, CONFIG_FILE) if shared is None else (shared, "pyproject.toml")


def _configures_list(folder: Path) -> bool:
    # No parsing: a broken file of another project, in a folder above, is none of our business.
    path = folder / "pyproject.toml"
    return path.is_file() and b"[tool.awesomegen]" in path.read_bytes()


def _read_toml(root: Path, name: str) -> dict[str, Any]:
    import tomllib

    path = root / name
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(decode_bytes(_read_bytes(path, name), name))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", location=name) from None


def check_paths(config: Config) -> None:
    """Checks that the paths of a configuration are relative and that none is used twice.

    Raises:
        ConfigError: for the first that is not.
    """
    used: dict[str, str] = {config.entries.casefold(): "the entries"}
    check_relative(config.entries, config.location)
    check_relative(config.templates, config.location)
    for output in config.outputs:
        check_relative(output.path, config.location)
        check_relative(output.template, config.location)
        key = PurePosixPath(output.path).as_posix().casefold()
        if key in used:
            raise ConfigError(f"the output `{output.path}` has the path of {used[key]}", location=config.location)
        if PurePosixPath(key).is_relative_to(config.templates.casefold()):
            raise ConfigError(f"the output `{output.path}` lies among the templates", location=config.location)
        used[key] = f"the output `{output.path}`"


def check_relative(path: str, location: str | None = None) -> None:
    """Checks that a path is relative and holds no `..`.

    Raises:
        ConfigError: when it is not.
    """
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or "\\" in path or "\x00" in path or Path(path).is_absolute() or Path(path).drive:
        raise ConfigError(f"`{path}` is no relative path with `/`", location=location)
    if ".." in pure.parts:
        raise ConfigError(f"`{path}` must not hold `..`", location=location)


def decode_bytes(data: bytes, path: str) -> str:
    """The text of UTF-8 bytes, without a byte order mark.

    Raises:
        ProjectError: for other encodings, with the line and column of the first byte that does not fit.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProjectError("the file is UTF-16", location=path, help="save it as UTF-8")
    try:
        return data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        message = f"not UTF-8: the byte 0x{data[error.start]:02x}"
        raise ProjectError(message, location=f"{path}:{line}:{column}", help="save the file as UTF-8") from None


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise ProjectError(f"cannot read `{shown}`: it is no regular file")
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(f"cannot read `{shown}`: {reason(error)}") from None


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


def read_foreign_text(path: Path) -> str:
    """The text of a file that need not belong to a project, without a byte order mark.

    Raises:
        ProjectError: when it cannot be read or is not UTF-8.
    """
    return decode_bytes(_read_bytes(path, str(path)), str(path))
