"""The same caseload under other names, or with its rows in another order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from caseload.domain.caseload import Case, Caseload, Decision, Worker


@dataclass(frozen=True)
class Names:
    """New names for workers, cases, families, areas, and for teams and authorities; each one to one."""

    workers: Mapping[str, str]
    cases: Mapping[str, str]
    families: Mapping[str, str]
    areas: Mapping[str, str]
    teams: Mapping[str, str]

    def rename(self, caseload: Caseload) -> Caseload:
        """Every name of the caseload replaced, wherever it stands."""
        return replace(
            caseload,
            workers=tuple(self.rename_worker(worker) for worker in caseload.workers),
            cases=tuple(self.rename_case(case) for case in caseload.cases),
            decisions=tuple(self.rename_decision(decision) for decision in caseload.decisions),
            reductions=tuple(replace(row, worker=self.workers[row.worker]) for row in caseload.reductions),
            travel={(self.areas[a], self.areas[b]): minutes for (a, b), minutes in caseload.travel.items()},
            pairs={(self.cases[c], self.workers[w]): pair for (c, w), pair in caseload.pairs.items()},
        )

    def rename_worker(self, worker: Worker) -> Worker:
        return replace(
            worker,
            id=self.workers[worker.id],
            team=self.teams[worker.team],
            authority=worker.authority and self.teams[worker.authority],
            area=worker.area and self.areas[worker.area],
            lend_to=tuple(self.teams[name] for name in worker.lend_to),
        )

    def rename_case(self, case: Case) -> Case:
        people = {word: getattr(case, word) for word in ("holder", "co_worker", "overseer", "cover")}
        renamed: dict[str, Any] = {word: self.workers[who] if who else None for word, who in people.items()}
        return replace(
            case,
            id=self.cases[case.id],
            team=self.teams[case.team],
            family=case.family and self.families[case.family],
            area=case.area and self.areas[case.area],
            earlier=tuple(self.workers[worker] for worker in case.earlier),
            **renamed,
        )

    def rename_decision(self, decision: Decision) -> Decision:
        worker = decision.worker and self.workers[decision.worker]
        return replace(decision, case=self.cases[decision.case], worker=worker)


def draw_names(caseload: Caseload, random: Random) -> Names:
    """New names in a new order; but cases keep theirs, because the smallest case id settles whom a child joins."""
    teams = {row.team for row in (*caseload.workers, *caseload.cases)}.union(*(w.lend_to for w in caseload.workers))
    authorities = {worker.authority for worker in caseload.workers if worker.authority}
    areas = {worker.area for worker in caseload.workers} | {case.area for case in caseload.cases}
    return Names(
        workers=shuffle_names("p", [worker.id for worker in caseload.workers], random),
        cases={case.id: f"k{case.id}" for case in caseload.cases},
        families=shuffle_names("g", {case.family for case in caseload.cases if case.family}, random),
        areas=shuffle_names("a", areas.union(*caseload.travel) - {None}, random),
        teams=shuffle_names("t", teams | authorities, random),
    )


def shuffle_names(letter: str, names: Any, random: Random) -> dict[str, str]:
    """Each name with a new one, in an order of its own."""
    old = sorted(names)
    new = [f"{letter}{number}" for number in range(len(old))]
    random.shuffle(new)
    return dict(zip(old, new, strict=True))


def reorder(caseload: Caseload, random: Random) -> Caseload:
    """The same rows of every table in another order."""
    return replace(
        caseload,
        workers=shuffle(caseload.workers, random),
        cases=shuffle(caseload.cases, random),
        decisions=shuffle(caseload.decisions, random),
        reductions=shuffle(caseload.reductions, random),
        travel=dict(shuffle(list(caseload.travel.items()), random)),
        pairs=dict(shuffle(list(caseload.pairs.items()), random)),
    )


def shuffle(rows: Sequence[Any], random: Random) -> tuple[Any, ...]:
    """The rows in another order."""
    return tuple(random.sample(list(rows), len(rows)))
