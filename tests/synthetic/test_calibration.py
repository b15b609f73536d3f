"""The large instances come out at the published figures (DfE workforce 2025, children in need 2025)."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from caseload.domain.caseload import Case, Caseload, Worker
from caseload.intake.policy_read import read_policy
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES

POLICY = read_policy(None)
SENIORS = ("senior_social_worker", "practice_consultant", "advanced_practitioner")


@pytest.fixture(scope="module")
def authority() -> Caseload:
    return generate(FAMILIES["authority"], POLICY)


@pytest.fixture(scope="module")
def devon() -> Caseload:
    return generate(FAMILIES["devon-2022"], POLICY)


def list_social_workers(caseload: Caseload) -> list[Worker]:
    """Registered workers who have not left."""
    return [
        worker
        for worker in caseload.workers
        if POLICY.roles[worker.role].registered and not (worker.last_day and worker.last_day < caseload.as_of)
    ]


def sum_fte(workers: list[Worker]) -> Fraction:
    """Full-time equivalents."""
    return sum((worker.fte for worker in workers), Fraction(0))


def find_share(caseload: Caseload, has: Callable[[Worker], bool]) -> float:
    """Percent of the social workers' FTE."""
    workers = list_social_workers(caseload)
    return float(100 * sum_fte([worker for worker in workers if has(worker)]) / sum_fte(workers))


def find_children(caseload: Caseload, has: Callable[[Case], bool]) -> float:
    """Percent of the children."""
    return 100 * sum(map(has, caseload.cases)) / len(caseload.cases)


def measure_caseload(caseload: Caseload) -> float:
    """Children held by social workers for one FTE."""
    workers = list_social_workers(caseload)
    load = Counter(case.holder for case in caseload.cases)
    return float(sum(load[worker.id] for worker in workers) / sum_fte(workers))


def test_agency_workers_are_an_eighth(authority: Caseload) -> None:
    assert 12 <= find_share(authority, lambda worker: worker.role == "agency_social_worker") <= 14


def test_newly_qualified_workers_are_a_ninth(authority: Caseload) -> None:
    assert 10 <= find_share(authority, lambda worker: worker.role == "nqsw") <= 13


def test_seniors_are_a_third_of_those_employed_who_hold_cases(authority: Caseload) -> None:
    agency = find_share(authority, lambda worker: worker.role == "agency_social_worker")
    seniors = find_share(authority, lambda worker: worker.role in SENIORS)
    assert 30 <= 100 * seniors / (100 - agency) <= 36


def test_one_in_thirty_is_absent(authority: Caseload) -> None:
    absent = {row.worker for row in authority.reductions if row.percent == 100}
    assert 2.9 <= find_share(authority, lambda worker: worker.id in absent) <= 4.1


def test_a_head_is_nearly_a_full_post(authority: Caseload) -> None:
    workers = list_social_workers(authority)
    assert 0.93 <= sum_fte(workers) / len(workers) <= 0.96


def test_posts_stand_empty_in_one_of_twenty_seven(authority: Caseload) -> None:
    drawn = [worker for worker in authority.workers if POLICY.roles[worker.role].registered]
    assert 384 <= len(drawn) <= 386


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [("looked_after", 18, 22), ("child_protection", 11, 14), ("assessment", 3, 6), ("child_in_need", 45, 52)],
)
def test_the_mix_of_kinds_is_the_national_one(authority: Caseload, kind: str, least: int, most: int) -> None:
    assert least <= find_children(authority, lambda case: case.kind == kind) <= most


def test_two_children_in_five_have_a_sibling_open(authority: Caseload) -> None:
    sizes = Counter(case.family for case in authority.cases)
    assert 38 <= find_children(authority, lambda case: sizes[case.family] > 1) <= 43
    assert max(sizes.values()) <= 5


def test_one_child_in_twelve_is_in_proceedings(authority: Caseload) -> None:
    assert 7.5 <= find_children(authority, lambda case: case.proceedings != "none") <= 8.5


def test_a_quarter_of_looked_after_children_had_three_workers_in_the_year(authority: Caseload) -> None:
    looked_after = [case for case in authority.cases if case.kind == "looked_after" and case.holder]
    assert 0.23 <= sum(case.changes >= 2 for case in looked_after) / len(looked_after) <= 0.32


def test_a_fiftieth_came_in_this_week_and_as_many_last_week(authority: Caseload) -> None:
    day = authority.as_of
    assert 1.8 <= find_children(authority, lambda case: case.holder is None) <= 2.0
    last_week = find_children(authority, lambda case: bool(case.held_since and (day - case.held_since).days < 7))
    assert 1.4 <= last_week <= 2.4


def test_the_mean_is_near_the_busiest_tenth_of_councils_with_a_heavy_tail(authority: Caseload) -> None:
    load = Counter(case.holder for case in authority.cases if case.holder)
    busy = [worker for worker in list_social_workers(authority) if load[worker.id] >= 21 * worker.fte]
    assert 17 <= measure_caseload(authority) <= 18.5
    assert len(busy) >= 0.2 * len(list_social_workers(authority))
    assert max(load.values()) <= 26


def test_a_steady_team_stands_at_the_national_mean() -> None:
    assert 15.0 <= measure_caseload(generate(FAMILIES["steady"], POLICY)) <= 15.4


def test_devon_has_the_posts_and_cases_of_march_2022(devon: Caseload) -> None:
    assert (sum_fte(list_social_workers(devon)), len(devon.cases)) == (Fraction("69.4"), 1388)
    agency = [worker for worker in devon.workers if worker.role == "agency_social_worker"]
    assert sum_fte(agency) == Fraction("23.2")


def test_devons_new_workers_hold_half_of_the_mean(devon: Caseload) -> None:
    load = Counter(case.holder for case in devon.cases)
    new = [worker for worker in devon.workers if worker.start_date is not None]
    loads = [load[worker.id] for worker in new]
    assert round(100 * len(new) / len(devon.workers), 1) == 21.9
    assert (round(sum(loads) / len(loads)), min(loads), max(loads)) == (10, 6, 19)


def test_only_devons_first_year_is_protected(devon: Caseload) -> None:
    first = [worker for worker in devon.workers if worker.start_date and worker.start_date > date(2021, 3, 1)]
    assert [worker.id for worker in devon.workers if worker.role == "nqsw"] == [worker.id for worker in first]
    assert len(first) == 8
