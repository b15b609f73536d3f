"""Outside instances become ordinary caseloads, are solved to the true optimum, and come back in their own terms."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from benchmarks.outside.__main__ import main
from benchmarks.outside.folder import list_instances
from benchmarks.outside.gap import Gap, build_gap, draw_gap, read_gap
from benchmarks.outside.instance import Outside
from benchmarks.outside.nursing import Nursing, build_nursing, read_nursing
from benchmarks.outside.solving import solve_outside
from benchmarks.peers.listed import PEERS

from caseload.solve.messages import Options

GAP = """ 3 6
 5 9 4 7 8 3
 6 2 8 3 9 4
 4 7 6 5 2 9
 3 2 4 3 5 2
 2 4 3 5 2 3
 4 3 2 2 4 5
 7 6 8 """
NURSING = """2 4
1 3 60
5 30 20 17 9 8
4 41 22 13 5
"""
OPTIONS = Options(seconds=20)


@pytest.fixture
def gaps(tmp_path: Path) -> Path:
    (tmp_path / "small.txt").write_text(GAP)
    return tmp_path


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    (tmp_path / "ward.txt").write_text(NURSING)
    (tmp_path / "best_known.csv").write_text("instance,sum_sq,staffing\nward,3787.0,2 2\n")
    return tmp_path


def list_values(instance: Gap | Nursing, patients: tuple[str, ...], workers: tuple[str, ...]) -> Iterator[int]:
    """The value of every plan that obeys the instance's limits, tried one after another."""
    for chosen in product(workers, repeat=len(patients)):
        try:
            yield instance.weigh(dict(zip(patients, chosen, strict=True)))
        except ValueError:
            continue


def test_the_least_cost_is_found_and_proven(gaps: Path) -> None:
    gap = read_gap(gaps / "small.txt")

    outcome = solve_outside(build_gap(gap, "small"), OPTIONS)

    assert outcome.value == outcome.bound == min(list_values(gap, gap.jobs, gap.agents))
    assert outcome.proven and outcome.unallocated == 0


def test_a_peer_in_our_place_is_audited_and_comes_to_the_same(gaps: Path) -> None:
    outside = build_gap(read_gap(gaps / "small.txt"), "small")

    ours, peer = solve_outside(outside, OPTIONS), solve_outside(outside, OPTIONS, PEERS["cp-sat"])

    assert (peer.value, peer.bound, peer.proven, peer.unallocated) == (ours.value, ours.bound, True, 0)


def test_the_greatest_total_is_found_and_its_bound_is_above(gaps: Path) -> None:
    gap = read_gap(gaps / "small.txt")

    outcome = solve_outside(build_gap(gap, "small", "max"), OPTIONS)

    assert outcome.value == outcome.bound == max(list_values(gap, gap.jobs, gap.agents))
    assert outcome.proven


def test_jobs_that_do_not_fit_are_unallocated_and_have_neither_value_nor_bound() -> None:
    gap = Gap(costs=((1, 1, 1),), resources=((2, 2, 2),), capacities=(5,))

    outcome = solve_outside(build_gap(gap, "tight", best=3), OPTIONS)

    assert (outcome.unallocated, outcome.value, outcome.bound, outcome.gap) == (1, None, None, None)
    assert not outcome.proven


def test_nurses_are_balanced_as_well_as_can_be(wards: Path) -> None:
    nursing = read_nursing(wards / "ward.txt", (2, 2))
    patients = tuple(patient for patient, _, _ in nursing.list_patients())
    nurses = tuple(nurse for nurse, _ in nursing.list_nurses())
    best = min(list_values(nursing, patients, nurses))

    outcome = solve_outside(build_nursing(nursing, "ward", best), OPTIONS)

    assert outcome.value == outcome.bound == best
    assert outcome.proven and outcome.is_best


def test_a_nursing_instance_is_told_by_the_staffing_beside_it(wards: Path) -> None:
    (ward,) = list_instances(wards)

    assert (ward.goal, ward.best, ward.scale) == ("unevenness", 3787, 100)
    assert sorted(worker.id for worker in ward.caseload.workers) == ["z1n1", "z1n2", "z2n1", "z2n2"]


def test_an_instance_of_both_senses_is_two(gaps: Path) -> None:
    (gaps / "best_known.csv").write_text("instance,sense,best_known\nsmall,min,21\nsmall,max,40\n")

    assert [(one.name, one.sense, one.best) for one in list_instances(gaps, ["small"])] == [
        ("small min", "min", 21),
        ("small max", "max", 40),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GAP.replace(" 8 ", " "), "is not agents, jobs"),
        (GAP.replace("5 9", "5 x"), "no whole number"),
        ("", "is not agents, jobs"),
    ],
)
def test_a_damaged_gap_file_is_refused(gaps: Path, text: str, said: str) -> None:
    (gaps / "small.txt").write_text(text)

    with pytest.raises(ValueError, match=said):
        read_gap(gaps / "small.txt")


@pytest.mark.parametrize(
    ("text", "staffing", "said"),
    [
        (NURSING, (2, 1), "the staffing of its zones"),
        (NURSING.replace("2 4\n", "3 4\n"), (2, 2), "has 2 zones and says 3"),
        (NURSING.replace("4 41", "5 41"), (2, 2), "has not the patients"),
        ("2 4\n", (2, 2), "does not begin with"),
    ],
)
def test_a_damaged_nursing_file_is_refused(wards: Path, text: str, staffing: tuple[int, ...], said: str) -> None:
    (wards / "ward.txt").write_text(text)

    with pytest.raises(ValueError, match=said):
        read_nursing(wards / "ward.txt", staffing)


def test_a_plan_above_a_capacity_is_not_weighed(gaps: Path) -> None:
    gap = read_gap(gaps / "small.txt")

    with pytest.raises(ValueError, match="capacity is exceeded"):
        gap.weigh(dict.fromkeys(gap.jobs, "a1"))


def test_a_nurse_without_a_patient_is_too_few() -> None:
    nursing = Nursing(zones=((5, 5),), fewest=1, most=3, workload=20, staffing=(2,))

    with pytest.raises(ValueError, match="too many or too few"):
        nursing.weigh({"z1p1": "z1n1", "z1p2": "z1n1"})


def test_a_bound_in_hundredths_is_made_whole_on_the_safe_side(wards: Path) -> None:
    (ward,) = list_instances(wards)

    assert [ward.read_goal(value) for value in (378700, 378601, 378600)] == [3787, 3787, 3786]


@pytest.mark.parametrize(("sense", "worse", "better"), [("min", 110, 90), ("max", 90, 110)])
def test_a_gap_is_above_nought_where_a_value_is_worse(sense: str, worse: int, better: int) -> None:
    one: Outside = build_gap(draw_gap("c", 2, 4, 1), "drawn", "max" if sense == "max" else "min")

    assert one.measure_gap(worse, 100) == pytest.approx(0.1)
    assert one.measure_gap(better, 100) == pytest.approx(-0.1)


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_drawn_instances_are_the_same_for_the_same_seed_and_fit(kind: str) -> None:
    gap = draw_gap(kind, 4, 20, 7)

    assert gap == draw_gap(kind, 4, 20, 7) != draw_gap(kind, 4, 20, 8)
    assert solve_outside(build_gap(gap, kind), OPTIONS).unallocated == 0


def test_the_command_prints_a_row_an_instance_and_writes_a_table(
    gaps: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main([str(gaps), "--only", "small", "--draw", "c:2:8:1", "--out", str(tmp_path / "out.csv")])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0] for line in lines[:4]] == ["| instance", "| ---", "| small", "| c:2:8:1"]
    assert lines[-1].endswith("2 proven; 0 with work unallocated")
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 3


def test_a_name_that_is_not_there_is_told(gaps: Path) -> None:
    with pytest.raises(SystemExit, match=r"has no other\.txt"):
        main([str(gaps), "--only", "other"])
