"""A week before its review: what is wrong with the workbook, allocating it, watching and stopping that."""

from functools import partial
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.domain.errors import InputRefused
from caseload.pipeline.check import Checked, check_caseload
from caseload.pipeline.rounds.round_report import RoundReport
from caseload.render.check_screen import list_counts, say_waiting
from caseload.render.words import join_and, say_date
from caseload.web.desk import Desk, get_desk
from caseload.web.export_pages import show_other
from caseload.web.forms import find_week, is_part, lead_on, line_fault, read_form, show_faults
from caseload.web.guard import Refused
from caseload.web.messages import Answered, Failed, Question
from caseload.web.questions import look_again, propose
from caseload.web.templates import show
from caseload.web.weeks import Week
from caseload.web.work import Busy

MOVES: Final = {"0": 0, "1": 1, "3": 3, "any": None}
MOVES_WORDS: Final = {
    "0": "No family",
    "1": "One family in each team",
    "3": "Up to three families in each team",
    "any": "Any number",
}
OF_LEDGER: Final = "L"
"""How the codes of what is wrong with a round begin, and not with a workbook."""
EVERY: Final = 5
"""Seconds by which the time so far goes on, so that a screen reader is not made to say every single one."""


async def open_week(request: Request) -> Response:
    """Lead to where a week is: its check, its progress or its review."""
    desk, week = get_desk(request), find_week(request)
    if desk.work.find_running() == name_work(week):
        return RedirectResponse(f"/weeks/{week.key}/progress", 303)
    if week.round is None:
        return RedirectResponse(f"/weeks/{week.key}/check", 303)
    found = await run_in_threadpool(desk.find_round, week)
    if found is not None and found.status != "open":
        return RedirectResponse(f"/weeks/{week.key}/closed", 303)
    if week.key in desk.reports:
        return RedirectResponse(f"/weeks/{week.key}/review", 303)
    return show(request, "look_again.html", week=week)


async def check(request: Request) -> Response:
    """What was read, or everything that is wrong with it."""
    desk, week = get_desk(request), find_week(request)
    try:
        checked = await run_in_threadpool(check_caseload, week.ask(desk.today()))
    except InputRefused as refused:
        return await run_in_threadpool(show_other, request, week, refused.faults)
    return show(request, "check.html", week=week, **describe(checked))


def describe(checked: Checked) -> dict[str, Any]:
    """What a check found, in words."""
    problem = checked.problem
    return {
        "as_of": say_date(problem.caseload.as_of),
        "counts": join_and(list_counts(problem)),
        "waiting": say_waiting(problem),
        "choices": [{"value": value, "text": text} for value, text in MOVES_WORDS.items()],
        "warnings": [line_fault(number, fault) for number, fault in enumerate(checked.warnings, 1)],
    }


async def allocate(request: Request) -> Response:
    """Begin to allocate the week, with the moves asked for."""
    desk, week, form = get_desk(request), find_week(request), await read_form(request)
    moves = form.get("moves", "0")
    if moves not in MOVES:
        raise Refused(400, "That number of moves is not on the list. Go back and choose one.")
    if week.round is not None:
        raise Refused(409, "This week is allocated already. To allocate it otherwise, give the round up first.")
    week = desk.weeks.change(week, moves=MOVES[str(moves)], hand_over=form.get("hand_over") == "yes")
    return begin_work(desk, week, choose_question(desk, week))


async def look_once_more(request: Request) -> Response:
    """Work out again the proposal of a round, after the server was started anew."""
    desk, week, _ = get_desk(request), find_week(request), await read_form(request)
    return begin_work(desk, week, choose_question(desk, week))


def begin_work(desk: Desk, week: Week, question: Question) -> Response:
    """Begin the work on a week and lead to its progress; where something else is being worked out, say so."""
    try:
        desk.work.ask(name_work(week), question)
    except Busy:
        if desk.work.find_running() != name_work(week):
            raise Refused(409, "Another week is being worked out. Wait for it, or stop it first.") from None
    desk.forget(week.key)
    return RedirectResponse(f"/weeks/{week.key}/progress", 303)


def choose_question(desk: Desk, week: Week) -> Question:
    """What is to be worked out for a week: a new round, or the proposal of the round it has."""
    request, stamp = week.ask(desk.today()), desk.stamp(desk.name or None)
    if week.round is None:
        return partial(propose, desk.folder, request, stamp)
    return partial(look_again, desk.folder, week.round, request, stamp)


def name_work(week: Week) -> str:
    """The name under which the allocation of a week is at work."""
    return f"{week.key} allocate"


async def progress(request: Request) -> Response:
    """How far it is; the review once it is done, the faults where it failed."""
    desk, week = get_desk(request), find_week(request)
    state = desk.work.look(name_work(week))
    if state is None:
        return lead_on(request, f"/weeks/{week.key}")
    if isinstance(state.ended, Answered):
        done: RoundReport = state.ended.result
        desk.keep_report(week.key, done.report)
        desk.weeks.change(week, round=done.round.number)
        return lead_on(request, f"/weeks/{week.key}/review")
    if isinstance(state.ended, Failed):
        if is_part(request):
            return lead_on(request, f"/weeks/{week.key}/progress")
        return show_failed(request, week, state.ended)
    name = "progress_part.html" if is_part(request) else "progress.html"
    seconds = int(state.seconds) // EVERY * EVERY
    return show(request, name, week=week, words=state.words, seconds=seconds, stopping=state.is_stopping)


def show_failed(request: Request, week: Week, failed: Failed) -> Response:
    """Why there is no proposal: the faults of the workbook; or a round that is in the way, with the week it is of."""
    faults = failed.faults
    if any(not fault.code.startswith(OF_LEDGER) for fault in faults):
        return show_faults(request, week, faults)
    rounds = {fault.where for fault in faults}
    ways = [one for one in get_desk(request).weeks.list_all() if f"round {one.round}" in rounds]
    says = [f"{fault.where.capitalize()}: {fault.what}." if ways else str(fault) for fault in faults]
    code = 409 if faults else 500
    return show(request, "failed.html", code, week=week, says=says or [failed.says], ways=ways)


async def stop(request: Request) -> Response:
    """Stop and keep the best so far."""
    desk, week, _ = get_desk(request), find_week(request), await read_form(request)
    desk.work.stop(name_work(week))
    return RedirectResponse(f"/weeks/{week.key}/progress", 303)


async def remove(request: Request) -> Response:
    """Remove a week's workbook from this computer."""
    desk, week, _ = get_desk(request), find_week(request), await read_form(request)
    if desk.work.find_running() == name_work(week):
        raise Refused(409, "This week is being worked out. Stop it first.")
    desk.forget(week.key)
    desk.weeks.remove(week)
    return RedirectResponse("/", 303)
