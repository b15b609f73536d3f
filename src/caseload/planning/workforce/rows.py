"""A projection as values: how things stand at the end of each step, by role and in all."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

MEASURES: Final = ("in_post", "vacancies", "vacancy_rate", "protected", "agency_need", "short_after_agency", "cost")
"""What is shown of each step with its band, in order."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role at the end of a step, and what came and went within it, in FTE. `agency_need` is in FTE."""

    role: str
    established: Fraction
    in_post: Fraction
    joined: Fraction
    left: Fraction
    agency_need: Fraction

    @property
    def vacancies(self) -> Fraction:
        """Posts established and empty; below 0 where more are in post than established."""
        return self.established - self.in_post


@dataclass(frozen=True, slots=True)
class Row:
    """A step (the first is 1) in all: FTE protected outside the establishment and in study, agency FTE there, the need
    for it, and pounds for the step (None where a rate lacks)."""

    step: int
    roles: tuple[RoleRow, ...]
    protected: Fraction
    studying: Fraction
    agency: Fraction
    agency_need: Fraction
    cost: Fraction | None

    @property
    def established(self) -> Fraction:
        """FTE established."""
        return sum((one.established for one in self.roles), Fraction(0))

    @property
    def in_post(self) -> Fraction:
        """FTE in post within the establishment."""
        return sum((one.in_post for one in self.roles), Fraction(0))

    @property
    def vacancies(self) -> Fraction:
        """FTE established less in post, over all roles; below 0 where there are more than posts."""
        return self.established - self.in_post

    @property
    def vacancy_rate(self) -> Fraction:
        """Vacancies / (vacancies + in post), as DfE does; 0 without posts."""
        return self.vacancies / self.established if self.established else Fraction(0)

    @property
    def short_after_agency(self) -> Fraction:
        """Vacancies less the agency staff who are there; below 0 where there are more."""
        return self.vacancies - self.agency

    @property
    def joined(self) -> Fraction:
        """FTE who joined a role from outside the establishment in the step."""
        return sum((one.joined for one in self.roles), Fraction(0))

    @property
    def left(self) -> Fraction:
        """FTE who left a role for outside the establishment in the step."""
        return sum((one.left for one in self.roles), Fraction(0))
