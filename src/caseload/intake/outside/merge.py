"""Joins what several files say into the tables of one caseload, and says what was joined, doubted and left open."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.outside.extract import Account, Extract, Work
from caseload.intake.outside.import_codes import refuse_all, refuse_import
from caseload.intake.outside.last_week import carry_reductions, carry_workers
from caseload.intake.outside.mapping_table import Known
from caseload.intake.outside.merge_cases import Merged, add_hours, count_parts, merge_works
from caseload.intake.outside.merge_doubts import list_doubts
from caseload.intake.outside.merge_scope import keep_people, keep_teams, leave_out
from caseload.intake.outside.merge_types import Fill, Imported, ImportOptions, Row, Settled
from caseload.intake.outside.merge_workers import Candidate, Chooser, has_names
from caseload.intake.outside.roster import Member, Roster, build_roster
from caseload.intake.outside.team_names import TeamNames

FULL: Final = 100


def merge_extracts(
    extracts: Sequence[Extract],
    known: Sequence[Known],
    policy: Policy,
    as_of: date,
    options: ImportOptions,
) -> Imported:
    """One caseload of all files, the first given before the others where they say different things of one child.

    Raises InputRefused where files that could hold open work have none.
    """
    works = [work for extract in extracts for work in extract.works]
    forms = [extract.form for extract in extracts]
    if not works and set(forms) != {"csww"}:
        fix = "Give a file with open cases, or look at what was left out"
        refuse_all([refuse_import("A104", ", ".join(forms), "there is no open work in the files", fix)])
    teams = TeamNames([row.team for row in known], [work.team for work in works])
    extracts = [settle_works(extract, teams) for extract in extracts]
    works = [work for extract in extracts for work in extract.works]
    roster = build_roster(known, extracts, policy, options.trays)
    families = {child: family for extract in extracts for child, family in extract.families.items()}
    merged = merge_works(works, roster, families, forms, as_of)
    everybody = choose_people(merged, roster, extracts, policy, options)
    settle_teams(merged, everybody, options.team)
    merged, dropped = keep_teams(merged, options.only)
    people = keep_people(everybody, merged, options.only)
    tables = build_tables(merged, people, policy, options, as_of)
    accounts = leave_out((account for extract in extracts for account in extract.accounts), dropped)
    return Imported(
        tables=tables,
        mapping=tuple(person.propose() for person in order_people(people)),
        settled=settle_accounts(accounts, merged),
        to_fill=find_to_fill(tables["workers"], merged, policy),
        both_plans=sum(each.has_both_plans for each in merged),
        warnings=tuple(warning for extract in extracts for warning in extract.warnings)
        + list_doubts(merged, people, teams, as_of, options),
    )


def settle_works(extract: Extract, teams: TeamNames) -> Extract:
    """An extract whose rows name each team in the spelling that stands."""
    return replace(extract, works=tuple(replace(work, team=teams.settle(work.team)) for work in extract.works))


def build_tables(
    merged: Sequence[Merged], people: Sequence[Candidate], policy: Policy, options: ImportOptions, as_of: date
) -> dict[str, tuple[Row, ...]]:
    """The tables of the caseload, with what last week's has besides."""
    workers, reductions = build_workers(merged, people, policy), build_reductions(people)
    cases = build_cases(merged, people, policy, options, as_of)
    if options.people is None:
        return {"workers": workers, "cases": cases, "reductions": reductions}
    workers = carry_workers(workers, options.people)
    reductions = carry_reductions(reductions, options.people, workers, as_of)
    travel = options.people.tables["travel"]
    return {"workers": workers, "cases": cases, "reductions": reductions, "travel": travel}


def choose_people(
    merged: Sequence[Merged], roster: Roster, extracts: Sequence[Extract], policy: Policy, options: ImportOptions
) -> list[Candidate]:
    """Everybody of the roster, those who are workers of the caseload with an id."""
    holding: dict[int, Counter[str]] = {}
    for each in merged:
        if each.holder is not None:
            holding.setdefault(id(each.holder), Counter())[each.team] += 1
    usual = find_usual(merged, options.team)
    return Chooser(has_names(extracts), holding, policy, usual, options.role).settle(roster.members)


def find_usual(merged: Sequence[Merged], team: str) -> str:
    """The team of what names none: the only one there is, else the one set."""
    every = {each.team for each in merged} - {""}
    return every.pop() if len(every) == 1 else team


def settle_teams(merged: Sequence[Merged], people: Sequence[Candidate], team: str) -> None:
    """Give each case without a team that of its holder, or the usual one."""
    teams = {id(person.member): person.team for person in people if person.id}
    usual = find_usual(merged, team)
    for each in merged:
        if not each.team:
            each.has_own_team = False
            each.team = (teams.get(id(each.holder)) if each.holder else "") or usual


def order_people(people: Sequence[Candidate]) -> list[Candidate]:
    """Those of the mapping table as they stand there, then new workers and trays by team and id, then the unmatched."""
    return sorted(
        people,
        key=lambda person: (
            not person.id,
            person.member.known.row if person.member.known and person.id else 1 << 30,
            person.member.is_tray,
            person.team,
            person.id,
            person.staff,
            person.registration,
            person.member.printed,
        ),
    )


def build_workers(merged: Sequence[Merged], people: Sequence[Candidate], policy: Policy) -> tuple[Row, ...]:
    """The table `workers`, and a tray for each team whose cases nobody could take."""
    rows: list[Row] = []
    for person in order_people(people):
        if not person.id or person.member.is_tray:
            continue
        is_protected = person.role in policy.roles and policy.roles[person.role].protected
        values = {
            "worker": person.id,
            "team": person.team,
            "role": person.role,
            "fte": person.fte,
            "skills": ";".join(sorted(person.skills)),
            "start_date": person.start if is_protected else None,
            "last_day": person.last,
        }
        rows.append({name: value for name, value in values.items() if value not in ("", None)})
    staffed = {str(row.get("team", "")) for row in rows}
    for team in sorted({each.team for each in merged} - staffed):
        rows.append({"worker": f"Tray of {team}", "team": team, "role": "tray"})
    return tuple(rows)


def build_cases(
    merged: Sequence[Merged], people: Sequence[Candidate], policy: Policy, options: ImportOptions, as_of: date
) -> tuple[Row, ...]:
    """The table `cases`."""
    ids = {id(person.member): person.id for person in people if person.id}
    return tuple(build_case(each, ids, policy, options, as_of) for each in merged)


def build_case(merged: Merged, ids: Mapping[int, str], policy: Policy, options: ImportOptions, as_of: date) -> Row:
    """One row of the table `cases`: dates that have not come are left blank."""
    holder = name_worker(merged.holder, ids)
    earlier = [ids[id(member)] for member in merged.earlier if id(member) in ids]
    values = {
        "case": merged.best.case,
        "team": merged.team,
        "kind": merged.best.kind,
        "family": merged.family,
        "holder": holder,
        "held_since": keep_past(merged.held_since, as_of) if holder else None,
        "earlier": ";".join(earlier),
        "changes": merged.changes if merged.changes != len(earlier) else None,
        "skills": ";".join(sorted(merged.skills)) if options.has_skills else "",
        "area": merged.find_first(lambda work: work.area),
        "waiting_since": None if holder else keep_past(find_waiting(merged.works), as_of),
        "proceedings": merged.proceedings if merged.proceedings != "none" else "",
        **add_hours(merged, policy),
    }
    return {name: value for name, value in values.items() if value not in ("", None)}


def name_worker(member: Member | None, ids: Mapping[int, str]) -> str:
    """The id of a person, "" for nobody."""
    return ids.get(id(member), "") if member is not None else ""


def find_waiting(works: Sequence[Work]) -> date | None:
    """Since when a child without a worker has waited: as the best row that says so has it."""
    return next((work.waiting_since for work in works if work.waiting_since), None)


def keep_past(day: date | None, as_of: date) -> date | None:
    """The day, unless it has not come."""
    return day if day is None or day <= as_of else None


def build_reductions(people: Sequence[Candidate]) -> tuple[Row, ...]:
    """The table `reductions`, without reasons."""
    return tuple(
        {
            name: value
            for name, value in (
                ("worker", person.id),
                ("percent", min(absence.percent, FULL)),
                ("from", absence.first),
                ("to", absence.last),
            )
            if value is not None
        }
        for person in order_people(people)
        for absence in person.absences
        if person.id and not person.member.is_tray and absence.percent > 0
    )


def settle_accounts(accounts: Iterable[Account], merged: Sequence[Merged]) -> tuple[Settled, ...]:
    """What became of every row of every part, in the order of the files."""
    cases = count_parts(merged)
    return tuple(
        Settled(account, cases[account.form, account.part], account.used - cases[account.form, account.part])
        for account in accounts
    )


def find_to_fill(workers: Sequence[Row], merged: Sequence[Merged], policy: Policy) -> frozenset[Fill]:
    """The cells that a person has to fill in or look at: role, FTE, the start of a protected period, a case's team."""
    fill: set[Fill] = set()
    for index, row in enumerate(workers):
        role = policy.roles.get(str(row.get("role", "")))
        fill |= {("workers", index, "role")} if role is None else set()
        fill |= {("workers", index, "fte")} if "fte" not in row and not (role and role.tray) else set()
        fill |= {("workers", index, "start_date")} if role and role.protected and "start_date" not in row else set()
    fill |= {("cases", index, "team") for index, each in enumerate(merged) if not each.has_own_team}
    return frozenset(fill)
