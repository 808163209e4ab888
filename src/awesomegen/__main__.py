"""Runs the command line: `python -m awesomegen`."""

from awesomegen.cli import main

main()
