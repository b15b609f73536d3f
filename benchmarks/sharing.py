"""Time and memory of `caseload region`, with sharing, for a drawn region of eleven councils; figures in RESULTS.md.

python -m benchmarks.sharing                            one in five experienced workers lends, up to 45 minutes away
python -m benchmarks.sharing --opt-in 0.05 --travel any
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, measure

HEAD = ("councils", "cases", "lent", "alone", "shared", "posts alone", "posts shared", "proven", "seconds", "MiB")


def run(words: Sequence[str]) -> Measured:
    """A command in a fresh process; SystemExit where it fails."""
    done = measure([sys.executable, "-m", "caseload", *words])
    if done.code:
        sys.exit(f"caseload {words[0]}: exit {done.code}\n{done.messages}")
    return done


def say(done: Measured) -> tuple[str, ...]:
    """The cells of a run."""
    found: dict[str, Any] = json.loads(done.output)
    cases = sum(council["cases"] for council in found["councils"])
    posts = found["posts"][-1]
    goals = [goal for name in ("alone", "shared", "without_the_rule") for goal in found["goals"][name]]
    return (
        f"{len(found['councils'])}",
        f"{cases:,}",
        f"{sum(loan['cases'] for loan in found['loans'])}",
        f"{found['waiting']['alone']['all']}",
        f"{found['waiting']['shared']['all']}",
        f"{posts['alone']['fte']}",
        "not reached" if posts["shared"] is None else f"{posts['shared']['fte']}",
        f"{sum(goal['proven'] for goal in goals)} of {len(goals)}",
        f"{done.seconds:.0f}",
        f"{done.together:,.0f}",
    )


def main() -> None:
    """Draws the region, runs the command on it, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--opt-in", default="0.2", help="the share of experienced workers who lend")
    parser.add_argument("--travel", default="45", help="minutes, or any")
    parser.add_argument("--time-limit", default="300", help="seconds for plans, and again for posts")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        region, agreed = Path(place) / "region", Path(place) / "agreed.toml"
        travel = '"any"' if chosen.travel == "any" else chosen.travel
        agreed.write_text(f"opt_in = {chosen.opt_in}\ntravel_minutes = {travel}\ntime_limit = {chosen.time_limit}\n")
        run(["generate", "--family", "region", "--out", str(region)])
        done = run(["region", str(region), "--settings", str(agreed), "--json", "--quiet"])
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}\n| {' | '.join(say(done))} |")


if __name__ == "__main__":
    main()
