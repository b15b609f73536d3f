"""The nine goals over the plain model's Booleans, and the plan that a solution stands for."""

from collections.abc import Callable, Mapping

from benchmarks.plain_model import Linear, Literal, PlainModel
from caseload.domain.eligibility import is_barred_by_protection
from caseload.domain.numbers import measure_points
from caseload.domain.plan import Plan
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing, may_lead


def without(plain: PlainModel, case: str) -> Linear:
    """Whether a case has no worker."""
    return 1 - sum(plain.all_of(case))


def count_unallocated_must(plain: PlainModel) -> Linear:
    """Must-allocate cases with no worker, or no cover."""
    left = sum(without(plain, s.id) for s in plain.open if s.is_must)
    return left + sum(1 - sum(covers.values()) for covers in plain.covers.values())


def count_over_pace(plain: PlainModel) -> Linear:
    """Families above the pace and the kind limits."""
    return sum(plain.paces)


def count_displaced(plain: PlainModel) -> Linear:
    """Cases taken from a holder to nobody."""
    return sum(without(plain, s.id) for s in plain.open if s.before)


def weigh_unallocated(plain: PlainModel) -> Linear:
    """Priority and weeks of every case left, and of every case to hand on that stays."""
    left = sum(s.urgency * without(plain, s.id) for s in plain.open)
    return left + sum(s.urgency * plain.lead(s.id, s.before) for s in plain.open if s.is_handed_on and s.before)


def count_overload(plain: PlainModel) -> Linear:
    """Cases above cap, families above a limit, and kept cases against a rule."""
    total = sum(plain.overloads)
    for member in plain.members:
        led = plain.led_by(member.id)
        if member.cap is not None:
            total += plain.above(plain.count_cases(member), member.cap, len(led))
        for standing, literal in led:
            if standing.holder == member.id:
                total += literal if is_against(plain, standing, member) else plain.missing.get(standing.id, 0)
    return total


def is_against(plain: PlainModel, standing: Standing, member: StaffMember) -> bool:
    """Whether a kept case breaks lead, skills or protected."""
    return (
        not may_lead(member, standing.case, plain.policy)
        or not standing.case.skills <= member.worker.skills
        or is_barred_by_protection(standing, member, plain.policy)
    )


def weigh_changes(plain: PlainModel) -> Linear:
    """Cases that leave a holder, but for those to hand on, and those who stood by and no longer do."""
    free = [s for s in plain.open if s.before and not s.is_handed_on]
    moved = sum(s.change_cost * (1 - plain.lead(s.id, s.before)) for s in free if s.before)
    return moved + sum(plain.losses)


def count_overhours(plain: PlainModel) -> Linear:
    """Whole hours beyond 110% of what each has left."""
    share, unit = plain.policy.overhours_share, plain.policy.hours_unit
    total: Linear = 0
    for member in plain.members:
        duties = sum(duty.literal * duty.hours for duty in plain.duties if duty.worker == member.id)
        left = plain.new_whole(member.capacity)
        plain.add_max(left, [member.capacity - duties, 0])
        taken = sum(amount for (_, worker), amount in plain.given.items() if worker == member.id)
        after = plain.led_hours(member.id) - taken
        over = plain.new_whole(10_000)
        beyond = share.denominator * after - share.numerator * left
        plain.model.add(share.denominator * unit.denominator * over >= unit.numerator * beyond)
        total += over
    return total


def weigh_unevenness(plain: PlainModel) -> Linear:
    """Weighted squared points of workers and of what is left."""
    points = {s.id: s.points for s in plain.open}
    total: Linear = 0
    for member in plain.members:
        if member.weight:
            load = sum(points[s.id] * literal for s, literal in plain.led_by(member.id))
            mine = [duty for duty in plain.duties if duty.worker == member.id]
            load += sum(duty.literal * measure_duty_points(plain, duty.hours) for duty in mine)
            most = sum(points[s.id] for s, _ in plain.led_by(member.id))
            most += sum(measure_duty_points(plain, duty.hours) for duty in mine)
            total += member.weight * square(plain, load, most)
    for unit in plain.units:
        left = sum(points[case] * without(plain, case) for case in unit.cases)
        total += 100 * square(plain, left, sum(points[case] for case in unit.cases))
    return total


def measure_duty_points(plain: PlainModel, hours: int) -> int:
    """The points of a duty's hour units."""
    return measure_points(hours * plain.policy.hours_unit, plain.policy, 0)


def square(plain: PlainModel, amount: Linear, most: int) -> Literal:
    """The square of a whole number."""
    whole, squared = plain.new_whole(most), plain.new_whole(most * most)
    plain.model.add(whole == amount)
    plain.add_square(squared, whole, most)
    return squared


def weigh_fit(plain: PlainModel) -> Linear:
    """Minutes of travel, and earlier workers passed over."""
    total: Linear = 0
    for member in plain.members:
        for unit in plain.units:
            for literal, cases, less in plain.list_parts(unit, member.id):
                minutes = plain.problem.measure_travel(cases, member.id)
                total += literal * (minutes - (plain.problem.measure_travel(less, member.id) if less else 0))
        for standing, literal in plain.received_by(member.id):
            known = [w for w in standing.case.earlier if w in plain.problem.staff]
            here = [w for w in known if plain.problem.staff[w].is_available]
            if here and member.id not in here:
                total += plain.policy.earlier_cost * literal
    return total


EXPRESS: Mapping[str, Callable[[PlainModel], Linear]] = {
    "unallocated_must": count_unallocated_must,
    "over_pace": count_over_pace,
    "displaced": count_displaced,
    "unallocated": weigh_unallocated,
    "overload": count_overload,
    "changes": weigh_changes,
    "overhours": count_overhours,
    "unevenness": weigh_unevenness,
    "fit": weigh_fit,
}


def read_plan(plain: PlainModel, is_true: Callable[[Literal], bool], value: Callable[[Literal], int]) -> Plan:
    """The plan of a solution."""
    lead: dict[str, str | None] = {s.id: s.waits_for for s in plain.problem.standings.values()}
    lead.update({case: worker for (case, worker), literal in plain.leads.items() if is_true(literal)})
    by = {
        name: {case: worker for case, own in table.items() for worker, literal in own.items() if is_true(literal)}
        for name, table in plain.standing_by.items()
    }
    return Plan(
        lead=lead,
        co_worker=by["co_worker"],
        overseer=by["overseer"],
        cover={c: w for c, own in plain.covers.items() for w, literal in own.items() if is_true(literal)},
        support={pair: value(amount) for pair, amount in plain.given.items() if value(amount)},
    )
