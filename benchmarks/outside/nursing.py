"""Balanced nursing workload: every patient to a nurse of their zone, the squared workloads as small as can be.

Source: CSPLib problem 069 (P. Schaus), after Mullinax and Lawley 2002. A zone is a team, a nurse a worker of it, a
patient a case of as many hours as their acuity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from benchmarks.outside.instance import KIND, MONDAY, ROLE, Lead, Outside, build_policy, name_all, read_numbers
from caseload.domain.caseload import Case, Caseload, Worker


@dataclass(frozen=True)
class Nursing:
    """The numbers of one instance: acuities by zone, the limits of a nurse, and how many nurses each zone has."""

    zones: tuple[tuple[int, ...], ...]
    fewest: int
    most: int
    workload: int
    staffing: tuple[int, ...]

    def list_patients(self) -> list[tuple[str, str, int]]:
        """Every patient as id, zone and acuity."""
        names = name_all("z", len(self.zones))
        return [
            (f"{zone}{patient}", zone, acuity)
            for zone, listed in zip(names, self.zones, strict=True)
            for patient, acuity in zip(name_all("p", len(listed)), listed, strict=True)
        ]

    def list_nurses(self) -> list[tuple[str, str]]:
        """Every nurse as id and zone."""
        names = name_all("z", len(self.zones))
        return [
            (f"{zone}{nurse}", zone)
            for zone, count in zip(names, self.staffing, strict=True)
            for nurse in name_all("n", count)
        ]

    def weigh(self, lead: Lead) -> int:
        """The sum of squared workloads. ValueError where a patient has no nurse of their zone, or a nurse too many or
        too few patients or too much work."""
        zones = dict(self.list_nurses())
        patients, work = dict.fromkeys(zones, 0), dict.fromkeys(zones, 0)
        for patient, zone, acuity in self.list_patients():
            nurse = lead[patient]
            if nurse is None or zones[nurse] != zone:
                raise ValueError("a patient has no nurse of their zone")
            patients[nurse] += 1
            work[nurse] += acuity
        if any(not self.fewest <= count <= self.most for count in patients.values()):
            raise ValueError("a nurse has too many or too few patients")
        if max(work.values()) > self.workload:
            raise ValueError("a nurse has too much work")
        return sum(each * each for each in work.values())


def read_nursing(path: Path, staffing: Sequence[int]) -> Nursing:
    """An instance: zones, nurses; fewest and most patients, most workload; a line of patients and acuities a zone.

    ValueError where the file says otherwise than it has, or the staffing than the file.
    """
    numbers = read_numbers(path.read_text("ascii"), path.name)
    if len(numbers) < 5:
        raise ValueError(f"{path.name}: does not begin with zones, nurses and the limits of a nurse")
    zones, place = [], 5
    while place < len(numbers):
        count = numbers[place]
        zones.append(tuple(numbers[place + 1 : place + 1 + count]))
        if count < 1 or len(zones[-1]) != count:
            raise ValueError(f"{path.name}: zone {len(zones)} has not the patients it says")
        place += 1 + count
    if len(zones) != numbers[0]:
        raise ValueError(f"{path.name}: has {len(zones)} zones and says {numbers[0]}")
    if len(staffing) != numbers[0] or sum(staffing) != numbers[1]:
        raise ValueError(f"{path.name}: the staffing of its zones is not its {numbers[1]} nurses")
    return Nursing(tuple(zones), numbers[2], numbers[3], numbers[4], tuple(staffing))


def build_nursing(nursing: Nursing, name: str, best: int | None = None) -> Outside:
    """The instance as a caseload: `cap` is the most patients, `capacity` the most workload, a point an hour."""
    workers = tuple(
        Worker(nurse, zone, ROLE, capacity=Fraction(nursing.workload)) for nurse, zone in nursing.list_nurses()
    )
    cases = tuple(
        Case(patient, zone, KIND, hours=Fraction(acuity), support_hours=Fraction(0))
        for patient, zone, acuity in nursing.list_patients()
    )
    policy = build_policy(nursing.most, "unevenness", "point_hours = 1\n")
    caseload = Caseload(MONDAY, policy, workers, cases)
    return Outside(name, caseload, "unevenness", nursing.weigh, scale=100, best=best)
