"""One case, and one worker: why, and what every other choice would cost; worked out when it is first looked at."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.domain.explanation import CaseExplanation, WorkerExplanation
from caseload.domain.reasons import REASONS
from caseload.render.explain.recommend_screen import list_candidate
from caseload.render.explain.screen import list_owners, render_barred, render_choices, render_head, say_why
from caseload.render.explain.worker_screen import list_worker
from caseload.render.review import list_case_lines
from caseload.render.rounds.history import say_made
from caseload.web.desk import Desk, get_desk
from caseload.web.forms import find_week
from caseload.web.guard import Refused
from caseload.web.messages import Answered, Failed
from caseload.web.questions import Explained, explain
from caseload.web.templates import show
from caseload.web.weeks import Week
from caseload.web.work import Busy

SAME_ID: Final = "A case has this id too, and its page says why. Give the two different ids to see it for the worker."


async def show_case(request: Request) -> Response:
    """One case: the line of it at once, the explanation as soon as it is worked out."""
    return await run_in_threadpool(show_line, request, find_week(request), request.path_params["case"], [], {})


def show_line(
    request: Request, week: Week, name: str, faults: list[dict[str, str]], filled: Mapping[str, Any]
) -> Response:
    """The page of one case, with what is wrong with the form on it and what was filled in."""
    desk = get_desk(request)
    report = desk.reports.get(week.key)
    if report is None:
        return RedirectResponse(f"/weeks/{week.key}", 303)
    line = next((line for line in list_case_lines(report) if line.case == name), None)
    found = desk.find_round(week)
    if line is None or found is None or found.proposal is None:
        raise Refused(404, "There is no such case in this week.")
    answer = find_answer(desk, week, name)
    told: dict[str, Any] = {"waiting": answer}
    if isinstance(answer, Explained) and isinstance(answer.why.answer, CaseExplanation):
        told = describe_case(answer, answer.why.answer)
    return show(
        request,
        "case.html",
        week=week,
        line=line,
        faults=faults,
        faults_title="There is a problem",
        problem_title=bool(faults),
        filled=filled,
        reasons=REASONS,
        name=desk.name,
        workers=found.proposal.workers,
        may_wait=found.proposal.cases[name].before is None,
        made=[say_made(found, made) for made in found.effective.get(name, ())],
        is_open=found.status == "open",
        **told,
    )


async def show_worker(request: Request) -> Response:
    """One worker: why they have what they have."""
    desk, week = get_desk(request), find_week(request)
    report, name = desk.reports.get(week.key), request.path_params["worker"]
    if report is None:
        return RedirectResponse(f"/weeks/{week.key}", 303)
    if name not in report.problem.staff:
        raise Refused(404, "There is no such worker in this week.")
    lines = [line for line in list_case_lines(report) if name in (line.worker, line.holder)]
    found = find_answer(desk, week, name)
    if isinstance(found, Explained):
        answer = found.why.answer
        says = list_worker(found.why, answer) if isinstance(answer, WorkerExplanation) else [(0, SAME_ID)]
        return show(request, "worker.html", week=week, worker=name, lines=lines, says=[one for one in says if one[1]])
    return show(request, "worker.html", week=week, worker=name, lines=lines, waiting=found)


def find_answer(desk: Desk, week: Week, name: str) -> Explained | str:
    """The explanation of a case or worker if it is there, else a sentence that says how far it is; begins it if not."""
    about = f"{week.key} explain {name}"
    kept = desk.answers.get(about)
    if isinstance(kept, Explained):
        return kept
    state = desk.work.look(about)
    if state is not None and isinstance(state.ended, Answered):
        found: Explained = state.ended.result
        desk.keep_answer(about, found)
        return found
    if state is not None and isinstance(state.ended, Failed):
        return state.ended.says or "It could not be worked out."
    if state is None:
        try:
            desk.work.ask(about, partial(explain, week.ask(desk.today()), name))
        except Busy:
            return "Something else is being worked out first."
    return state.words if state is not None else "Starting"


def describe_case(found: Explained, case: CaseExplanation) -> dict[str, Any]:
    """Why, every other choice and its cost, who may not; and what taking it would do to each who could."""
    report = found.why
    candidates = found.who.answer.candidates if found.who is not None else ()
    return {
        "head": render_head(report, case)[1:],
        "why": say_why(report, case),
        "choices": [one for one in render_choices(case) if one[1]],
        "barred": [one for one in render_barred(case, list_owners(report, case)) if one[1]],
        "loads": [
            [text for _, text in list_candidate(found.who, one, place)] for place, one in enumerate(candidates, 1)
        ]
        if found.who is not None
        else [],
        "stopped": report.is_stopped,
    }
