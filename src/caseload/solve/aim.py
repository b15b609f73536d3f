"""Aims at a value just above the bound: with all that it rules out gone, few choices are left to try.

Whatever comes of it is of use: a plan that reaches the aim and is proven is the best there is; no plan at all lifts the
bound above the aim; and the next aim is higher.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from threading import Event
from typing import Any, Final, Protocol

from caseload.solve.run_solver import Answer, Limits, aim_once

QUICK_SECONDS: Final = 0.7
"""An aim that is found to be beyond reach sooner than this is followed by one further above the bound."""
TRY_SHARE: Final = 0.75
LEAST_SECONDS: Final = 0.3


class Bound(Protocol):
    """A bound that settles variables."""

    def find_fixed(self, best: int) -> dict[int, int]:
        """Variables that keep one value in every solution as good as `best`."""


def aim(
    model: Any, bound: Bound, ends: tuple[int, int], limits: Limits, stop: Event
) -> Iterator[tuple[int, Answer | None]]:
    """Yields a new bound, and a better answer or None, try by try, until value and bound meet or time is over.

    `ends` are the bound and the value known. The model minimises; it is left as it is.
    """
    (least, value), clock = ends, limits.clock
    end, above = clock.now() + limits.seconds, 0
    while least < value and not stop.is_set() and end - clock.now() > LEAST_SECONDS:
        most = min(value - 1, least + above)
        begun = clock.now()
        seconds = (end - begun) * (TRY_SHARE if most < value - 1 else 1)
        answer = aim_once(restrict(model, bound.find_fixed(most), most), replace(limits, seconds=seconds), stop)
        if answer.is_refused:
            least = most + 1
            above = 2 * above + 1 if clock.now() - begun < QUICK_SECONDS else above // 2
            yield least, None
        elif answer.values is not None:
            value = measure(model, answer.values)
            least = max(least, min(answer.bound or least, value))
            yield least, answer
        else:
            break


def restrict(model: Any, fixed: Mapping[int, int], most: int) -> Any:
    """A copy of a model with variables fixed and its objective at most so much."""
    copy = model.clone()
    copy.clear_hints()
    proto = copy.proto
    for j, value in fixed.items():
        domain = proto.variables[j].domain
        domain[0] = domain[1] = value
    objective = proto.objective
    terms = zip(objective.vars, objective.coeffs, strict=True)
    total = sum(copy.get_int_var_from_proto_index(j) * a for j, a in terms)
    copy.add(total <= most - round(objective.offset))
    return copy


def measure(model: Any, values: list[int]) -> int:
    """The objective of a solution."""
    objective = model.proto.objective
    terms = zip(objective.vars, objective.coeffs, strict=True)
    total: int = sum(values[j] * a for j, a in terms) + round(objective.offset)
    return total
