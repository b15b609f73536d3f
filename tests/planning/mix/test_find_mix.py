"""The least-cost staff is what trying every staff finds, and its bound is never above it."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from threading import Event

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.caseload import Caseload
from caseload.planning.mix.find_mix import Judge, find_mix
from caseload.planning.mix.judge import read_fate
from caseload.planning.mix.mix import Counts, Fate, MixQuestion, MixRole
from caseload.planning.mix.week import MixWeek, make_week, staff_week
from tests.builders import a_case, a_caseload, a_policy
from tests.solve.here import solve_here
from tests.strategies import small_caseloads

ROLES = ("nqsw", "social_worker", "support_officer")
MOST = 2


def judge_here(question: MixQuestion) -> Judge:
    """The engine, in this process."""

    def judge(week: MixWeek, counts: Counts) -> Fate:
        return read_fate(solve_here(staff_week(week, question, counts)))

    return judge


def find_by_trying(question: MixQuestion, weeks: list[MixWeek]) -> Fraction | None:
    """The least cost of a staff that does what is asked, of every staff there is."""
    judge = judge_here(question)
    for counts in sorted(product(range(MOST + 1), repeat=len(question.roles)), key=question.measure_cost):
        if sum(judge(week, counts) == "works" for week in weeks) >= question.count_enough(len(weeks)):
            return question.measure_cost(counts)
    return None


def draw_weeks(caseload: Caseload, question: MixQuestion) -> list[MixWeek]:
    """A caseload as two weeks: all its cases, and all but the first."""
    return [make_week(replace(caseload, cases=caseload.cases[first:]), question) for first in (0, 1)]


@given(small_caseloads(), st.tuples(*[st.integers(1, 9)] * 3), st.sampled_from(["must", "all"]), st.booleans())
@settings(max_examples=25)
def test_the_answer_is_the_cheapest_of_every_staff(
    caseload: Caseload, costs: tuple[int, ...], goal: str, is_half: bool
) -> None:
    roles = tuple(MixRole(name, Fraction(cost), 0, MOST) for name, cost in zip(ROLES, costs, strict=True))
    question = MixQuestion(roles, Fraction(1, 2) if is_half else Fraction(1), goal=goal)
    weeks = draw_weeks(caseload, question)

    found = find_mix(question, weeks, judge_here(question), Event(), lambda *_: None)

    least = find_by_trying(question, weeks)
    assert (found.counts is None) == (least is None) == (found.ending == "impossible")
    if found.counts is not None:
        assert question.measure_cost(found.counts) == found.bound == least


def test_a_staff_nobody_can_settle_leaves_the_bound_below_and_says_so() -> None:
    cases = tuple(a_case(f"c{number}", kind="child_protection") for number in range(3))
    caseload = a_caseload([], cases, policy=a_policy(cap=1))
    question = MixQuestion((MixRole("social_worker", Fraction(10)),), goal="must")
    tried = []

    def judge(week: MixWeek, counts: Counts) -> Fate:
        tried.append(counts)
        return "works" if counts >= (4,) else "unknown"

    found = find_mix(
        replace(question, roles=(replace(question.roles[0], most=9),)),
        [make_week(caseload, question)],
        judge,
        Event(),
        lambda *_: None,
    )

    assert tried[0] == (3,)
    assert found.counts == (4,) and found.bound == 30 and found.ending == "found"


def test_a_stop_keeps_the_best_so_far_with_its_bound() -> None:
    cases = tuple(a_case(f"c{number:02}", kind="child_protection") for number in range(32))
    caseload = a_caseload([], cases, policy=a_policy(cap=1))
    question = MixQuestion((MixRole("social_worker", Fraction(10), most=99),))

    def judge(week: MixWeek, counts: Counts) -> Fate:
        if counts == (33,):
            raise KeyboardInterrupt
        return "works" if counts > (33,) else "fails"

    found = find_mix(question, [make_week(caseload, question)], judge, Event(), lambda *_: None)

    assert (found.ending, found.counts, found.bound) == ("stopped", (34,), 330)
    assert [(one.counts, one.fates) for one in found.tried] == [((32,), {"fails": 1}), ((34,), {"works": 1})]
