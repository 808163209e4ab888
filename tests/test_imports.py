"""Which module may import which: layers one way, heavy libraries only where they are used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "awesomegen"
MODULES = sorted(SOURCE.rglob("*.py"))

MIDDLE = {"render", "rules", "links", "importers", "exports", "reports"}
ALLOWED = {
    "core": {"core"},
    **{package: {package, "core"} for package in MIDDLE},
    "files": {"core"},
    "configfile": {"files", "core", "render"},
    "project": {"configfile", "files", "core", *MIDDLE},
    "cli": {"cli", "project", "configfile", "files", "core", *MIDDLE},
    "__main__": {"cli"},
    "__init__": set(),
}
HEAVY = {"asyncio", "awesomegen.project", "httpx", "jinja2", "mistune", "yaml"}


class Import(NamedTuple):
    """One imported module, and whether importing the importing module already loads it."""

    name: str
    at_load: bool


def imports(path: Path) -> Iterator[Import]:
    """Every import of a file, except those that only a type checker sees."""
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), at_load=True)


def _imports(node: ast.AST, *, at_load: bool) -> Iterator[Import]:
    match node:
        case ast.Import(names=names):
            yield from (Import(alias.name, at_load) for alias in names)
        case ast.ImportFrom(module=module, names=names, level=0):
            # `from awesomegen import core` names a package, not an attribute.
            yield from (Import(f"{module}.{alias.name}", at_load) for alias in names)
        case ast.ImportFrom():
            pytest.fail("relative import")
        case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
            for child in orelse:
                yield from _imports(child, at_load=at_load)
        case _:
            inside_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for child in ast.iter_child_nodes(node):
                yield from _imports(child, at_load=at_load and not inside_function)


def calls_at_load(node: ast.AST, function: str) -> Iterator[ast.Call]:
    """The calls of a function while a module is loaded: those that stand in no function themselves."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and ast.unparse(child.func) == function:
            yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from calls_at_load(child, function)


def room(path: Path) -> str:
    """The package or module directly under `awesomegen` that a file belongs to."""
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def dotted(path: Path) -> str:
    return ".".join(("awesomegen", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


def reaches(imported: str, modules: set[str]) -> bool:
    """Whether importing the dotted name loads one of the modules."""
    return any(imported == module or imported.startswith(f"{module}.") for module in modules)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_one_way(path):
    imported = {found.name.split(".")[1] for found in imports(path) if found.name.startswith("awesomegen.")}
    assert imported & ALLOWED.keys() <= ALLOWED[room(path)]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_libraries_stay_in_their_module(path):
    libraries = {found.name.split(".")[0] for found in imports(path)}
    homes = {
        "mistune": name(path).startswith("core/markdown"),
        "httpx": name(path) == "links/client.py",
        "jinja2": room(path) == "render",
    }
    assert [library for library, at_home in homes.items() if library in libraries and not at_home] == []


def test_loading_a_module_never_loads_the_parser():
    """Mistune takes longer to load than a list to lint: only the function that parses a page may ask for it."""
    loads = {dotted(path): {found.name for found in imports(path) if found.at_load} for path in MODULES}
    markdown = {module for module in loads if module.startswith("awesomegen.core.markdown")}
    parsers = {"mistune"}
    for _ in markdown:  # as often as one of them could hand it on to another
        parsers |= {module for module in markdown if any(reaches(found, parsers) for found in loads[module])}
    assert [
        (module, found) for module in loads.keys() - markdown for found in loads[module] if reaches(found, parsers)
    ] == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) in {"core", "rules", "render", "importers"}], ids=name
)
def test_loading_a_module_compiles_no_pattern(path):
    assert [node.lineno for node in calls_at_load(ast.parse(path.read_text(encoding="utf-8")), "re.compile")] == []


@pytest.mark.parametrize("arguments", [["-c", "import awesomegen.cli"], ["-m", "awesomegen", "--help"]])
def test_help_loads_nothing_heavy(arguments):
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.split("\n") if line.startswith("import time:")}
    assert "awesomegen.cli" in loaded
    assert loaded & HEAVY == set()


def test_the_reader_of_imports_sees_what_matters(tmp_path):
    source = """
from typing import TYPE_CHECKING
import awesomegen.core.slug
if TYPE_CHECKING:
    import httpx
def parse():
    from mistune import Markdown
class Client:
    import jinja2
"""
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert set(imports(path)) == {
        Import("typing.TYPE_CHECKING", at_load=True),
        Import("awesomegen.core.slug", at_load=True),
        Import("mistune.Markdown", at_load=False),
        Import("jinja2", at_load=True),
    }
