"""What if: a worker away, one more worker, another cap; beside the week as it is proposed. It changes nothing."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.analysis.compare import Side, compare_plans
from caseload.domain.comparison import WorkerPair
from caseload.intake.what_if_asked import AskedWhatIf
from caseload.pipeline.report import Report
from caseload.render.compare.screen import say_state
from caseload.render.goal_words import is_counted, say_goal
from caseload.render.review import list_workers
from caseload.render.screen_head import list_teams, say_summary
from caseload.render.words import natural_key
from caseload.web.decide_pages import find_number
from caseload.web.desk import get_desk
from caseload.web.forms import find_week, is_part, lead_on, read_form
from caseload.web.messages import Answered, Failed
from caseload.web.questions import Tried, try_what_if
from caseload.web.templates import show
from caseload.web.weeks import Week
from caseload.web.work import Busy

ROLES: Final = ("social_worker", "senior_social_worker", "agency_social_worker", "nqsw", "support_officer")
NOTHING: Final = "Choose what is to be otherwise"


async def show_form(request: Request) -> Response:
    """The form, and what came of what was tried last."""
    return await run_in_threadpool(show_what_if, request, find_week(request), [], {})


def show_what_if(request: Request, week: Week, faults: list[dict[str, str]], filled: dict[str, Any]) -> Response:
    """The page, with what is wrong with the form on it and what was filled in."""
    desk = get_desk(request)
    report, about = desk.reports.get(week.key), name_work(week)
    if report is None:
        return lead_on(request, f"/weeks/{week.key}")
    told: dict[str, Any] = {}
    state = desk.work.look(about)
    if state is not None and state.ended is None:
        told = {"waiting": state.words}
    elif state is not None and isinstance(state.ended, Failed) and not faults:
        if is_part(request):
            return lead_on(request, f"/weeks/{week.key}/what-if")
        desk.work.forget(about)
        faults = [{"text": says, "link": ""} for says in map(str, state.ended.faults or (state.ended.says,))]
    elif state is not None and isinstance(state.ended, Answered):
        desk.keep_answer(about, state.ended.result)
    tried = desk.answers.get(about)
    if isinstance(tried, Tried) and not told:
        told = describe(report, tried)
    policy = report.problem.policy
    return show(
        request,
        "what_if.html",
        week=week,
        faults=faults,
        faults_title="There is a problem",
        problem_title=bool(faults),
        filled=filled,
        workers=[one.worker for one in list_workers(report)],
        roles=[(role, policy.roles[role].label) for role in ROLES if role in policy.roles],
        teams=list_teams(report),
        cap=policy.cap,
        **told,
    )


def name_work(week: Week) -> str:
    """The name under which a what-if of a week is at work."""
    return f"{week.key} what if"


async def try_one(request: Request) -> Response:
    """Begin to work out what would be."""
    desk, week, form = get_desk(request), find_week(request), await read_form(request)
    asked = list_asked(form)
    if not asked:
        fault = {"text": NOTHING, "link": "#absent"}
        return await run_in_threadpool(show_what_if, request, week, [fault], dict(form))
    question: Any = partial(try_what_if, desk.folder, find_number(week), week.ask(desk.today()), asked)
    try:
        desk.work.ask(name_work(week), question)
    except Busy:
        fault = {"text": "Something else is being worked out. Try again in a moment", "link": ""}
        return await run_in_threadpool(show_what_if, request, week, [fault], dict(form))
    desk.answers.pop(name_work(week), None)
    return RedirectResponse(f"/weeks/{week.key}/what-if#told", 303)


def list_asked(form: FormData) -> tuple[AskedWhatIf, ...]:
    """What a form asks to be otherwise."""
    stated = {name: str(form.get(name, "")).strip()[:100] for name in ("absent", "role", "team", "cap")}
    asked = []
    if stated["absent"]:
        asked.append(AskedWhatIf("absent", parts={"worker": stated["absent"]}))
    if stated["role"]:
        asked.append(AskedWhatIf("add", parts={"role": stated["role"], "team": stated["team"]}))
    if stated["cap"]:
        asked.append(AskedWhatIf("set", parts={"key": "cap", "value": stated["cap"]}))
    return tuple(asked)


def describe(report: Report, tried: Tried) -> dict[str, Any]:
    """The week as it is and as it would be, side by side."""
    other = tried.report
    found = compare_plans(
        Side(report.problem, report.solved.plan, report.solved.goals),
        Side(other.problem, other.solved.plan, other.solved.goals),
    )
    return {
        "says": tried.says,
        "summaries": list(zip(say_summary(report), say_summary(other), strict=True)),
        "goals": [
            (say_goal(pair.name), f"{pair.first.value:,}", f"{pair.second.value:,}", pair.better)
            for pair in found.goals
            if pair.first is not None and pair.second is not None and is_counted(pair.name)
        ],
        "pairs": [describe_worker(pair) for pair in list_differing(found.workers)],
        "is_proven": report.solved.is_optimal and other.solved.is_optimal,
    }


def list_differing(workers: Iterable[WorkerPair]) -> list[WorkerPair]:
    """The workers who differ, by name."""
    return sorted((one for one in workers if one.differs), key=lambda one: natural_key(one.worker))


def describe_worker(pair: WorkerPair) -> tuple[str, ...]:
    """A worker's cases and workload as it is and as it would be."""
    return (pair.worker, *say_state(pair.first), *say_state(pair.second))
