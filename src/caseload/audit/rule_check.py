"""The shapes of the audit's functions: one that finds a rule's breaches, one that measures a goal."""

from collections.abc import Callable, Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

RuleCheck = Callable[[Problem, Plan, After], Iterator[Breach]]
GoalMeasure = Callable[[Problem, Plan, After], int]
