"""The weekly round: what was proposed, what people decided of it and in which order, and whether it is final."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final, Literal

Fate = Literal["stays", "moves", "new", "waits", "loses", "unallocated"]
RoundWord = Literal["agree", "give", "not", "prefer", "wait"]
RoundStatus = Literal["open", "closed", "abandoned", "lapsed"]
FINAL: Final = frozenset({"agree", "give", "wait"})
TO_DECIDE: Final = frozenset({"moves", "new", "loses", "unallocated"})
"""What becomes of a case that a person must have decided: all but those who stay, or wait for an absent worker."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something is recorded and by whom: the moment (UTC), the day that counts, and the name as typed."""

    at: datetime
    day: date
    by: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedCase:
    """One case of a proposal. `holder` is the worker who has it (a tray is none), `is_here` whether they are at work;
    `worker` is the one proposed, the absent holder it waits for, or None. Ids only."""

    case: str
    holder: str | None
    is_here: bool
    worker: str | None
    fate: Fate
    co_worker: str | None = None
    overseer: str | None = None
    cover: str | None = None

    def names(self, name: str) -> bool:
        """Whether the case or one of its workers has this id."""
        return name in (self.case, self.holder, self.worker, self.co_worker, self.overseer, self.cover)

    @property
    def waits_for(self) -> str | None:
        """The absent holder the case waits for."""
        return self.worker if self.fate == "waits" else None

    @property
    def before(self) -> str | None:
        """The holder who is at work."""
        return self.holder if self.is_here else None


@dataclass(frozen=True, slots=True)
class RoundDecision:
    """What a person decides of a case: `agree` and `give` name the worker it goes to (None: it has none), `wait` none.

    `before` is the worker it is taken from or stays with, None where nobody loses it. `reason` is a code.
    """

    case: str
    word: RoundWord
    worker: str | None = None
    before: str | None = None
    reason: str | None = None
    review: date | None = None

    @property
    def is_final(self) -> bool:
        """Whether it says where the case goes, and not only where it should or should not."""
        return self.word in FINAL

    @property
    def is_change(self) -> bool:
        """Whether a worker loses the case by it."""
        return self.is_final and self.before is not None and self.before != self.worker


def group_by_case(decisions: Iterable[RoundDecision]) -> dict[str, list[RoundDecision]]:
    """Decisions by case, in their order."""
    by_case: dict[str, list[RoundDecision]] = {}
    for one in decisions:
        by_case.setdefault(one.case, []).append(one)
    return by_case


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as it was recorded: in which entry of the ledger, by whom and when; both None once purged."""

    entry: int
    day: date
    decision: RoundDecision
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What a proposal was made from and how: hashes, versions, seed, the proposal's id, the run's settings."""

    input_hash: str
    policy_hash: str
    proposal: str
    seed: int
    versions: Mapping[str, str]
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a round ended: closed or abandoned, on which day, by whom (None once purged) and, abandoned, why."""

    status: Literal["closed", "abandoned"]
    day: date
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Proposal:
    """The proposal in force in a round: its entry in the ledger, its facts, its cases, the workers to choose from."""

    entry: int
    facts: RoundFacts
    cases: Mapping[str, ProposedCase]
    workers: tuple[str, ...]


@dataclass(frozen=True)
class Round:
    """One round as the ledger has it. `mark` tells it from every other round of every ledger; `last` is its last entry.

    `proposal` is None once it has been purged.
    """

    number: int
    mark: str
    as_of: date
    opened: date
    last: int
    proposal: Proposal | None
    made: tuple[Made, ...] = ()
    ending: Ending | None = None

    @property
    def status(self) -> RoundStatus:
        """Open, closed, abandoned; or lapsed: its proposal was purged before anybody closed it."""
        if self.ending is not None:
            return self.ending.status
        return "open" if self.proposal is not None else "lapsed"

    @cached_property
    def effective(self) -> Mapping[str, tuple[Made, ...]]:
        """The decisions in force by case: those that no later one replaces."""
        by_case: dict[str, list[Made]] = {}
        for one in self.made:
            by_case.setdefault(one.decision.case, []).append(one)
        return {case: find_effective(listed) for case, listed in by_case.items()}

    def list_proposed(self, name: str) -> tuple[ProposedCase, ...]:
        """The proposed cases of this id, or with a worker of this id; none once purged."""
        cases = self.proposal.cases.values() if self.proposal is not None else ()
        return tuple(case for case in cases if case.names(name))

    def find_final(self, case: str) -> Made | None:
        """The decision in force that says where a case goes."""
        return next((one for one in self.effective.get(case, ()) if one.decision.is_final), None)

    @cached_property
    def pending(self) -> tuple[Made, ...]:
        """Decisions made after the proposal that it does not carry out: the rest must be allocated around them."""
        if self.proposal is None:
            return ()
        newer = (one for made in self.effective.values() for one in made if one.entry > self.proposal.entry)
        found = [one for one in newer if not is_carried_out(one.decision, self.proposal.cases[one.decision.case])]
        return tuple(sorted(found, key=lambda one: (one.decision.case, one.entry)))

    @cached_property
    def undecided(self) -> tuple[ProposedCase, ...]:
        """The proposed cases that a person has yet to decide, in the order of the proposal."""
        if self.proposal is None:
            return ()
        pending = {one.decision.case for one in self.pending}
        return tuple(
            case
            for case in self.proposal.cases.values()
            if case.fate in TO_DECIDE and case.case not in pending and not self.is_settled(case)
        )

    def is_settled(self, case: ProposedCase) -> bool:
        """Whether a person has decided that the case goes where it is proposed to go."""
        final = self.find_final(case.case)
        return final is not None and final.decision.worker == case.worker


def find_effective(made: Iterable[Made]) -> tuple[Made, ...]:
    """The decisions on one case that are in force, from all of them in their order.

    What one entry says of a case belongs together. `give` and `wait` replace everything before; `agree` replaces
    what came before except a `not` or `prefer` that it keeps to; a `not` or `prefer` replaces an earlier answer of
    where the case goes, and stands beside an earlier `not` or `prefer`.
    """
    kept: list[Made] = []
    groups: dict[int, list[Made]] = {}
    for one in made:
        groups.setdefault(one.entry, []).append(one)
    for group in groups.values():
        later = [one.decision for one in group]
        kept = [*(one for one in kept if is_kept_beside(one.decision, later)), *group]
    return tuple(kept)


def is_kept_beside(earlier: RoundDecision, later: Collection[RoundDecision]) -> bool:
    """Whether a decision stays in force beside those of a later entry on the same case."""
    if earlier.is_final:
        return False
    if any(one.word in ("give", "wait") for one in later):
        return False
    if any((one.word, one.worker) == (earlier.word, earlier.worker) for one in later):
        return False
    agreed = [one.worker for one in later if one.word == "agree"]
    return not agreed or is_kept_to(earlier, agreed[0])


def is_kept_to(decision: RoundDecision, worker: str | None) -> bool:
    """Whether a case that goes to a worker keeps to a `not` or `prefer`."""
    return (decision.worker != worker) if decision.word == "not" else (decision.worker == worker)


def is_carried_out(decision: RoundDecision, proposed: ProposedCase) -> bool:
    """Whether a proposal does what a decision says."""
    if decision.is_final:
        return decision.worker == proposed.worker
    return is_kept_to(decision, proposed.worker)


@dataclass(frozen=True, slots=True)
class RoundNote:
    """What a closed round settled for one case, for the case system. `by` is None once purged."""

    case: str
    before: str | None
    worker: str | None
    word: RoundWord
    day: date
    reason: str | None = None
    review: date | None = None
    by: str | None = None
