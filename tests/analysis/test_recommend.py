"""Who had best take one case now: what is told of each, who may not, and cases that are closed to it."""

from fractions import Fraction

from caseload.analysis.explain.recommend import recommend_worker
from caseload.domain.explanation import Recommendation
from caseload.domain.problem import Problem
from tests.analysis.explaining import solving_here
from tests.builders import a_case, a_problem, a_reduction, a_worker, days, give, leave_waiting


def recommend(problem: Problem, case: str = "c1") -> Recommendation:
    return recommend_worker(solving_here(problem), case)


def test_the_worker_with_least_work_comes_first_and_is_told_before_and_after() -> None:
    held = [a_case(f"h{n}", holder="w1") for n in range(5)]
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1"), *held])

    first, second = recommend(problem).candidates

    assert (first.worker, second.worker) == ("w2", "w1")
    assert (first.before.share, first.before.cases, first.after.cases) == (Fraction(0), 0, 1)
    assert second.first is not None
    assert second.first.goal == "unevenness"
    assert first.first is None


def test_other_waiting_cases_stay_waiting() -> None:
    problem = a_problem([a_worker("w1", max_new=1)], [a_case("c1"), a_case("c2", waiting_since=days(-70))])

    found = recommend(problem)

    assert [one.worker for one in found.candidates] == ["w1"]
    assert found.candidates[0].counts.left == 1
    assert found.candidates[0].cost.first is not None


def test_what_a_worker_knows_of_the_child_is_told() -> None:
    case = a_case("c1", family="f1", earlier=("w2",), skills={"court"})
    sister = a_case("c2", family="f1", holder="w1")
    recent = a_case("c3", holder="w2", held_since=days(-2))
    workers = [a_worker("w1", skills={"court"}), a_worker("w2", skills={"court"})]

    found = {one.worker: one for one in recommend(a_problem(workers, [case, sister, recent]), "c1").candidates}

    assert set(found) == {"w1"}
    assert found["w1"].siblings == ("c2",)
    assert found["w1"].skills == ("court",)
    alone = {one.worker: one for one in recommend(a_problem(workers, [case, recent]), "c1").candidates}
    assert (alone["w2"].is_earlier, alone["w1"].is_earlier) == (True, False)
    assert (alone["w2"].recent, alone["w1"].recent) == (1, 0)


def test_those_who_may_not_or_have_no_room_are_told_once_by_rule() -> None:
    full = [a_case(f"h{n}", holder="w2") for n in range(23)]
    workers = [a_worker("w1"), a_worker("w2"), a_worker("w3"), a_worker("s1", role="support_officer")]
    cases = [a_case("c1", kind="looked_after"), *full]

    found = recommend(a_problem(workers, cases, reductions=[a_reduction("w3")]))

    assert {one.rule: one.workers for one in found.barred} == {"one_worker": ("w3",), "cap": ("w2",), "lead": ("s1",)}


def test_a_support_officer_is_told_with_the_worker_who_oversees() -> None:
    workers = [a_worker("s1", role="support_officer"), a_worker("w1", max_new=0)]

    found = recommend(a_problem(workers, [a_case("c1")]))

    assert [(one.worker, one.helpers) for one in found.candidates] == [("s1", ("w1",))]


def test_a_case_that_has_a_worker_waits_or_is_decided_has_no_candidates() -> None:
    workers = [a_worker("w1"), a_worker("w2")]
    away = [a_reduction("w1", start=days(-1), end=days(3))]

    held = recommend(a_problem(workers, [a_case("c1", holder="w1")]))
    waiting = recommend(a_problem(workers, [a_case("c1", holder="w1")], reductions=away))
    parked = recommend(a_problem(workers, [a_case("c1")], decisions=[leave_waiting("c1")]))
    decided = recommend(a_problem(workers, [a_case("c1")], decisions=[give("c1", "w2")]))

    assert (held.holder, held.is_settled) == ("w1", True)
    assert (waiting.holder, waiting.is_waiting) == ("w1", True)
    assert parked.is_parked
    assert (decided.holder, decided.is_decided) == ("w2", True)
    assert not any(one.candidates for one in (held, waiting, parked, decided))


def test_with_moves_a_held_case_may_stay_or_go() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1", holder="w1")], moves=1)

    assert [one.worker for one in recommend(problem).candidates] == ["w1", "w2"]
