"""Finds out whether what is left of a model is an assignment: one choice of each group, rows with room for so much.

Many weeks are more than that (duties, shared hours, balance); then nothing here applies and the solver does it all.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from caseload.solve.rows import INFINITE, Relaxation, Terms

Whole = npt.NDArray[np.int64]
MOST_ROOM = 20_000
MOST_COST = 2**34


@dataclass(frozen=True)
class Assignment:
    """Arrays of rows by groups: the variable of each choice (-1: none), its cost, and the room it takes in its row.

    `room` is by row; the last row takes choices that need no room anywhere. `group_rows` and `room_rows` are the places
    of the groups' and the rooms' constraints in the relaxation, `settled` the values of the variables that are not
    among the choices.
    """

    variable: Whole
    cost: Whole
    weight: Whole
    room: Whole
    group_rows: Whole
    room_rows: Whole
    settled: dict[int, int]

    @property
    def is_choice(self) -> npt.NDArray[np.bool_]:
        """Where there is a choice."""
        return self.variable >= 0

    def read_values(self, chosen: Whole, count: int) -> list[int]:
        """The value of every variable when each group takes the choice in the row given."""
        values = [0] * count
        for j, value in self.settled.items():
            values[j] = value
        for j in self.variable[chosen, np.arange(len(chosen))].tolist():
            values[j] = 1
        return values


@dataclass
class Draft:
    """What is known of the variables on the way: the group and the row of each free one, and the values of others."""

    group: dict[int, int]
    settled: dict[int, int]
    row: dict[int, int]
    weight: dict[int, int]
    room: list[int]
    room_rows: list[int]

    def trim(self, terms: Terms, low: int, high: int) -> tuple[Terms, int, int]:
        """A row without the variables that are settled."""
        spent = sum(a * self.settled[j] for j, a in terms.items() if j in self.settled)
        free = {j: a for j, a in terms.items() if j not in self.settled}
        return free, low - spent, high - spent if high < INFINITE else high

    def measure_most(self, terms: Terms) -> int:
        """The most that terms, none below 0, can come to when each group takes one choice."""
        most: dict[int, int] = {}
        for j, a in terms.items():
            group = self.group[j]
            most[group] = max(most.get(group, 0), a)
        return sum(most.values())


def find_assignment(relaxation: Relaxation) -> Assignment | None:
    """The assignment that a relaxation is, all variables being whole; None where it is anything else."""
    draft, group_rows = draft_groups(relaxation)
    if any(j not in draft.group and j not in draft.settled for j in range(len(relaxation.least))):
        return None
    groups = set(group_rows)
    others = [index for index in range(len(relaxation.rows)) if index not in groups]
    if not all(drop_choices(draft, relaxation, index) for index in others):
        return None
    if not all(add_room(draft, relaxation, index) for index in others):
        return None
    return lay_out(draft, relaxation, group_rows)


def draft_groups(relaxation: Relaxation) -> tuple[Draft, list[int]]:
    """The settled variables, and the groups: rows of which exactly one variable is 1."""
    ends = enumerate(zip(relaxation.least, relaxation.most, strict=True))
    draft = Draft({}, {j: least for j, (least, most) in ends if least == most}, {}, {}, [], [])
    group_rows: list[int] = []
    for index, terms in enumerate(relaxation.rows):
        if relaxation.low[index] != 1 or relaxation.high[index] != 1:
            continue
        free, low, _ = draft.trim(terms, 1, 1)
        is_new = all(a == 1 and relaxation.most[j] == 1 and j not in draft.group for j, a in free.items())
        if free and low == 1 and is_new:
            draft.group.update(dict.fromkeys(free, len(group_rows)))
            group_rows.append(index)
    return draft, group_rows


def drop_choices(draft: Draft, relaxation: Relaxation, index: int) -> bool:
    """Settles at 0 the choices that no row has room for; False where a row is not one of room."""
    terms, low, high = draft.trim(relaxation.rows[index], relaxation.low[index], relaxation.high[index])
    if low > 0 or high < 0 or any(a < 0 for a in terms.values()):
        return False
    for j, a in terms.items():
        if a > high:
            draft.settled[j] = 0
            del draft.group[j]
    return True


def add_room(draft: Draft, relaxation: Relaxation, index: int) -> bool:
    """Takes in a row, if it can bind at all; False where a choice is in two that can, or the room is beyond measure."""
    terms, _, high = draft.trim(relaxation.rows[index], relaxation.low[index], relaxation.high[index])
    if draft.measure_most(terms) <= high:
        return True
    if high > MOST_ROOM or any(j in draft.row for j in terms):
        return False
    draft.row.update(dict.fromkeys(terms, len(draft.room)))
    draft.weight.update(terms)
    draft.room.append(high)
    draft.room_rows.append(index)
    return True


def lay_out(draft: Draft, relaxation: Relaxation, group_rows: list[int]) -> Assignment | None:
    """The arrays; None where two choices of a group share a row, a group has no choice, or a cost is beyond measure."""
    shape = (len(draft.room) + 1, len(group_rows))
    variable = np.full(shape, -1, dtype=np.int64)
    cost, weight = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for j, group in draft.group.items():
        row = draft.row.get(j, len(draft.room))
        if variable[row, group] >= 0 or abs(relaxation.cost.get(j, 0)) > MOST_COST:
            return None
        variable[row, group] = j
        cost[row, group] = relaxation.cost.get(j, 0)
        weight[row, group] = draft.weight.get(j, 0)
    if not draft.room or not is_every_group_open(variable):
        return None
    room, places = np.array([*draft.room, 0], dtype=np.int64), np.array(group_rows, dtype=np.int64)
    return Assignment(variable, cost, weight, room, places, np.array(draft.room_rows, dtype=np.int64), draft.settled)


def is_every_group_open(variable: Whole) -> bool:
    """Whether every group has a choice left."""
    return bool((variable >= 0).any(axis=0).all())
