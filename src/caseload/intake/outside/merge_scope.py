"""Keeps the teams that are asked for, of files that hold a whole council; every other row stays accounted for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from caseload.domain.errors import UsageRefused
from caseload.intake.outside.extract import Account, Form, LeftOut
from caseload.intake.outside.merge_cases import Merged
from caseload.intake.outside.merge_workers import Candidate
from caseload.intake.outside.team_names import make_key
from caseload.intake.words import find_nearest, join_words

ANOTHER: Final = "of another team (--only)"


def keep_teams(merged: Sequence[Merged], only: Sequence[str]) -> tuple[list[Merged], list[Merged]]:
    """The cases of the teams asked for and the others; all of them where none is asked for.

    Raises UsageRefused for a team that no case is of.
    """
    known = {make_key(each.team): each.team for each in merged}
    for team in only:
        if make_key(team) not in known:
            names = find_nearest(team, known.values()) or sorted(known.values())[:5]
            raise UsageRefused(f"--only: no case is of a team {team}. Did you mean {join_words(names)}?")
    wanted = {make_key(team) for team in only} or set(known)
    kept = [each for each in merged if make_key(each.team) in wanted]
    return kept, [each for each in merged if make_key(each.team) not in wanted]


def keep_people(people: Sequence[Candidate], kept: Sequence[Merged], only: Sequence[str]) -> list[Candidate]:
    """Whom the mapping table names, who holds a case that was kept or held one, and who is of a team asked for."""
    if not only:
        return list(people)
    wanted = {make_key(team) for team in only}
    near = {id(member) for each in kept for member in (each.holder, *each.others, *each.earlier) if member is not None}
    trays = {text for each in kept for text in each.trays}
    return [
        person
        for person in people
        if person.member.known
        or id(person.member) in near
        or make_key(person.team) in wanted
        or trays & set(person.member.printed)
    ]


def leave_out(accounts: Iterable[Account], dropped: Sequence[Merged]) -> list[Account]:
    """The accounts, the rows of the cases that were not kept among those left out."""
    rows: dict[tuple[Form, str], list[int]] = {}
    for each in dropped:
        for work in each.works:
            rows.setdefault((work.place.form, work.place.part), []).append(work.place.row)
    return [
        replace(
            account,
            used=account.used - len(rows[account.form, account.part]),
            left=(*account.left, LeftOut(ANOTHER, tuple(sorted(rows[account.form, account.part])))),
        )
        if (account.form, account.part) in rows
        else account
        for account in accounts
    ]
