"""From a caseload and a run's settings to the problem of the week."""

from collections.abc import Mapping
from dataclasses import replace

from caseload.domain.caseload import Caseload, Decision
from caseload.domain.problem import Problem, Settings
from caseload.domain.staff import prepare_staff
from caseload.domain.standing import Standing, prepare_standings
from caseload.domain.takers import is_takeable
from caseload.domain.units import form_units


def prepare_problem(caseload: Caseload, settings: Settings | None = None) -> Problem:
    """The problem of the week: staff, standings and units, each worked out once."""
    settings = settings or Settings()
    staff = prepare_staff(caseload)
    standings = prepare_standings(caseload, staff, settings.hand_over)
    held = find_families_held(standings)
    problem = Problem(
        caseload=caseload,
        settings=settings,
        staff=staff,
        standings=standings,
        nots=find_nots(caseload),
        held=held,
        recent=count_recent_families(caseload, standings),
        given=find_families_given(standings, held),
        prefers=find_prefers(caseload),
    )
    keep_siblings = caseload.policy.has_rule("siblings")
    return replace(problem, units=form_units(standings, lambda unit: is_takeable(problem, unit), keep_siblings))


def find_nots(caseload: Caseload) -> dict[str, frozenset[str]]:
    """The workers a `not` rules out, by case."""
    nots: dict[str, set[str]] = {}
    for decision in caseload.decisions:
        if decision.word == "not" and decision.worker:
            nots.setdefault(decision.case, set()).add(decision.worker)
    return {case: frozenset(workers) for case, workers in nots.items()}


def find_prefers(caseload: Caseload) -> dict[str, tuple[Decision, ...]]:
    """The preferences stated for each case."""
    prefers: dict[str, list[Decision]] = {}
    for decision in caseload.decisions if caseload.policy.has_rule("decisions") else ():
        if decision.word == "prefer":
            prefers.setdefault(decision.case, []).append(decision)
    return {case: tuple(listed) for case, listed in prefers.items()}


def find_families_held(standings: Mapping[str, Standing]) -> dict[str, frozenset[str]]:
    """The families each worker had a case of before this allocation, absent holders' waiting cases included."""
    held: dict[str, set[str]] = {}
    for standing in standings.values():
        worker = standing.before or standing.waits_for
        if worker:
            held.setdefault(worker, set()).add(standing.family)
    return {worker: frozenset(families) for worker, families in held.items()}


def count_recent_families(caseload: Caseload, standings: Mapping[str, Standing]) -> dict[str, int]:
    """How many of a worker's families came to them in the last days (policy `new_cases_days`).

    A family counts when every case of it that the worker held before came within those days.
    """
    fresh: dict[tuple[str, str], bool] = {}
    for standing in standings.values():
        if standing.before:
            since = standing.case.held_since
            recent = since is not None and (caseload.as_of - since).days < caseload.policy.new_cases_days
            key = (standing.before, standing.family)
            fresh[key] = fresh.get(key, True) and recent
    counts: dict[str, int] = {}
    for (worker, _), recent in fresh.items():
        counts[worker] = counts.get(worker, 0) + recent
    return counts


def find_families_given(
    standings: Mapping[str, Standing], held: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """The families a `give` brings to a worker who had none of them before."""
    given: dict[str, set[str]] = {}
    for standing in standings.values():
        if standing.is_decided and standing.holder and standing.family not in held.get(standing.holder, frozenset()):
            given.setdefault(standing.holder, set()).add(standing.family)
    return {worker: frozenset(families) for worker, families in given.items()}
