"""Reads a plan from the JSON that `caseload allocate --json` prints."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from caseload.domain.caseload import Decision
from caseload.domain.plan import GoalResult
from caseload.intake.plan_rows import PlanFile, PlanRow, PlanSettings, SupportRow, refuse_plan
from caseload.intake.what_if_asked import ask_again

BESIDE: Final = ("co_worker", "overseer", "cover")
FIX: Final = "Give the file as `caseload allocate --json` wrote it."


def is_plan(content: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a plan rather than a caseload."""
    return "assignments" in content


def read_plan_json(name: str, content: Mapping[str, Any]) -> PlanFile:
    """The plan that a JSON object states; raises InputRefused where a part of it has the wrong form."""
    try:
        return build_plan_file(name, content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise refuse_plan("E905", name, "this is not a plan in the form that caseload writes", FIX) from error


def build_plan_file(name: str, content: Mapping[str, Any]) -> PlanFile:
    """The plan of a well-formed object."""
    run = content["run"]
    return PlanFile(
        name=name,
        rows=(*map(build_row, content["assignments"]), *map(build_row, content["unallocated"])),
        support=tuple(
            SupportRow(str(row["officer"]), str(row["worker"]), Fraction(row["hours"])) for row in content["support"]
        ),
        disciplines=list_disciplines(content["assignments"]),
        settings=build_settings(run["settings"], content["as_of"]),
        goals=tuple(build_goal(goal) for goal in content["goals"]),
        input_hash=run["input_hash"],
        policy_hash=run["policy_hash"],
    )


def build_row(row: Mapping[str, Any]) -> PlanRow:
    """One case; a case of `unallocated` has no worker."""
    beside = {part: str(row[part]) for part in BESIDE if row.get(part)}
    return PlanRow(f"case {row['case']}", str(row["case"]), as_text(row.get("worker")), beside)


def as_text(value: object) -> str | None:
    """A value as text; None stays None."""
    return None if value is None else str(value)


def list_disciplines(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """Who does the hours of each discipline of each case."""
    return {
        (str(row["case"]), str(part["discipline"])): str(part["worker"])
        for row in rows
        for part in row.get("discipline") or ()
    }


def build_settings(settings: Mapping[str, Any], as_of: str) -> PlanSettings:
    """What the run changed."""
    moves = settings["moves"]
    return PlanSettings(
        moves=None if moves is None else int(moves),
        hand_over=bool(settings["hand_over"]),
        decisions=build_decisions(settings["decisions"]),
        as_of=date.fromisoformat(as_of),
        policy_text=as_text(settings.get("policy")),
        what_ifs=ask_again(settings.get("what_if") or ()),
    )


def build_decisions(rows: Sequence[Mapping[str, Any]]) -> tuple[Decision, ...]:
    """The decisions that the command line or a proposal stated."""
    return tuple(
        Decision(
            case=str(row["case"]),
            word=row["decision"],
            worker=as_text(row.get("worker")),
            penalty=int(row.get("penalty") or 0),
            reason=as_text(row.get("reason")),
            review=date.fromisoformat(row["review"]) if row.get("review") else None,
        )
        for row in rows
    )


def build_goal(goal: Mapping[str, Any]) -> GoalResult:
    """One goal as the plan states it."""
    return GoalResult(str(goal["name"]), int(goal["value"]), int(goal["bound"]), bool(goal["proven"]))
