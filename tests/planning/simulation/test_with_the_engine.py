"""A few weeks by the real engine, each plan audited."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from threading import Event

from caseload.planning.simulation.read_scenario import read_scenario
from caseload.planning.simulation.run_weeks import allocate_with_engine, run_replication

SMALL = """
family = "steady"
weeks = 3
time_limit = 20
demand = 1.5
backlog = 2
[staff.social_worker]
leave = 0.05
fall_ill = 0.05
"""


def test_weeks_by_the_engine_are_proven_and_a_search_in_full_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL)
    scenario, caseload = read_scenario(path)
    caseload = replace(caseload, cases=caseload.cases[:60], workers=caseload.workers[:5])
    kept = {worker.id for worker in caseload.workers}
    cases = tuple(replace(case, holder=case.holder if case.holder in kept else None, co_worker=None, overseer=None,
                          earlier=()) for case in caseload.cases)  # fmt: skip
    caseload = replace(caseload, cases=cases, reductions=tuple(r for r in caseload.reductions if r.worker in kept))

    found = run_replication(replace(scenario, sample=Fraction(1)), caseload, 0, allocate_with_engine(Event()))

    assert len(found.weeks) == len(found.again) == 3
    assert all(week.is_proven and week.gap == 0 and week.goals == 9 for week in found.weeks)
    assert all(in_run.must_waiting == in_full.must_waiting for in_run, in_full in found.again)
    assert sum(week.first for week in found.weeks) > 0
