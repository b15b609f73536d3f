"""The problem with every row that could be of use as a post: how many of each offer, and what they may take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from caseload.analysis.shortfall.packing import Item, measure_item, pack_items
from caseload.analysis.shortfall.rows import Offer, extend, list_offers, name_row
from caseload.domain.eligibility import may_stand_by
from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome, list_shapes
from caseload.model.registry import is_allowed
from caseload.model.scope import Part, find_parts, list_outcomes

Outcomes = Mapping[str, tuple[Outcome, ...]]


@dataclass(frozen=True)
class Wide:
    """The problem with every row among its workers, the offers with their rows, and its independent parts."""

    problem: Problem
    offers: tuple[Offer, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Thin:
    """The problem with one row of each useful offer, its independent parts, and the rows that each offer could ever
    use: what would hold, by first fit, all it may take (by its first row); `most_within_aim` with no more cases each
    than the target."""

    base: Problem
    problem: Problem
    offers: tuple[Offer, ...]
    parts: tuple[Part, ...]
    most: Mapping[str, int]
    most_within_aim: Mapping[str, int]


def widen(problem: Problem) -> Wide:
    """The problem with as many rows of each offer as could ever be of use."""
    thin = make_thin(problem)
    return widen_by(thin, thin.most)


def make_thin(problem: Problem) -> Thin:
    """The problem with one row of each offer that no other makes needless."""
    taken = {worker.id for worker in problem.caseload.workers}
    probes = [replace(offer, rows=(name_row(offer, 1, taken),)) for offer in list_offers(problem)]
    probe = extend(problem, probes)
    items = list_items(probe, list_thin_outcomes(probe, probes), probes)
    useful = tuple(offer for offer in probes if not is_needless(offer, probes, items))
    thin = extend(problem, useful)
    firsts = [offer.rows[0] for offer in useful]
    most = {row: max(1, pack_items(probe, row, items[row])) for row in firsts}
    within = {row: max(1, pack_items(probe, row, items[row], probe.staff[row].aim)) for row in firsts}
    return Thin(problem, thin, useful, find_parts(thin, list_thin_outcomes(thin, useful)), most, within)


def widen_by(thin: Thin, counts: Mapping[str, int]) -> Wide:
    """The problem with so many rows of each offer (by its first row), and no more than can be had."""
    taken = {worker.id for worker in thin.base.caseload.workers}
    offers = tuple(add_rows(offer, counts[offer.rows[0]], taken) for offer in thin.offers)
    wide = extend(thin.base, offers)
    if thin.problem.units != wide.units or any(not offer.rows for offer in offers):
        return Wide(wide, offers, find_parts(wide, list_outcomes(wide)))
    return Wide(wide, offers, tuple(copy_rows(part, offers) for part in thin.parts))


def add_rows(offer: Offer, count: int, taken: Iterable[str]) -> Offer:
    """An offer with so many rows, and no more than can be had."""
    if offer.profile.available is not None:
        count = min(count, int(offer.profile.available / offer.profile.fte))
    return replace(offer, rows=tuple(name_row(offer, number, taken) for number in range(1, count + 1)))


def list_thin_outcomes(problem: Problem, offers: Sequence[Offer]) -> Outcomes:
    """What may become of every unit, where a post is asked only about the teams it may serve."""
    if not problem.policy.has_rule("lending"):
        return list_outcomes(problem)
    team_of = {row: offer.team for offer in offers for row in offer.rows}
    serving = {
        team: [worker for worker in workers if team_of.get(worker, team) == team]
        for team, workers in problem.serving.items()
    }
    return {
        unit.id: tuple(o for o in list_shapes(problem, unit, serving[unit.team]) if is_allowed(problem, o))
        for unit in problem.units
    }


def copy_rows(part: Part, offers: Sequence[Offer]) -> Part:
    """A part in which all that may happen with the first row of an offer may happen with each of its rows."""
    others = {offer.rows[0]: offer.rows[1:] for offer in offers}
    outcomes = {
        unit: tuple(
            replace(outcome, worker=row)
            for outcome in listed
            for row in (outcome.worker, *others.get(outcome.worker or "", ()))
        )
        for unit, listed in part.outcomes.items()
    }
    more = [row for worker in part.workers for row in others.get(worker, ())]
    return Part(outcomes, tuple(sorted([*part.workers, *more])))


def list_items(probe: Problem, outcomes: Outcomes, offers: Sequence[Offer]) -> dict[str, tuple[Item, ...]]:
    """All that each offer's first row might do: units it may receive, waiting units it may cover."""
    found: dict[str, list[Item]] = {offer.rows[0]: [] for offer in offers}
    for listed in outcomes.values():
        for outcome in listed:
            if outcome.worker in found:
                found[outcome.worker].append(measure_item(probe, outcome.led, outcome.worker))
    for unit in probe.units:
        waiting = [probe.standings[case] for case in unit.core if probe.standings[case].needs_cover]
        for row, items in found.items():
            if waiting and all(may_stand_by(standing, probe.staff[row], probe.policy) for standing in waiting):
                items.append(Item((), probe.measure_cover_hours(standing.id for standing in waiting)))
    return {row: tuple(items) for row, items in found.items()}


def is_needless(offer: Offer, offers: Sequence[Offer], items: Mapping[str, tuple[Item, ...]]) -> bool:
    """Whether another offer in the same team, with the same role and FTE and in any number, may do all that this
    one may, for no more."""
    own = set(items[offer.rows[0]])
    for other in offers:
        alike = other.team == offer.team and other.profile.role == offer.profile.role and other.fte == offer.fte
        if other is offer or not alike or other.profile.available is not None:
            continue
        cheaper = (other.prices, other.profile.name) < (offer.prices, offer.profile.name)
        if cheaper and own <= set(items[other.rows[0]]):
            return True
    return False
