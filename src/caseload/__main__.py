"""Runs the command line: `python -m caseload`."""

from caseload.cli.main import main

if __name__ == "__main__":
    main()
