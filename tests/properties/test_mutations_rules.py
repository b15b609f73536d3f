"""Every rule, switched off once in the model and once in the audit, is caught.

Without the rule in the model, the solver proposes what it forbids, and the audit refuses it by the rule's name.
Without the rule in the audit, the wrong plan passes, so that the tests of the rule would fail.
"""

from collections.abc import Iterable, Iterator

import pytest

from caseload.audit import check
from caseload.audit.check import find_breaches, is_sound
from caseload.domain.errors import AuditFailed
from caseload.domain.names import RULES
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.model import registry, scope
from caseload.model.outcome import Outcome, list_shapes
from tests.properties.agreeing import agrees_with_every_plan
from tests.properties.rule_weeks import WEEKS, Week
from tests.solve.here import solve_here


def find_broken(problem: Problem, plan: Plan) -> set[str]:
    """The rules of which the plan itself is at fault."""
    return {breach.rule for breach in find_breaches(problem, plan) if breach.since is None}


def list_parting_shapes(problem: Problem, unit: Unit, workers: Iterable[str]) -> Iterator[Outcome]:
    """What may become of a unit, brothers and sisters parted too."""
    yield from list_shapes(problem, unit, workers)
    for case in unit.joiners if len(unit.joiners) > 1 else ():
        others = tuple(other for other in unit.cases if other != case)
        yield from (Outcome(unit, worker, received=(case,), left=others) for worker in problem.staff)


def forget_in_model(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry.BARS, rule, raising=False)
    monkeypatch.delitem(registry.ADDS, rule, raising=False)
    if rule == "lending":
        monkeypatch.setattr(scope, "list_shapes", lambda problem, unit, _: list_shapes(problem, unit))
    if rule == "siblings":
        monkeypatch.setattr(scope, "list_shapes", list_parting_shapes)


def test_there_is_a_week_for_every_rule() -> None:
    assert {week.rule for week in WEEKS} == set(RULES)


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_with_every_rule_in_force_the_solver_agrees_with_trying_every_plan(week: Week) -> None:
    assert agrees_with_every_plan(week.problem)


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_the_audit_refuses_the_wrong_plan_by_the_rules_name_alone(week: Week) -> None:
    assert find_broken(week.problem, week.wrong) == {week.rule}


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_a_rule_forgotten_in_the_model_is_caught_by_the_audit(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_in_model(week.rule, monkeypatch)

    with pytest.raises(AuditFailed) as refused:
        solve_here(week.problem)

    assert refused.value.findings == (week.rule,)


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_a_rule_forgotten_in_the_audit_lets_the_wrong_plan_pass(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    forgetful = {**check.RULE_CHECKS, week.rule: lambda problem, plan, after: iter(())}
    monkeypatch.setattr(check, "RULE_CHECKS", forgetful)

    assert is_sound(find_breaches(week.problem, week.wrong))


def test_a_shape_that_parts_brothers_and_sisters_is_barred_by_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    (week,) = [week for week in WEEKS if week.rule == "siblings"]
    monkeypatch.setattr(scope, "list_shapes", list_parting_shapes)

    assert agrees_with_every_plan(week.problem)
