"""Lending: only those who serve a team receive its work, within a share of their hours."""

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A team that the worker does not serve."""
    return bool(outcome.received) and outcome.unit.team not in problem.staff[outcome.worker or ""].serves


def add(decisions: Decisions) -> None:
    """For every worker w who receives another team's work: hours on other teams' units <= the share."""
    for member in decisions.members:
        lent = [(o, literal) for o, literal in decisions.led_by(member.id) if o.unit.team != member.team]
        received = [literal for outcome, literal in lent if outcome.received]
        received += decisions.duties.received_by(member.id, away_from=member.team)
        if received:
            hours = sum(literal * decisions.problem.measure_led_hours(o.led, member.id) for o, literal in lent)
            total = hours + decisions.duties.hours_of(member.id, away_from=member.team)
            most_kept = sum(decisions.problem.measure_led_hours(o.kept, member.id) for o, _ in lent if not o.received)
            most_kept += decisions.duties.most_kept_hours(member.id, away_from=member.team)
            decisions.add_binding_limit(total, member.lend_limit, most_kept, received)
