"""Which sheet is which list, whatever it is called and whatever stands above its headings."""

from datetime import date
from pathlib import Path

import pytest

from caseload.intake.outside.annex_a import read_annex_a
from caseload.intake.outside.annex_a_sheets import match_name
from tests.outside.annex_a_headings import HEADINGS
from tests.outside.sheets import IN_NEED, POLICY, find_refusal, list_cells, tell_codes, write_lists, write_sheets


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("List 6", 6), ("List 6 ", 6), (" list  6", 6), ("LIST_6", 6), ("List6", 6), ("List 06", 6),
        ("List 6 - CIN", 6),
        ("List 7 CP", 7), ("AA_6_children_in_need", 6), ("AA 11 adopters", 11), ("Annex A List 10", 10), ("6", 6),
        ("6. CIN", 6), ("L6", 6), ("list-6", 6), ("List 12", None), ("Sheet1", None), ("2024 data", None),
        ("Summary", None), ("List", None),
    ],
)  # fmt: skip
def test_a_list_is_known_by_its_number_in_the_sheets_name(name: str, number: int | None) -> None:
    form = match_name(name)

    assert (form.number if form else None) == number


def test_a_sheet_without_a_number_is_known_by_its_headings(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Children in Need": list_cells(6, [IN_NEED])})

    extract = read_annex_a(path, POLICY)

    assert [account.part for account in extract.accounts] == ["List 6"]
    assert "A304" in tell_codes(extract.warnings)


def test_a_sheet_with_the_headings_of_another_list_is_read_as_that_one(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"List 6": list_cells(7, [{"Child Unique ID": "1", "Gender": "a) Male"}])})

    extract = read_annex_a(path, POLICY)

    assert [work.kind for work in extract.works] == ["child_protection"]
    assert "A304" in tell_codes(extract.warnings)


KINDS = {4: "assessment", 5: "section_47", 6: "child_in_need", 7: "child_protection", 8: "looked_after",
         9: "care_leaver"}  # fmt: skip


@pytest.mark.parametrize(
    "heads",
    [
        ["Child ID", "Status", "CIN Start Date", "Date of closure", "Team", "Social Worker"],
        ["ID (Child)", "CASE  STATUS", "cin start date", "CIN\nClosure\xa0Date ", "ALLOCATED TEAM",
         "Allocated\nWorker "],
        ["Child's unique identifier", "Case Status (a-e)", "Start date of CIN", "Closure Date", "Team name",
         "Allocated Social Worker"],
        ["CHILDID", "CaseStatus", "CINStartDate", "CIN_Closure_Date", "Team Allocated", "Worker Allocated"],
    ],
)  # fmt: skip
def test_headings_that_drift_are_still_known(tmp_path: Path, heads: list[str]) -> None:
    rows = [["Children in need"], [], heads, ["100", "CIN", "01/10/2025", "", "North", "Amara Adams"]]
    path = write_sheets(tmp_path / "a.xlsx", {"List 6": rows})

    (work,) = read_annex_a(path, POLICY).works

    assert (work.case, work.kind, work.team, work.worker) == ("100", "child_in_need", "North", "Amara Adams")
    assert (work.waiting_since is not None) and work.place.row == 4


DATABASE = {
    "AA_3_referrals": ("ChildUniqueID ReferralDate ReferralNFA AllocatedTeam AllocatedWorker", "01/12/2025", "b) No"),
    "AA_4_assessments": (
        "ChildUniqueID ContinuousAssessmentStart ContinuousAssessmentAuthDate AllocatedTeam AllocatedWorker",
        "03/12/2025", "",
    ),
    "AA_5_s47_enquiries": (
        "ChildUniqueID StratDiscussionDate InitialCPConfUnnecessary InitialCPConfDate CPConfResultInCPPlan "
        "AllocatedTeam AllocatedWorker", "03/12/2025", "b) No", "", "",
    ),
    "AA_6_children_in_need": (
        "ChildUniqueID CINStartDate CINClosureDate CaseStatus AllocatedTeam AllocatedWorker",
        "01/10/2025", "", "c) Child in need plan",
    ),
    "AA_7_child_protection": (
        "child_unique_id child_protection_plan_start_date child_protection_plan_end_date allocated_team "
        "allocated_worker", "01/10/2025", "",
    ),
    "AA_8_children_in_care": (
        "ChildUniqueID UASC HasDisability LoookedAfterStartDate MostRecentLegalStatusStart LegalStatus "
        "CeasedLookedAfterDate ReasonCeasedLookedAfter AllocatedTeam AllocatedWorker",
        "a) Yes", "a) Yes", "01/10/2025", "01/11/2025", "C1", "", "",
    ),
    "AA_9_care_leavers": (
        "ChildUniqueID LAInTouch EligibilityCategory AllocatedTeam AllocatedPersonalAdvisor",
        "a) Yes", "b) Former relevant child",
    ),
}  # fmt: skip
"""The headings that Data to Insight's SQL gives the lists, and a row under each."""


def test_the_headings_of_a_database_are_read_word_by_word(tmp_path: Path) -> None:
    sheets = {
        name: [heads.split(), ["104" if "3_" in name else f"10{name[3]}", *cells, "North", "Mo Begum"]]
        for name, (heads, *cells) in DATABASE.items()
    }

    extract = read_annex_a(write_sheets(tmp_path / "a.xlsx", sheets), POLICY)

    assert {work.case: (work.kind, work.team, work.worker or work.adviser) for work in extract.works} == {
        f"10{number}": (kind, "North", "Mo Begum") for number, kind in KINDS.items()
    }
    assert not extract.warnings and all(account.read == account.used == 1 for account in extract.accounts)
    works = {work.case: work for work in extract.works}
    assert works["108"].proceedings == "care" and works["108"].skills == {"asylum", "disability"}
    assert works["104"].waiting_since == date(2025, 12, 1) and works["105"].waiting_since == date(2025, 12, 3)


def test_cover_sheets_are_passed_over_and_strange_ones_told(tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "a.xlsx",
        {"Cover": [["Child Unique ID", "Case Status"]], "List 6": list_cells(6, [IN_NEED]), "Sheet3": [["x", "y"]]},
    )

    told = {fault.code: fault.got for fault in read_annex_a(path, POLICY).warnings}

    assert told["A303"] == "Sheet3"


def test_lists_that_are_missing_or_have_no_rows_are_told(tmp_path: Path) -> None:
    path = write_lists(tmp_path / "a.xlsx", {6: [IN_NEED], 7: [], 8: []})

    told = {fault.code: fault.got for fault in read_annex_a(path, POLICY).warnings}

    assert told["A302"] == "List 7 (child protection); List 8 (looked-after children)"
    assert told["A301"] == (
        "List 3 (referrals); List 4 (assessments); List 5 (section 47 enquiries); List 9 (care leavers)"
    )


def test_of_a_list_and_an_empty_sheet_of_it_the_list_is_read(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"List 6 old": [list(HEADINGS[6])], "List 6": list_cells(6, [IN_NEED])})

    assert len(read_annex_a(path, POLICY).works) == 1


def test_two_sheets_of_one_list_are_refused(tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "a.xlsx", {"List 6": list_cells(6, [IN_NEED]), "List 6 (2)": list_cells(6, [IN_NEED])}
    )

    assert tell_codes(find_refusal(path)) == ["A102"]


def test_a_list_that_gives_no_case_is_what_its_name_says_whatever_its_headings(tmp_path: Path) -> None:
    contacts = list_cells(1, [{"Child Unique ID": "100"}])
    path = write_sheets(
        tmp_path / "a.xlsx", {"List 1": contacts, "List 2": contacts, "List 6": list_cells(6, [IN_NEED])}
    )

    extract = read_annex_a(path, POLICY)

    assert [(account.part, account.read) for account in extract.accounts] == [
        ("List 1", 1),
        ("List 2", 1),
        ("List 6", 1),
    ]


def test_a_workbook_without_lists_is_refused(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Cases": [["case", "team"], ["1", "North"]]})

    assert tell_codes(find_refusal(path)) == ["A101"]


@pytest.mark.parametrize("lacking", ["Child Unique ID", "Allocated Worker", "Child Protection Plan End Date"])
def test_a_list_that_lacks_what_decides_is_refused(tmp_path: Path, lacking: str) -> None:
    cells = list_cells(7, [{"Child Unique ID": "1", "Gender": "a) Male"}])
    cells[0][HEADINGS[7].index(lacking)] = "Something else"
    path = write_sheets(tmp_path / "a.xlsx", {"List 7": cells})

    (fault,) = find_refusal(path)

    assert fault.code == "A103" and lacking in fault.fix


def test_every_fault_of_every_list_is_told_at_once(tmp_path: Path) -> None:
    cells = {number: list_cells(number, [{"Child Unique ID": "1", "Gender": "a) Male"}]) for number in (6, 7)}
    for number, sheet in cells.items():
        sheet[0][HEADINGS[number].index("Allocated Worker")] = "Who"
    path = write_sheets(tmp_path / "a.xlsx", {f"List {number}": sheet for number, sheet in cells.items()})

    assert tell_codes(find_refusal(path)) == ["A103", "A103"]
