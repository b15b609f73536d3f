"""Reads the table [mix] of a sweep with the scenario it is about, or refuses both with every fault at once."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy, Role
from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value
from caseload.intake.toml_file import read_toml
from caseload.intake.toml_values import Reader, WrongForm, join, read_number, read_text
from caseload.planning.design.axis_values import SWEEP
from caseload.planning.design.read_sweep import read_start, read_sweep
from caseload.planning.mix.answer import Asked
from caseload.planning.mix.mix import Goal, MixQuestion, MixRole
from caseload.planning.simulation.money import WEEKS_A_YEAR, find_weekly
from caseload.planning.simulation.read_scenario import build_scenario
from caseload.planning.simulation.read_values import MOST_WEEKS, read_chance, read_within
from caseload.planning.simulation.scenario import Scenario

TABLE: Final = "mix"
KEYS: Final = ("roles", "role", "share", "weeks", "goal", "protected_month")
ROLE_KEYS: Final = ("least", "most", "cost")
GOALS: Final[dict[str, Goal]] = {"must": "must", "all": "all"}
MOST_PEOPLE: Final = 10_000
MOST_COST: Final = 1_000_000
MOST_MONTH: Final = 11
MONTH: Final = 6
SHARE: Final = Fraction(19, 20)


def read_mix(path: Path) -> Asked:
    """The question of the sweep at a path and the scenario it is about, the models and axes left out.

    Raises InputRefused with every fault of the sweep, its table [mix] (design_codes), the scenario and the caseload.
    """
    unread = PolicyFaults(path.name or "sweep")
    document = read_toml(path, SWEEP, unread)
    unread.refuse()
    faults, title = read_rest(path)
    start = read_scenario(document, path, faults)
    reader = Reader(PolicyFaults(path.name), SWEEP)
    if TABLE not in document:
        fix = "State it; docs/mix.md lists every key."
        reader.faults.add("D110", TABLE, "this sweep has no table [mix], which --mix answers", fix)
    question = read_question(reader.take_table(document, TABLE, ""), start[1] if start else None, reader)
    if start is not None:
        check_weeks(question, start[0], reader)
    faults += reader.faults.found
    if faults or start is None:
        raise InputRefused(tuple(dict.fromkeys(faults)))
    return Asked(title, question, *start)


def read_rest(path: Path) -> tuple[list[Fault], str]:
    """The faults of all else in the sweep, and its title."""
    try:
        return [], read_sweep(path).title
    except InputRefused as refusal:
        return list(refusal.faults), ""


def read_scenario(document: Mapping[str, Any], path: Path, faults: list[Fault]) -> tuple[Scenario, Caseload] | None:
    """The scenario of the sweep with its caseload; None where it has faults, which are added to those there are."""
    noted = PolicyFaults(path.name)
    stated = read_start(document, path, Reader(noted, SWEEP))
    if noted.found:
        return None
    try:
        return build_scenario(stated)
    except InputRefused as refusal:
        faults += refusal.faults
        return None


def read_question(table: Mapping[str, Any], caseload: Caseload | None, reader: Reader) -> MixQuestion:
    """What is asked; what needs the caseload is not checked where there is none."""
    reader.check_keys(table, KEYS, TABLE)
    return MixQuestion(
        roles=read_roles(table, caseload, reader),
        share=reader.take(table, "share", TABLE, read_share, SHARE),
        weeks=reader.take(table, "weeks", TABLE, read_within(0, MOST_WEEKS), 0),
        goal=reader.take(table, "goal", TABLE, read_goal, "must"),
        month=reader.take(table, "protected_month", TABLE, read_within(0, MOST_MONTH), MONTH),
    )


def read_roles(table: Mapping[str, Any], caseload: Caseload | None, reader: Reader) -> tuple[MixRole, ...]:
    """The roles to choose from, in the order of their names."""
    usual = list_usual_roles(caseload) if caseload is not None else []
    names = reader.take_list(table, "roles", TABLE, read_text, usual)
    stated, place = reader.take_table(table, "role", TABLE), join(TABLE, "role")
    policy = caseload.policy if caseload is not None else None
    if policy is not None:
        for where, name in [(join(TABLE, "roles"), name) for name in names] + [(join(place, n), n) for n in stated]:
            check_role(name, where, policy, reader)
        if not names:
            fix = "State roles, those to choose from."
            reader.faults.add("D111", join(TABLE, "roles"), "nobody there has a role to choose from", fix)
    for name in stated:
        if names and name not in names:
            fix = "Add it to roles, or leave this out."
            reader.faults.add("D111", join(place, name), "this role is not among those to choose from", fix)
    every = sorted({*names, *stated})
    found = {name: read_role(name, reader.take_table(stated, name, place), policy, reader) for name in every}
    return tuple(found[name] for name in every if name in names)


def list_usual_roles(caseload: Caseload) -> list[str]:
    """The registered roles of the caseload's workers that hold cases, and those who give support."""
    roles = [caseload.policy.roles[name] for name in sorted({worker.role for worker in caseload.workers})]
    return [role.name for role in roles if not role.tray and (role.supports or (role.registered and is_holding(role)))]


def is_holding(role: Role) -> bool:
    """Whether the role holds cases."""
    return bool(role.cap if role.cap is not None else role.cap_share)


def check_role(name: str, where: str, policy: Policy, reader: Reader) -> None:
    """Note a role that is not known, or that is no person's."""
    known = [role for role in policy.roles if not policy.roles[role].tray]
    if name not in known:
        what = "this role is not known" if name not in policy.roles else "this role is nobody's, but a tray"
        reader.faults.add("D111", where, what, advise_name(name, known), show_value(name))


def read_role(name: str, table: Mapping[str, Any], policy: Policy | None, reader: Reader) -> MixRole:
    """A role with its cost and its least and most."""
    where = join(join(TABLE, "role"), name)
    reader.check_keys(table, ROLE_KEYS, where)
    least = reader.take(table, "least", where, read_within(0, MOST_PEOPLE), 0)
    most = reader.take(table, "most", where, read_within(0, MOST_PEOPLE), None)
    if most is not None and least > most:
        fix = "Lower least, or raise most."
        reader.faults.add("D113", where, "its least is more than its most", fix, f"{least} and {most}")
    cost = reader.take(table, "cost", where, read_cost, None)
    if cost is None and "cost" not in table and policy is not None and name in policy.roles:
        cost = find_yearly(policy, name)
        if cost is None:
            fix = f"State cost, pounds a year, or costs.yearly.{name} in the policy."
            reader.faults.add("D112", where, "nothing says what this role costs", fix)
    return MixRole(name, cost or Fraction(0), least, most)


def find_yearly(policy: Policy, role: str) -> Fraction | None:
    """Pounds a year for a full-time worker of a role; None where no rate is stated."""
    weekly = find_weekly(policy, role)
    return None if weekly is None else weekly * WEEKS_A_YEAR


def check_weeks(question: MixQuestion, scenario: Scenario, reader: Reader) -> None:
    """Note more weeks to sample than the scenario counts."""
    if question.weeks > scenario.weeks:
        fix = "Sample fewer, or state more weeks in the scenario."
        got = f"{question.weeks} of {scenario.weeks}"
        reader.faults.add("D114", join(TABLE, "weeks"), "samples more weeks than the scenario counts", fix, got)


def read_share(value: object) -> Fraction:
    """A share of the weeks, above 0."""
    share = read_chance(value)
    if share == 0:
        raise WrongForm("a number above 0 and up to 1")
    return share


def read_cost(value: object) -> Fraction:
    """Pounds a year."""
    return read_number(value, 0, MOST_COST, f"pounds a year, up to {MOST_COST:,}")


def read_goal(value: object) -> Goal:
    """For whom nobody may wait."""
    if isinstance(value, str) and value in GOALS:
        return GOALS[value]
    raise WrongForm('"must" (those who may not wait) or "all"')
