"""How cases usually come and go, where a scenario does not say: how long each kind lasts, and what keeps it level."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from caseload.domain.caseload import Caseload

USUAL_WEEKS: Final[Mapping[str, int]] = {
    "section_47": 3,
    "assessment": 6,
    "early_help": 20,
    "child_in_need": 26,
    "private_fostering": 26,
    "child_protection": 40,
    "fostering_household": 104,
    "adoption_household": 52,
    "looked_after": 120,
    "care_leaver": 156,
}
"""How many weeks a case of a kind lasts on average. Illustrative, but for what the law sets: 15 working days for an
enquiry under section 47, 45 working days at most for an assessment (Working Together 2023)."""
OTHER_WEEKS: Final = 26
"""For a kind of a council's own."""


def find_usual_closing(kind: str) -> Fraction:
    """The chance a week that a case of a kind closes: one in the weeks it usually lasts."""
    return Fraction(1, USUAL_WEEKS.get(kind, OTHER_WEEKS))


def count_sizes(caseload: Caseload) -> tuple[tuple[int, Fraction], ...]:
    """How many families of the caseload have so many open cases; one of one where there are none."""
    families = Counter(case.family or f"\0{case.id}" for case in caseload.cases)
    sizes = Counter(families.values()) or Counter({1: 1})
    return tuple((size, Fraction(count)) for size, count in sorted(sizes.items()))


def measure_mean_size(sizes: tuple[tuple[int, Fraction], ...]) -> Fraction:
    """The mean number of children of a family."""
    return sum((size * weight for size, weight in sizes), Fraction(0)) / sum(weight for _, weight in sizes)


def find_level_families(
    caseload: Caseload,
    ending: Mapping[str, Fraction],
    becomes: Mapping[str, tuple[tuple[str, Fraction], ...]],
    mean_size: Fraction,
) -> dict[str, Fraction]:
    """The families a week of each kind that keep the caseload at its size: cases that end a week, less those that come
    from other kinds, over the children of a family; at least 0.

    Little's law (1961): open cases = arrivals a week x weeks open. `ending` and `becomes` are chances a week by kind.
    """
    counts = Counter(case.kind for case in caseload.cases)
    inflow: dict[str, Fraction] = {}
    for kind, listed in becomes.items():
        for other, chance in listed:
            inflow[other] = inflow.get(other, Fraction(0)) + counts[kind] * chance
    return {
        kind: max(Fraction(0), counts[kind] * chance - inflow.get(kind, Fraction(0))) / mean_size
        for kind, chance in ending.items()
    }
