"""Starts the command line from a checkout: ``python cli.py check draft.md``."""

from sincerity.cli import main

if __name__ == "__main__":
    main(prog_name="sincerity")
