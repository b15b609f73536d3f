"""Says the options a run was asked with, so that the command offered next asks about the same week."""

from collections.abc import Collection, Iterator

from caseload.domain.caseload import Decision
from caseload.pipeline.request import Request
from caseload.render.lines import glue
from caseload.render.way_words import name_target
from caseload.render.words import quote


def say_command(request: Request | None, words: str, *more: str, free: Collection[str] = (), worker: str = "") -> str:
    """`caseload allocate team --give c1=w2 --absent w4`: `words`, `more`, then what the run was asked with.

    An option of `more` that stands once in a command, such as `--moves 1`, takes the place of the run's own. Left out
    are the decisions that cannot stand where the cases `free` go to `worker`.
    """
    taken = {one.split(" ")[0] for one in more} - {"--give"}
    asked = () if request is None else list_asked(request, free, worker)
    kept = (one for one in asked if one.split(" ")[0] not in taken)
    return " ".join((f"caseload {words}", *map(glue, (*more, *kept))))


def list_asked(request: Request, free: Collection[str] = (), worker: str = "") -> Iterator[str]:
    """Each option that makes the week another one, as it is typed; time, seed and output are not of these."""
    settings = request.settings
    if request.policy is not None:
        yield f"--policy {quote(str(request.policy))}"
    if request.as_of is not None:
        yield f"--as-of {request.as_of.isoformat()}"
    if settings.moves != 0:
        yield f"--moves {'any' if settings.moves is None else settings.moves}"
    if settings.hand_over:
        yield "--hand-over"
    for decision in request.decisions:
        if not is_against(decision, free, worker):
            yield f"--{decision.word} {quote(name_target(decision))}"
    for one in request.what_ifs:
        yield f"--{one.option} {quote(one.text)}"


def is_against(decision: Decision, free: Collection[str], worker: str) -> bool:
    """Whether a decision cannot stand where the cases `free` go to a worker; ids as they are typed."""
    if decision.case.strip().casefold() not in {case.casefold() for case in free}:
        return False
    return decision.word in ("give", "wait") or (decision.worker or "").strip().casefold() == worker.casefold()
