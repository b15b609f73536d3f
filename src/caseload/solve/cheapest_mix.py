"""The cheapest numbers of each role that meet what every good staff must, and that no failed staff rules out."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

from ortools.sat.python import cp_model

from caseload.solve.run_solver import Limits, run_solver

SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Condition:
    """In a week that counts, the people of each role times their weights come to at least `need`."""

    week: int
    weights: tuple[int, ...]
    need: int


@dataclass(frozen=True, slots=True)
class Cut:
    """In a week that counts, at least one of the groups has more people than a staff that failed there (`totals`)."""

    week: int
    groups: tuple[tuple[int, ...], ...]
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MixTerms:
    """What a staff costs by role (whole units), the fewest and most of each, and in how many of the weeks it must do:
    `enough` of `weeks`."""

    prices: tuple[int, ...]
    least: tuple[int, ...]
    most: tuple[int, ...]
    weeks: int
    enough: int


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The numbers of each role (None: not found in time), the weeks they are meant for, and what no staff can cost less
    than. `is_impossible`: no numbers will do."""

    counts: tuple[int, ...] | None
    chosen: tuple[int, ...] = ()
    bound: int = 0
    is_impossible: bool = False


def find_cheapest(terms: MixTerms, conditions: Sequence[Condition], cuts: Sequence[Cut], stop: Event) -> Cheapest:
    """The cheapest staff, then the one of fewest people, that meets the conditions and cuts in enough weeks."""
    model = cp_model.CpModel()
    counts = [model.new_int_var(low, high, "") for low, high in zip(terms.least, terms.most, strict=True)]
    chosen = [model.new_bool_var("") for _ in range(terms.weeks)]
    model.add(sum(chosen) >= terms.enough)
    for condition in conditions:
        pairs = zip(condition.weights, counts, strict=True)
        model.add(sum(weight * count for weight, count in pairs) >= condition.need).only_enforce_if(
            chosen[condition.week]
        )
    for cut in cuts:
        add_cut(model, cut, counts, chosen[cut.week])
    people = sum(terms.most) + 1
    model.minimize(sum((price * people + 1) * count for price, count in zip(terms.prices, counts, strict=True)))
    answer = run_solver(model, Limits(SECONDS, 0), stop, lambda value, bound: None)
    if not answer.has_solution:
        return Cheapest(None, is_impossible=answer.is_refused)
    return Cheapest(
        counts=tuple(answer.read(count) for count in counts),
        chosen=tuple(week for week, flag in enumerate(chosen) if answer.read(flag)),
        bound=max(0, answer.bound or 0) // people,
    )


def add_cut(model: Any, cut: Cut, counts: Sequence[Any], is_chosen: Any) -> None:
    """More people in one of the groups, where the week counts."""
    more = []
    for group, total in zip(cut.groups, cut.totals, strict=True):
        is_more = model.new_bool_var("")
        model.add(sum(counts[at] for at in group) >= total + 1).only_enforce_if(is_more)
        more.append(is_more)
    model.add_bool_or([*more, ~is_chosen])
