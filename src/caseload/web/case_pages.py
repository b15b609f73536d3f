"""One case, and one worker: why, and what every other choice would cost; worked out when it is first looked at."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from caseload.domain.explanation import Candidate, CaseExplanation, WorkerExplanation
from caseload.domain.reasons import REASONS
from caseload.domain.rounds import Round
from caseload.pipeline.recommend import RecommendReport
from caseload.pipeline.report import Report
from caseload.render.explain.recommend_screen import BASIS, list_candidate, say_rise
from caseload.render.explain.screen import list_owners, render_barred, render_choices, render_head, say_why
from caseload.render.explain.worker_screen import list_worker
from caseload.render.review import list_case_lines
from caseload.render.rounds.history import say_made
from caseload.web.desk import Desk, get_desk
from caseload.web.forms import find_week, lead_on
from caseload.web.guard import Refused
from caseload.web.messages import Answered, Failed
from caseload.web.questions import Explained, explain
from caseload.web.review_pages import decided
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
        return lead_on(request, f"/weeks/{week.key}")
    line = next((line for line in list_case_lines(report) if line.case == name), None)
    found = desk.find_round(week)
    if line is None or found is None or found.proposal is None:
        raise Refused(404, "There is no such case in this week.")
    answer = find_answer(desk, week, report, name)
    told: dict[str, Any] = {}
    if isinstance(answer, Explained) and isinstance(answer.why.answer, CaseExplanation):
        told = describe_case(answer, answer.why.answer)
    elif not isinstance(answer, Explained):
        told = describe_waiting(answer)
    return show(
        request,
        "case.html",
        week=week,
        line=line,
        faults=faults,
        faults_title="There is a problem",
        problem_title=bool(faults),
        filled=filled or fill_in(found, name),
        reasons=REASONS,
        name=desk.name,
        workers=found.proposal.workers,
        may_wait=found.proposal.cases[name].before is None,
        made=[say_made(found, made) for made in found.effective.get(name, ())],
        is_open=found.status == "open",
        **told,
    )


def fill_in(found: Round, case: str) -> dict[str, object]:
    """What the form of a case has at first: what is decided of it so far, else to agree."""
    made = found.effective.get(case, ())
    if not made:
        return {"decision": "agree"}
    one = made[-1].decision
    return {"decision": one.word, "worker": one.worker, "review": one.review, "reason": one.reason}


async def show_worker(request: Request) -> Response:
    """One worker: why they have what they have."""
    return await run_in_threadpool(show_load, request, find_week(request), request.path_params["worker"])


def show_load(request: Request, week: Week, name: str) -> Response:
    """The page of one worker."""
    desk = get_desk(request)
    report, found = desk.reports.get(week.key), desk.find_round(week)
    if report is None or found is None:
        return lead_on(request, f"/weeks/{week.key}")
    if name not in report.problem.staff:
        raise Refused(404, "There is no such worker in this week.")
    answer = find_answer(desk, week, report, name)
    told = describe_worker(answer) if isinstance(answer, Explained) else describe_waiting(answer)
    lines = [decided(line, found) for line in list_case_lines(report) if name in (line.worker, line.holder)]
    return show(request, "worker.html", week=week, worker=name, lines=lines, **told)


def describe_worker(found: Explained) -> dict[str, Any]:
    """What is said of a worker."""
    answer = found.why.answer
    says = list_worker(found.why, answer) if isinstance(answer, WorkerExplanation) else [(0, SAME_ID)]
    return {"says": [one for one in says if one[1]]}


def describe_waiting(answer: Failed | str) -> dict[str, Any]:
    """How far an explanation is, or why there is none."""
    if isinstance(answer, Failed):
        return {"failed": answer.says or " ".join(map(str, answer.faults))}
    return {"waiting": answer}


def find_answer(desk: Desk, week: Week, report: Report, name: str) -> Explained | Failed | str:
    """The explanation of a case or worker if it is there; begins it if not, and then says how far it is, or once why
    it failed."""
    about = f"{week.key} explain {name}"
    kept = desk.answers.get(about)
    if isinstance(kept, Explained):
        return kept
    state = desk.work.look(about)
    if state is not None and isinstance(state.ended, Answered):
        answer: Explained = state.ended.result
        desk.keep_answer(about, answer)
        return answer
    if state is not None and isinstance(state.ended, Failed):
        desk.work.forget(about)
        return state.ended
    if state is None:
        try:
            desk.work.ask(about, partial(explain, report, week.ask(desk.today()), name))
        except Busy:
            return "Something else is being worked out first"
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
        "basis": BASIS,
        "loads": [describe_load(found.who, one) for one in candidates] if found.who is not None else [],
        "stopped": report.is_stopped,
    }


def describe_load(who: RecommendReport, one: Candidate) -> dict[str, Any]:
    """One worker who could take a case: what it would do to their workload, what speaks for them, the cost."""
    role = who.problem.policy.roles[one.after.role].label
    _, *rest = (text for _, text in list_candidate(who, one, 0))
    return {"worker": one.worker, "role": role, "rise": say_rise(one, who), "says": rest}
