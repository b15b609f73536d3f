"""What keeps councils from being set side by side: names that clash, other days, other rules, strangers' cases."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from caseload.domain.caseload import Case
from caseload.domain.errors import Fault
from caseload.domain.policy import Policy
from caseload.intake.policy_faults import advise_name
from caseload.planning.region.council import Council


def make_fault(code: str, what: str, fix: str, got: str | None = None, where: str = "region") -> Fault:
    """A fault of a region."""
    return Fault(code, where, what, fix, got)


def check_councils(councils: Sequence[Council]) -> list[Fault]:
    """Every fault of the councils of a region together."""
    if len(councils) < 2:
        fix = (
            "Give a folder with a folder (or .xlsx, .json) for each council, or one caseload with several authorities."
        )
        return [make_fault("R101", "a region has at least two councils", fix, str(len(councils)))]
    clashes = [*list_clashes(councils), *list_differences(councils)]
    return clashes or [fault for council in councils for fault in (*check_lending(council, councils), *check(council))]


def list_clashes(councils: Sequence[Council]) -> Iterator[Fault]:
    """Names of councils and of teams that two councils have."""
    names = [council.name for council in councils]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield make_fault("R102", "two councils have this name", "Rename one folder, or its workers' authority.", name)
    owners: dict[str, list[str]] = {}
    for council in councils:
        for team in council.teams:
            owners.setdefault(team, []).append(council.name)
    for team, found in sorted(owners.items()):
        if len(found) > 1:
            fix = "Give the teams different names, such as the council's before the team's."
            got = f"{team}: {', '.join(found)}"
            yield make_fault("R102", "several councils have a team of this name", fix, got)
        if team in names:
            fix = "Give the team or the council another name."
            yield make_fault("R102", "this is the name of a council and of a team", fix, team)


def list_differences(councils: Sequence[Council]) -> Iterator[Fault]:
    """Days and rules that are not the same for all."""
    first = councils[0]
    if any(not council.caseload.policy.has_rule("lending") for council in councils):
        fix = "Leave `lending` out of rules_off: without it everybody would serve every council."
        yield make_fault("R105", "the rule lending is switched off", fix)
    for council in councils[1:]:
        day, other = first.caseload.as_of, council.caseload.as_of
        if day != other:
            got = f"{first.name}: {day.isoformat()}, {council.name}: {other.isoformat()}"
            yield make_fault("R104", "councils are read as of different days", "Give one day with --as-of.", got)
        if keep_rules(first.caseload.policy) != keep_rules(council.caseload.policy):
            fix = "Rates, vacancies and usual referrals may differ, rules may not: give one policy with --policy."
            yield make_fault("R105", "councils have different policies", fix, f"{first.name} and {council.name}")


def keep_rules(policy: Policy) -> Policy:
    """The policy without its money and its establishment, which each council has of its own."""
    profiles = tuple(replace(profile, weekly_rate=None, available=None) for profile in policy.profiles)
    return replace(
        policy,
        profiles=profiles,
        as_of=None,
        yearly_costs={},
        temporary_limit=None,
        rate_caps={},
        usual_referrals={},
        vacancies=(),
        text_hash="",
    )


def check_lending(council: Council, councils: Sequence[Council]) -> Iterator[Fault]:
    """Names in `lend_to` that nothing in the region has."""
    known = {each.name for each in councils} | {team for each in councils for team in each.teams}
    for name in sorted({name for worker in council.caseload.workers for name in worker.lend_to}):
        if name not in known:
            fix = advise_name(name, known)
            yield make_fault("R106", "a name in lend_to is of no team or council here", fix, name, council.name)


def check(council: Council) -> Iterator[Fault]:
    """Cases held by, and decisions that name, somebody who is not the council's."""
    people = {worker.id for worker in council.caseload.workers}
    fix = "Hand it on first: a region begins with each child in the hands of its own council."
    for case in council.caseload.cases:
        for worker in sorted(set(list_named(case)) - people):
            yield make_fault("R107", "a case names a worker of another council", fix, f"{case.id}: {worker}")
    for decision in council.caseload.decisions:
        if decision.worker is not None and decision.worker not in people:
            got = f"{decision.case}: {decision.worker}"
            yield make_fault("R107", "a decision names a worker of another council", fix, got)


def list_named(case: Case) -> Iterator[str]:
    """Those who hold a case or stand by it."""
    yield from (name for name in (case.holder, case.co_worker, case.overseer, case.cover) if name is not None)
