"""What a round proposes and what was decided, in a few words each."""

from collections.abc import Iterable
from datetime import date

from caseload.domain.reasons import REASONS
from caseload.domain.rounds import Made, ProposedCase, Round, RoundDecision
from caseload.render.words import say_day, say_full_day


def say_proposed(case: ProposedCase) -> str:
    """What is proposed for one case."""
    return {
        "new": f"new, to {case.worker}",
        "moves": f"from {case.holder} to {case.worker}",
        "stays": f"stays with {case.worker}",
        "waits": f"waits for {case.worker}",
        "loses": f"no longer with {case.holder}, nobody proposed",
        "unallocated": "nobody proposed",
    }[case.fate]


def say_decision(decision: RoundDecision, today: date) -> str:
    """What was decided of one case."""
    until = f" until {say_day(decision.review, today)}" if decision.review else ""
    return {
        "agree": f"agreed: {decision.worker or 'nobody for now'}",
        "give": f"give to {decision.worker}",
        "not": f"not {decision.worker}",
        "prefer": f"rather {decision.worker}",
        "wait": f"wait{until}",
    }[decision.word]


def say_outcome(decision: RoundDecision) -> str:
    """Where a final decision took a case: `w1 to w3`, `to w3`, `stays with w3`, `without a worker`."""
    if decision.worker is None:
        return f"from {decision.before}, without a worker" if decision.before else "without a worker"
    if decision.before == decision.worker:
        return f"stays with {decision.worker}"
    return f"from {decision.before} to {decision.worker}" if decision.before else f"to {decision.worker}"


def say_reason(code: str | None) -> str:
    """A reason in words, with its code; nothing without one."""
    return f"{REASONS.get(code, code)} ({code})" if code else ""


def say_by(made: Made) -> str:
    """Who decided, where that is still kept."""
    return f", {made.by}" if made.by else ""


def say_status(found: Round) -> str:
    """`open`, `closed on 12 January 2026 by Amy Smith` and so on."""
    if found.ending is None:
        return {"open": "open", "lapsed": "never closed; its proposal has been purged"}[found.status]
    by = f" by {found.ending.by}" if found.ending.by else ""
    why = f" ({say_reason(found.ending.reason)})" if found.ending.reason else ""
    return f"{found.ending.status} on {say_full_day(found.ending.day)}{by}{why}"


def list_cases(made: Iterable[Made]) -> list[str]:
    """The cases of decisions, each once, in their order."""
    return list(dict.fromkeys(one.decision.case for one in made))
