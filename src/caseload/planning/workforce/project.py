"""Projects a workforce plan step by step. The order within a step is part of the meaning; docs/workforce.md has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from caseload.planning.workforce.chance import Chance, Expected
from caseload.planning.workforce.plan import Agency, Role, WorkforcePlan
from caseload.planning.workforce.rows import RoleRow, Row

NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Waiting:
    """FTE who are protected or study until the end of a step; then the share that comes through joins a role, and the
    others return to another role (None: are gone)."""

    until: int
    fte: Fraction
    share: Fraction
    role: str
    back: str | None
    is_studying: bool
    key: str


@dataclass(slots=True)
class State:
    """Where a projection stands; only this module changes it."""

    established: dict[str, Fraction]
    in_post: dict[str, Fraction]
    agency: Fraction
    waiting: list[Waiting] = field(default_factory=list)
    joined: dict[str, Fraction] = field(default_factory=dict)
    left: dict[str, Fraction] = field(default_factory=dict)


def project(plan: WorkforcePlan, chance: Chance | None = None) -> tuple[Row, ...]:
    """How things stand at the end of every step, the first first; the start is not among them.

    Without a chance, the expectation: exact, as every flow is a share of a stock or an amount.
    """
    state, decide = start(plan), chance or Expected()
    rows = []
    for step in range(1, plan.steps + 1):
        before = dict(state.in_post)
        waited = sum((one.fte for one in state.waiting), NOTHING)
        state.joined, state.left = dict.fromkeys(before, NOTHING), dict.fromkeys(before, NOTHING)
        change_establishment(plan, state, step)
        let_go(plan, state, step, decide)
        promote(plan, state, before, step, decide)
        begin_training(plan, state, step, decide)
        take_on(plan, state, step, decide)
        begin_protection(plan, state, step, decide)
        bring_through(state, step, decide)
        rows.append(close_step(plan, state, step, before, waited))
    return tuple(rows)


def start(plan: WorkforcePlan) -> State:
    """The plan's start: the roles, agency staff, and the cohorts that are protected."""
    waiting = [
        Waiting(max(1, plan.count_steps(one.months_left)), one.fte, one.survival, one.role, None, False, f"cohort {at}")
        for at, one in enumerate(plan.cohorts)
    ]
    established = {role.name: role.established for role in plan.roles}
    return State(established, {role.name: role.in_post for role in plan.roles}, plan.agency.fte, waiting)


def change_establishment(plan: WorkforcePlan, state: State, step: int) -> None:
    """Posts that come or go at the start of a year, in its first step; a role never has fewer than none."""
    if step > 1 and plan.year_of(step) == plan.year_of(step - 1):
        return
    for one in plan.changes:
        if one.year == plan.year_of(step):
            state.established[one.role] = max(NOTHING, state.established[one.role] + one.change)


def let_go(plan: WorkforcePlan, state: State, step: int, chance: Chance) -> None:
    """Those who leave and retire, out of those in post at the start of the step."""
    factor = chance.vary(plan.vary, "turnover", plan.year_of(step)) * plan.length
    for role in plan.roles:
        share = min(find_share(plan, role, state.in_post[role.name]) * factor, Fraction(1))
        remove(state, role.name, chance.hit(state.in_post[role.name], share, "leave", role.name, step))
    for at, one in enumerate(plan.retirements):
        remove(state, one.role, chance.arrive(one.of(plan.year_of(step)) * plan.length, "retire", at, step))


def find_share(plan: WorkforcePlan, role: Role, in_post: Fraction) -> Fraction:
    """The share of those in a role that leaves in a year: its own, the plan's, or its part of the plan's FTE, which
    is shared by FTE in post at the start of the plan among the roles without a rate of their own."""
    if role.turnover is not None:
        return role.turnover
    if plan.leaving.fte is None:
        return plan.leaving.share
    total = sum((one.in_post for one in plan.roles if one.turnover is None), NOTHING)
    return plan.leaving.fte * role.in_post / total / in_post if in_post and total else NOTHING


def remove(state: State, role: str, fte: Fraction) -> Fraction:
    """Take FTE out of a role, as far as they are there, counted as having left it; gives how many."""
    gone = min(fte, state.in_post[role])
    state.in_post[role] -= gone
    state.left[role] += gone
    return gone


def add(state: State, role: str, fte: Fraction) -> None:
    """Bring FTE into a role, counted as having joined it."""
    state.in_post[role] += fte
    state.joined[role] += fte


def promote(plan: WorkforcePlan, state: State, before: dict[str, Fraction], step: int, chance: Chance) -> None:
    """Those who move from role to role; nobody moves twice in a step, and none but who was there at its start."""
    arrived: list[tuple[str, Fraction]] = []
    for at, one in enumerate(plan.promotions):
        wanted = chance.hit(before[one.source], one.share * plan.length, "promote", at, step)
        wanted += chance.arrive(one.moves.of(plan.year_of(step)) * plan.length, "promote by number", at, step)
        moved = min(wanted, state.in_post[one.source])
        state.in_post[one.source] -= moved
        arrived.append((one.moves.role, moved))
    for role, fte in arrived:
        state.in_post[role] += fte


def begin_training(plan: WorkforcePlan, state: State, step: int, chance: Chance) -> None:
    """Those who begin to study; each taken from a role leaves a post there."""
    for at, one in enumerate(plan.training):
        fte = chance.arrive(one.starts.of(plan.year_of(step)) * plan.length, "study", at, step)
        begun = fte if one.taken is None else remove(state, one.taken, fte)
        until = step + plan.count_steps(one.months)
        wait(state, Waiting(until, begun, one.completes, one.starts.role, one.taken, True, f"study {at}"))


def take_on(plan: WorkforcePlan, state: State, step: int, chance: Chance) -> None:
    """Those recruited, and those of the agency who become permanent, as far as there are any."""
    year = plan.year_of(step)
    factor = chance.vary(plan.vary, "recruitment", year) * plan.length
    for at, one in enumerate(plan.recruitment):
        add(state, one.role, chance.arrive(one.of(year) * factor, "recruit", at, step))
    for at, one in enumerate(plan.conversions):
        converted = min(chance.arrive(one.of(year) * plan.length, "convert", at, step), state.agency)
        state.agency -= converted
        add(state, one.role, converted)


def begin_protection(plan: WorkforcePlan, state: State, step: int, chance: Chance) -> None:
    """Newly qualified workers who arrive."""
    year = plan.year_of(step)
    factor = chance.vary(plan.vary, "recruitment", year) * plan.length
    for at, one in enumerate(plan.intake):
        fte = chance.arrive(one.arrivals.of(year) * factor, "intake", at, step)
        until = step + plan.count_steps(one.months)
        wait(state, Waiting(until, fte, one.survival, one.arrivals.role, None, False, f"intake {at}"))


def wait(state: State, one: Waiting) -> None:
    """Keep those who wait, if there is anybody."""
    if one.fte:
        state.waiting.append(one)


def bring_through(state: State, step: int, chance: Chance) -> None:
    """Those whose protected time or study ends with the step; they are within the establishment from now on."""
    for one in state.waiting:
        if one.until == step:
            came = chance.hit(one.fte, one.share, "come through", one.key, step)
            add(state, one.role, came)
            if one.back is not None:
                add(state, one.back, one.fte - came)
    state.waiting = [one for one in state.waiting if one.until > step]


def close_step(plan: WorkforcePlan, state: State, step: int, before: Mapping[str, Fraction], waited: Fraction) -> Row:
    """The step as it ends; `before` and `waited` are FTE in post and FTE protected or in study when it began."""
    protected = sum((one.fte for one in state.waiting if not one.is_studying), NOTHING)
    waiting = sum((one.fte for one in state.waiting), NOTHING)
    vacant = {name: max(NOTHING, state.established[name] - fte) for name, fte in state.in_post.items()}
    needs = {name: find_need(plan.agency, vacant, name, protected) for name in vacant}
    roles = tuple(
        RoleRow(name, state.established[name], fte, state.joined[name], state.left[name], needs[name])
        for name, fte in state.in_post.items()
    )
    need = sum(needs.values(), NOTHING) + plan.agency.beyond
    means = {name: (before[name] + fte) / 2 for name, fte in state.in_post.items()}
    cost = add_costs(plan, means, needs, (waited + waiting) / 2)
    return Row(step, roles, protected, waiting - protected, state.agency, need, cost)


def find_need(agency: Agency, vacant: Mapping[str, Fraction], name: str, protected: Fraction) -> Fraction:
    """The agency FTE that a role's vacancies need: the share that is to be covered, less what protected workers carry
    (of all vacancies, in proportion to each role's)."""
    total = sum(vacant.values(), NOTHING)
    if not total:
        return NOTHING
    carried = agency.carried * protected * vacant[name] / total
    return max(NOTHING, vacant[name] * agency.cover - carried)


def add_costs(
    plan: WorkforcePlan, means: Mapping[str, Fraction], needs: Mapping[str, Fraction], waiting: Fraction
) -> Fraction | None:
    """Pounds for one step: those in post, protected or in study at the mean of its start and end, and the agency need
    at its end (what is needed beyond vacancies at the dearest role's rate); None where a rate lacks that it takes."""
    total = NOTHING
    for role in plan.roles:
        for fte, rate in ((means[role.name], role.cost), (needs[role.name], role.agency_cost)):
            if fte and rate is None:
                return None
            total += fte * (rate or NOTHING)
    dearest = max((role.agency_cost for role in plan.roles if role.agency_cost is not None), default=None)
    for fte, rate in ((waiting, plan.protected_cost), (plan.agency.beyond, dearest)):
        if fte and rate is None:
            return None
        total += fte * (rate or NOTHING)
    return total * plan.length
