"""Times one stage of the work inside a process that has already imported everything.

`python benchmarks/stage.py load DIR 5` prints, as its last word, the best of five runs in seconds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from awesomegen.cli import group
from awesomegen.project import find_project


def load(directory: Path) -> None:
    """Reads and decodes the list."""
    find_project(directory).load()


def build(directory: Path) -> None:
    """Does all that the command does, from reading the list to writing the page."""
    (directory / "README.md").unlink(missing_ok=True)
    group(["build", "--project", str(directory)], standalone_mode=False)
    if not (directory / "README.md").exists():
        sys.exit("the build wrote nothing")


STAGES: dict[str, Callable[[Path], None]] = {"load": load, "build": build}


def best_of(runs: int, stage: Callable[[Path], None], directory: Path) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        stage(directory)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    print(best_of(int(sys.argv[3]), STAGES[sys.argv[1]], Path(sys.argv[2])))
