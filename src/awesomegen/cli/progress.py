"""How far a link check is: one bar on a terminal, a line a minute in a job's log, else nothing."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import click

from awesomegen.links.run import Progress
from awesomegen.links.verdict import Verdict

_SECONDS_BETWEEN_LINES = 60.0


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """What a check calls after each answer, for as long as it runs."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with click.progressbar(length=0, file=sys.stderr, item_show_func=_counted, show_pos=True, width=20) as bar:

            def advance(progress: Progress) -> None:
                bar.length = progress.total
                bar.update(progress.checked - bar.pos, progress.counts)

            yield advance
    elif os.environ.get("CI"):
        yield _LinesInALog()
    else:
        yield lambda _: None


class _LinesInALog:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = now
            click.echo(f"checked {progress.checked:,} of {progress.total:,}: {_counted(progress.counts)}", err=True)


def _counted(counts: Mapping[Verdict, int] | None) -> str:
    return ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in Verdict if counts.get(verdict)) if counts else ""
