"""The linear relaxation of a CP-SAT model, row by row, in exact whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

INFINITE: Final = 2**62

Terms = dict[int, int]


@dataclass
class Relaxation:
    """minimise sum(cost x) + offset over rows low <= terms x <= high and least <= x <= most.

    Every solution of the model satisfies it; what has no linear form is left out. `rows` hold sparse terms.
    """

    least: list[int]
    most: list[int]
    cost: Terms
    offset: int
    rows: list[Terms] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)

    def add(self, terms: Terms, low: int, high: int) -> None:
        """Adds one row."""
        self.rows.append(terms)
        self.low.append(low)
        self.high.append(high)

    def add_literals(self, literals: list[int], low: int, high: int) -> None:
        """Adds a row over literals; a negative one, -i - 1, stands for 1 - x_i."""
        terms: Terms = {}
        shift = 0
        for literal in literals:
            if literal >= 0:
                terms[literal] = terms.get(literal, 0) + 1
            else:
                terms[-literal - 1] = terms.get(-literal - 1, 0) - 1
                shift += 1
        self.add(terms, low - shift, high - shift if high < INFINITE else high)

    def measure_reach(self, terms: Terms) -> tuple[int, int]:
        """The least and the most that terms can add up to."""
        low = sum(a * (self.least[j] if a > 0 else self.most[j]) for j, a in terms.items())
        high = sum(a * (self.most[j] if a > 0 else self.least[j]) for j, a in terms.items())
        return low, high


class Relaxer:
    """Relaxes one CP-SAT model again and again while it grows: what was read once is not read again.

    The model may gain variables and constraints and change its objective; a variable is fixed through `fix`.
    """

    def __init__(self, model: Any) -> None:
        """Reads nothing yet."""
        self._model = model
        self._read = Relaxation([], [], {}, 0)
        self._constraints = 0

    def fix(self, fixed: Mapping[int, int]) -> None:
        """Gives variables, by their index, one value for good."""
        variables = self._model.proto.variables
        for j, value in fixed.items():
            domain = variables[j].domain
            domain[0] = domain[1] = value
            if j < len(self._read.least):
                self._read.least[j] = self._read.most[j] = value

    def relax(self) -> Relaxation:
        """The linear relaxation of the model as it stands, which has an objective."""
        proto, read = self._model.proto, self._read
        for j in range(len(read.least), len(proto.variables)):
            domain = proto.variables[j].domain
            read.least.append(domain[0])
            read.most.append(domain[len(domain) - 1])
        for index in range(self._constraints, len(proto.constraints)):
            add_constraint(read, proto.constraints[index])
        self._constraints = len(proto.constraints)
        objective = proto.objective
        cost: Terms = {}
        for j, a in zip(read_all(objective.vars), read_all(objective.coeffs), strict=True):
            cost[j] = cost.get(j, 0) + a
        lists = (list(read.rows), list(read.low), list(read.high))
        return Relaxation(list(read.least), list(read.most), cost, round(objective.offset), *lists)


def relax(model: Any) -> Relaxation:
    """The linear relaxation of a CP-SAT model that has an objective."""
    return Relaxer(model).relax()


def read_all(repeated: Any) -> list[int]:
    """The numbers of a repeated field of a model, one by one: iterating over it takes two to four times as long."""
    return [repeated[index] for index in range(len(repeated))]


def add_constraint(relaxation: Relaxation, constraint: Any) -> None:
    """Adds the rows of one constraint, if it has a linear form."""
    enforced = read_all(constraint.enforcement_literal)
    if constraint.has_linear():
        add_linear(relaxation, constraint.linear, enforced)
    elif constraint.has_exactly_one():
        relaxation.add_literals(read_all(constraint.exactly_one.literals), 1, 1)
    elif constraint.has_at_most_one():
        relaxation.add_literals(read_all(constraint.at_most_one.literals), 0, 1)
    elif constraint.has_bool_or():
        literals = read_all(constraint.bool_or.literals) + [-literal - 1 for literal in enforced]
        relaxation.add_literals(literals, 1, INFINITE)
    elif constraint.has_bool_and() and enforced:
        for literal in constraint.bool_and.literals:
            relaxation.add_literals([literal] + [-each - 1 for each in enforced], 1, INFINITE)


def add_linear(relaxation: Relaxation, linear: Any, enforced: list[int]) -> None:
    """Adds a linear constraint; an enforced one by its own reach: terms <= high + (reach - high)(1 - literal)."""
    terms: Terms = {}
    for j, a in zip(read_all(linear.vars), read_all(linear.coeffs), strict=True):
        terms[j] = terms.get(j, 0) + a
    domain = read_all(linear.domain)
    low, high = max(domain[0], -INFINITE), min(domain[-1], INFINITE)
    if not enforced:
        relaxation.add(terms, low, high)
        return
    if len(enforced) > 1 or enforced[0] < 0:
        return
    least, most = relaxation.measure_reach(terms)
    if high < most:
        relaxation.add({**terms, enforced[0]: terms.get(enforced[0], 0) + most - high}, -INFINITE, most)
    if low > least:
        relaxation.add({**terms, enforced[0]: terms.get(enforced[0], 0) + least - low}, least, INFINITE)
