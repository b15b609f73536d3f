"""Small problems that every peer can solve: one crafted team, and drawn ones, a service whose teams lend included."""

from dataclasses import replace
from fractions import Fraction

from caseload.domain.names import GOALS
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.problem import Settings as Asked
from caseload.intake.policy_read import read_policy
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES, Settings
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days

POLICY = a_policy(goals=GOALS, cap=3, kind_limits={"proceedings": 1})
WORKERS = [
    a_worker("w1", area="Moor"),
    a_worker("w2", area="Valley", skills=("court",)),
    a_worker("w3", role="nqsw", start_date=days(-60)),
    a_worker("w4"),
    a_worker("w5"),
    a_worker("s1", role="support_officer", capacity=3),
]
CASES = [
    *(a_case(f"c{n}", holder="w1", area="Valley", kind="looked_after", changes=n) for n in range(4)),
    a_case("c4", holder="w2", family="f1", area="Valley"),
    a_case("c5", family="f1", kind="assessment", waiting_since=days(-15)),
    a_case("c6", holder="w4", kind="child_protection"),
    a_case("c7", holder="w3", kind="section_47"),
    a_case("c8", kind="looked_after", proceedings="care", skills=("court",), earlier=("w1",)),
    a_case("c9", holder="w5", kind="early_help"),
    a_case("d1", holder="s1", kind="early_help", overseer="w2"),
    a_case("d2", holder="s1", kind="child_in_need"),
    a_case("d3", kind="child_protection", family="f2", area="Moor"),
    a_case("d4", kind="child_in_need", family="f2"),
]


def a_small_team() -> Problem:
    """A leaver, an absent worker, somebody above the cap, an officer, brothers and sisters held and new."""
    away = [a_reduction("w4", start=days(-7), end=days(10)), a_reduction("w5", start=days(-7), end=days(90))]
    roads = {("Moor", "Valley"): 25}
    return a_problem(WORKERS, CASES, moves=None, policy=POLICY, reductions=away, travel=roads)


def a_drawn_team() -> Problem:
    """A team of two posts with a shortage."""
    return draw_problem(replace(FAMILIES["shortage"], seed=1, workers_per_team=2))


def a_lending_service(seed: int = 0) -> Problem:
    """Three teams of two posts, most of whom lend; cases to hand on, newly qualified workers, a part of the posts
    empty."""
    service = FAMILIES["service"]
    staff = replace(service.staff, lending=Fraction(70, 100), vacancy=Fraction(20, 100), nqsw=Fraction(25, 100))
    work = replace(service.work, handed_on=Fraction(5, 100))
    drawn = replace(service, seed=seed, teams=3, workers_per_team=2, cases=42, staff=staff, work=work)
    return draw_problem(drawn)


def draw_problem(settings: Settings) -> Problem:
    """What is drawn, at any moves."""
    return prepare_problem(generate(settings, read_policy(None)), Asked(moves=None))
