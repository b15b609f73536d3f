"""The weekly journey from a path to a report: facts, advice, and what stopping keeps."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest

from caseload.domain.caseload import Decision
from caseload.domain.errors import InputRefused
from caseload.domain.problem import Settings
from caseload.pipeline.allocate import allocate_caseload
from caseload.pipeline.progress import Step
from caseload.pipeline.request import Request
from tests.cli.running import write_small

NEVER = date(1999, 1, 1)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


def ask(path: Path, **changes) -> Request:
    return Request(path, NEVER, **{"has_advice": False, "seconds": 20.0, **changes})


def test_the_policys_date_comes_before_today(small: Path) -> None:
    assert allocate_caseload(ask(small)).problem.caseload.as_of == date(2026, 1, 5)


def test_the_facts_name_everything_that_made_the_proposal(small: Path) -> None:
    report = allocate_caseload(ask(small, decisions=(Decision("c4", "give", "w2"),)))

    facts = report.facts
    assert facts.input_hash == report.problem.caseload.input_hash != ""
    assert facts.policy_hash == report.problem.policy.text_hash != ""
    assert set(facts.versions) == {"caseload", "ortools", "python"}
    assert facts.settings["decisions"] == [Decision("c4", "give", "w2")]
    assert "policy" not in facts.settings


def test_a_proposal_has_one_id_and_another_decision_gives_another(small: Path) -> None:
    first, again = (allocate_caseload(ask(small)).facts.proposal for _ in range(2))
    other = allocate_caseload(ask(small, decisions=(Decision("c4", "wait"),))).facts.proposal

    assert first == again != other


def test_a_run_told_to_stop_still_has_a_plan_and_no_advice(small: Path) -> None:
    stop = Event()
    stop.set()

    report = allocate_caseload(ask(small, has_advice=True), stop=stop)

    assert report.is_stopped and report.solved.interrupted
    assert set(report.solved.plan.lead) == {"c1", "c2", "c3", "c4", "c5"}
    assert report.findings.moves_options == report.findings.shortfall == ()


def test_ctrl_c_in_the_advice_keeps_the_proven_plan(small: Path) -> None:
    def interrupt(step: Step) -> None:
        if step.name == "ways_out":
            raise KeyboardInterrupt

    report = allocate_caseload(ask(small, has_advice=True, seconds=6.0), interrupt)

    assert report.is_stopped
    assert report.solved.is_optimal and not report.solved.interrupted
    assert report.findings.moves_options != ()
    assert report.findings.shortfall == ()


def test_every_step_is_told_in_order(small: Path) -> None:
    told: list[str] = []

    allocate_caseload(ask(small, has_advice=True, seconds=6.0), lambda step: told.append(step.name))

    assert list(dict.fromkeys(told)) == ["read", "allocate", "moves", "ways_out", "shortfall"]


def test_moves_and_handing_over_are_settings_of_the_run(small: Path) -> None:
    report = allocate_caseload(ask(small, settings=Settings(moves=None, hand_over=True)))

    assert (report.facts.settings["moves"], report.facts.settings["hand_over"]) == (None, True)


def test_contradictory_decisions_are_refused_together(small: Path) -> None:
    decisions = (Decision("c4", "give", "w2"), Decision("c4", "give", "w1"), Decision("c9", "wait"))

    with pytest.raises(InputRefused) as refused:
        allocate_caseload(ask(small, decisions=decisions))

    assert sorted(fault.code for fault in refused.value.faults) == ["E601", "E604"]
