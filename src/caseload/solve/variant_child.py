"""The process that solves variants: reads one list of them, answers one by one. Run as a module by `session`."""

import threading
import time

from caseload.solve.child import Say, serve
from caseload.solve.messages import Finished, VariantDone, VariantJob
from caseload.solve.variant_search import VariantSearch


def solve_listed(job: VariantJob, stop: threading.Event, say: Say) -> None:
    """Every variant in turn, each with an even share of the time left."""
    end = time.monotonic() + job.options.seconds
    search = VariantSearch(job.base, job.solved, job.options)
    for number, (place, variant) in enumerate(job.variants):
        now = time.monotonic()
        if stop.is_set() or now >= end:
            break
        deadline = now + (end - now) / (len(job.variants) - number)
        say(VariantDone(place, search.solve(variant, deadline, stop)))
    say(Finished(len(job.variants), stop.is_set(), time.monotonic() >= end))


def main() -> None:
    """Serves one list of variants."""
    serve(solve_listed)


if __name__ == "__main__":
    main()
