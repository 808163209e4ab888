"""The configuration of a list: where it lies, and whether its paths can be those of a list."""

from pathlib import Path, PurePosixPath
from typing import Any

from awesomegen.core.config import Config, parse_config
from awesomegen.core.errors import ConfigError
from awesomegen.files import decode_bytes, read_bytes
from awesomegen.render.layouts import LAYOUTS

CONFIG_FILE = "awesomegen.toml"
ENTRIES_FILE = "entries.yaml"


def holds_list(folder: Path) -> bool:
    """Whether there is a list in a folder, or the configuration of one."""
    return (folder / CONFIG_FILE).is_file() or (folder / ENTRIES_FILE).exists() or _is_in_pyproject(folder)


def _is_in_pyproject(folder: Path) -> bool:
    # No parsing: a broken file of another project, in a folder above, is none of our business; nor is one that nobody
    # lets us read.
    path = folder / "pyproject.toml"
    try:
        return path.is_file() and b"[tool.awesomegen]" in path.read_bytes()
    except OSError:
        return False


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


def _read_toml(root: Path, name: str) -> dict[str, Any]:
    path = root / name
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(decode_bytes(read_bytes(path, name), name))
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
