"""Runs the command line from a checkout: `python cli.py …` is `l10n …`."""

from l10n.cli import main

if __name__ == "__main__":
    main()
