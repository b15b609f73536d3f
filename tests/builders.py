"""Small builders of workers, cases, caseloads, problems and plans; everything they are not told has a default."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from caseload.domain.base_plan import build_base_plan
from caseload.domain.caseload import Case, Caseload, Decision, Pair, Reduction, Worker
from caseload.domain.plan import Plan
from caseload.domain.policy import Kind, Policy, ProceedingsRow, ProtectedRow, Role
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings

MONDAY = date(2026, 1, 5)

MUST_KINDS = ("child_protection", "looked_after", "private_fostering", "section_47")
OTHER_KINDS = ("assessment", "child_in_need", "care_leaver", "early_help")
ALL_KINDS = frozenset(MUST_KINDS + OTHER_KINDS)
LOWER_KINDS = frozenset({"child_in_need", "early_help"})


def days(count: int) -> date:
    """The day so many days after the Monday of every built caseload."""
    return MONDAY + timedelta(days=count)


def exact(number: Any) -> Fraction:
    """A number as a fraction, decimals as written: 0.6 is three fifths."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


def a_role(name: str, **changes: Any) -> Role:
    """A registered social worker's role who leads every kind, up to the cap."""
    given = {"registered": True, "cap_share": Fraction(1), "leads": ALL_KINDS}
    return Role(name=name, label=name, **{**given, **changes})


ROLES = {
    role.name: role
    for role in (
        a_role("social_worker", experienced=True),
        a_role("senior_social_worker", cap_share=Fraction(1, 2), experienced=True),
        a_role("nqsw", protected=True),
        a_role("agency_social_worker", temporary=True),
        a_role(
            "support_officer",
            registered=False,
            cap_share=Fraction(0),
            cap=15,
            leads=LOWER_KINDS,
            supports=True,
            overseen=True,
        ),
        a_role(
            "family_practitioner", registered=False, cap_share=Fraction(0), cap=15, leads=LOWER_KINDS, overseen=True
        ),
        a_role("personal_adviser", registered=False, leads=frozenset({"care_leaver"})),
        a_role("therapist", registered=False, cap_share=Fraction(0), leads=frozenset(), discipline="therapy"),
        a_role("psychologist", registered=False, cap_share=Fraction(0), leads=frozenset(), discipline="psychology"),
        a_role("team_manager", cap_share=Fraction(0)),
        a_role("tray", registered=False, cap_share=Fraction(0), leads=frozenset(), tray=True),
    )
}


def a_kind(name: str, hours: Any, support_hours: Any = 0.25, visits: Any = 0.25, **changes: Any) -> Kind:
    """A kind of case with its hours, support hours and visits a week."""
    return Kind(name, name, exact(hours), exact(support_hours), exact(visits), **changes)


KINDS = {
    kind.name: kind
    for kind in (
        a_kind("child_protection", 2, 0.5, 0.5, must_allocate=True, priority=8, change_weight=3, barred=True),
        a_kind("looked_after", 1.25, must_allocate=True, priority=8, change_weight=3),
        a_kind("private_fostering", 1, must_allocate=True, priority=8, change_weight=2),
        a_kind("section_47", 3, 0.5, 1, must_allocate=True, priority=6, change_weight=2, barred=True),
        a_kind("assessment", 1.75, 0.5, 0.5, priority=3),
        a_kind("child_in_need", 0.75),
        a_kind("care_leaver", 0.75, 0.25, 0.12, change_weight=2),
        a_kind("early_help", 0.5),
    )
}

PROCEEDINGS = {
    "none": ProceedingsRow("none", "none", Fraction(0)),
    "pre": ProceedingsRow("pre", "pre", Fraction(1), Fraction(1, 4)),
    "care": ProceedingsRow("care", "care", Fraction(2), Fraction(1, 2)),
}

PROTECTED = (
    ProtectedRow(0, share=Fraction(1, 4)),
    ProtectedRow(3, share=Fraction(1, 2)),
    ProtectedRow(6, share=Fraction(7, 10)),
    ProtectedRow(9, share=Fraction(9, 10)),
)


def a_policy(**changes: Any) -> Policy:
    """A policy like the built-in one; `rules_off` may be any collection of names."""
    given = {"roles": ROLES, "kinds": KINDS, "proceedings": PROCEEDINGS, "protected": PROTECTED, **changes}
    given["rules_off"] = frozenset(given.get("rules_off", ()))
    return Policy(**given)


def a_worker(id: str = "w1", team: str = "North", role: str = "social_worker", **changes: Any) -> Worker:
    """A full-time social worker in the team North."""
    for name in ("fte", "capacity"):
        if changes.get(name) is not None:
            changes[name] = exact(changes[name])
    for name, form in (("skills", frozenset), ("lend_to", tuple)):
        if name in changes:
            changes[name] = form(changes[name])
    return Worker(id=id, team=team, role=role, **changes)


def a_case(id: str = "c1", team: str = "North", kind: str = "child_in_need", **changes: Any) -> Case:
    """A child in need in the team North whom nobody holds; `discipline` may be a mapping to hours."""
    for name in ("hours", "support_hours"):
        if changes.get(name) is not None:
            changes[name] = exact(changes[name])
    for name, form in (("skills", frozenset), ("earlier", tuple)):
        if name in changes:
            changes[name] = form(changes[name])
    if "discipline" in changes:
        changes["discipline"] = tuple(sorted((name, exact(h)) for name, h in dict(changes["discipline"]).items()))
    changes.setdefault("changes", len(changes.get("earlier", ())))
    return Case(id=id, team=team, kind=kind, **changes)


def a_reduction(
    worker: str = "w1", percent: int = 100, start: date | None = None, end: date | None = None
) -> Reduction:
    """A worker away altogether, with open dates."""
    return Reduction(worker, Fraction(percent), start, end)


def give(case: str, worker: str) -> Decision:
    """The decision that a case goes to, or stays with, a worker."""
    return Decision(case, "give", worker, reason="known")


def rule_out(case: str, worker: str) -> Decision:
    """The decision that a case never goes to a worker."""
    return Decision(case, "not", worker, reason="conflict")


def prefer(case: str, worker: str, penalty: int = 10) -> Decision:
    """The decision that a case had better go to a worker."""
    return Decision(case, "prefer", worker, penalty)


def leave_waiting(case: str) -> Decision:
    """The decision that a case waits this week."""
    return Decision(case, "wait", review=days(7))


def a_pair(hours: Any = None, cost: int = 0) -> Pair:
    """One case's hours for one worker, and what the pair costs in `fit`."""
    return Pair(None if hours is None else exact(hours), cost)


def a_caseload(
    workers: Iterable[Worker] | None = None,
    cases: Iterable[Case] | None = None,
    policy: Policy | None = None,
    travel: Mapping[tuple[str, str], int] | None = None,
    **tables: Any,
) -> Caseload:
    """One social worker and one waiting child, unless told; travel is made symmetric."""
    both = dict(travel or {})
    both.update({(end, start): minutes for (start, end), minutes in (travel or {}).items() if (end, start) not in both})
    return Caseload(
        as_of=tables.pop("as_of", MONDAY),
        policy=policy or a_policy(),
        workers=tuple(sorted([a_worker()] if workers is None else workers, key=lambda worker: worker.id)),
        cases=tuple(sorted([a_case()] if cases is None else cases, key=lambda case: case.id)),
        travel=both,
        **{name: rows if name == "pairs" else tuple(rows) for name, rows in tables.items()},
    )


def a_problem(
    workers: Iterable[Worker] | None = None,
    cases: Iterable[Case] | None = None,
    moves: int | None = 0,
    hand_over: bool = False,
    **tables: Any,
) -> Problem:
    """The problem of the week of `a_caseload(workers, cases, **tables)`."""
    return prepare_problem(a_caseload(workers, cases, **tables), Settings(moves, hand_over))


def a_plan(problem: Problem, lead: Mapping[str, str | None] | None = None, **parts: Any) -> Plan:
    """The base plan with other workers for some cases; `parts` replace co_worker, overseer, cover and so on."""
    base = build_base_plan(problem)
    return replace(base, lead={**base.lead, **(lead or {})}, **parts)
