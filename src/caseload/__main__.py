"""Runs the command line as `python -m caseload`, where script launchers are blocked."""

import sys

from caseload.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
