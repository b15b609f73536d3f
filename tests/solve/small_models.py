"""Random small CP-SAT models of every kind of constraint, with every solution found by trying all values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from hypothesis import strategies as st
from ortools.sat.python import cp_model

Values = tuple[int, ...]
Holds = Callable[[Values], bool]
Literal = tuple[int, bool]


@dataclass(frozen=True)
class SmallModel:
    """A model that minimises, and each of its solutions with its objective."""

    model: Any
    solutions: dict[Values, int]

    @property
    def best(self) -> int:
        """The least objective."""
        return min(self.solutions.values())


def is_true(literal: Literal, values: Values) -> bool:
    return bool(values[literal[0]]) is literal[1]


class Drawn:
    """A model as it grows, with plain Python twins of its constraints."""

    def __init__(self, domains: Sequence[tuple[int, int]]) -> None:
        self.domains = domains
        self.model = cp_model.CpModel()
        self.variables = [self.model.new_int_var(low, high, "") for low, high in domains]
        self.tests: list[Holds] = []

    @property
    def whether(self) -> list[int]:
        return [j for j, domain in enumerate(self.domains) if domain == (0, 1)]

    def literal(self, of: Literal) -> Any:
        return self.variables[of[0]] if of[1] else self.variables[of[0]].negated()

    def add_linear(self, terms: Sequence[int], low: int, high: int, enforced: Sequence[Literal]) -> None:
        total = sum(a * x for a, x in zip(terms, self.variables, strict=True))
        row = self.model.add_linear_constraint(total, low, high)
        if enforced:
            row.only_enforce_if([self.literal(each) for each in enforced])
        self.tests.append(
            lambda values: (
                not all(is_true(each, values) for each in enforced)
                or low <= sum(a * x for a, x in zip(terms, values, strict=True)) <= high
            )
        )

    def add_literals(self, word: str, literals: Sequence[Literal], enforced: Sequence[Literal]) -> None:
        given = [self.literal(each) for each in literals]
        if word == "exactly_one":
            self.model.add_exactly_one(given)
            self.tests.append(lambda values: sum(is_true(each, values) for each in literals) == 1)
        elif word == "at_most_one":
            self.model.add_at_most_one(given)
            self.tests.append(lambda values: sum(is_true(each, values) for each in literals) <= 1)
        else:
            row = self.model.add_bool_or(given) if word == "or" else self.model.add_bool_and(given)
            if enforced:
                row.only_enforce_if([self.literal(each) for each in enforced])
            joined = any if word == "or" else all
            self.tests.append(
                lambda values: (
                    not all(is_true(each, values) for each in enforced)
                    or joined(is_true(each, values) for each in literals)
                )
            )

    def finish(self, cost: Sequence[int], offset: int) -> SmallModel:
        self.model.minimize(sum(c * x for c, x in zip(cost, self.variables, strict=True)) + offset)
        spans = [range(low, high + 1) for low, high in self.domains]
        found = [values for values in product(*spans) if all(holds(values) for holds in self.tests)]
        return SmallModel(self.model, {v: offset + sum(c * x for c, x in zip(cost, v, strict=True)) for v in found})


@st.composite
def small_models(draw: st.DrawFn) -> SmallModel:
    """A model of 2 to 6 variables and 1 to 6 constraints that one drawn solution obeys, most of them tightly."""
    spans = st.sampled_from(((0, 1), (0, 1), (0, 3), (-2, 2), (1, 4), (-3, -1)))
    drawn = Drawn([(0, 1), (0, 1), *draw(st.lists(spans, max_size=4))])
    known = tuple(draw(st.integers(low, high)) for low, high in drawn.domains)
    size, numbers, slack = len(known), st.integers(-7, 7), st.sampled_from((0, 0, 1, 3, 40))
    literals = st.tuples(st.sampled_from(drawn.whether), st.booleans())
    for _ in range(draw(st.integers(1, 6))):
        word = draw(st.sampled_from(("linear", "linear", "linear", "or", "and", "exactly_one", "at_most_one")))
        enforced = draw(st.sampled_from((0, 1, 1, 2)).flatmap(lambda n: list_distinct(literals, n)))
        if word == "linear":
            terms = draw(st.lists(numbers, min_size=size, max_size=size))
            value = sum(a * x for a, x in zip(terms, known, strict=True))
            drawn.add_linear(terms, value - draw(slack), value + draw(slack), enforced)
        else:
            chosen = draw(st.lists(literals, min_size=1, max_size=3, unique_by=lambda of: of[0]))
            drawn.add_literals(word, turn(word, chosen, known), enforced)
    return drawn.finish(draw(st.lists(numbers, min_size=size, max_size=size)), draw(st.integers(-5, 5)))


def list_distinct(literals: st.SearchStrategy[Literal], count: int) -> st.SearchStrategy[list[Literal]]:
    """So many literals of different variables."""
    return st.lists(literals, min_size=count, max_size=count, unique_by=lambda of: of[0])


def turn(word: str, literals: Sequence[Literal], known: Values) -> list[Literal]:
    """The literals, negated where the known solution would otherwise not obey the constraint."""
    true, false = [(j, bool(known[j])) for j, _ in literals], [(j, not known[j]) for j, _ in literals]
    if word == "and":
        return true
    return [true[0], *(false[1:] if word != "or" else literals[1:])]
