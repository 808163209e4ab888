"""Times one stage of the work inside a process that has already imported everything.

`python benchmarks/stage.py load DIR 5` prints, as its last word, the best of five runs in seconds. What a stage needs
is made before; what it remembers, only its first run has to find: for the rules, one run a process tells more.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from awesomegen.cli import group
from awesomegen.cli.linting import list_subject
from awesomegen.project import find_project
from awesomegen.rules import RULES
from awesomegen.rules.base import Needs
from awesomegen.rules.engine.run import run

Work = Callable[[], object]
TODAY = date(2026, 1, 15)


def load(directory: Path) -> Work:
    """Reads and decodes the list."""
    return lambda: find_project(directory).load()


def build(directory: Path) -> Work:
    """Does all that the command does, from reading the list to writing the page."""
    page = directory / "README.md"

    def work() -> None:
        page.unlink(missing_ok=True)
        group(["build", "--project", str(directory)], standalone_mode=False)
        if not page.exists():
            sys.exit("the build wrote nothing")

    return work


def data_rules(directory: Path) -> Work:
    """Asks the rules AG0 to AG4 about a list that is loaded."""
    return _rules(directory, ("AG0", "AG1", "AG2", "AG3", "AG4"))


def page_rules(directory: Path) -> Work:
    """Asks the rules about pages, which read the page for it."""
    return _rules(directory, tuple({rule.code for rule in RULES if rule.needs is Needs.PAGE and rule.code > "AG5"}))


def _rules(directory: Path, codes: tuple[str, ...]) -> Work:
    subject = list_subject(find_project(directory), codes, (), TODAY)
    material = subject.read(subject.project)
    return lambda: run(material, subject.selection, TODAY)


def compose(directory: Path) -> Work:
    """Has PyYAML compose the list."""
    import yaml

    text = (directory / "entries.yaml").read_text(encoding="utf-8")
    return lambda: yaml.compose(text, Loader=yaml.CSafeLoader)


def parse(directory: Path) -> Work:
    """Has mistune parse the page."""
    import mistune

    text = (directory / "README.md").read_text(encoding="utf-8")
    return lambda: mistune.create_markdown(renderer=None)(text)


STAGES: dict[str, Callable[[Path], Work]] = {
    "load": load,
    "build": build,
    "data-rules": data_rules,
    "page-rules": page_rules,
    "compose": compose,
    "parse": parse,
}


def best_of(runs: int, work: Work) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    print(best_of(int(sys.argv[3]), STAGES[sys.argv[1]](Path(sys.argv[2]))))
