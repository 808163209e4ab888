"""Runs the command line: the command `awesomegen`, and `python -m awesomegen`."""

import sys


def run() -> None:
    """Loads and runs the command line; an interrupt that comes while it is loaded ends it like any later one."""
    try:
        from awesomegen.cli import main

        main()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    run()
