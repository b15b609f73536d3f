"""Makes councils of caseloads: one of each council's own with ids that no other has, or several out of one."""

from collections.abc import Mapping
from dataclasses import replace

from caseload.domain.caseload import Caseload
from caseload.planning.region.council import Council


def name_apart(name: str, caseload: Caseload) -> Council:
    """A council whose workers, cases and families have its name before their ids, so that no other has the same."""

    def lengthen(id: str) -> str:
        return f"{name}/{id}"

    def lengthen_any(id: str | None) -> str | None:
        return None if id is None else lengthen(id)

    workers = [replace(worker, id=lengthen(worker.id), authority=name) for worker in caseload.workers]
    cases = [
        replace(
            case,
            id=lengthen(case.id),
            family=lengthen_any(case.family),
            holder=lengthen_any(case.holder),
            earlier=tuple(map(lengthen, case.earlier)),
            co_worker=lengthen_any(case.co_worker),
            overseer=lengthen_any(case.overseer),
            cover=lengthen_any(case.cover),
        )
        for case in caseload.cases
    ]
    renamed = replace(
        caseload,
        workers=tuple(workers),
        cases=tuple(cases),
        decisions=tuple(
            replace(each, case=lengthen(each.case), worker=lengthen_any(each.worker)) for each in caseload.decisions
        ),
        reductions=tuple(replace(each, worker=lengthen(each.worker)) for each in caseload.reductions),
        pairs={(lengthen(case), lengthen(worker)): row for (case, worker), row in caseload.pairs.items()},
    )
    return Council(name, renamed)


def shorten(council: Council, id: str) -> str:
    """The id as the council's own caseload has it."""
    return id.removeprefix(f"{council.name}/")


def set_apart(caseload: Caseload, authorities: Mapping[str, str]) -> tuple[Council, ...]:
    """The councils of one caseload, by name. `authorities` has every team's."""
    return tuple(take_own(name, caseload, authorities) for name in sorted(set(authorities.values())))


def take_own(name: str, caseload: Caseload, authorities: Mapping[str, str]) -> Council:
    """One council: the workers and cases of its teams, and what is said of them."""
    workers = tuple(worker for worker in caseload.workers if authorities[worker.team] == name)
    cases = tuple(case for case in caseload.cases if authorities[case.team] == name)
    people, children = {worker.id for worker in workers}, {case.id for case in cases}
    own = replace(
        caseload,
        workers=workers,
        cases=cases,
        decisions=tuple(each for each in caseload.decisions if each.case in children),
        reductions=tuple(each for each in caseload.reductions if each.worker in people),
        pairs={pair: row for pair, row in caseload.pairs.items() if pair[0] in children},
    )
    return Council(name, own)
