"""Tiny regions of two councils, so small that every plan can be tried."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from caseload.domain.caseload import Case, Caseload, Worker
from caseload.domain.policy import Policy
from caseload.planning.region.council import Council
from tests.builders import a_case, a_caseload, a_policy, a_worker, days
from tests.strategies import SMALL_PROTECTED, SMALL_ROLES, odds, sizes

KINDS = ("child_in_need", "child_in_need", "looked_after", "child_protection", "section_47", "assessment")
TEAMS = {"Ash": ("North", "South"), "Elm": ("East", "West")}


@st.composite
def tiny_workers(draw: st.DrawFn, id: str, team: str) -> Worker:
    """A worker who may lend to any team or council, newly qualified now and then."""
    role = draw(odds("social_worker", "nqsw", "agency_social_worker", "support_officer", usual=4))
    return a_worker(
        id,
        team,
        role,
        capacity=draw(odds(None, 2, 6, usual=4)),
        start_date=days(-30 * draw(st.sampled_from((3, 7, 13)))) if role == "nqsw" else None,
        lend_to=draw(odds(("Ash", "Elm"), ("North", "East"), ("South", "West"), (), usual=2)),
        max_new=draw(odds(None, 0, 1, usual=3)),
    )


@st.composite
def tiny_cases(draw: st.DrawFn, id: str, team: str, council: str, workers: tuple[str, ...]) -> Case:
    """A case that waits, more often than not."""
    holder = draw(st.sampled_from((None, None, None, *workers)))
    return a_case(
        id,
        team,
        draw(st.sampled_from(KINDS)),
        family=draw(odds(None, f"{council} family", usual=2)),
        holder=holder,
        waiting_since=None if holder else draw(odds(None, days(-20))),
        proceedings=draw(odds("none", "care", usual=3)),
        co_worker=draw(odds(None, *(worker for worker in workers if worker != holder), usual=3)),
    )


@st.composite
def tiny_councils(draw: st.DrawFn) -> tuple[Council, Council]:
    """Two councils of one or two workers and up to three cases each, in one or two teams, under one policy."""
    policy = a_policy(
        roles=SMALL_ROLES,
        protected=SMALL_PROTECTED,
        cap=draw(odds(2, 1, 3)),
        kind_limits=draw(odds({}, {"proceedings": 1})),
        new_cases=draw(odds(1, 2)),
        lend_share=draw(odds(Fraction(1, 2), Fraction(1, 10), usual=1)),
        goals=draw(odds((), ("unallocated_must", "over_pace", "displaced", "unallocated", "changes", "overload"))),
    )
    ash, elm = (Council(name, draw(tiny_caseloads(name, policy))) for name in TEAMS)
    return ash, elm


@st.composite
def tiny_caseloads(draw: st.DrawFn, council: str, policy: Policy) -> Caseload:
    """One council's caseload."""
    teams = TEAMS[council][: draw(odds(1, 2, usual=1))]
    ids = tuple(f"{council} w{n}" for n in range(draw(sizes(2))))
    workers = [replace(draw(tiny_workers(id, draw(st.sampled_from(teams)))), authority=council) for id in ids]
    cases = [
        draw(tiny_cases(f"{council} c{n}", draw(st.sampled_from(teams)), council, ids)) for n in range(draw(sizes(3)))
    ]
    return a_caseload(workers, cases, policy)
