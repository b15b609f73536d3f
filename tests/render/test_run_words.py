"""What is said of a run that can be repeated, and of one in which the solver broke off."""

from dataclasses import replace

from caseload.render.run_words import describe_run, say_run
from tests.builders import a_plan, a_problem
from tests.render.report_builder import FACTS, a_report, a_solved

COUNTED = replace(FACTS, settings={**FACTS.settings, "reproducible": True, "time_limit": 60.0})


def test_nothing_is_said_of_an_ordinary_run() -> None:
    assert say_run(a_report()) == ()


def test_a_reproducible_run_says_that_it_comes_out_the_same() -> None:
    first, advice = say_run(a_report(facts=COUNTED))

    assert first.startswith("Reproducible: the same caseload")
    assert "without --reproducible" in advice


def test_a_reproducible_run_that_was_stopped_does_not_promise_it() -> None:
    problem = a_problem()
    stopped = a_solved(problem, a_plan(problem), proven=False, interrupted=True)

    first = say_run(a_report(problem, solved=stopped, facts=COUNTED))[0]

    assert first == "Made with --reproducible, but stopped by you: another run may come to another plan."


def test_a_reproducible_run_whose_solver_broke_off_does_not_promise_it() -> None:
    problem = a_problem()
    broken = a_solved(problem, a_plan(problem), crashed=True)

    assert "the solver broke off: another run" in say_run(a_report(problem, solved=broken, facts=COUNTED))[0]


def test_a_solver_that_broke_off_is_to_be_reported_with_numbers_and_no_data() -> None:
    problem = a_problem()
    broken = a_solved(problem, a_plan(problem), proven=False, crashed=True)
    report = a_report(problem, solved=broken)

    told, asked = say_run(report)

    assert "tried once more with careful settings" in told
    assert describe_run(report) in asked
    words = set(asked.replace(",", " ").replace(";", " ").split())
    assert "moves" in words and "ortools" in words and "9.15.6755" in words and "unallocated_must" in words
    assert not words & {*problem.staff, *problem.standings, *(unit.team for unit in problem.units)}
