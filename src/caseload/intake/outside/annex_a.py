"""Reads an Ofsted Annex A workbook: the open work on its lists, who holds it, and an account of every row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.collector import without_collector
from caseload.intake.outside.annex_a_doubts import list_doubts, refuse_spoilt
from caseload.intake.outside.annex_a_referrals import read_referrals
from caseload.intake.outside.annex_a_rows import ListRows
from caseload.intake.outside.annex_a_sheets import find_lists, is_wanted
from caseload.intake.outside.annex_a_work import read_list
from caseload.intake.outside.extract import Extract, Person, Place, Work
from caseload.intake.outside.import_codes import refuse_all
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
    personal adviser where it stands nowhere else."""
    teams: dict[str, Counter[str]] = {}
    places: dict[str, Place] = {}
    workers = {work.worker for work in works}
    for work in works:
        for name in filter(None, (work.worker, work.adviser)):
            teams.setdefault(name, Counter())[work.team] += 1
            places.setdefault(name, work.place)
    return tuple(
        Person(
            place=places[name],
            name=name,
            team=choose_team(teams[name]),
            role="" if name in workers else "personal_adviser",
        )
        for name in sorted(teams)
    )


def choose_team(counts: Mapping[str, int]) -> str:
    """The commonest team, the first by name of several; "" where no row names one."""
    named = {team: count for team, count in counts.items() if team}
    return min(named, key=lambda team: (-named[team], team)) if named else ""
