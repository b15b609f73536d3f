"""What every page of a week needs: the week that an address names, the form that was sent, the faults of a workbook."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.domain.errors import Fault
from caseload.web.desk import get_desk
from caseload.web.guard import Refused, require_form_key
from caseload.web.templates import show
from caseload.web.weeks import Week


def find_week(request: Request) -> Week:
    """The week that an address names; Refused with 404 where there is none."""
    week = get_desk(request).weeks.find(request.path_params["key"])
    if week is None:
        raise Refused(404, "There is no such week, or it has been removed.")
    return week


async def read_form(request: Request) -> FormData:
    """A form of this session."""
    form = await request.form(max_files=0, max_fields=50)
    require_form_key(form.get("form_key"), get_desk(request).keys)
    return form


def is_part(request: Request) -> bool:
    """Whether a page asks for a part of itself, as it does while something is worked out."""
    return "hx-request" in request.headers


def lead_on(request: Request, address: str) -> Response:
    """Lead the browser on, from a page or from a part of it that is fetched again and again."""
    if is_part(request):
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def show_faults(request: Request, week: Week, faults: tuple[Fault, ...]) -> Response:
    """Every fault, first as a summary with links, then in full."""
    listed = [line_fault(number, fault) for number, fault in enumerate(faults, 1)]
    errors = [one for one, fault in zip(listed, faults, strict=True) if fault.severity == "error"]
    return show(
        request,
        "faulty.html",
        week=week,
        problem_title=True,
        faults_title="The workbook cannot be used yet",
        faults=[{"text": f"{one['where']}: {one['what']}", "link": f"#fault-{one['number']}"} for one in errors],
        listed=listed,
    )


def line_fault(number: int, fault: Fault) -> dict[str, object]:
    """One fault as a row."""
    return {
        "number": number,
        "where": fault.where,
        "what": fault.what,
        "got": fault.got,
        "fix": fault.fix,
        "code": fault.code,
        "is_error": fault.severity == "error",
    }
