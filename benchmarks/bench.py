"""Seconds and peak memory for lists of 300, 3,000 and 10,000 entries, and for the linter: `make bench`.

Each figure is the best of several runs. A stage (load, build) is timed inside a process that has imported
everything; a process from its start to its exit. The yardstick runs turn by turn with the tool, so that whatever
else the machine does meets both; that of the lint is Python with the two libraries that no command does without.
Our modules are compiled to bytecode before, as an installation does it. Peak memory is that of the whole process in
every row.

The rules are timed beside the parsers whose results they look at. With `markdownlint-cli2` on PATH and a folder of
real lists in `AWESOMEGEN_TEST_DATA`, the lint of the largest of them is timed beside that.

Needs a system with `wait4` (Linux, macOS).
"""

import compileall
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
SIZES = (300, 3_000, 10_000)
RULES_AT = 3_000
FOUND_SOMETHING = 1
"""The exit code of both linters for findings; more is a failure."""
RUNS = 5
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes on macOS, kibibytes elsewhere: getrusage(2)


class Run(NamedTuple):
    """One run of a program."""

    seconds: float
    peak_bytes: int
    output: str


def run(*arguments: str | Path) -> Run:
    """Runs Python with these arguments; its failure is ours."""
    result, code = execute(sys.executable, *arguments)
    if code:
        sys.exit(f"{' '.join(map(str, arguments))} failed with exit code {code}:\n{result.output}")
    return result


def execute(*command: str | Path) -> tuple[Run, int]:
    """Runs a program; returns its exit code as well."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    return Run(seconds, usage.ru_maxrss * MAXRSS_UNIT, text), process.returncode


def stage(name: str, directory: Path, runs: int = RUNS) -> Run:
    """The best run of a stage inside one process, with the memory of that process."""
    result = run(HERE / "stage.py", name, directory, str(runs))
    return result._replace(seconds=float(result.output.split()[-1]))


def best(runs: Sequence[Run]) -> Run:
    """The shortest run."""
    return min(runs, key=lambda run: run.seconds)


def measure(count: int, directory: Path) -> dict[str, Run]:
    """All rows for a list of `count` entries."""
    entries, page = directory / "entries.yaml", directory / "README.md"
    # In a process of its own: a large parent would be counted as memory of its children.
    run(HERE / "generate.py", str(count), entries)
    yardstick, process = [], []
    for _ in range(RUNS):
        yardstick.append(run(HERE / "yardstick.py", entries, directory / "yardstick.md"))
        page.unlink(missing_ok=True)
        process.append(run("-m", "awesomegen", "build", "--project", directory))
    return {
        "load": stage("load", directory),
        "build": stage("build", directory),
        "process": best(process),
        "yardstick": best(yardstick),
    }


def measure_lint() -> dict[str, Run]:
    """The rows for the lint of this repository's own list, most of which is its start."""
    yardstick, process = [], []
    for _ in range(2 * RUNS):
        yardstick.append(run("-c", "import yaml, click"))
        process.append(run("-m", "awesomegen", "lint", "--project", REPOSITORY))
    return {"lint": best(process), "yardstick": best(yardstick)}


def measure_rules(directory: Path, name: str, yardstick: str) -> dict[str, Run]:
    """The rows for some rules beside a parser, each run in a process of its own: both have to read everything anew."""
    pairs = [(stage(name, directory, 1), stage(yardstick, directory, 1)) for _ in range(RUNS)]
    return {name: best([ours for ours, _ in pairs]), "yardstick": best([other for _, other in pairs])}


def measure_page(page: Path, markdownlint: str) -> dict[str, Run]:
    """The rows for the lint of a hand-written page beside markdownlint-cli2, both with all they do by default."""
    with tempfile.TemporaryDirectory() as directory:
        copy = shutil.copy(page, Path(directory) / "LIST.md")
        ours: list[Run] = []
        others: list[Run] = []
        for _ in range(RUNS):
            for runs, command in ((others, (markdownlint,)), (ours, (sys.executable, "-m", "awesomegen", "lint"))):
                result, code = execute(*command, copy)
                if code > FOUND_SOMETHING:
                    sys.exit(f"{' '.join(command)} failed with exit code {code}:\n{result.output}")
                runs.append(result)
    return {"page": best(ours), "yardstick": best(others)}


def print_rows(label: str, rows: dict[str, Run]) -> None:
    """Prints one line for each row, and an empty one."""
    for name, result in rows.items():
        ratio = result.seconds / rows["yardstick"].seconds
        print(f"{label:>8}  {name:<10}{result.seconds:>9.3f}{result.peak_bytes / 1e6:>9.1f}{ratio:>13.2f}")
    print()


def main() -> None:
    """Prints the table."""
    compileall.compile_dir(REPOSITORY / "src", quiet=1)
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, best of {RUNS}\n")
    print(f"{'entries':>8}  {'':<10}{'seconds':>9}{'peak MB':>9}{'× yardstick':>13}")
    print_rows("this", measure_lint())
    for count in SIZES:
        with tempfile.TemporaryDirectory() as directory:
            print_rows(f"{count:,}", measure(count, Path(directory)))
            if count == RULES_AT:
                print_rows(f"{count:,}", measure_rules(Path(directory), "data-rules", "compose"))
                print_rows(f"{count:,}", measure_rules(Path(directory), "page-rules", "parse"))
    folder, markdownlint = os.environ.get("AWESOMEGEN_TEST_DATA"), shutil.which("markdownlint-cli2")
    if folder and markdownlint:
        page = max((Path(folder) / "corpus").glob("*.md"), key=lambda path: path.stat().st_size)
        print_rows("page", measure_page(page, markdownlint))


if __name__ == "__main__":
    main()
