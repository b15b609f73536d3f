"""The process that solves variants: reads one list of them, answers one by one. Run as a module by `session`."""

import threading

from caseload.solve.child import Say, serve
from caseload.solve.messages import Finished, VariantDone, VariantJob
from caseload.solve.variant_search import VariantSearch


def solve_listed(job: VariantJob, stop: threading.Event, say: Say) -> None:
    """Every variant in turn, each with an even share of the time left; of counted work, with an even share of all."""
    options = job.options.start()
    clock, search = options.clock, VariantSearch(job.base, job.solved, options)
    end = clock.now() + options.seconds
    for number, (place, variant) in enumerate(job.variants):
        now = clock.now()
        if stop.is_set() or (now >= end and not clock.is_counted):
            break
        share = options.seconds / len(job.variants) if clock.is_counted else (end - now) / (len(job.variants) - number)
        say(VariantDone(place, search.solve(variant, now + share, stop)))
    say(Finished(len(job.variants), stop.is_set(), clock.now() >= end))


def main() -> None:
    """Serves one list of variants."""
    serve(solve_listed)


if __name__ == "__main__":
    main()
