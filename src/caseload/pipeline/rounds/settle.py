"""Turns what was decided in a round into the decisions that an allocation carries out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from caseload.domain.caseload import Caseload, Decision, DecisionWord
from caseload.domain.rounds import FINAL, ProposedCase, Round, RoundDecision


def list_opened_with(found: Round) -> tuple[Decision, ...]:
    """The decisions that the command line gave when the round was opened, except on cases decided otherwise since."""
    if found.proposal is None:
        return ()
    stated = (read_decision(one) for one in found.proposal.facts.settings.get("decisions", ()))
    return tuple(one for one in stated if not is_decided_anew(found, one.case))


def is_decided_anew(found: Round, case: str) -> bool:
    """Whether the round has decisions on a case that go beyond agreeing."""
    return any(made.decision.word != "agree" for made in found.effective.get(case, ()))


def drop_replaced(found: Round, caseload: Caseload) -> Caseload:
    """The caseload without the answers of its own table that the round replaces: each `give` and `wait` of a case on
    which the round says more than to agree. A `not` of the table stands, and may contradict the round."""
    kept = (one for one in caseload.decisions if one.word not in FINAL or not is_decided_anew(found, one.case))
    return replace(caseload, decisions=tuple(kept))


def list_to_carry_out(found: Round, caseload: Caseload) -> tuple[Decision, ...]:
    """Every decision in force, as a new allocation takes it: what was agreed is given, and so stays agreed."""
    return (*list_opened_with(found), *state_effective(found, caseload, is_agreed=True))


def list_made(found: Round, caseload: Caseload) -> tuple[Decision, ...]:
    """The decisions in force that say more than to agree."""
    return (*list_opened_with(found), *state_effective(found, caseload, is_agreed=False))


def state_effective(found: Round, caseload: Caseload, is_agreed: bool) -> Iterator[Decision]:
    """The decisions of the round itself; with `is_agreed` also what was agreed and changes something."""
    assert found.proposal is not None
    for case, effective in sorted(found.effective.items()):
        for made in effective:
            if made.decision.word != "agree":
                yield state_made(made.decision, caseload.policy.earlier_cost)
            elif is_agreed:
                yield from state_agreed(made.decision, found.proposal.cases[case])


def state_made(decision: RoundDecision, usual_penalty: int) -> Decision:
    """A `give`, `not`, `prefer` or `wait` as the caseload has it; a `prefer` costs what it usually does."""
    word = cast(DecisionWord, decision.word)
    penalty = usual_penalty if word == "prefer" else 0
    return Decision(decision.case, word, decision.worker, penalty, decision.reason, decision.review)


def state_agreed(decision: RoundDecision, proposed: ProposedCase) -> Iterator[Decision]:
    """What agreeing comes to: nothing for a case that keeps its worker, as everywhere."""
    if decision.worker is None:
        if not proposed.is_here:
            yield Decision(decision.case, "wait", reason=decision.reason)
    elif decision.worker not in (proposed.before, proposed.waits_for):
        yield Decision(decision.case, "give", decision.worker, reason=decision.reason)


def state_decision(decision: Decision) -> dict[str, Any]:
    """A decision as the ledger keeps it among the settings of a round."""
    return {
        "case": decision.case,
        "decision": decision.word,
        "worker": decision.worker,
        "penalty": decision.penalty,
        "reason": decision.reason,
        "review": decision.review.isoformat() if decision.review else None,
    }


def read_decision(stated: Mapping[str, Any]) -> Decision:
    """A decision as the ledger keeps it."""
    review = date.fromisoformat(stated["review"]) if stated["review"] else None
    return Decision(
        stated["case"], stated["decision"], stated["worker"], stated["penalty"], stated["reason"], review
    )  # fmt: skip
