"""Units: the cases that are allocated together, one worker for brothers and sisters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from caseload.domain.standing import Standing

MOST_TO_ENUMERATE = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """Cases allocated together. `core` are those with the same holder (or absent holder), `joiners` those
    with none who join them. Outcomes: all with one worker; the core kept, the joiners unallocated; none.

    `is_fixed`: the core may not leave its holder. `is_waiting`: the core waits for an absent holder and
    only needs cover. `is_parked`: a `wait` leaves it unallocated.
    """

    id: str
    family: str
    team: str
    core: tuple[str, ...]
    joiners: tuple[str, ...]
    holder: str | None
    is_fixed: bool = False
    is_handed_on: bool = False
    is_waiting: bool = False
    is_parked: bool = False

    @property
    def cases(self) -> tuple[str, ...]:
        """Every case of the unit, the core first."""
        return self.core + self.joiners


Takeable = Callable[[Unit], bool]


def form_units(standings: Mapping[str, Standing], is_takeable: Takeable, keep_siblings: bool) -> tuple[Unit, ...]:
    """The units of a caseload, in the order of their ids; units that nobody could take are divided."""
    families: dict[str, list[Standing]] = {}
    for standing in standings.values():
        key = standing.family if keep_siblings else f"\0{standing.id}"
        families.setdefault(key, []).append(standing)
    units: list[Unit] = []
    for family, members in families.items():
        formed = [part for unit in form_family(family, members) for part in divide_unit(unit, is_takeable)]
        units.extend(name_units(formed))
    return tuple(sorted(units, key=lambda unit: unit.id))


def form_family(family: str, members: Sequence[Standing]) -> Iterator[Unit]:
    """The units of one family, before any is divided."""
    cores: dict[tuple[str, str, bool, bool], list[Standing]] = {}
    loose: dict[str, list[str]] = {}
    for standing in members:
        if standing.is_parked:
            yield Unit(standing.id, family, standing.case.team, (), (standing.id,), None, is_parked=True)
        elif standing.holder or standing.waits_for:
            holder = standing.holder or standing.waits_for or ""
            key = (standing.case.team, holder, standing.is_handed_on, standing.waits_for is not None)
            cores.setdefault(key, []).append(standing)
        else:
            loose.setdefault(standing.case.team, []).append(standing.id)
    for key, core in sorted(cores.items(), key=lambda item: (-len(item[1]), min(s.id for s in item[1]))):
        joiners = () if key[3] else tuple(sorted(loose.pop(key[0], ())))
        yield build_core_unit(family, key, core, joiners)
    for team, cases in sorted(loose.items()):
        yield Unit(min(cases), family, team, (), tuple(sorted(cases)), None)


def build_core_unit(
    family: str, key: tuple[str, str, bool, bool], core: Sequence[Standing], joiners: tuple[str, ...]
) -> Unit:
    """A unit whose core has one holder, available or absent. What fixes one member fixes the core."""
    team, holder, _, waiting = key
    fixed = any(s.is_fixed for s in core)
    handed_on = key[2] and not fixed
    cases = tuple(sorted(s.id for s in core))
    return Unit(cases[0], family, team, cases, joiners, holder, fixed, handed_on, waiting)


def divide_unit(unit: Unit, is_takeable: Takeable) -> Iterable[Unit]:
    """The unit, or its fewest, most even parts if no available worker could take it whole."""
    if unit.is_parked or unit.is_waiting or not unit.joiners or len(unit.cases) == 1 or is_takeable(unit):
        return (unit,)
    for count in range(2, len(unit.joiners) + 2):
        for parts in list_partitions(unit, count):
            if all(is_takeable(part) for part in parts):
                return parts
    return split_singly(unit)


def split_singly(unit: Unit) -> tuple[Unit, ...]:
    """The core alone, and every joiner alone."""
    core = (replace(unit, joiners=()),) if unit.core else ()
    return core + tuple(build_part(unit, (case,)) for case in unit.joiners)


def build_part(unit: Unit, cases: tuple[str, ...]) -> Unit:
    """A part of a unit that has no core."""
    return Unit(cases[0], unit.family, unit.team, (), cases, None)


def list_partitions(unit: Unit, count: int) -> Iterator[tuple[Unit, ...]]:
    """Ways to divide a unit into `count` parts, most even first, then smallest ids; the core stays whole.

    Every way for up to 8 joiners; beyond that, only even runs of ids.
    """
    if len(unit.joiners) > MOST_TO_ENUMERATE:
        yield from list_even_runs(unit, count)
        return
    labelled: list[tuple[int, tuple[tuple[str, ...], ...]]] = []
    for groups in list_groupings(unit.joiners, count, bool(unit.core)):
        sizes = [len(group) for group in groups]
        if unit.core:
            sizes[0] += len(unit.core)
        labelled.append((sum(size * size for size in sizes), groups))
    for _, groups in sorted(labelled):
        yield build_parts(unit, groups)


def build_parts(unit: Unit, groups: tuple[tuple[str, ...], ...]) -> tuple[Unit, ...]:
    """Units from groups of joiners; with a core, the first group joins it."""
    if not unit.core:
        return tuple(build_part(unit, group) for group in groups)
    return (replace(unit, joiners=groups[0]), *(build_part(unit, group) for group in groups[1:]))


def list_groupings(cases: tuple[str, ...], count: int, has_core: bool) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Every division of the cases into `count` groups, none empty but the first where there is a core."""

    def extend(index: int, groups: list[list[str]]) -> Iterator[tuple[tuple[str, ...], ...]]:
        if index == len(cases):
            if len(groups) == count:
                yield tuple(tuple(group) for group in groups)
            return
        for group in groups:
            group.append(cases[index])
            yield from extend(index + 1, groups)
            group.pop()
        if len(groups) < count:
            groups.append([cases[index]])
            yield from extend(index + 1, groups)
            groups.pop()

    yield from extend(0, [[]] if has_core else [])


def list_even_runs(unit: Unit, count: int) -> Iterator[tuple[Unit, ...]]:
    """One division into runs of ids as even as they can be."""
    loose = count - 1 if unit.core else count
    if not 0 < loose <= len(unit.joiners):
        return
    size, extra = divmod(len(unit.joiners), loose)
    groups, start = [], 0
    for index in range(loose):
        end = start + size + (index < extra)
        groups.append(unit.joiners[start:end])
        start = end
    yield build_parts(unit, (((),) if unit.core else ()) + tuple(groups))


def name_units(units: Sequence[Unit]) -> Iterator[Unit]:
    """Each unit under its family's name, followed by its first case where the family has several."""
    for unit in units:
        own = unit.family.startswith("\0")
        if own:
            yield replace(unit, id=unit.cases[0])
        else:
            yield replace(unit, id=unit.family if len(units) == 1 else f"{unit.family}/{unit.cases[0]}")
