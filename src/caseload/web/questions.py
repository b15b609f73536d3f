"""What the page asks of the process that works for it, as plain functions of values."""

from dataclasses import dataclass
from threading import Event

from caseload.domain.errors import InputRefused
from caseload.pipeline.explain import ExplainReport, explain_caseload
from caseload.pipeline.progress import OnStep
from caseload.pipeline.recommend import RecommendReport, recommend_caseload
from caseload.pipeline.request import Request


@dataclass(frozen=True)
class Explained:
    """Why a case has the worker it has; and, for one that is open, who could take it with everyone else as they are."""

    why: ExplainReport
    who: RecommendReport | None


def explain(request: Request, name: str, on_step: OnStep, stop: Event) -> Explained:
    """The explanation of a case or worker of a week."""
    why = explain_caseload(request, name, None, on_step, stop)
    try:
        who = None if why.is_stopped else recommend_caseload(request, name, on_step, stop)
    except InputRefused:
        who = None
    return Explained(why, who)
