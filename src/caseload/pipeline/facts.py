"""How a proposal was made, and the short id that names it."""

import json
import platform
from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

import caseload
from caseload.domain.caseload import Decision
from caseload.domain.plan import Plan
from caseload.intake.what_if_asked import state_what_if
from caseload.pipeline.read_week import Week
from caseload.pipeline.report import RunFacts
from caseload.pipeline.request import Request

DIGITS = 8


def gather_facts(week: Week, plan: Plan, request: Request) -> RunFacts:
    """The hashes, versions and settings of a run; with the caseload they are enough to audit its plan."""
    problem = week.problem
    settings: dict[str, object] = {
        "moves": problem.settings.moves,
        "hand_over": problem.settings.hand_over,
        "what_if": [state_what_if(one) for one in week.what_ifs],
        "decisions": list(week.decisions),
        "time_limit": request.seconds,
    }
    if request.is_reproducible:
        settings["reproducible"] = True
    if week.policy_text is not None:
        settings["policy"] = week.policy_text
    return RunFacts(
        input_hash=problem.caseload.input_hash,
        policy_hash=problem.policy.text_hash,
        proposal=name_proposal(week, plan, request.seed),
        versions=list_versions(),
        settings=settings,
    )


def list_versions() -> Mapping[str, str]:
    """The versions of this program, its solver and Python."""
    return {"caseload": caseload.__version__, "ortools": find_version("ortools"), "python": platform.python_version()}


def find_version(package: str) -> str:
    """The installed version of a package, without importing it."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def name_proposal(week: Week, plan: Plan, seed: int) -> str:
    """The first 8 hexadecimal digits of the SHA-256 of everything that made the proposal, and of its plan."""
    problem = week.problem
    content = [
        problem.caseload.input_hash,
        problem.policy.text_hash,
        problem.caseload.as_of.isoformat(),
        [problem.settings.moves, problem.settings.hand_over],
        sorted(state_decision(decision) for decision in problem.caseload.decisions),
        *([[state_what_if(one) for one in week.what_ifs]] if week.what_ifs else []),
        seed,
        caseload.__version__,
        state_plan(plan),
    ]
    return sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()[:DIGITS]


def state_decision(decision: Decision) -> list[str]:
    """A decision as text, its reason left out."""
    worker = decision.worker or ""
    return [decision.case, decision.word, worker, str(decision.penalty), str(decision.review or "")]


def state_plan(plan: Plan) -> list[list[list[str]]]:
    """Every part of a plan as sorted text."""
    parts = [getattr(plan, field.name) for field in fields(plan)]
    return [sorted([str(key), str(value)] for key, value in part.items()) for part in parts]
