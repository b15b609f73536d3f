"""Reads the caseload that a round was opened on, and no other."""

from caseload.domain.rounds import Round
from caseload.intake.read import Reading
from caseload.ledger.ledger_codes import refuse_round
from caseload.pipeline.read_week import read_under
from caseload.pipeline.request import Request


def read_same(found: Round, request: Request) -> Reading:
    """The caseload that a round was opened on; refuses any other, and any other policy (L209)."""
    assert found.proposal is not None
    reading = read_under(request, ())
    facts, caseload = found.proposal.facts, reading.caseload
    if caseload.input_hash != facts.input_hash:
        what = "this is not the caseload the round was opened on, or it has changed since"
        fix = (
            "Give it as it was then; or abandon the round "
            f"(`caseload round close {found.number} --abandon --reason CODE --by NAME`) and open a new one"
        )
        raise refuse_round("L209", found.number, what, fix, request.path.name)
    if caseload.policy.text_hash != facts.policy_hash:
        what = "the policy is not the one the round was opened under"
        raise refuse_round("L209", found.number, what, "Give the same --policy as then, or none if there was none")
    return reading
