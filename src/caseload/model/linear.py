"""The type of what rules and goals add up: a linear expression over decisions, or a whole number."""

from typing import TypeAlias

from ortools.sat.python import cp_model

Linear: TypeAlias = cp_model.LinearExprT
