"""After the week is closed: what was settled, and the files to take away; and the history of all rounds."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.domain.errors import InputRefused
from caseload.domain.rounds import Round
from caseload.ledger.place import FILE
from caseload.ledger.store import open_ledger
from caseload.pipeline.rounds.carry import carry_round
from caseload.pipeline.rounds.look_back import look_back
from caseload.pipeline.shortfall_report import Extras
from caseload.pipeline.tell_staff import tell_staff
from caseload.render.page.frame import render_page
from caseload.render.report.audience import AUDIENCES
from caseload.render.report.page import build_report
from caseload.render.rounds.history import say_made
from caseload.render.rounds.next_week import write_next_week
from caseload.render.rounds.notes import list_final, say_note, write_notes
from caseload.render.rounds.words import say_status
from caseload.render.words import say_date
from caseload.render.workbook.proposal import write_proposal
from caseload.web.desk import Desk, get_desk
from caseload.web.forms import find_week
from caseload.web.guard import Refused
from caseload.web.templates import show
from caseload.web.weeks import Week

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REPORTS: Final = {f"report-{readers}.html": readers for readers in AUDIENCES}
FORMS: Final = {
    "proposal.xlsx": XLSX,
    "next-week.xlsx": XLSX,
    "notes.csv": "text/csv; charset=utf-8",
    **dict.fromkeys(REPORTS, "text/html; charset=utf-8"),
}
MOST_ROUNDS: Final = 60


async def closed(request: Request) -> Response:
    """What a closed week settled, and what to do with it."""
    desk, week = get_desk(request), find_week(request)
    found = await run_in_threadpool(desk.find_round, week)
    if found is None or found.status == "open":
        return RedirectResponse(f"/weeks/{week.key}", 303)
    notes = [say_note(found, made) for made in list_final(found)]
    return show(
        request,
        "closed.html",
        week=week,
        status=say_status(found),
        notes=notes,
        is_closed=found.status == "closed",
        has_report=week.key in desk.reports,
    )


async def download(request: Request) -> Response:
    """One of the files of a week."""
    desk, week, name = get_desk(request), find_week(request), request.path_params["name"]
    if name not in FORMS:
        raise Refused(404, "There is no such file.")
    try:
        content = await run_in_threadpool(make_file, desk, week, name)
    except InputRefused as refused:
        raise Refused(409, " ".join(str(fault) for fault in refused.faults)) from None
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=FORMS[name], headers=headers)


def make_file(desk: Desk, week: Week, name: str) -> bytes:
    """The bytes of a file. Raises Refused where it cannot be made yet."""
    found = desk.find_round(week)
    if found is None:
        raise Refused(409, "This week has not been allocated yet.")
    if name == "proposal.xlsx" or name in REPORTS:
        report = desk.reports.get(week.key)
        if report is None:
            raise Refused(409, "Work the proposal out again first, on the page of the week.")
        if name in REPORTS:
            return render_page(build_report(tell_staff(report, Extras()), REPORTS[name])).encode()
        return write_to_bytes(name, lambda path: write_proposal(report, path))
    if found.status != "closed":
        raise Refused(409, "Close the week first: until then nothing is final.")
    if name == "notes.csv":
        return write_to_bytes(name, lambda path: write_notes(found, path))
    carried = carry_round(open_ledger(desk.folder), found.number, week.ask(desk.today()))
    return write_to_bytes(name, lambda path: write_next_week(carried, path))


def write_to_bytes(name: str, write: Callable[[Path], object]) -> bytes:
    """What a writer of files writes."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        write(path)
        return path.read_bytes()


async def history(request: Request) -> Response:
    """Every round, or what was decided of a case or worker."""
    desk, wanted = get_desk(request), request.query_params.get("find", "").strip()[:100]
    if not (desk.folder / FILE).is_file():
        return show(request, "history.html", rounds=[], wanted=wanted)
    try:
        name, rounds = await run_in_threadpool(look_back, open_ledger(desk.folder), wanted or None)
    except InputRefused as refused:
        faults = [{"text": str(fault), "link": "#find"} for fault in refused.faults]
        return show(
            request, "history.html", rounds=[], wanted=wanted, faults=faults,
            faults_title="Nothing was found", problem_title=True,
        )  # fmt: skip
    listed = [describe_round(found, [say_made(found, one) for one in made] if name else []) for found, made in rounds]
    return show(request, "history.html", rounds=listed[::-1][:MOST_ROUNDS], wanted=wanted, name=name)


def describe_round(found: Round, says: list[str]) -> dict[str, object]:
    """One round in the history."""
    return {
        "number": found.number,
        "as_of": say_date(found.as_of),
        "status": say_status(found),
        "decided": len(list_final(found)),
        "says": says,
    }


async def accessibility(request: Request) -> Response:
    """The accessibility statement."""
    return show(request, "accessibility.html")
