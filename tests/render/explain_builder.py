"""Explained weeks for the tests of render: solved in this process, with the words a manager reads."""

from caseload.analysis.explain.case import explain_case
from caseload.analysis.explain.recommend import recommend_worker
from caseload.analysis.explain.worker import explain_worker
from caseload.domain.problem import Problem
from caseload.pipeline.explain import ExplainReport
from caseload.pipeline.recommend import RecommendReport
from tests.analysis.explaining import solving_here
from tests.builders import a_case, a_problem, a_reduction, a_worker, days
from tests.render.report_builder import FACTS, a_named_policy, some_cases


def an_explained_week(moves: int | None = 0) -> Problem:
    """Two who could take the new children, one full, one newly qualified, one away, one officer, one who has left."""
    workers = [
        a_worker("w1", skills={"court"}),
        a_worker("w2", skills={"court"}),
        a_worker("w3", skills={"court"}),
        a_worker("w4"),
        a_worker("w7", role="nqsw", start_date=days(-80)),
        a_worker("w8", last_day=days(-5)),
        a_worker("s1", role="support_officer"),
    ]
    cases = [
        *some_cases(1, 18, holder="w1"),
        *some_cases(30, 15, holder="w2"),
        *some_cases(50, 23, holder="w3"),
        *some_cases(80, 2, holder="w4", kind="looked_after"),
        *some_cases(84, 3, holder="w7"),
        a_case("c090", family="f9", kind="looked_after", holder="w8", skills={"court"}, earlier=("w1",)),
        a_case("c091", family="f9", kind="looked_after", holder="w8"),
        a_case("c092", kind="child_in_need", skills={"signing"}),
    ]
    reductions = [a_reduction("w4", start=days(-3), end=days(13))]
    return a_problem(workers, cases, moves=moves, policy=a_named_policy(), reductions=reductions)


def explained(name: str, why_not: str | None = None, problem: Problem | None = None) -> ExplainReport:
    """The report about a case, or a worker where the id begins with w or s."""
    solving = solving_here(problem or an_explained_week())
    answer = explain_worker(solving, name) if name[0] in "ws" else explain_case(solving, name, why_not)
    return ExplainReport(solving.problem, solving.solved, answer, FACTS)


def recommended(case: str, problem: Problem | None = None) -> RecommendReport:
    """The report on who had best take a case."""
    solving = solving_here(problem or an_explained_week())
    return RecommendReport(solving.problem, solving.solved, recommend_worker(solving, case), FACTS)
