"""Every family of settings gives a caseload that the rules of the input accept, and the same one each time."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload.domain.caseload import Caseload
from caseload.domain.prepare import prepare_problem
from caseload.intake.policy_read import read_policy
from caseload.intake.read import read_caseload
from caseload.render.tables import write_folder
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES, resize

POLICY = read_policy(None)
SMALL = sorted(set(FAMILIES) - {"region", "authority"})
LATER = date(2030, 1, 1)


def draw(name: str, seed: int | None = None) -> Caseload:
    """A caseload of a family, at its own seed or another."""
    settings = FAMILIES[name]
    return generate(settings if seed is None else replace(settings, seed=seed), POLICY)


def read_back(caseload: Caseload, folder: Path) -> Caseload:
    """The caseload after writing it and reading it, refused if any rule of the input is broken."""
    write_folder(caseload, folder)
    reading = read_caseload(folder, LATER)
    assert reading.warnings == ()
    return reading.caseload


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_a_family_is_read_without_fault_or_warning(name: str, seed: int | None, tmp_path: Path) -> None:
    caseload = draw(name, seed)
    read = read_back(caseload, tmp_path)
    assert (read.workers, read.cases, read.reductions) == (caseload.workers, caseload.cases, caseload.reductions)
    assert (read.as_of, read.travel) == (caseload.as_of, caseload.travel)


@pytest.mark.parametrize("name", SMALL)
def test_the_same_settings_give_the_same_caseload(name: str) -> None:
    assert draw(name) == draw(name)


@pytest.mark.parametrize("name", SMALL)
def test_another_seed_gives_another_caseload(name: str) -> None:
    assert draw(name, 101).cases != draw(name, 102).cases


@pytest.mark.parametrize("name", SMALL)
def test_ids_are_unique_and_rows_stand_in_their_order(name: str) -> None:
    caseload = draw(name)
    for rows in (caseload.workers, caseload.cases):
        ids = [row.id for row in rows]
        assert ids == sorted(set(ids))


@pytest.mark.parametrize("name", SMALL)
def test_a_family_lives_in_one_area_and_has_one_team(name: str) -> None:
    families: dict[str | None, set[tuple[str, str | None]]] = {}
    for case in draw(name).cases:
        families.setdefault(case.family, set()).add((case.team, case.area))
    assert all(len(places) == 1 for places in families.values())


@pytest.mark.parametrize("name", sorted(set(SMALL) - {"newly_qualified", "service"}))
def test_a_newly_qualified_worker_before_month_six_holds_no_barred_kind(name: str) -> None:
    assert count_barred(draw(name)) == 0


def test_some_newly_qualified_workers_hold_a_barred_kind_where_that_is_the_stress() -> None:
    assert 1 <= max(count_barred(draw("newly_qualified", seed)) for seed in range(5)) <= 4


def count_barred(caseload: Caseload) -> int:
    """Cases of a barred kind, or in proceedings, with an NQSW before month 6."""
    problem = prepare_problem(caseload)
    return sum(
        standing.is_barred and problem.staff[standing.before].is_protected and problem.staff[standing.before].months < 6
        for standing in problem.standings.values()
        if standing.before
    )


@pytest.mark.parametrize("name", SMALL)
def test_officers_hold_only_children_in_need_whom_a_social_worker_oversees(name: str) -> None:
    caseload = draw(name)
    officers = {worker.id for worker in caseload.workers if POLICY.roles[worker.role].supports}
    registered = {worker.id for worker in caseload.workers if POLICY.roles[worker.role].registered}
    held = [case for case in caseload.cases if case.holder in officers]
    assert {case.kind for case in held} <= {"child_in_need"}
    assert all(case.overseer in registered for case in held)


@pytest.mark.parametrize("name", SMALL)
def test_holders_have_the_skills_their_cases_need(name: str) -> None:
    caseload = draw(name)
    skills = {worker.id: worker.skills for worker in caseload.workers}
    assert all(case.skills <= skills[case.holder] for case in caseload.cases if case.holder)


@pytest.mark.parametrize("seed", range(20))
def test_shortage_leaves_two_or_three_of_ten_posts_empty_and_at_times_one_more_has_just_left(seed: int) -> None:
    caseload = draw("shortage", seed)
    here = [
        worker
        for worker in caseload.workers
        if POLICY.roles[worker.role].registered and not (worker.last_day and worker.last_day < caseload.as_of)
    ]
    assert 10 - len(here) in (2, 3, 4)
    assert sum(case.holder is None for case in caseload.cases) >= 10


def test_shortages_differ_from_seed_to_seed() -> None:
    sizes = {len(draw("shortage", seed).cases) for seed in range(20)}
    assert len(sizes) >= 8


def test_lending_is_only_between_teams_of_one_council() -> None:
    caseload = generate(replace(FAMILIES["region"], councils=3, teams=9, workers_per_team=5), POLICY)
    council = {worker.team: worker.authority for worker in caseload.workers}
    lent = [(worker, team) for worker in caseload.workers for team in worker.lend_to]
    assert len(set(council.values())) == 3
    assert all(council[team] == worker.authority for worker, team in lent)


def test_a_family_can_be_drawn_at_any_size() -> None:
    for teams, workers, cases in ((1, 1, 3), (2, 3, 40), (12, 4, None), (3, 20, 900)):
        caseload = generate(resize(FAMILIES["team"], teams, workers, cases), POLICY)
        assert len({worker.team for worker in caseload.workers}) == teams
        assert cases is None or len(caseload.cases) == cases


def test_widths_of_ids_follow_the_number_of_rows() -> None:
    caseload = draw("team")
    assert {len(case.id) for case in caseload.cases} == {4}
    assert "w1" in {worker.id for worker in caseload.workers}
    assert Counter(case.holder for case in caseload.cases)["w7"] == 24
