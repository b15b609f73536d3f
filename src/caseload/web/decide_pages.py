"""Deciding: one case, all the rest for a reason, allocating again around it, and closing the week by name."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.domain.caseload import Decision
from caseload.domain.errors import InputRefused
from caseload.domain.reasons import REASONS
from caseload.ledger.store import open_ledger
from caseload.ledger.write_round import abandon_round, close_round
from caseload.pipeline.rounds.ask import Asked
from caseload.pipeline.rounds.decide import decide
from caseload.pipeline.rounds.replan import preview
from caseload.web.case_pages import show_line
from caseload.web.desk import Desk, get_desk
from caseload.web.forms import find_week, read_form
from caseload.web.guard import Refused
from caseload.web.questions import plan_again
from caseload.web.review_pages import show_review
from caseload.web.week_pages import MOVES, begin_work, choose_question
from caseload.web.weeks import Week

LONGEST_NAME = 100
NOBODY = "Give the name of the person who decides"


class Wrong(Exception):
    """What is wrong with a form: sentences, each with the field it is about."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        """Keep them."""
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def read_name(desk: Desk, form: FormData) -> str:
    """The name of the person who decides, remembered for the next form. Raises Wrong without one."""
    name = " ".join(str(form.get("by", "")).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Wrong((NOBODY, "#by"))
    desk.name = name
    return name


def read_reason(form: FormData, is_wanted: bool = False) -> str | None:
    """The code of a reason. Raises Wrong for another, and for none where one is wanted."""
    code = str(form.get("reason", ""))
    if code in REASONS:
        return code
    if code or is_wanted:
        raise Wrong(("Choose a reason from the list", "#reason"))
    return None


def read_case_decision(form: FormData, case: str) -> Asked:
    """What a form decides of one case. Raises Wrong where it does not say."""
    word, reason = str(form.get("decision", "")), read_reason(form)
    if word == "agree":
        return Asked(agreed=(case,), reason=reason, is_replacing=True)
    if word in ("give", "not"):
        worker = str(form.get("worker", "")).strip()
        if not worker:
            raise Wrong(("Choose the worker", "#worker"))
        decision = Decision(case, "give" if word == "give" else "not", worker)
        return Asked(decisions=(decision,), reason=reason, is_replacing=True)
    if word == "wait":
        return Asked(decisions=(Decision(case, "wait"),), reason=reason, review=read_review(form), is_replacing=True)
    raise Wrong(("Choose what is to happen with this case", "#decision-agree"))


def read_review(form: FormData) -> date | None:
    """The day on which a waiting case is looked at again. Raises Wrong for what is no date."""
    stated = str(form.get("review", "")).strip()
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        raise Wrong(("Give the date as on the calendar, such as 2026-01-12", "#review")) from None


async def decide_case(request: Request) -> Response:
    """Record a decision on one case."""
    desk, week, form = get_desk(request), find_week(request), await read_form(request)
    number, case = find_number(week), request.path_params["case"]
    try:
        by, asked = read_name(desk, form), read_case_decision(form, case)
        await run_in_threadpool(record, desk, week, number, by, asked)
    except (Wrong, InputRefused) as wrong:
        return show_line(request, week, case, list_wrong(wrong), dict(form))
    # what is decided otherwise asks for the next step at the top; after agreeing, the next case is next
    return RedirectResponse(f"/weeks/{week.key}/review{'#cases' if asked.agreed else ''}", 303)


def record(desk: Desk, week: Week, number: int, by: str, asked: Asked) -> None:
    """Record decisions, after a look whether they could be carried out at all."""
    ledger = open_ledger(desk.folder)
    preview(ledger, number, asked, week.ask(desk.today()))
    decide(ledger, number, asked, desk.stamp(by))


def list_wrong(wrong: Wrong | InputRefused, part: str = "") -> list[dict[str, str]]:
    """What is wrong, as the page's summary lists it, with links to the fields of the form that ends in `part`."""
    if isinstance(wrong, Wrong):
        return [{"text": says, "link": link + part} for says, link in wrong.faults]
    return [{"text": str(fault), "link": ""} for fault in wrong.faults if fault.severity == "error"]


def find_number(week: Week) -> int:
    """The round of a week; Refused where it has none yet."""
    if week.round is None:
        raise Refused(409, "This week has not been allocated yet.")
    return week.round


async def agree_all(request: Request) -> Response:
    """Agree to every case that is not yet decided, for a reason."""

    def do(desk: Desk, week: Week, form: FormData) -> None:
        by, reason = read_name(desk, form), read_reason(form, is_wanted=True)
        record(desk, week, find_number(week), by, Asked(is_all=True, reason=reason))

    return await settle(request, do)


async def close(request: Request) -> Response:
    """Make the week final."""

    def do(desk: Desk, week: Week, form: FormData) -> None:
        close_round(open_ledger(desk.folder), find_number(week), desk.stamp(read_name(desk, form)))

    return await settle(request, do, "closed")


async def give_up(request: Request) -> Response:
    """Give a round up, for a reason."""

    def do(desk: Desk, week: Week, form: FormData) -> None:
        by, reason = read_name(desk, form), read_reason(form, is_wanted=True)
        abandon_round(open_ledger(desk.folder), find_number(week), reason or "", desk.stamp(by))
        desk.forget(week.key)
        desk.weeks.remove(week)

    return await settle(request, do, "", "-up")


async def choose_moves(request: Request) -> Response:
    """Allocate the week anew with other moves: its round is given up, and a new one opened."""

    def do(desk: Desk, week: Week, form: FormData) -> None:
        moves, by = str(form.get("moves", "")), read_name(desk, form)
        if moves not in MOVES:
            raise Wrong(("Choose how many families may change", "#number"))
        abandon_round(open_ledger(desk.folder), find_number(week), "MANAGE", desk.stamp(by))
        desk.forget(week.key)
        desk.weeks.change(week, moves=MOVES[moves], round=None)

    answer = await settle(request, do, "", "-moves")
    if answer.status_code != 303:
        return answer
    desk, week = get_desk(request), find_week(request)
    return begin_work(desk, week, choose_question(desk, week))


async def settle(
    request: Request, do: Callable[[Desk, Week, FormData], None], then: str = "review", part: str = ""
) -> Response:
    """Do what a form of the review asks, or show the review with what is wrong; `part` ends the ids of its fields."""
    desk, week, form = get_desk(request), find_week(request), await read_form(request)
    try:
        await run_in_threadpool(do, desk, week, form)
    except (Wrong, InputRefused) as wrong:
        return await run_in_threadpool(show_review, request, week, list_wrong(wrong, part), dict(form))
    return RedirectResponse(f"/weeks/{week.key}/{then}" if then else "/", 303)


async def allocate_again(request: Request) -> Response:
    """Allocate the rest again around what was decided."""
    desk, week, form = get_desk(request), find_week(request), await read_form(request)
    try:
        by = read_name(desk, form)
    except Wrong as wrong:
        return await run_in_threadpool(show_review, request, week, list_wrong(wrong, "-again"), dict(form))
    question: Any = partial(plan_again, desk.folder, find_number(week), week.ask(desk.today()), desk.stamp(by))
    return begin_work(desk, week, question)
