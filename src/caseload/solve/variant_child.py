"""A job of variants in the solving process: each in turn, answered one by one."""

import threading

from caseload.solve.child import Say
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
