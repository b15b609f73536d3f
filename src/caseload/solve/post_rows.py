"""Rows that may be opened as posts: what a closed row may not do, and which of equal rows is opened first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from caseload.domain.plan import Plan
from caseload.domain.staff import StaffMember
from caseload.model.decisions import Decisions

PRICES: Final = 4
DECISIVE: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A post that may be opened: its worker's id, the rows equal to it, its PRICES prices (whole numbers, compared
    in order; the first DECISIVE say what is least, the rest only choose among equals) and its FTE, in the same whole
    units for every row."""

    worker: str
    group: str
    prices: tuple[int, ...]
    fte: int


def bind_row(decisions: Decisions, row: Row) -> Any:
    """A literal that is true when the row is open; a closed one leads, stands by and supports nothing."""
    opened = decisions.new_bool()
    for literal in list_deeds(decisions, row.worker):
        decisions.model.add_implication(literal, opened)
    for (giver, _), hours in decisions.sharing.support.items():
        if giver == row.worker:
            decisions.model.add(hours <= decisions.problem.staff[giver].capacity * opened)
    bind_limits(decisions, decisions.problem.staff[row.worker], opened)
    return opened


def close_row(decisions: Decisions, worker: str, opened: Any) -> None:
    """Keeps a row closed: it and all that it might do are fixed for good, so that no program carries them along."""
    for literal in (opened, *list_deeds(decisions, worker)):
        domain = decisions.model.proto.variables[literal.index].domain
        domain[0] = domain[1] = 0


def list_deeds(decisions: Decisions, worker: str) -> Iterator[Any]:
    """The literals of all that a worker may lead, stand by or practise."""
    yield from (literal for _, literal in decisions.led_by(worker))
    yield from decisions.duties.received_by(worker)
    yield from (literal for (_, _, doer), literal in decisions.sharing.done.items() if doer == worker)


def bind_limits(decisions: Decisions, member: StaffMember, opened: Any) -> None:
    """Cap, hours and kind limits once more, times the literal: they make the linear bound sharp."""
    model, policy = decisions.model, decisions.problem.policy
    if not decisions.led_by(member.id):
        return
    if member.cap is not None:
        model.add(decisions.count_cases(member.id) <= member.cap * opened)
    if policy.hours == "limit" and policy.has_rule("hours"):
        hours = decisions.hours_after_support(member.id) + decisions.duties.hours_of(member.id)
        model.add(hours <= member.capacity * opened)
    for limit in sorted(policy.kind_limits) if policy.has_rule("kind_limit") else ():
        counted = decisions.families.of_limit(member, limit)
        if counted is not None:
            model.add(counted.other <= counted.limit * opened)
            model.add(counted.total <= counted.twice * opened)


def bind_aims(decisions: Decisions, rows: Sequence[Row], opened: Mapping[str, Any], above: int) -> None:
    """An open row leads no more than its aim, but for cases above it, of which there are `above` in all: as sharp as
    `bind_limits`, where a plan is held to a number of cases above the aims."""
    extras = []
    for row in rows:
        extra = decisions.new_whole(above)
        aim = decisions.problem.staff[row.worker].aim
        decisions.model.add(decisions.count_cases(row.worker) <= aim * opened[row.worker] + extra)
        extras.append(extra)
    if extras:
        decisions.model.add(sum(extras) <= above)


def require_order(decisions: Decisions, rows: Sequence[Row], opened: Mapping[str, Any]) -> None:
    """Of equal rows the earlier is opened first and leads at least as many cases."""
    for first, second in pairwise(rows):
        if first.group == second.group:
            decisions.model.add_implication(opened[second.worker], opened[first.worker])
            decisions.model.add(decisions.count_cases(first.worker) >= decisions.count_cases(second.worker))


def list_used(plan: Plan) -> frozenset[str]:
    """Every worker who does anything in a plan."""
    tables = (plan.lead, plan.co_worker, plan.overseer, plan.cover, plan.discipline)
    doing = {worker for table in tables for worker in table.values() if worker is not None}
    return frozenset(doing | {officer for officer, _ in plan.support})


def order_rows(plan: Plan, rows: Sequence[Row]) -> Plan:
    """The same plan with equal rows renamed, so that those with more cases come first."""
    cases, used = Counter(plan.lead.values()), list_used(plan)
    names: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row.worker)
    for workers in groups.values():
        by_load = sorted(workers, key=lambda worker: (-cases[worker], worker not in used))
        names.update(zip(by_load, workers, strict=True))
    return rename_workers(plan, names)


def rename_workers(plan: Plan, names: Mapping[str, str]) -> Plan:
    """A plan with some workers under other names."""
    return replace(
        plan,
        lead={case: names.get(worker, worker) if worker else None for case, worker in plan.lead.items()},
        co_worker={case: names.get(worker, worker) for case, worker in plan.co_worker.items()},
        overseer={case: names.get(worker, worker) for case, worker in plan.overseer.items()},
        cover={case: names.get(worker, worker) for case, worker in plan.cover.items()},
        support={(names.get(a, a), names.get(b, b)): hours for (a, b), hours in plan.support.items()},
        discipline={key: names.get(worker, worker) for key, worker in plan.discipline.items()},
    )
