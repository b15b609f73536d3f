"""The review of a proposal: what needs the manager, the team, what changes, what it would take; and every case."""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.domain.reasons import REASONS
from caseload.domain.rounds import Round
from caseload.pipeline.report import Report
from caseload.render.gain_words import list_options, tabulate_options
from caseload.render.proof_words import say_audit, say_proof
from caseload.render.review import (
    CaseLine,
    choose_workers,
    draw_workloads,
    list_breaches,
    list_case_lines,
    list_needs,
    list_workers,
    tabulate_workers,
)
from caseload.render.rounds.words import say_decision
from caseload.render.screen_head import name_teams, say_summary
from caseload.render.shortfall.words import say_shortfall
from caseload.render.words import say_date
from caseload.web.desk import get_desk
from caseload.web.forms import find_week
from caseload.web.templates import show
from caseload.web.week_pages import MOVES, MOVES_WORDS
from caseload.web.weeks import Week

A_PAGE = 50


async def review(request: Request) -> Response:
    """The proposal at a glance."""
    return await run_in_threadpool(show_review, request, find_week(request), [], {})


def show_review(request: Request, week: Week, faults: list[dict[str, str]], filled: Mapping[str, Any]) -> Response:
    """The review of a week, with what is wrong with a form on it and what was filled in."""
    desk = get_desk(request)
    report, found = desk.reports.get(week.key), desk.find_round(week)
    if report is None or found is None or found.status != "open":
        return RedirectResponse(f"/weeks/{week.key}", 303)
    return show(
        request,
        "review.html",
        week=week,
        faults=faults,
        faults_title="There is a problem",
        problem_title=bool(faults),
        filled=filled,
        name=desk.name,
        reasons=REASONS,
        undecided=len(found.undecided),
        pending=[(made.decision.case, say_decision(made.decision, found.as_of)) for made in found.pending],
        **describe(report, found),
    )


def describe(report: Report, found: Round) -> dict[str, Any]:
    """What the page says of a proposal."""
    workers, allowed = list_workers(report), report.problem.settings.moves
    shown = choose_workers(workers)
    lines = [decided(line, found) for line in list_case_lines(report)]
    return {
        "team": name_teams(report),
        "as_of": say_date(report.problem.caseload.as_of),
        "summary": say_summary(report),
        "needs": list_needs(report),
        "breaches": list_breaches(report),
        "chart": draw_workloads(shown),
        "table": tabulate_workers(report, shown),
        "left_out": len(workers) - len(shown),
        "changed": [line for line in lines if line.is_changed][:A_PAGE],
        "changed_in_all": sum(line.is_changed for line in lines),
        "cases": len(lines),
        "moves": tabulate_options(report),
        "options": [(word, says) for word, says in MOVES_WORDS.items() if MOVES[word] != allowed],
        "allowed": next(says for word, says in MOVES_WORDS.items() if MOVES[word] == allowed),
        "gains": list(list_options(report)),
        "shortfall": say_shortfall(report),
        "proof": [say_audit(report.problem.policy), say_proof(report.solved)],
        "stopped": report.is_stopped,
    }


def decided(line: CaseLine, found: Round) -> CaseLine:
    """The line of a case with what has been decided of it."""
    made = found.effective.get(line.case, ())
    return replace(line, decided=", ".join(say_decision(one.decision, found.as_of) for one in made) or line.decided)


async def list_all(request: Request) -> Response:
    """Every case, a page at a time, those that hold a text."""
    return await run_in_threadpool(show_all, request, find_week(request))


def show_all(request: Request, week: Week) -> Response:
    """The list of all cases."""
    desk = get_desk(request)
    report, found = desk.reports.get(week.key), desk.find_round(week)
    if report is None or found is None:
        return RedirectResponse(f"/weeks/{week.key}", 303)
    wanted = request.query_params.get("find", "").strip()[:100]
    lines = [line for line in list_case_lines(report) if has_text(line, wanted)]
    pages = max(1, ceil(len(lines) / A_PAGE))
    stated = request.query_params.get("page", "1")
    page = min(max(1, int(stated)), pages) if stated.isascii() and stated.isdigit() and len(stated) < 7 else 1
    shown = [decided(line, found) for line in lines[(page - 1) * A_PAGE : page * A_PAGE]]
    return show(request, "cases.html", week=week, lines=shown, wanted=wanted, page=page, pages=pages, number=len(lines))


def has_text(line: CaseLine, wanted: str) -> bool:
    """Whether a case, its family, team, kind or worker holds the text."""
    text = wanted.casefold()
    return any(
        text in cell.casefold() for cell in (line.case, line.family, line.team, line.kind, line.holder, line.worker)
    )
