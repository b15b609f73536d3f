"""Several councils as one: their rows summed."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from caseload.planning.workforce.rows import RoleRow, Row


def join_rows(courses: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    """The rows of councils of the same steps, summed step by step."""
    return tuple(map(add_rows, zip(*courses, strict=True)))


def add_rows(rows: Sequence[Row]) -> Row:
    """The rows of several councils at one step as one, roles of one name together; pounds only where all have them."""
    costs = [row.cost for row in rows]
    known = [cost for cost in costs if cost is not None]
    return Row(
        rows[0].step,
        add_roles(rows),
        add_up(row.protected for row in rows),
        add_up(row.studying for row in rows),
        add_up(row.agency for row in rows),
        add_up(row.agency_need for row in rows),
        add_up(known) if len(known) == len(costs) else None,
    )


def add_roles(rows: Sequence[Row]) -> tuple[RoleRow, ...]:
    """Each role of any of the rows, those of one name as one."""
    names = dict.fromkeys(one.role for row in rows for one in row.roles)
    parts = {name: [one for row in rows for one in row.roles if one.role == name] for name in names}
    return tuple(
        RoleRow(
            name,
            add_up(one.established for one in found),
            add_up(one.in_post for one in found),
            add_up(one.joined for one in found),
            add_up(one.left for one in found),
            add_up(one.agency_need for one in found),
        )
        for name, found in parts.items()
    )


def add_up(values: Iterable[Fraction]) -> Fraction:
    """The sum."""
    return sum(values, Fraction(0))
