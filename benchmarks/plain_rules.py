"""The rules of the plain model: one worker, sibling groups, caps, pace, kind limits and lending."""

from benchmarks.plain_duties import cover, stand_by, support
from benchmarks.plain_model import Linear, Literal, PlainModel
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.units import Unit


def state_rules(plain: PlainModel) -> None:
    """Writes every rule down."""
    give_one_worker(plain)
    for unit in plain.units:
        keep_together(plain, unit)
    for member in plain.members:
        limit_cases(plain, member)
        limit_new_families(plain, member)
        for limit in sorted(plain.policy.kind_limits):
            limit_kind(plain, member, limit)
    stand_by(plain)
    cover(plain)
    support(plain)
    for member in plain.members:
        limit_lending(plain, member)


def give_one_worker(plain: PlainModel) -> None:
    """At most one worker a case; exactly one where it may not be taken from its holder to nobody."""
    for standing in plain.open:
        whole = sum(plain.all_of(standing.id))
        plain.model.add(whole <= 1)
        if standing.before and (standing.is_must or standing.is_handed_on):
            plain.model.add(whole == 1)


def keep_together(plain: PlainModel, unit: Unit) -> None:
    """Equal Booleans for brothers and sisters; those without a holder may be left while the others stay."""
    able = [m.id for m in plain.members if any((case, m.id) in plain.leads for case in unit.cases)]
    for worker in able:
        groups = [unit.core, unit.joiners] if worker == unit.holder else [unit.cases]
        for cases in groups:
            for case in cases[1:]:
                plain.model.add(plain.lead(case, worker) == plain.lead(cases[0], worker))
        if worker == unit.holder and unit.is_fixed:
            plain.model.add(plain.lead(unit.core[0], worker) == 1)
        if worker == unit.holder and unit.joiners:
            plain.model.add(plain.lead(unit.joiners[0], worker) <= plain.lead(unit.core[0], worker))


def limit_cases(plain: PlainModel, member: StaffMember) -> None:
    """Within the cap (and the protected load) whoever receives a case."""
    cap, received = member.cap, [literal for _, literal in plain.received_by(member.id)]
    held = sum(s.holder == member.id for s in plain.open)
    if cap is None or not received:
        return
    if held <= cap:
        plain.model.add(plain.count_cases(member) <= cap)
    else:
        plain.model.add(plain.count_cases(member) <= cap).only_enforce_if(plain.any_of(received))


def find_new_families(plain: PlainModel, member: StaffMember) -> tuple[Linear, Linear, int]:
    """Families new to a worker, the urgent among them, and how many there could be."""
    families: dict[str, list[tuple[Standing, Literal]]] = {}
    for standing, literal in plain.received_by(member.id):
        if standing.family not in plain.problem.held.get(member.id, frozenset()):
            families.setdefault(standing.family, []).append((standing, literal))
    new = sum(plain.any_of(v for _, v in listed) for listed in families.values())
    urgent = sum(plain.any_of(v for s, v in listed if is_urgent(s)) for listed in families.values())
    return new, urgent, len(families)


def limit_new_families(plain: PlainModel, member: StaffMember) -> None:
    """Pace: families that are not urgent stay within the room, all of them within twice the number."""
    new, urgent, most = find_new_families(plain, member)
    before = plain.problem.recent.get(member.id, 0)
    room = max(0, member.max_new - before)
    if most:
        plain.model.add(new - urgent <= room)
        plain.model.add(new <= (room if member.is_protected else max(0, 2 * member.max_new - before)))
        plain.paces.append(plain.above(new, room, most))


def limit_kind(plain: PlainModel, member: StaffMember, limit: str) -> None:
    """Families of a limited kind: kept, received, and the urgent among those."""
    families: dict[str, list[tuple[Standing, Literal]]] = {}
    for standing, literal in plain.led_by(member.id):
        families.setdefault(standing.family, []).append((standing, literal))
    kept, received, urgent = [], [], []
    for listed in families.values():
        counted = [(s, v) for s, v in listed if plain.policy.is_limited(limit, s.case.kind, s.case.proceedings)]
        if counted:
            kept.append(plain.any_of(v for s, v in counted if s.holder == member.id))
            received.append(plain.new_bool())
            plain.model.add(received[-1] == plain.any_of(v for _, v in counted) - kept[-1])
            urgent.append(plain.new_bool())
            pressing = plain.any_of(v for s, v in listed if s.holder != member.id and is_urgent(s))
            plain.add_min(urgent[-1], [received[-1], pressing])
    if kept:
        usual = plain.policy.kind_limits[limit]
        bind_kind(plain, usual, usual if member.is_protected else 2 * usual, kept, received, urgent)


def bind_kind(
    plain: PlainModel, limit: int, most: int, kept: list[Linear], received: list[Literal], urgent: list[Literal]
) -> None:
    """Within the limit whoever receives one that is not urgent, within `most` whoever receives one that is."""
    whole = sum(kept) + sum(received)
    for family, pressing in zip(received, urgent, strict=True):
        usual = plain.new_bool()
        plain.model.add(usual == family - pressing)
        plain.model.add(whole - sum(urgent) <= limit).only_enforce_if(usual)
        plain.model.add(whole <= most).only_enforce_if(pressing)
    over = plain.above(whole, limit, len(kept))
    plain.overloads.append(over)
    least = plain.new_whole(len(kept))
    plain.add_min(least, [sum(received), over])
    plain.paces.append(least)


def limit_lending(plain: PlainModel, member: StaffMember) -> None:
    """Within the share of hours they lend whoever receives work of another team; kept work of other teams counts."""
    received = [literal for s, literal in plain.received_by(member.id) if s.case.team != member.team]
    received += plain.borrowed.get(member.id, [])
    if received:
        duties = [duty for duty in plain.duties if duty.worker == member.id and duty.team != member.team]
        lent = plain.led_hours(member.id, away_from=member.team) + sum(duty.literal * duty.hours for duty in duties)
        plain.model.add(lent <= member.lend_limit).only_enforce_if(plain.any_of(received))


def is_urgent(standing: Standing) -> bool:
    """A must-allocate case that nobody has."""
    return standing.is_must and standing.holder is None and standing.waits_for is None
