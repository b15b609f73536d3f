"""A child that opens, decides and closes rounds until it is killed, and says each thing once it is recorded.

python -m tests.ledger.killing FOLDER FIRST: cases are named from the number FIRST on, so that none meets an open round.
"""

import sys
from pathlib import Path

from caseload.ledger.store import open_ledger
from caseload.ledger.write_round import close_round
from tests.ledger.building import a_proposed, a_stamp, an_open_round, decide, decided

CASES = 5


def main(folder: Path, first: int) -> None:
    ledger = open_ledger(folder, may_make=True)
    print("ready", flush=True)
    while True:
        names = [f"c{first + index}" for index in range(CASES)]
        number = an_open_round(ledger, cases=[a_proposed(name) for name in names]).number
        print(f"opened {number}", flush=True)
        decide(ledger, number, decided(names[0]))
        print(f"decided {number} {names[0]}", flush=True)
        decide(ledger, number, *(decided(name) for name in names[1:]))
        for name in names[1:]:
            print(f"decided {number} {name}", flush=True)
        close_round(ledger, number, a_stamp())
        print(f"closed {number}", flush=True)
        first += CASES


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
