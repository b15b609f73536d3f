"""The problem of one week: staff, cases as they stand, the units to allocate, and the run's settings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import ceil

from caseload.domain.caseload import Caseload, Decision
from caseload.domain.guarantees import Guarantees
from caseload.domain.numbers import round_hours_up
from caseload.domain.policy import Policy
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run changes: the most families a team that may change worker (None = any), handing over."""

    moves: int | None = 0
    hand_over: bool = False


@dataclass(frozen=True)
class Problem:
    """Everything the model and the audit ask of one week. Hours are whole hour units a week.

    `nots` are the workers a `not` rules out, by case; `held` the families each worker had before;
    `recent` how many of those came in the last 7 days; `given` the families new to a worker by a `give`;
    `prefers` the decisions that state a preference, by case; `guarantees` what goals may come to over some teams.
    """

    caseload: Caseload
    settings: Settings
    staff: Mapping[str, StaffMember]
    standings: Mapping[str, Standing]
    units: tuple[Unit, ...] = ()
    nots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)
    recent: Mapping[str, int] = field(default_factory=dict)
    given: Mapping[str, frozenset[str]] = field(default_factory=dict)
    prefers: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    guarantees: Guarantees | None = None
    _minutes: dict[tuple[tuple[str, ...], str], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _led_hours: dict[tuple[tuple[str, ...], str], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def serving(self) -> Mapping[str, tuple[str, ...]]:
        """Whom the rule `lending` lets do work of each team that has cases (all where it is off), in staff order."""
        teams = {standing.case.team for standing in self.standings.values()}
        found: dict[str, list[str]] = {team: [] for team in sorted(teams)}
        for worker, member in self.staff.items():
            for team in teams & member.serves if self.policy.has_rule("lending") else teams:
                found[team].append(worker)
        return {team: tuple(workers) for team, workers in found.items()}

    @cached_property
    def named(self) -> frozenset[str]:
        """The workers whom a case, a decision or this week's receipts name."""
        tables = (self.held, self.recent, self.given)
        named = {worker for table in tables for worker, found in table.items() if found}
        named |= {decision.worker for decision in self.caseload.decisions if decision.worker is not None}
        return frozenset(named.union(*(standing.list_named() for standing in self.standings.values())))

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self.caseload.policy

    def measure_hours(self, case: str, worker: str) -> int:
        """Hour units of a case for a worker, without travel: its own, or the pair's."""
        pair = self.caseload.pairs.get((case, worker))
        if pair is not None and pair.hours is not None:
            return round_hours_up(pair.hours, self.policy)
        return self.standings[case].hours

    def has_pair_hours(self, case: str, worker: str) -> bool:
        """Whether the table `pairs` states this case's hours for this worker."""
        pair = self.caseload.pairs.get((case, worker))
        return pair is not None and pair.hours is not None

    def measure_travel(self, cases: Iterable[str], worker: str) -> int:
        """Whole minutes of travel a week for cases of one unit that one worker leads, rounded up.

        The highest visits a week among them x 2 x minutes one way, to each distinct area.
        Same area, blank area, or no travel table: 0. A case with `pairs` hours adds none.
        Worked out once for each base.
        """
        base = self.staff[worker].worker.area
        if not self.caseload.travel or not base:
            return 0
        counted = tuple(case for case in cases if not self.has_pair_hours(case, worker))
        known = self._minutes.get((counted, base))
        if known is None:
            known = self._minutes[counted, base] = self._measure_travel_from(base, counted)
        return known

    def _measure_travel_from(self, base: str, counted: Iterable[str]) -> int:
        cases = [self.standings[case].case for case in counted]
        areas = sorted({case.area for case in cases if case.area and case.area != base})
        visits = max((self.policy.kinds[case.kind].visits for case in cases), default=Fraction(0))
        one_way = sum(self.caseload.travel.get((base, area), self.policy.default_minutes) for area in areas)
        return ceil(visits * 2 * one_way)

    def measure_led_hours(self, cases: tuple[str, ...], worker: str) -> int:
        """Hour units of cases of one unit that one worker leads, travel included, disciplines not. Worked out once."""
        known = self._led_hours.get((cases, worker))
        if known is None:
            travel = round_hours_up(Fraction(self.measure_travel(cases, worker), 60), self.policy)
            known = sum(self.measure_hours(case, worker) for case in cases) + travel
            self._led_hours[cases, worker] = known
        return known

    def measure_discipline(self, case: str, discipline: str) -> int:
        """Hour units of a discipline's hours when a practitioner does them."""
        return round_hours_up(dict(self.standings[case].case.discipline)[discipline], self.policy)

    def measure_undone_discipline(self, case: str, discipline: str) -> int:
        """Hour units the worker who leads a case spends when no practitioner does them: the policy's rate."""
        hours = dict(self.standings[case].case.discipline)[discipline]
        return round_hours_up(hours * self.policy.discipline_rate, self.policy)

    def measure_cover_hours(self, cases: Iterable[str]) -> int:
        """Hour units of covering cases of one unit: half their hours, rounded up once."""
        whole = sum(self.standings[case].hours for case in cases)
        return ceil(whole * self.policy.cover_share)

    def list_nots(self, unit: Unit) -> frozenset[str]:
        """Workers whom a `not` on any case of the unit rules out."""
        return frozenset(worker for case in unit.cases for worker in self.nots.get(case, ()))
