"""The plain model's duties beside a case: overseeing, co-working, cover, and the support that officers give."""

from collections.abc import Mapping

from benchmarks.plain_model import Literal, OnDuty, PlainModel
from benchmarks.plain_scope import DUTIES, Duty
from caseload.domain.eligibility import may_stand_by
from caseload.domain.numbers import round_hours_up
from caseload.domain.standing import Standing
from caseload.domain.units import Unit


def stand_by(plain: PlainModel) -> None:
    """One overseer a unit for what an officer leads, one co-worker for the barred work of a newly qualified one."""
    for name, duty in DUTIES.items():
        for unit in plain.units:
            needing = {case: list_needing(plain, case, duty) for case in unit.cases}
            if any(needing.values()):
                stand_by_unit(plain, name, unit, needing)


def list_needing(plain: PlainModel, case: str, duty: Duty) -> list[str]:
    """The workers with whom a case would need the duty."""
    standing = plain.problem.standings[case]
    able = (member for member in plain.members if (case, member.id) in plain.leads)
    return [member.id for member in able if duty.is_needed(standing, member, plain.policy)]


def stand_by_unit(plain: PlainModel, name: str, unit: Unit, needing: dict[str, list[str]]) -> None:
    """The Booleans of one unit: for each case and worker who stands by it, and for each worker. What is received
    has one; what is kept without one counts as overload. `needing` has by case the workers with whom it needs one."""
    duty = DUTIES[name]
    standings = [plain.problem.standings[case] for case in needing]
    able = [m.id for m in plain.members if any(may_stand_by(s, m, plain.policy) for s in standings)]
    whole = {worker: plain.new_bool() for worker in able}
    plain.model.add(sum(whole.values()) <= 1)
    for case, leads in needing.items():
        standing, led = plain.problem.standings[case], sum(plain.lead(case, worker) for worker in leads)
        own = offer_duty(plain, standing)
        plain.standing_by[name][case] = own
        note_borrowed(plain, standing, {w: v for w, v in own.items() if w != duty.find_named(standing)})
        plain.model.add(sum(own.values()) <= led)
        for worker, literal in own.items():
            plain.model.add(literal <= whole[worker])
        received = sum(plain.lead(case, worker) for worker in leads if worker != standing.holder)
        plain.model.add(sum(own.values()) >= received)
        if standing.holder in leads:
            kept, named = plain.lead(case, standing.holder), duty.find_named(standing)
            plain.missing[case] = plain.above(kept - sum(own.values()), 0, 1)
            if named in own and not standing.is_handed_on:
                plain.losses.append(plain.above(kept - own[named], 0, 1))
    hours = round_hours_up(duty.find_hours(plain.policy), plain.policy)
    plain.duties += [OnDuty(worker, literal, hours, unit.team) for worker, literal in whole.items()]


def offer_duty(plain: PlainModel, standing: Standing) -> dict[str, Literal]:
    """A Boolean for each worker who may stand by a case."""
    return {m.id: plain.new_bool() for m in plain.members if may_stand_by(standing, m, plain.policy)}


def note_borrowed(plain: PlainModel, standing: Standing, received: Mapping[str, Literal]) -> None:
    """Keeps, for the rule of lending, the Booleans of those who would receive a duty of another team."""
    for worker, literal in received.items():
        if plain.problem.staff[worker].team != standing.case.team:
            plain.borrowed.setdefault(worker, []).append(literal)


def cover(plain: PlainModel) -> None:
    """One cover a unit for the must-allocate cases of a holder who is away."""
    for unit in plain.problem.units:
        cases = [case for case in unit.cases if plain.problem.standings[case].needs_cover]
        for case in cases:
            standing = plain.problem.standings[case]
            plain.covers[case] = offer_duty(plain, standing)
            note_borrowed(plain, standing, plain.covers[case])
            plain.model.add(sum(plain.covers[case].values()) <= 1)
            for worker, literal in plain.covers[case].items():
                plain.model.add(literal == plain.covers[cases[0]][worker])
        if cases:
            hours = plain.problem.measure_cover_hours(cases)
            covers = plain.covers[cases[0]].items()
            plain.duties += [OnDuty(worker, literal, hours, unit.team) for worker, literal in covers]


def support(plain: PlainModel) -> None:
    """What officers give: within their hours, the support hours of the cases led, and the worker's own limit."""
    officers = [m for m in plain.members if m.role.supports]
    for member in plain.members:
        if not member.role.supports:
            givers = [o.id for o in officers if member.team in o.serves]
            given = {officer: plain.new_whole(member.support_limit) for officer in givers}
            plain.given.update({(officer, member.id): amount for officer, amount in given.items()})
            offered = sum(s.support_hours * literal for s, literal in plain.led_by(member.id))
            plain.model.add(sum(given.values()) <= offered)
            plain.model.add(sum(given.values()) <= member.support_limit)
    for officer in officers:
        room = plain.new_whole(officer.capacity)
        plain.add_max(room, [officer.capacity - plain.led_hours(officer.id), 0])
        plain.model.add(sum(v for (giver, _), v in plain.given.items() if giver == officer.id) <= room)
