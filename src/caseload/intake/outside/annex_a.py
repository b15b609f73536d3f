"""Reads an Ofsted Annex A workbook: the open work on its lists, who holds it, and an account of every row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.collector import without_collector
from caseload.intake.outside.annex_a_days import share_order
from caseload.intake.outside.annex_a_doubts import list_doubts, refuse_spoilt
from caseload.intake.outside.annex_a_referrals import read_referrals
from caseload.intake.outside.annex_a_rows import ListRows
from caseload.intake.outside.annex_a_sheets import find_lists, is_wanted
from caseload.intake.outside.annex_a_work import read_list
from caseload.intake.outside.extract import Extract, Person, Work
from caseload.intake.outside.import_codes import refuse_all
from caseload.intake.outside.name_keys import parse_name
from caseload.intake.workbook import read_workbook

REFERRALS: Final = 3


@without_collector()
def read_annex_a(path: Path, policy: Policy) -> Extract:
    """The extract of a workbook, read as of the policy's date: an end or a start after it has not come.

    Only the columns that a caseload needs are read: no name, birth date, ethnicity or postcode of a child. Raises
    InputRefused with every fault that leaves open what is open work.
    """
    found, warnings = find_lists(read_workbook(path, is_wanted), path.name)
    book = CodeBook(policy)
    lists = {each.form.number: ListRows(each, policy, book) for each in found}
    share_order(column for rows in lists.values() for column in (rows.start, rows.end))
    for number, rows in lists.items():
        if number != REFERRALS:
            read_list(rows)
    works = [work for rows in lists.values() for work in rows.works]
    referred: tuple[Fault, ...] = ()
    if REFERRALS in lists:
        works, referred = read_referrals(lists[REFERRALS], works, lists)
    refuse_all([fault for rows in lists.values() for fault in refuse_spoilt(rows)])
    return Extract(
        form="annex-a",
        works=tuple(works),
        people=list_people(works),
        accounts=tuple(rows.build_account() for rows in lists.values()),
        warnings=(*warnings, *list_doubts(lists), *referred),
    )


def list_people(works: Sequence[Work]) -> tuple[Person, ...]:
    """Every name that is printed, in every spelling: with the team that most of its rows name, and the role of a
    personal adviser where it stands nowhere else in any spelling."""
    named = [(name, work) for work in works for name in (work.worker, work.adviser) if name]
    places = {name: work.place for name, work in reversed(named)}
    teams: dict[str, dict[str, int]] = {name: {} for name in places}
    for (name, team), rows in Counter((name, work.team) for name, work in named).items():
        teams[name][team] = rows
    workers = {parse_name(text).key for text in {work.worker for work in works} if text}
    return tuple(
        Person(
            place=places[name],
            name=name,
            team=choose_team(teams[name]),
            role="" if parse_name(name).key in workers else "personal_adviser",
        )
        for name in sorted(teams)
    )


def choose_team(counts: Mapping[str, int]) -> str:
    """The commonest team, the first by name of several; "" where no row names one."""
    named = {team: count for team, count in counts.items() if team}
    return min(named, key=lambda team: (-named[team], team)) if named else ""
