"""Every peer that is installed agrees with ours; what it gets wrong is caught; a run that was cut short goes on."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.peers.__main__ import describe_turn, list_turns, run_all
from benchmarks.peers.answer import Answer, Claim, judge
from benchmarks.peers.kept import FILE, Kept
from benchmarks.peers.listed import LISTED, OURS, PEERS, UNITS, USER, Peer, run_by_hand
from benchmarks.peers.one import run_one
from benchmarks.peers.suites import SUITES, Trial, draw
from benchmarks.peers.tables import write_tables

from caseload.domain.base_plan import build_base_plan
from tests.benchmarks.teams import a_drawn_team, a_lending_service, a_small_team
from tests.builders import a_case, a_problem, a_worker
from tests.solve.here import solve_here

PROVING = [
    (peer.name, form)
    for peer in LISTED
    for form in peer.forms
    if form in (USER, UNITS) and peer.can_prove and not peer.absence
]
TRIAL = Trial(draw("steady", 4), 0, 0)


TEAMS = {"tiny": a_small_team(), "drawn": a_drawn_team(), "lending": a_lending_service(10)}
OPTIMA = {name: solve_here(problem).goals for name, problem in TEAMS.items()}

SEARCHING = [
    *((name, team) for name in ("lowest-load", "previous-worker") for team in TEAMS),
    *((peer.name, "lending") for peer in LISTED if peer.program and not peer.absence),
]


@pytest.mark.parametrize("team", TEAMS)
@pytest.mark.parametrize(("name", "form"), PROVING)
def test_every_peer_that_is_installed_proves_what_ours_proves(name: str, form: str, team: str) -> None:
    problem = TEAMS[team]

    judged = judge(problem, PEERS[name].run(problem, form, 20, 0))

    assert judged.faults == ()
    assert judged.goals == OPTIMA[team]
    assert all(goal.proven for goal in OPTIMA[team])


@pytest.mark.parametrize(("name", "team"), SEARCHING)
def test_a_peer_that_proves_nothing_keeps_every_rule_and_is_no_better_than_ours(name: str, team: str) -> None:
    judged = judge(TEAMS[team], PEERS[name].run(TEAMS[team], UNITS, 1, 0))

    assert judged.faults == ()
    assert [goal.value for goal in judged.goals] >= [goal.value for goal in OPTIMA[team]]
    assert not any(goal.proven for goal in judged.goals)


def test_lowest_load_gives_a_child_to_whoever_has_the_fewest() -> None:
    problem = a_problem(
        [a_worker("w1"), a_worker("w2")], [a_case("c1", holder="w1"), a_case("c2"), a_case("c3", earlier=("w1",))]
    )

    lowest = run_by_hand("load")(problem, "", 5, 0).plan
    previous = run_by_hand("previous")(problem, "", 5, 0).plan

    assert lowest is not None and lowest.lead == {"c1": "w1", "c2": "w2", "c3": "w1"}
    assert previous is not None and previous.lead["c3"] == "w1"


def test_a_peer_that_lacks_a_rule_refuses_by_name_and_is_not_counted_as_worse() -> None:
    trial = Trial(draw("steady", 4), 0, 0)
    asked = describe_turn(trial, PEERS["cp-sat"], USER, 5)

    refused = asked | run_one(asked)
    lines = list(write_tables([a_run(OURS, "", trial.name, 1.0, 5), refused]))

    assert refused["status"] == "refused"
    assert "| cp-sat | as a user writes it | refuses: models any moves only, no handing over | | | | | | | | |" in lines


def test_a_peer_that_never_proves_is_left_out_after_a_while(tmp_path: Path) -> None:
    hopeless = replace(PEERS["lowest-load"], can_prove=True)
    trials = [Trial(draw("steady", 4), 0, seed) for seed in range(3)]

    runs = list(run_all(list_turns(trials, [hopeless]), 5, Kept(tmp_path), give_up=2))

    assert [run["status"] for run in runs] == ["unproven", "unproven", "left out"]
    assert list(write_tables(runs))[-1] == "- lowest-load: left out of 1 run, not proven 2 times before"


def test_a_plan_that_breaks_a_rule_is_caught() -> None:
    problem = TEAMS["tiny"]
    base = build_base_plan(problem)
    crowded = replace(base, lead={**base.lead, **{case: "w1" for case, worker in base.lead.items() if worker is None}})

    judged = judge(problem, Answer(crowded, {"unallocated_must": Claim(0, 0, True)}))

    assert any("cap" in fault for fault in judged.faults)
    assert not any(goal.proven for goal in judged.goals)


def test_a_claim_that_the_audit_refutes_is_caught() -> None:
    problem = TEAMS["tiny"]
    plan = build_base_plan(problem)
    left = judge(problem, Answer(plan)).goals[0].value

    too_high = judge(problem, Answer(plan, {"unallocated_must": Claim(left, left + 1, True)}))
    too_low = judge(problem, Answer(plan, {"unallocated_must": Claim(left - 1, left - 1, True)}))

    assert too_high.faults == (f"unallocated_must: claims at least {left + 1}, its plan has {left}",)
    assert too_low.faults == (f"unallocated_must: claims {left - 1}, its plan has {left}",)


def test_what_is_kept_is_not_run_again_and_a_line_cut_short_is(tmp_path: Path) -> None:
    turns = list_turns([TRIAL], [PEERS["lowest-load"], PEERS["previous-worker"]])
    first = list(run_all(turns, 5, Kept(tmp_path)))
    written = (tmp_path / FILE).read_bytes()

    again = list(run_all(turns, 5, Kept(tmp_path)))
    assert (tmp_path / FILE).read_bytes() == written
    (tmp_path / FILE).write_bytes(written[:-20])
    mended = list(run_all(turns, 5, Kept(tmp_path)))

    assert again == first
    assert mended[0] == first[0]
    assert mended[1]["goals"] == first[1]["goals"] and mended[1]["status"] == "unproven"
    assert list(run_all(turns, 5, Kept(tmp_path))) == mended


def test_a_peer_that_is_not_installed_is_reported_absent(tmp_path: Path) -> None:
    missing = Peer("nobody", (UNITS,), "no_such_solver", run_by_hand("load"))

    runs = list(run_all([(TRIAL, missing, UNITS)], 5, Kept(tmp_path)))

    assert [run["status"] for run in runs] == ["absent"]
    assert not (tmp_path / FILE).exists()
    assert any("absent: the package no_such_solver is not installed" in line for line in write_tables(runs))


def test_the_tables_compare_medians_where_both_prove_and_name_a_proof_that_is_refuted() -> None:
    runs = [
        a_run(OURS, "", "a", 1.0, 5), a_run(OURS, "", "b", 2.0, 7),
        a_run("highs", UNITS, "a", 4.0, 5), a_run("highs", UNITS, "b", 2.0, 8),
        a_run("scip", UNITS, "a", 9.0, 5), a_run("scip", UNITS, "b", 60.0, 9, "unproven"),
    ]  # fmt: skip

    lines = list(write_tables(runs))

    assert "| highs | with our units and parts | 2 | 2 | 2 | 2.00 | 2.50 | 1.00 | 4.00 | 1 | 0 |" in lines
    assert "| scip | with our units and parts | 2 | 1 | 2 | 16.43 | 19.50 | 9.00 | 30.00 | 1 | 0 |" in lines
    assert (
        "| the fastest of these on each instance | with our units and parts | | | 2 | 2.00 | 2.50 | 1.00 | 4.00 | | |"
        in lines
    )
    assert "- b, seed 0, highs units: claims to be proven, another has 7" in lines


def a_run(peer: str, form: str, name: str, seconds: float, value: int, status: str = "proven") -> dict[str, object]:
    goal = {"name": "fit", "value": value, "bound": value, "proven": status == "proven"}
    return {
        "peer": peer, "form": form, "name": name, "seed": 0, "status": status, "start_up": 0.1, "building": 0.0,
        "solving": seconds, "seconds": 60.0, "goals": [goal], "memory": 1.0,
    }  # fmt: skip


def test_a_suite_of_teams_has_ten_of_each_family_with_every_seed() -> None:
    trials = SUITES["teams"].list_trials(5)

    assert len(trials) == 100
    assert len({trial.instance for trial in trials}) == 20
    assert {trial.seed for trial in trials} == set(range(5))
    assert {trial.moves for trial in trials} == {None}
