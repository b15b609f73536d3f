"""Ways out over a limit: the whole of what is left of a unit given to one worker, the nearest first."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from caseload.analysis.over_limits import Over, list_over
from caseload.analysis.plan_view import PlanView
from caseload.analysis.trial import Trial, find_helpers, give_cases, try_gives
from caseload.domain.caseload import Decision
from caseload.domain.findings import WayOut
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit
from caseload.intake.decisions import find_broken_rule

NUMBERS: Final = frozenset({"cap", "hours", "new_cases", "kind_limit"})
Nearness = tuple[int, int, bool, int, int, int, int, Fraction, str]


def find_ways_over(view: PlanView, unit: Unit, cases: tuple[str, ...]) -> list[WayOut]:
    """Every way to give these cases of a unit to one worker, nearest first.

    Nearest: no other child loses a worker who must have one; no rule broken but numbers; the case's own team; fewest
    cases, then families, then hours over; least urgent work given back for it; lowest workload. Workers of teams
    that do not serve the case's only where nobody else can.
    """
    serving: list[StaffMember] = []
    others: list[StaffMember] = []
    for member in list_candidates(view, cases):
        (serving if unit.team in member.serves else others).append(member)
    return rank_ways(view, unit, cases, serving) or rank_ways(view, unit, cases, others)


def list_candidates(view: PlanView, cases: tuple[str, ...]) -> Iterator[StaffMember]:
    """The workers to whom the law and the decisions already made allow each of the cases to be given."""
    problem = view.problem
    for member in problem.staff.values():
        ruled_out = any(member.id in problem.nots.get(case, ()) for case in cases)
        if member.role.tray or not member.is_available or ruled_out:
            continue
        if all(find_broken_rule(problem, case, member.id) is None for case in cases):
            yield member


def rank_ways(view: PlanView, unit: Unit, cases: tuple[str, ...], members: list[StaffMember]) -> list[WayOut]:
    """The ways these workers offer, nearest first."""
    found: list[tuple[Nearness, WayOut]] = []
    for member in members:
        gives, trial = try_member(view, cases, member)
        if trial is not None:
            over = list_over(trial.problem, trial.plan, trial.breaches, [member.id])
            found.append((measure_nearness(view, unit, member, trial, over), build_way(unit, gives, over)))
    return [way for _, way in sorted(found, key=lambda pair: pair[0])]


def try_member(
    view: PlanView, cases: tuple[str, ...], member: StaffMember
) -> tuple[tuple[Decision, ...], Trial | None]:
    """The gives to one worker that make goal 1 better, with their trial; None where they do not.

    Where a worker taken over a limit would have to give back other must-allocate children, these are given too.
    """
    gives = give_cases(cases, member.id)
    trial = try_gives(view, gives)
    if is_full(view, cases, trial):
        return gives, trial
    pinned = list_pinned(view, member)
    both = gives + give_cases(pinned, member.id)
    again = try_gives(view, both) if pinned else None
    if again is not None and again.must_saved > max(0, trial.must_saved if trial else 0):
        return both, again
    return gives, trial if trial is not None and trial.must_saved > 0 else None


def is_full(view: PlanView, cases: tuple[str, ...], trial: Trial | None) -> bool:
    """Whether a trial saves every must-allocate child among the cases and takes none from anyone."""
    wanted = sum(1 for case in cases if is_counted(view, case))
    return trial is not None and trial.must_saved >= wanted


def is_counted(view: PlanView, case: str) -> bool:
    """Whether a case counts in goal 1 as things stand."""
    standing = view.problem.standings[case]
    return standing.is_must and (view.after.lead[case] is None or standing.needs_cover)


def list_pinned(view: PlanView, member: StaffMember) -> list[str]:
    """The cases a worker receives in units with a must-allocate child."""
    received = view.after.list_received(member.id)
    units = {view.after.unit_of[case].id for case in received if view.problem.standings[case].is_must}
    return [case for case in received if view.after.unit_of[case].id in units]


def build_way(unit: Unit, gives: tuple[Decision, ...], over: tuple[Over, ...]) -> WayOut:
    """A split where brothers and sisters are parted, else over a limit."""
    own = [give for give in gives if give.case in unit.cases]
    parted = not unit.is_waiting and len(own) < len(unit.cases) and gives[0].worker != unit.holder
    return WayOut("split" if parted else "over_limit", gives, over)


def is_helped(view: PlanView, trial: Trial, member: StaffMember) -> bool:
    """Whether what is given needs someone beside the worker."""
    given = [d for d in trial.problem.caseload.decisions if d.word == "give" and d.worker == member.id]
    return any(find_helpers(view.problem, give) for give in given)


def measure_nearness(view: PlanView, unit: Unit, member: StaffMember, trial: Trial, over: tuple[Over, ...]) -> Nearness:
    """Sorts the nearest first; see `find_ways_over`."""
    excess = {rule: then - limit for rule, _, then, limit in over}
    load = Fraction(len(view.after.list_led(member.id)), member.cap) if member.cap else Fraction(1)
    return (
        -trial.must_saved,
        sum(1 for rule in excess if rule not in NUMBERS) + (member.cap == 0) + is_helped(view, trial, member),
        member.team != unit.team,
        excess.get("cap", 0),
        excess.get("new_cases", 0) + excess.get("kind_limit", 0),
        excess.get("hours", 0),
        trial.urgency_lost,
        load,
        member.id,
    )
