"""Checks decisions, from the table or the command line, for what they name and for contradictions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, cast

from caseload.domain.caseload import Caseload, Decision, DecisionWord
from caseload.domain.errors import Fault
from caseload.intake.codes import make_fault
from caseload.intake.known_names import KnownNames, settle_value
from caseload.intake.name_book import IdBook
from caseload.intake.rows import ReadTable, Row

NAMES_WORKER: Final = frozenset({"give", "not", "prefer"})
ONLY_ONE: Final = frozenset({frozenset({"give"}), frozenset({"give", "wait"})})
SAME_WORKER: Final = frozenset({frozenset({"give", "not"}), frozenset({"not", "prefer"})})


@dataclass(frozen=True, slots=True)
class StatedDecision:
    """A decision and where it is stated."""

    where: str
    decision: Decision


def read_decisions(table: ReadTable, known: KnownNames) -> tuple[StatedDecision, ...]:
    """The decisions of a table, their words understood; a `prefer` without a penalty has the policy's earlier_cost."""
    stated = []
    for row in table.rows:
        word = settle_value(table, row, "decision", known.codes.find_decision)
        if word is not None:
            where = table.raw.name_place([row.number], None, 0)
            stated.append(StatedDecision(where, build_decision(row, word, known.policy.earlier_cost)))
    return tuple(stated)


def build_decision(row: Row, word: str, usual_penalty: int) -> Decision:
    """One decision from its row."""
    penalty = row["penalty"] if row["penalty"] is not None else usual_penalty
    return Decision(
        case=row["case"],
        word=cast(DecisionWord, word),
        worker=row["worker"] if word in NAMES_WORKER else None,
        penalty=penalty if word == "prefer" else 0,
        reason=row["reason"],
        review=row["review"],
    )


def with_decisions(caseload: Caseload, decisions: Iterable[Decision]) -> tuple[Caseload, tuple[Fault, ...]]:
    """The caseload with more decisions, and what is wrong with them; what is wrong is left out.

    A contradiction to a decision of the table is a fault, a repetition of one is not.
    """
    stated = [StatedDecision("decisions", decision) for decision in caseload.decisions]
    stated += [StatedDecision(f"decision for {decision.case}", decision) for decision in decisions]
    cases, workers = (case.id for case in caseload.cases), (worker.id for worker in caseload.workers)
    settled, faults = settle_decisions(stated, IdBook(cases), IdBook(workers))
    return replace(caseload, decisions=settled), faults


def settle_decisions(
    stated: Sequence[StatedDecision], cases: IdBook, workers: IdBook
) -> tuple[tuple[Decision, ...], tuple[Fault, ...]]:
    """The decisions that can stand, sorted and each once, and the faults of the others."""
    faults: list[Fault] = []
    by_case: dict[str, list[StatedDecision]] = {}
    for one in stated:
        found = find_faults(one, cases, workers)
        faults += found
        if not found:
            case = cases.find(one.decision.case) or ""
            worker = workers.find(one.decision.worker) if one.decision.worker else None
            named = replace(one.decision, case=case, worker=worker)
            by_case.setdefault(case, []).append(replace(one, decision=named))
    settled: dict[tuple[str, str, str], Decision] = {}
    for same in by_case.values():
        for first, second in combinations(drop_repeats(same), 2):
            if is_contradiction(first.decision, second.decision):
                faults.append(refuse_contradiction(first, second))
        for one in same:
            key = (one.decision.case, one.decision.word, one.decision.worker or "")
            settled.setdefault(key, one.decision)
    return tuple(settled[key] for key in sorted(settled)), tuple(faults)


def find_faults(stated: StatedDecision, cases: IdBook, workers: IdBook) -> list[Fault]:
    """What one decision names that is not there."""
    decision, where = stated.decision, stated.where
    faults = []
    if cases.find(decision.case) is None:
        fix = cases.advise(decision.case, "correct the case, or leave the decision out")
        faults.append(make_fault("E601", where, "the decision is about a case that is not there", fix, decision.case))
    if decision.word in NAMES_WORKER and decision.worker is None:
        fix = "Name the worker"
        faults.append(make_fault("E603", where, f"the decision {decision.word} needs a worker", fix, decision.case))
    elif decision.word in NAMES_WORKER and workers.find(decision.worker or "") is None:
        fix = workers.advise(decision.worker or "", "correct the worker, or leave the decision out")
        what = "the decision names a worker who is not there"
        faults.append(make_fault("E602", where, what, fix, decision.worker))
    return faults


def drop_repeats(stated: Iterable[StatedDecision]) -> tuple[StatedDecision, ...]:
    """The decisions on one case without those that say the same again."""
    unique: dict[tuple[str, str | None, int], StatedDecision] = {}
    for one in stated:
        unique.setdefault((one.decision.word, one.decision.worker, one.decision.penalty), one)
    return tuple(unique.values())


def is_contradiction(first: Decision, second: Decision) -> bool:
    """Whether two different decisions on one case cannot both be carried out."""
    words = frozenset({first.word, second.word})
    if words in ONLY_ONE:
        return True
    same_worker = first.worker == second.worker
    return same_worker and (words in SAME_WORKER or words == frozenset({"prefer"}))


def refuse_contradiction(first: StatedDecision, second: StatedDecision) -> Fault:
    """The fault of two decisions that contradict each other."""
    got = f"{describe(first.decision)} and {describe(second.decision)}"
    where = f"{first.where} and {second.where}" if first.where != second.where else second.where
    what = f"two decisions on case {first.decision.case} contradict each other"
    return make_fault("E604", where, what, "Keep one of them", got)


def describe(decision: Decision) -> str:
    """A decision in a few words."""
    penalty = f" (penalty {decision.penalty})" if decision.word == "prefer" else ""
    return f"{decision.word} {decision.worker or ''}".strip() + penalty
