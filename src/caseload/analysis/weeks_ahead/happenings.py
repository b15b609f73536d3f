"""Finds what is known to happen between one week and the next: to workers, their protection, and cases."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from caseload.analysis.weeks_ahead.carry import is_over
from caseload.audit.after import After
from caseload.domain.calendar import ONE_DAY
from caseload.domain.caseload import Case
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.weeks_ahead import HAPPENINGS, Happening, HappeningWord


def list_happenings(after: After, nobody: frozenset[str], now: Problem) -> tuple[Happening, ...]:
    """All that happens from a week (`after` its plan, `nobody` has these cases) to the next, by day and word."""
    found = [*list_of_workers(after, now), *list_waits(after, now), *list_of_cases(after.problem, nobody, now)]
    return tuple(sorted(found, key=lambda one: (one.day, HAPPENINGS.index(one.word), one.team, one.worker or "")))


def list_of_workers(after: After, now: Problem) -> Iterator[Happening]:
    """Who comes and goes, and whose time, protection or readiness to receive changes; trays left out."""
    for member in now.staff.values():
        had = after.problem.staff[member.id]
        if member.role.tray:
            continue
        if had.is_available and member.is_available:
            yield from list_at_work(had, member, now)
        elif member.is_available:
            yield describe_arrival(had, member, now)
        elif had.is_available:
            yield describe_departure(had, member, after)


def list_at_work(had: StaffMember, member: StaffMember, now: Problem) -> Iterator[Happening]:
    """What changes for a worker who is there in both weeks."""
    day, bar = now.caseload.as_of, now.policy.protected_from

    def tell(word: HappeningWord, before: Fraction | None = None, now: Fraction | None = None) -> Happening:
        return Happening(word, day, member.team, member.id, before=before, after=now)

    if had.availability != member.availability:
        yield tell("time", had.availability, member.availability)
    elif had.protected_load != member.protected_load:
        yield tell("step", count_of(had.protected_load), count_of(member.protected_load))
    if member.is_protected and had.months < bar <= member.months:
        yield tell("unbarred")
    if had.leaving is None and member.leaving is not None:
        yield Happening("going", day, member.team, member.id, until=member.leaving)


def describe_arrival(had: StaffMember, member: StaffMember, now: Problem) -> Happening:
    """A worker who is there again, or for the first time, with the cases that are theirs."""
    first, back = had.worker.first_day, had.absence.end + ONE_DAY if had.absence and had.absence.end else None
    word: HappeningWord = "starts" if first is not None and first == back else "back"
    cases = tuple(s.id for s in now.standings.values() if s.before == member.id)
    day = min(back or now.caseload.as_of, now.caseload.as_of)
    return Happening(word, day, member.team, member.id, cases, count_of(had.cap), count_of(member.cap))


def describe_departure(had: StaffMember, member: StaffMember, after: After) -> Happening:
    """A worker who is no longer there, for good or for a time, with the cases they led."""
    last, absence, cases = member.worker.last_day, member.absence, after.list_led(member.id)
    caps = (count_of(had.cap), count_of(member.cap))
    if last is not None and last < (absence.start if absence and absence.start else date.max):
        return Happening("leaves", last, member.team, member.id, cases, *caps)
    start = absence.start if absence and absence.start else after.problem.caseload.as_of
    until = absence.end + ONE_DAY if absence and absence.end else None
    return Happening("away", start, member.team, member.id, cases, *caps, until)


def list_waits(after: After, now: Problem) -> Iterator[Happening]:
    """Cases nobody had whose worker, away for long, is now back soon enough for them to wait."""
    waiting: dict[str, list[str]] = {}
    for standing in now.standings.values():
        if standing.waits_for and after.lead[standing.id] is None:
            waiting.setdefault(standing.waits_for, []).append(standing.id)
    for worker, cases in sorted(waiting.items()):
        member = now.staff[worker]
        until = member.absence.end + ONE_DAY if member.absence and member.absence.end else None
        yield Happening("waits", now.caseload.as_of, member.team, worker, tuple(cases), until=until)


def list_of_cases(before: Problem, nobody: frozenset[str], now: Problem) -> Iterator[Happening]:
    """The cases that close, whose hold is over, and whose decision to wait is over, by team."""
    day, was = now.caseload.as_of, before.caseload.as_of
    waits = {d.case for d in before.caseload.decisions if d.word == "wait"}
    still = {d.case for d in now.caseload.decisions if d.word == "wait"}
    reviews = {d.case: d.review or day for d in before.caseload.decisions if d.word == "wait"}

    def has_hold_ended(case: Case) -> bool:
        return case.hold_until is not None and was <= case.hold_until < day and not is_over(case, day)

    def is_reviewed(case: Case) -> bool:
        return case.id in waits - still and not is_over(case, day)

    for one in gather(before, "ends", lambda case: is_over(case, day), lambda case: case.ends or day):
        yield Happening("ends", one.day, one.team, cases=one.cases, before=Fraction(len(nobody & {*one.cases})))
    yield from gather(before, "free", has_hold_ended, lambda case: case.hold_until or day)
    yield from gather(before, "review", is_reviewed, lambda case: min(day, reviews[case.id]))


def gather(
    problem: Problem, word: HappeningWord, is_meant: Callable[[Case], bool], find_day: Callable[[Case], date]
) -> Iterator[Happening]:
    """One happening for each team with such cases; its day is the first of theirs."""
    meant: dict[str, list[Case]] = {}
    for case in problem.caseload.cases:
        if is_meant(case):
            meant.setdefault(case.team, []).append(case)
    for team, cases in sorted(meant.items()):
        yield Happening(word, min(map(find_day, cases)), team, cases=tuple(sorted(case.id for case in cases)))


def count_of(number: int | None) -> Fraction | None:
    """A whole number as a value of a happening; None stays None."""
    return None if number is None else Fraction(number)
