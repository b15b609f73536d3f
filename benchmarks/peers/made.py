"""What a peer is given to solve: models of one problem, each with its goals and a way back to a plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.peers.plain_linear import LinearPlainModel
from benchmarks.plain_goals import EXPRESS, read_plan
from benchmarks.plain_model import PlainModel
from benchmarks.plain_rules import state_rules
from caseload.domain.names import GOALS
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.formulation import Formulation
from caseload.model.scope import find_parts, list_outcomes
from caseload.solve.part_search import narrow


@dataclass(frozen=True)
class Made:
    """One model with its rules. `express` adds what a goal needs and gives it as an expression or a whole number;
    `read` gives the plan of the values of all variables; `weight` is its size when parts share time."""

    model: cp_model.CpModel
    goals: Sequence[str]
    express: Callable[[str], Any]
    read: Callable[[Sequence[int]], Plan]
    weight: int = 1


@dataclass(frozen=True)
class Form:
    """The models of a form. Each solution is the next goal's start where `is_hinted`."""

    models: list[Made]
    is_hinted: bool


def make_parts(problem: Problem) -> Form:
    """Our formulation with our units and independent parts, the largest first."""
    parts = find_parts(problem, list_outcomes(problem))
    return Form([wrap(Formulation(narrow(problem, part), part)) for part in parts], True)


def make_plain(problem: Problem, is_linear: bool = False) -> Form:
    """The model one writes first, in rows alone where `is_linear`. NotModelled for what it does not have."""
    plain = LinearPlainModel(problem) if is_linear else PlainModel(problem)
    state_rules(plain)

    def read(values: Sequence[int]) -> Plan:
        return read_plan(plain, lambda v: bool(values[v.index]), lambda v: values[v.index])

    return Form([Made(plain.model, list_goals(problem), lambda goal: EXPRESS[goal](plain), read)], False)


def wrap(formulation: Formulation) -> Made:
    """A formulation of ours."""
    size = 1 + sum(1 for _ in formulation.decisions.all_outcomes())

    def read(values: Sequence[int]) -> Plan:
        return formulation.read_plan(lambda variable: values[variable.index])

    return Made(formulation.model, list_goals(formulation.problem), formulation.express, read, size)


def list_goals(problem: Problem) -> tuple[str, ...]:
    """The goals of the policy, in order."""
    return problem.policy.goals or GOALS
