"""Turns what a person asks to decide, on the command line or in a workbook, into decisions of the round."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Decision
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.rounds import Proposal, ProposedCase, Round, RoundDecision, group_by_case
from caseload.intake.build_decisions import StatedDecision, settle_decisions
from caseload.intake.codes import make_fault
from caseload.intake.name_book import IdBook
from caseload.intake.proposal import DecidedRow, read_decided_rows
from caseload.intake.proposal_sheets import ProposalSheets, check_origin, open_proposal
from caseload.intake.proposal_words import PROPOSAL, ROUND_MARK
from caseload.intake.words import fold
from caseload.ledger.checks import check_open
from caseload.ledger.ledger_codes import make_ledger_fault, refuse_round

TYPED: Final = "command line"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of `round decide`: cases to agree to, all the others (`is_all`, for a reason), decisions as typed
    (`give`, `not`, `prefer`, `wait`), a workbook; `reason` is for those typed here."""

    agreed: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    is_all: bool = False
    reason: str | None = None
    review: date | None = None
    workbook: Path | None = None
    is_replacing: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is decided."""
        return not (self.agreed or self.decisions or self.is_all or self.workbook)


@dataclass(frozen=True)
class Reading:
    """What was asked, with the rows of the workbook read, and the proposal they are about."""

    asked: Asked
    entry: int
    rows: tuple[DecidedRow, ...] = field(default=())


def read_asked(found: Round, asked: Asked) -> Reading:
    """Read the workbook, where one is given; refuses one of another round or an earlier proposal (L208)."""
    proposal = check_proposed(found)
    if asked.workbook is None:
        return Reading(asked, proposal.entry)
    sheets = open_proposal(asked.workbook)
    check_mark(found, proposal, sheets)
    check_origin(sheets, proposal.facts.input_hash, proposal.facts.policy_hash, ())
    proposed = {case.case: case.worker for case in proposal.cases.values()}
    return Reading(asked, proposal.entry, read_decided_rows(sheets, proposal.cases, proposed))


def check_proposed(found: Round) -> Proposal:
    """The proposal of an open round."""
    check_open(found)
    assert found.proposal is not None
    return found.proposal


def check_mark(found: Round, proposal: Proposal, sheets: ProposalSheets) -> None:
    """Refuse a workbook of another round, of none, or of an earlier proposal of this one (L208)."""
    mark, made = sheets.run.get(fold(ROUND_MARK)), sheets.run.get(fold(PROPOSAL))
    again = f"`caseload round decide {found.number} --replan PATH --out NEW.xlsx --by NAME` writes one for this round"
    if mark != found.mark:
        what = "this workbook is for another round" if mark else "this workbook was made for no round"
        raise refuse_round("L208", found.number, what, f"Give the workbook of this round; {again}", mark)
    if made != proposal.facts.proposal:
        what = "this workbook is older than the round's proposal: it has been allocated again since"
        raise refuse_round("L208", found.number, what, f"Decide in the newer one; {again}", made)


def build_decisions(found: Round, reading: Reading) -> tuple[RoundDecision, ...]:
    """The decisions asked for, on the round as it stands; raises InputRefused with every fault at once."""
    proposal = check_proposed(found)
    if proposal.entry != reading.entry:
        raise refuse_round(
            "L205", found.number, "the round was allocated again meanwhile", "Look at the new proposal first"
        )
    faults: list[Fault] = []
    stated = [*list_typed(proposal, reading.asked, faults), *list_rows(reading.rows)]
    listed = merge(found.number, stated, faults)
    faults += [fault for one in listed for fault in refuse_wait(found, listed, one)]
    if faults:
        raise InputRefused(tuple(faults))
    named = {one.case for one in listed}
    rest = list_rest(found, reading.asked, named) if reading.asked.is_all else ()
    return tuple(complete(proposal.cases[one.case], one) for one in (*listed, *rest))


def list_typed(proposal: Proposal, asked: Asked, faults: list[Fault]) -> Iterator[RoundDecision]:
    """What was typed, its ids as the round has them; what is wrong with it is noted."""
    cases = IdBook(proposal.cases)
    for name in asked.agreed:
        case = cases.find(name)
        if case is None:
            fix = cases.advise(name, "give a case of this round")
            faults.append(make_fault("E601", TYPED, "the decision is about a case that is not there", fix, name))
        else:
            yield RoundDecision(case, "agree", proposal.cases[case].worker, reason=asked.reason)
    holders = {case.holder for case in proposal.cases.values() if case.holder}
    workers = IdBook({*proposal.workers, *holders})
    settled, wrong = settle_decisions([StatedDecision(TYPED, one) for one in asked.decisions], cases, workers)
    faults += wrong
    for one in settled:
        review = asked.review if one.word == "wait" else None
        yield RoundDecision(one.case, one.word, one.worker, reason=asked.reason, review=review)


def list_rows(rows: Iterable[DecidedRow]) -> Iterator[RoundDecision]:
    """What the rows of a workbook decide."""
    for row in rows:
        yield RoundDecision(row.case, row.word, row.worker, reason=row.reason)


def merge(number: int, stated: Iterable[RoundDecision], faults: list[Fault]) -> tuple[RoundDecision, ...]:
    """The decisions each once, by case; two answers of where one case goes are noted as a fault (L212)."""
    by_case = group_by_case(dict.fromkeys(stated))
    for case, listed in sorted(by_case.items()):
        finals = [one for one in listed if one.is_final]
        if len(finals) > 1:
            got = " and ".join(f"{one.word} {one.worker or ''}".strip() for one in finals)
            what = f"case {case} is decided twice"
            faults.append(make_ledger_fault("L212", f"round {number}", what, "Keep one of them", got))
    return tuple(one for _, listed in sorted(by_case.items()) for one in listed)


def refuse_wait(found: Round, listed: Iterable[RoundDecision], one: RoundDecision) -> Iterator[Fault]:
    """The fault of a `wait` for a case whose holder is at work, unless a `not` takes it from them (E606)."""
    holder = found.proposal.cases[one.case].before if found.proposal else None
    if one.word != "wait" or holder is None:
        return
    if not any((other.case, other.word, other.worker) == (one.case, "not", holder) for other in listed):
        fix = f"Leave the decision out, or add --not {one.case}={holder} if they must not keep the case"
        what = "a case with an available holder cannot wait"
        yield make_fault("E606", f"decision for {one.case}", what, fix, f"wait, held by {holder}")


def list_rest(found: Round, asked: Asked, named: set[str]) -> Iterator[RoundDecision]:
    """Agreeing to every case that is not yet decided, and not otherwise in the same command."""
    for case in found.undecided:
        if case.case not in named:
            yield RoundDecision(case.case, "agree", case.worker, reason=asked.reason)


def complete(proposed: ProposedCase, one: RoundDecision) -> RoundDecision:
    """The decision with the worker whom the case is taken from, or stays with."""
    before = proposed.holder if one.worker is not None else proposed.before
    return RoundDecision(one.case, one.word, one.worker, before if one.is_final else None, one.reason, one.review)
