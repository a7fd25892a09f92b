"""Makes ``python -m sincerity`` the command line."""

from sincerity.cli import main

if __name__ == "__main__":
    main(prog_name="sincerity")
