"""Assignments: what is one is found out, and every plan, bound and settled choice holds against trying everything."""

import threading
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from caseload.solve.aim import aim
from caseload.solve.arrange import arrange, limit, list_prices, rearrange
from caseload.solve.assignment import find_assignment
from caseload.solve.bounds import SafeBound, find_safe_bound
from caseload.solve.clock import WALL
from caseload.solve.rows import relax
from caseload.solve.run_solver import Limits
from caseload.solve.sharpen import SharpBound, sharpen

MANY = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
OFFSET = 7


@dataclass(frozen=True)
class Small:
    """Costs and weights by row and group, and rooms, with the model of them."""

    costs: list[list[int]]
    weights: list[list[int]]
    rooms: list[int]
    model: cp_model.CpModel
    literals: list[list[cp_model.IntVar]]

    def list_fitting(self) -> list[tuple[int, list[int]]]:
        """Cost and values of every plan that fits."""
        rows, groups = range(len(self.costs)), range(len(self.costs[0]))
        found = []
        for chosen in product(rows, repeat=len(groups)):
            loads = [sum(self.weights[row][g] for g in groups if chosen[g] == row) for row in rows]
            if all(load <= room for load, room in zip(loads, self.rooms, strict=True)):
                values = [int(chosen[g] == row) for row in rows for g in groups]
                found.append((OFFSET + sum(self.costs[chosen[g]][g] for g in groups), values))
        return found

    def bound(self) -> SafeBound:
        safe = find_safe_bound(relax(self.model), 10)
        assert safe is not None
        return safe


def build(costs: list[list[int]], weights: list[list[int]], rooms: list[int]) -> Small:
    model = cp_model.CpModel()
    literals = [[model.new_bool_var("") for _ in row] for row in costs]
    for group in zip(*literals, strict=True):
        model.add_exactly_one(group)
    for row, sizes, room in zip(literals, weights, rooms, strict=True):
        model.add(cp_model.LinearExpr.weighted_sum(row, sizes) <= room)
    flat = [literal for row in literals for literal in row]
    model.minimize(cp_model.LinearExpr.weighted_sum(flat, [cost for line in costs for cost in line]) + OFFSET)
    return Small(costs, weights, rooms, model, literals)


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    rows, groups = draw(st.integers(2, 3)), draw(st.integers(2, 5))
    line = st.lists(st.integers(-3, 30), min_size=groups, max_size=groups)
    sizes = st.lists(st.integers(0, 9), min_size=groups, max_size=groups)
    costs = draw(st.lists(line, min_size=rows, max_size=rows))
    weights = draw(st.lists(sizes, min_size=rows, max_size=rows))
    return build(costs, weights, draw(st.lists(st.integers(0, 18), min_size=rows, max_size=rows)))


def sharpen_small(small: Small, target: int) -> SharpBound | None:
    safe = small.bound()
    assignment = find_assignment(safe.relaxation)
    if assignment is None:
        return None
    give_up = limit(WALL, 1.0, threading.Event())
    return sharpen(assignment, list_prices(assignment, safe), target, safe.relaxation.offset, give_up)


@MANY
@given(small=smalls(), worse=st.integers(0, 5))
def test_a_sharp_bound_is_no_higher_than_the_best_and_settles_only_what_every_good_plan_has(
    small: Small, worse: int
) -> None:
    fitting = small.list_fitting()
    assume(fitting)
    best = min(cost for cost, _ in fitting)
    sharp = sharpen_small(small, best)
    assume(sharp is not None)
    assert sharp is not None

    fixed = sharp.find_fixed(best + worse)

    assert small.bound().value <= sharp.value <= best
    for cost, values in fitting:
        if cost <= best + worse:
            assert all(values[j] == value for j, value in fixed.items())


@MANY
@given(small=smalls(), seed=st.integers(0, 3))
def test_the_steps_end_at_the_best_plan_and_its_proof(small: Small, seed: int) -> None:
    fitting = small.list_fitting()
    assume(fitting)
    best = min(cost for cost, _ in fitting)
    value = max(cost for cost, _ in fitting) + 1
    safe = small.bound()
    assume(find_assignment(safe.relaxation) is not None)
    costs = {tuple(values): cost for cost, values in fitting}

    bounds, found = [safe.value], value
    for step in arrange(small.model, safe, value, Limits(10.0, seed), threading.Event()):
        bounds.append(step.bound)
        if step.values is not None:
            assert costs[tuple(step.values)] < found
            found = costs[tuple(step.values)]

    assert all(bound <= best for bound in bounds)
    assert found == best == bounds[-1]


@MANY
@given(small=smalls())
def test_rearranging_gives_only_what_fits(small: Small) -> None:
    assume(small.list_fitting())
    safe = small.bound()
    assignment = find_assignment(safe.relaxation)
    assume(assignment is not None)
    assert assignment is not None

    found = rearrange(assignment, safe, 0, limit(WALL, 0.05, threading.Event()))

    if found is not None:
        values = assignment.read_values(found.chosen, len(safe.relaxation.least))
        assert (found.cost + safe.relaxation.offset, values) in small.list_fitting()


def test_an_aim_beyond_reach_lifts_the_bound_and_the_last_one_meets_the_value() -> None:
    small = build([[1, 1, 1, 9], [6, 5, 7, 1]], [[3, 3, 3, 3], [1, 1, 1, 1]], [3, 9])
    safe, best = small.bound(), min(cost for cost, _ in small.list_fitting())

    steps = list(aim(small.model, safe, (OFFSET, best + 5), Limits(10.0, 0), threading.Event()))

    assert steps[-1][0] == best
    assert [bound for bound, _ in steps] == sorted(bound for bound, _ in steps)


@pytest.mark.parametrize("kind", ["whole number", "no group", "two rows", "two choices in a row", "at least"])
def test_what_is_more_than_an_assignment_is_left_to_the_solver(kind: str) -> None:
    small = build([[5, 4, 3], [1, 2, 3]], [[2, 2, 2], [3, 3, 3]], [4, 4])
    model, literals = small.model, small.literals
    if kind == "whole number":
        model.add(model.new_int_var(0, 5, "") >= sum(literals[0]))
    elif kind == "no group":
        model.add_implication(model.new_bool_var(""), literals[0][0])
    elif kind == "two rows":
        model.add(literals[0][0] + literals[0][1] <= 1)
    elif kind == "two choices in a row":
        model.add(2 * literals[0][0] + 2 * literals[1][0] + 2 * literals[0][1] <= 3)
    else:
        model.add(sum(literals[0]) >= 1)

    assert find_assignment(small.bound().relaxation) is None


def test_a_choice_that_fits_nowhere_is_settled_and_a_row_that_never_binds_is_no_row() -> None:
    small = build([[5, 4, 3], [1, 2, 3], [9, 9, 9]], [[2, 2, 9], [3, 3, 3], [1, 1, 1]], [3, 4, 3])

    assignment = find_assignment(small.bound().relaxation)

    assert assignment is not None
    assert assignment.settled == {2: 0}
    assert assignment.room.tolist() == [3, 4, 0]
    assert np.count_nonzero(assignment.is_choice) == 8
