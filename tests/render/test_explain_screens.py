"""The screens of explanations and recommendations: golden ones, at the usual width and on a phone."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from caseload.domain.explanation import Alternative, CaseExplanation, Counts, Difference, WorkerExplanation
from caseload.pipeline.explain import ExplainReport
from caseload.render.explain.as_json import explanation_to_json
from caseload.render.explain.recommend_json import recommendation_to_json
from caseload.render.explain.recommend_screen import render_recommendation
from caseload.render.explain.recommend_workbook import write_recommendation
from caseload.render.explain.screen import render_case
from caseload.render.explain.words import say_alternative
from caseload.render.explain.workbook import write_explanation
from caseload.render.explain.worker_screen import render_worker
from tests.render.explain_builder import an_explained_week, explained, recommended

GOLDEN = Path(__file__).parents[1] / "golden" / "40_explain"
SOLVER_WORDS = ("objective", "constraint", "infeasible", "optimal", "variable", "heuristic", " gap")
ASKED = {
    "received": ("c090", None),
    "unallocated": ("c092", None),
    "waits": ("c080", None),
    "held_why_not": ("c001", "w3"),
    "by_law": ("c090", "s1"),
    "worker": ("w7", None),
}


def render(report: ExplainReport, width: int = 72) -> str:
    answer = report.answer
    if isinstance(answer, WorkerExplanation):
        return render_worker(report, answer, width)
    return render_case(report, answer, "team.xlsx", width)


@pytest.mark.parametrize("name", ASKED)
def test_the_screen_is_the_golden_one(name: str) -> None:
    assert render(explained(*ASKED[name])) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_the_recommendation_is_the_golden_one() -> None:
    shown = render_recommendation(recommended("c090"), "team.xlsx")

    assert shown == (GOLDEN / "recommended.txt").read_text(encoding="utf-8")


def test_on_a_phone_no_line_is_wider_than_40_columns() -> None:
    screens = [render(explained(*asked), 40) for asked in ASKED.values()]
    screens.append(render_recommendation(recommended("c090"), "team.xlsx", 40))

    assert max(len(line) for screen in screens for line in screen.splitlines()) <= 40


def test_no_screen_has_a_word_of_the_solver_and_all_are_ascii() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.txt")))

    assert text.isascii()
    assert [word for word in SOLVER_WORDS if word in text.casefold()] == []


def test_ties_are_told_as_arbitrary() -> None:
    report = explained("c092", problem=None)
    answer = report.answer
    assert isinstance(answer, CaseExplanation)
    tie = Alternative("w5", "priced", (Difference("changes", 1, 1, 0, 0),), counts=Counts(1, 0))
    received = replace(answer, footing="received", worker="w1", alternatives=(tie,))

    shown = " ".join(render_case(report, received, "team.xlsx").split())

    assert "w5 would be exactly as good: the choice between them is arbitrary." in shown


def test_what_is_not_proven_says_between_which_numbers_it_lies() -> None:
    open_goal = Difference("displaced", 3, 5, 1, 4)
    one = Alternative("w1", "priced", (open_goal, Difference("fit", 9, 9, None, None)), counts=Counts(0, 0))

    said = say_alternative(one, Counts(0, 0))

    assert said.startswith("2 more children lose their worker (not proven: the difference lies between +1 and +4).")
    assert "more time" in said


@pytest.mark.parametrize(
    ("goal", "before", "after", "words"),
    [
        ("unallocated_must", 0, 1, "1 more child who may not wait has nobody."),
        ("over_pace", 2, 0, "2 fewer new families above the usual pace."),
        ("displaced", 0, 2, "2 more children lose their worker."),
        ("unallocated", 0, 8, "those left without a worker are more urgent or have waited longer."),
        ("overload", 3, 4, "1 more case above a limit."),
        ("changes", 3, 2, "the changes of worker weigh less."),
        ("overhours", 0, 1, "1 more hour above 110% of the time there is."),
        ("unevenness", 1000, 1030, "the work is 3% less evenly shared."),
        ("unevenness", 1000, 996, "the work is 0.4% more evenly shared."),
        ("fit", 0, 12, "12 more minutes a week of travel and unmet preferences."),
    ],
)
def test_each_goal_has_words(goal: str, before: int, after: int, words: str) -> None:
    change = after - before
    one = Alternative("w1", "priced", (Difference(goal, before, after, change, change),), counts=Counts(0, 0))

    assert say_alternative(one, Counts(0, 0)) == words


def test_the_json_has_every_worker_once_and_every_goal_of_each_price() -> None:
    report = explained("c090")

    found = json.loads(json.dumps(explanation_to_json(report)))

    told = [one["worker"] for one in found["alternatives"]] + [w for one in found["barred"] for w in one["workers"]]
    assert sorted(worker for worker in told if worker) == sorted(report.problem.staff)
    goals = [goal.name for goal in report.solved.goals]
    assert all([g["name"] for g in one["goals"]] == goals for one in found["alternatives"] if one["goals"])
    assert json.loads(json.dumps(explanation_to_json(explained("w7"))))["about"] == "worker"
    assert json.loads(json.dumps(recommendation_to_json(recommended("c090"))))["candidates"][0]["place"] == 1


def test_the_workbooks_have_every_worker_once(tmp_path: Path) -> None:
    staff = sorted(an_explained_week().staff)

    write_explanation(explained("c090"), tmp_path / "choices.xlsx")
    write_recommendation(recommended("c090"), tmp_path / "workers.xlsx")
    write_explanation(explained("w7"), tmp_path / "worker.xlsx")

    choices = openpyxl.load_workbook(tmp_path / "choices.xlsx")["Choices"]
    workers = openpyxl.load_workbook(tmp_path / "workers.xlsx")["Workers"]
    told = [str(row[1].value) for row in choices.iter_rows(min_row=2)]
    assert sorted(worker for worker in told if worker in staff) == staff
    assert sorted(str(row[1].value) for row in workers.iter_rows(min_row=2)) == staff
    assert "w7" in str(openpyxl.load_workbook(tmp_path / "worker.xlsx")["Worker"]["A1"].value)
