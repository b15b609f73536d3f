"""Scenarios on tiny caseloads, and an allocation that needs no solver."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import Any

from caseload.domain.caseload import Caseload
from caseload.domain.plan import Plan, Solved
from caseload.domain.problem import Problem
from caseload.planning.simulation.document import ScenarioDocument
from caseload.planning.simulation.kept import describe_replication, read_kept
from caseload.planning.simulation.one_run import Arm, make_arm
from caseload.planning.simulation.run_weeks import Allocate, run_replication
from caseload.planning.simulation.scenario import KindFlow, Scenario
from caseload.planning.simulation.simulate import Simulation, gather, list_tasks
from caseload.runs.run_tasks import Results, run_tasks
from caseload.runs.store import ResultFolder
from tests.builders import a_case, a_caseload, a_policy, a_worker


def give_all(problem: Problem, seconds: float) -> Solved:
    """Every case with a team-mate who is there, and with its own worker where that one is; no rule is looked at."""
    there = [member.id for member in problem.staff.values() if member.is_available]
    lead = {s.id: s.before if s.before in there else (there[0] if there else None) for s in problem.standings.values()}
    return Solved(Plan(lead), (), (), 0.0)


def a_start(workers: int = 1) -> Caseload:
    """So many workers and one child in need whom the first has."""
    people = [a_worker(f"w{number}") for number in range(1, workers + 1)]
    return a_caseload(people, [a_case(holder="w1")], a_policy())


def a_scenario(families: Any = 2, weeks_open: int = 10, **changes: Any) -> Scenario:
    """Children in need who come alone, and stay open for so many weeks on average."""
    flow = KindFlow(Fraction(str(families)), Fraction(1, weeks_open))
    given = {"weeks": 100, "replications": 1, "kinds": {"child_in_need": flow}, "sizes": ((1, Fraction(1)),)}
    return Scenario("trial", **{**given, "sample": Fraction(0), **changes})


NOWHERE = ScenarioDocument("trial", "trial.toml", ".", {})


def an_arm(scenario: Scenario, caseload: Caseload, name: str = "trial") -> Arm:
    """An arm of a scenario that no file states."""
    return replace(make_arm(NOWHERE, scenario, caseload), name=name)


def run_here(folder: Path, *arms: Arm, allocate: Allocate = give_all) -> Simulation:
    """Every replication of the arms that the folder does not hold, one after the other in this process."""
    numbered = {arm.name_run(number): (arm, number) for arm in arms for number in range(arm.scenario.replications)}

    def execute(tasks: Sequence[Mapping[str, Any]], stop: Event) -> Results:
        for task in tasks:
            arm, number = numbered[task["key"]]
            found = run_replication(arm.scenario, arm.caseload, number, allocate)
            yield describe_replication(task["key"], found)

    store = ResultFolder(folder, read_kept)
    tally = run_tasks(list_tasks(arms), store, execute)
    return gather(arms, store.read().runs, tally)
