"""Random small caseloads, every one valid, that together touch every rule and goal.

`small_caseloads()` and `small_problems()` never have more than 4 workers and 5 cases, so that every plan can be
tried. What the check would refuse is never drawn: a `give` against `lead`, a barred kind or availability, a `wait`
for a case with an available holder, decisions that contradict one another, a co-worker who is the holder.
Where the rule `decisions` is switched off there are no decisions.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from caseload.domain.caseload import Case, Caseload, Decision, Pair, Reduction, Worker
from caseload.domain.names import ALWAYS_ON, FIXED_GOALS, GOALS, RULES
from caseload.domain.policy import Policy, ProtectedRow
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.staff import StaffMember, prepare_staff
from caseload.domain.standing import Standing, may_lead, prepare_standings
from tests.builders import (
    ROLES,
    a_case,
    a_caseload,
    a_pair,
    a_policy,
    a_reduction,
    a_worker,
    days,
    give,
    leave_waiting,
    prefer,
    rule_out,
)

AREAS = (None, "hill", "shore")
SWITCHABLE = tuple(rule for rule in RULES if rule not in ALWAYS_ON)
SMALL_ROLES = {
    **ROLES,
    "support_officer": replace(ROLES["support_officer"], cap=2),
    "family_practitioner": replace(ROLES["family_practitioner"], cap=2),
}
SMALL_PROTECTED = (ProtectedRow(0, whole=1), ProtectedRow(4, share=Fraction(1, 2)), ProtectedRow(8, whole=3))
ROLE_ODDS = (
    *("social_worker",) * 9,
    *("nqsw",) * 4,
    *("support_officer",) * 3,
    "family_practitioner",
    "senior_social_worker",
    "personal_adviser",
    *("therapist",) * 2,
    "team_manager",
    "tray",
)
KIND_ODDS = (
    *("child_in_need",) * 5,
    *("child_protection",) * 3,
    *("looked_after",) * 2,
    "section_47",
    "assessment",
    "care_leaver",
    "early_help",
)
ABSENCES: tuple[tuple[int, int | None, int | None], ...] = (
    (50, None, None),
    (100, -3, 10),
    (100, -10, 10),
    (100, -1, 1),
    (100, -3, 60),
    (100, -3, None),
    (100, 14, 70),
    (100, 14, 17),
)


def odds(*values: Any, usual: int = 0) -> st.SearchStrategy[Any]:
    """One of the values, the first of them `usual` more times as likely."""
    return st.sampled_from((*(values[0],) * usual, *values))


def sizes(most: int) -> st.SearchStrategy[int]:
    """From 1 to `most`, more often the larger."""
    return st.sampled_from([size for size in range(1, most + 1) for _ in range(size)])


@st.composite
def small_policies(draw: st.DrawFn) -> Policy:
    """A policy with limits low enough to bind in a caseload of five cases."""
    last = draw(st.permutations(GOALS[4:])) if draw(odds(False, True, usual=3)) else GOALS[4:]
    goals = FIXED_GOALS + tuple(last)[: draw(odds(5, 4, 2, usual=3))]
    off = draw(st.sets(st.sampled_from(SWITCHABLE), max_size=3)) if draw(odds(False, True, usual=2)) else set()
    return a_policy(
        roles=SMALL_ROLES,
        protected=SMALL_PROTECTED,
        cap=draw(odds(3, 1, 2, 23, usual=2)),
        target=draw(odds(6, 4)),
        hours=draw(odds("report", "limit")),
        hours_unit=draw(odds(Fraction(1, 4), Fraction(1), usual=3)),
        kind_limits=draw(odds({"proceedings": 1}, {}, {"child_protection": 1, "child_in_need": 1})),
        new_cases=draw(odds(2, 1, 3)),
        new_cases_protected=draw(odds(1, 2)),
        lend_share=draw(odds(Fraction(1, 5), Fraction(1, 20), Fraction(1))),
        development_hours=draw(odds(Fraction(0), Fraction(37, 10), usual=3)),
        goals=draw(odds((), goals, usual=1)),
        rules_off=off,
    )


@st.composite
def small_workers(draw: st.DrawFn, id: str, teams: Sequence[str], roles: Sequence[str]) -> Worker:
    """One worker of one of the roles: part-time, lent, leaving, newly qualified as it falls."""
    role = draw(st.sampled_from(roles))
    return a_worker(
        id,
        draw(st.sampled_from(teams)),
        role,
        fte=draw(odds(1, 0.5, 0.8, usual=2)),
        authority="Shire",
        skills=draw(odds(("court",), ())),
        area=draw(st.sampled_from(AREAS)),
        capacity=draw(odds(None, 1, 2, 4, 0, usual=4)),
        start_date=days(-30 * draw(st.sampled_from((0, 3, 5, 7, 10, 13)))) if role == "nqsw" else None,
        first_day=draw(odds(None, days(10), usual=20)),
        last_day=draw(odds(None, days(14), days(60), days(-3), usual=16)),
        lend_to=draw(odds((), ("Shire",), tuple(sorted(set(teams))))),
        max_new=draw(odds(None, 0, 1, 2, usual=6)),
    )


@st.composite
def small_cases(draw: st.DrawFn, id: str, workers: Sequence[str], teams: Sequence[str]) -> Case:
    """One case of any kind: held, waiting, in proceedings, one of a family, to be transferred as it falls."""
    holder = draw(st.sampled_from((None, None, *workers)))
    others = tuple(worker for worker in workers if worker != holder)
    beside = odds(None, *others, usual=4)
    return a_case(
        id,
        draw(st.sampled_from((*teams, *teams, *teams, "South"))),
        draw(st.sampled_from(KIND_ODDS)),
        family=draw(odds(None, "f1", "f2", usual=1)),
        holder=holder,
        held_since=draw(odds(None, days(-3), days(-90))) if holder else None,
        earlier=draw(odds((), (workers[0],), tuple(workers[-2:]), usual=3)),
        changes=draw(odds(0, 1, 6, usual=1)),
        skills=draw(odds((), ("court",), usual=4)),
        area=draw(st.sampled_from(AREAS)),
        waiting_since=None if holder else draw(odds(None, days(-10), days(-200))),
        proceedings=draw(odds("none", "pre", "care", usual=4)),
        hours=draw(odds(None, 0.3, 2.5, 6, usual=1)),
        support_hours=draw(odds(None, 0, 1, usual=2)),
        discipline=draw(odds({}, {"therapy": 0.5}, {"therapy": 0.5, "psychology": 1}, usual=2)),
        co_worker=draw(beside),
        overseer=draw(beside),
        cover=draw(beside),
        transfer=draw(odds(False, True)),
        hold_until=draw(odds(None, days(0), days(10), days(-1), usual=8)),
    )


@st.composite
def small_reductions(draw: st.DrawFn, workers: Sequence[str]) -> list[Reduction]:
    """Part reductions and absences, short, long, open and to come, of a few of the workers."""
    rows = []
    for worker in workers:
        if draw(odds(False, True, usual=4)):
            percent, start, end = draw(st.sampled_from(ABSENCES))
            rows.append(a_reduction(worker, percent, shift(start), shift(end)))
    return rows


def shift(count: int | None) -> date | None:
    return None if count is None else days(count)


@st.composite
def small_decisions(draw: st.DrawFn, caseload: Caseload) -> list[Decision]:
    """Decisions that the check would accept, on a few of the cases."""
    staff = prepare_staff(caseload)
    rows: list[Decision] = []
    for standing in prepare_standings(caseload, staff, hand_over=False).values():
        word = draw(odds(None, "give", "not", "prefer", "wait", "not and prefer", usual=6))
        workers = sorted(staff)
        takers = [worker for worker in workers if may_be_given(standing, staff[worker], caseload.policy)]
        if word == "give" and takers:
            rows.append(give(standing.id, draw(st.sampled_from(takers))))
        if word == "wait" and standing.before is None:
            rows.append(leave_waiting(standing.id))
        if word in ("not", "not and prefer"):
            rows.append(rule_out(standing.id, draw(st.sampled_from(workers))))
        if word in ("prefer", "not and prefer"):
            rows.append(prefer(standing.id, draw(st.sampled_from(workers)), draw(odds(5, 20))))
    return rows


def may_be_given(standing: Standing, member: StaffMember, policy: Policy) -> bool:
    """Whether the check accepts a `give` of the case to this worker."""
    barred = member.is_protected and standing.is_barred and member.months < policy.protected_from
    return member.is_available and may_lead(member, standing.case, policy) and not barred


@st.composite
def small_pairs(draw: st.DrawFn, cases: Sequence[str], workers: Sequence[str]) -> dict[tuple[str, str], Pair]:
    """Hours and costs of at most two pairs."""
    chosen = st.tuples(st.sampled_from(cases), st.sampled_from(workers))
    keys = draw(st.sets(chosen, max_size=2)) if draw(odds(False, True, usual=2)) else set()
    return {key: a_pair(draw(odds(None, 0.5, 3)), draw(odds(0, 7))) for key in sorted(keys)}


@st.composite
def small_caseloads(draw: st.DrawFn, max_cases: int = 5, max_workers: int = 4) -> Caseload:
    """A valid caseload of up to `max_cases` cases and `max_workers` workers, in one or two teams."""
    policy = draw(small_policies())
    teams = draw(st.sampled_from((("North",), ("North",), ("North", "North", "South"))))
    ids = [f"w{n}" for n in range(1, draw(sizes(max_workers)) + 1)]
    workers = [draw(small_workers(id, teams, ROLE_ODDS if n else ("social_worker",))) for n, id in enumerate(ids)]
    cases = [draw(small_cases(f"c{n}", ids, teams)) for n in range(1, draw(sizes(max_cases)) + 1)]
    caseload = a_caseload(
        workers,
        cases,
        policy,
        travel={("hill", "shore"): 25} if draw(odds(False, True)) else {},
        reductions=draw(small_reductions(ids)),
        pairs=draw(small_pairs([case.id for case in cases], ids)),
    )
    if not policy.has_rule("decisions"):
        return caseload
    return replace(caseload, decisions=tuple(draw(small_decisions(caseload))))


@st.composite
def small_problems(draw: st.DrawFn, max_cases: int = 5, max_workers: int = 4) -> Problem:
    """The problem of a small caseload, with 0, 1 or any moves, and with or without handing over."""
    settings = Settings(draw(odds(0, 1, None)), draw(odds(False, True, usual=2)))
    return prepare_problem(draw(small_caseloads(max_cases, max_workers)), settings)
