"""The plan as JSON: it keeps to its published schema and says what the design promises."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from caseload.domain.errors import Fault
from caseload.domain.findings import WayOut
from caseload.render.plan_json import failure_to_json, plan_to_json
from tests.builders import a_case, a_plan, a_problem, a_worker, days, give
from tests.render.report_builder import FACTS, a_level, a_post, a_report, a_solved, a_week_report, an_option

SCHEMA = json.loads(files("caseload.render").joinpath("plan.schema.json").read_text(encoding="utf-8"))
PLAN_KEYS = (
    "schema_version", "status", "as_of", "goals", "assignments", "unallocated", "support", "workload", "breaches",
    "shortfall", "run",
)  # fmt: skip


def check(document: dict[str, Any]) -> dict[str, Any]:
    """The document after a trip through JSON text, valid under the schema."""
    again: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
    Draft202012Validator(SCHEMA).validate(again)
    return again


def list_described(schema: Any, path: str = "") -> list[str]:
    """The paths of properties that have no description."""
    missing = []
    for name, part in schema.get("properties", {}).items():
        if "$ref" not in part and "description" not in part:
            missing.append(f"{path}/{name}")
        missing += list_described(part, f"{path}/{name}") + list_described(part.get("items", {}), f"{path}/{name}")
    return missing


def test_the_schema_itself_is_valid_and_every_key_has_a_meaning() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert [path for name, part in SCHEMA["$defs"].items() for path in list_described(part, name)] == []


def test_a_whole_week_is_valid_and_has_every_promised_key_in_order() -> None:
    report = a_week_report(
        shortfall=(a_level(1, (a_post("court"),), left=("c1",)),),
        moves_options=(an_option(None, unallocated=0),),
        warnings=(Fault("W302", "cases", "odd", "Nothing to do.", "f1", "warning"),),
    )

    document = check(plan_to_json(report))

    assert [key for key in document if key in PLAN_KEYS] == list(PLAN_KEYS)
    assert document["status"] == "optimal" and document["as_of"] == "2026-01-05"
    assert document["goals"][0] == {"name": "unallocated_must", "value": 2, "bound": 2, "proven": True, "unit": "cases"}


def test_every_case_is_assigned_or_unallocated_and_never_both() -> None:
    report = a_week_report()

    document = plan_to_json(report)

    assigned = [one["case"] for one in document["assignments"]]
    missing = [one["case"] for one in document["unallocated"]]
    assert sorted(assigned + missing) == sorted(report.problem.standings)
    assert [one["case"] for one in document["without_cover"]] == ["c061"]
    assert "c061" in assigned


def test_an_assignment_says_whether_it_is_kept_or_changed_and_why() -> None:
    assignments = {one["case"]: one for one in plan_to_json(a_week_report())["assignments"]}

    assert assignments["c001"]["kept"] and not assignments["c001"]["changed"]
    assert assignments["c068"]["changed"] and assignments["c068"]["moved_because"] == "holder_left"
    assert assignments["c074"]["holder"] is None and assignments["c074"]["moved_because"] is None
    assert assignments["c060"]["cover"] == "w2" and assignments["c060"]["waiting"]


def test_hours_are_hours_and_the_absent_have_no_workload() -> None:
    workload = {one["worker"]: one for one in plan_to_json(a_week_report())["workload"]}

    assert workload["w1"]["hours"] == 17.25 and workload["w1"]["workload"] == 1.0
    assert workload["w4"]["workload"] is None and workload["w4"]["capacity_hours"] is None
    assert workload["w4"]["back_on"] == "2026-02-02"


def test_an_unallocated_case_says_why_in_words_and_how_it_could_be_allocated() -> None:
    one = next(one for one in plan_to_json(a_week_report())["unallocated"] if one["case"] == "c076")

    assert one["must_allocate"] and one["reasons"][0]["text"] == "4 of 5 who may lead it lack a skill it needs"
    assert one["ways_out"][0]["options"] == ["--give c076=w1"]
    assert one["ways_out"][0]["over"] == [{"rule": "cap", "worker": "w1", "then": 24, "limit": 23}]


def test_status_is_feasible_when_something_is_not_proven() -> None:
    problem = a_problem()

    report = a_report(problem, solved=a_solved(problem, a_plan(problem), proven=False))

    assert check(plan_to_json(report))["status"] == "feasible"


def test_practitioners_and_support_are_listed() -> None:
    problem = a_problem(
        [a_worker("w1"), a_worker("t1", role="therapist"), a_worker("s1", role="support_officer")],
        [a_case(holder="w1", discipline={"therapy": 1.5})],
    )
    plan = a_plan(problem, discipline={("c1", "therapy"): "t1"}, support={("s1", "w1"): 1})

    document = check(plan_to_json(a_report(problem, plan)))

    assert document["assignments"][0]["discipline"] == [{"discipline": "therapy", "worker": "t1", "hours": 1.5}]
    assert document["support"] == [{"officer": "s1", "worker": "w1", "hours": 0.25}]


def test_settings_keep_what_the_command_line_changed() -> None:
    facts = type(FACTS)("a", "b", "c", {}, {"decisions": [give("c1", "w1")], "as_of": days(0), "moves": None})

    settings = check(plan_to_json(a_report(facts=facts)))["run"]["settings"]

    assert settings["moves"] is None and settings["as_of"] == "2026-01-05"
    assert settings["decisions"][0]["worker"] == "w1"


def test_the_users_own_columns_are_not_in_json() -> None:
    text = json.dumps(plan_to_json(a_report(extra={"c1": {"Note": "canary"}})))

    assert "canary" not in text and "Note" not in text


def test_more_moves_as_a_way_out_is_valid() -> None:
    report = a_week_report()
    way = WayOut("more_moves", (), moves=3)
    unallocated = tuple(replace(one, ways_out=(way,)) for one in report.findings.unallocated)

    assert check(plan_to_json(a_report(report.problem, solved=report.solved, unallocated=unallocated)))


def test_a_refusal_carries_every_fault_and_the_exit_code() -> None:
    faults = (Fault("E402", "cases.csv row 2", "not known", "Correct it.", "X", rows=3),)

    document = check(failure_to_json(faults, 3))

    assert document["status"] == "refused" and document["exit_code"] == 3
    assert document["issues"] == [
        {
            "code": "E402", "severity": "error", "where": "cases.csv row 2", "what": "not known", "got": "X",
            "fix": "Correct it.", "rows": 3,
        }
    ]  # fmt: skip


@pytest.mark.parametrize("change", [{"status": "done"}, {"schema_version": 2}, {"goals": [{"name": "x"}]}])
def test_the_schema_refuses_what_is_not_a_plan(change: dict[str, Any]) -> None:
    document = {**plan_to_json(a_report()), **change}

    assert not Draft202012Validator(SCHEMA).is_valid(document)
