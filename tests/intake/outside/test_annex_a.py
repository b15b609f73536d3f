"""Annex A as it is returned: every quirk read, every row accounted for."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.intake.outside.annex_a import read_annex_a
from caseload.intake.outside.extract import Work
from caseload.pipeline.draw import draw_caseload
from tests.outside.annex_a_headings import HEADINGS
from tests.outside.annex_a_writer import Quirks, draw_annex_a, write_annex_a
from tests.outside.sheets import DAY, IN_NEED, POLICY, read_lists, read_one, tell_codes, write_sheets

FORMS = (
    Quirks(),
    Quirks(sheet="List {} ", titles=3, covers=("Cover", "Notes"), has_line_breaks=True, blank_rows=True),
    Quirks(sheet="List_{}", text_dates="%d/%m/%Y", covers=("Contents",)),
    Quirks(sheet="AA_{}_x", text_dates="%Y-%m-%d", titles=1),
    Quirks(sheet="List {} - team", text_dates="%m/%d/%Y", head={"Age of Child (Years)": "Age"}),
    Quirks(sheet="LIST{}", text_dates="%d-%b-%Y", head={"Child Unique ID": "Child ID"}),
)


@pytest.mark.parametrize("quirks", FORMS)
def test_every_row_is_what_it_was_drawn_as(tmp_path: Path, quirks: Quirks) -> None:
    caseload, _ = draw_caseload("team")
    drawn = draw_annex_a(caseload)

    extract = read_annex_a(write_annex_a(tmp_path / "a.xlsx", drawn, quirks), replace(POLICY, as_of=caseload.as_of))

    counts = {int(account.part.split()[1]): account for account in extract.accounts}
    assert {number: account.read for number, account in counts.items()} == {
        number: len(rows) for number, rows in drawn.rows.items()
    }
    assert {number: account.used for number, account in counts.items()} == drawn.used
    assert all(account.adds_up for account in extract.accounts)
    assert {work.case for work in extract.works} == set(drawn.cases)


def test_the_months_of_an_american_column_are_told(tmp_path: Path) -> None:
    caseload, _ = draw_caseload("team")
    path = write_annex_a(tmp_path / "a.xlsx", draw_annex_a(caseload), Quirks(text_dates="%m/%d/%Y"))

    extract = read_annex_a(path, replace(POLICY, as_of=caseload.as_of))

    assert {fault.code for fault in extract.warnings} == {"A305"}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("a) Looked after child", "looked_after"), ("CLA", "looked_after"), ("LAC", "looked_after"),
        ("CLA&CP", "looked_after"), ("CLA&CPP", "looked_after"), ("CP/CLA", "looked_after"),
        ("b) Child Protection plan", "child_protection"), ("CP", "child_protection"), ("CPP", "child_protection"),
        ("CP Ext", "child_protection"), ("Child Protection", "child_protection"),
        ("c) Child in need plan", "child_in_need"), ("CIN", "child_in_need"), ("CiN", "child_in_need"),
        ("CiN Plan", "child_in_need"), ("Child in Need", "child_in_need"),
        ("d) Open assessment", "assessment"), ("Open asmt", "assessment"), ("Assessment", "assessment"),
        ("CF Assessment in progress", "assessment"), ("a) Looked after child - LAC", "looked_after"),
        ("B", "child_protection"),
    ],
)  # fmt: skip
def test_every_open_status_seen_in_returns_is_its_kind(tmp_path: Path, status: str, kind: str) -> None:
    found = read_one(tmp_path, 6, {"Case Status": status})

    assert isinstance(found, Work) and found.kind == kind


@pytest.mark.parametrize(
    "status",
    ["e) Closed episode", "Closed", "Closed case", "Closed - stepdown", "Closed Referral", "Closed Assessment"],
)
def test_every_closed_status_seen_in_returns_leaves_the_row_out(tmp_path: Path, status: str) -> None:
    assert read_one(tmp_path, 6, {"Case Status": status}) == "the case status is closed"


def test_a_care_leaver_is_taken_from_list_9_and_not_from_list_6(tmp_path: Path) -> None:
    found = read_one(tmp_path, 9, {"Allocated Personal Advisor": "Mo Begum", "Eligibility Category": "Relevant child"})

    assert read_one(tmp_path, 6, {"Case Status": "Care leaver"}) == "a care leaver: taken from List 9"
    assert isinstance(found, Work) and (found.kind, found.adviser, found.worker) == ("care_leaver", "Mo Begum", "")


def test_a_personal_adviser_who_is_a_worker_in_another_spelling_is_given_no_role(tmp_path: Path) -> None:
    extract = read_lists(
        tmp_path,
        {
            7: [{"Child Unique ID": "100", "Allocated Worker": "Mo Begum"}],
            9: [
                {"Child Unique ID": f"{name}1", "Allocated Personal Advisor": name} for name in ("BEGUM, Mo", "Jo Lee")
            ],
        },
    )

    roles = {person.name: person.role for person in extract.people}
    assert roles == {"Mo Begum": "", "BEGUM, Mo": "", "Jo Lee": "personal_adviser"}


def test_a_status_that_is_not_known_is_a_child_in_need_and_told(tmp_path: Path) -> None:
    extract = read_lists(tmp_path, {6: [{**IN_NEED, "Case Status": "Tier 4"}, {**IN_NEED, "Case Status": ""}]})

    assert [work.kind for work in extract.works] == ["child_in_need", "child_in_need"]
    told = {fault.code: fault.got for fault in extract.warnings}
    assert told["A307"] == "Tier 4 (1 row); blank (1 row)"


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ({HEADINGS[4][8]: date(2025, 12, 1)}, "authorised"),
        ({HEADINGS[4][8]: "01/12/2025"}, "authorised"),
        ({HEADINGS[4][8]: "#N/A"}, None),
        ({HEADINGS[4][8]: "-"}, None),
        ({HEADINGS[4][8]: date(2099, 12, 31)}, None),
        ({HEADINGS[4][8]: "01/01/1900"}, None),
    ],
)
def test_an_assessment_is_open_until_a_day_that_has_come(tmp_path: Path, row: Any, left: str | None) -> None:
    found = read_one(tmp_path, 4, row)

    assert found == left if left else isinstance(found, Work)


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ({HEADINGS[5][7]: "a) Yes"}, "no conference was needed"),
        ({HEADINGS[5][7]: "1"}, "no conference was needed"),
        ({HEADINGS[5][7]: "b) No"}, None),
        ({HEADINGS[5][7]: "c) Unknown"}, None),
        ({HEADINGS[5][8]: date(2025, 12, 1)}, "the conference was held"),
        ({HEADINGS[5][8]: date(2026, 1, 9)}, None),
        ({HEADINGS[5][9]: "Y"}, "the conference was held"),
        ({HEADINGS[5][9]: "N"}, None),
    ],
)
def test_a_section_47_enquiry_is_open_until_its_conference_or_none_is_needed(
    tmp_path: Path, row: Any, left: str | None
) -> None:
    found = read_one(tmp_path, 5, row)

    assert found == left if left else isinstance(found, Work) and found.kind == "section_47"


@pytest.mark.parametrize(
    ("legal", "stage"),
    [("C1", "care"), ("C1: Interim care order", "care"), ("a) C1", "care"), ("V2", "none"), ("C2", "none"),
     ("", "none"), ("E1 - placement order", "none"), ("L2", "none")],
)  # fmt: skip
def test_an_interim_care_order_means_proceedings(tmp_path: Path, legal: str, stage: str) -> None:
    found = read_one(tmp_path, 8, {"Child's Legal Status": legal})

    assert isinstance(found, Work) and found.proceedings == stage


def test_a_legal_status_that_is_not_known_is_told(tmp_path: Path) -> None:
    extract = read_lists(tmp_path, {8: [{"Child Unique ID": "100", "Child's Legal Status": "wardship"}]})

    assert extract.works[0].proceedings == "none"
    assert "A308" in tell_codes(extract.warnings)


@pytest.mark.parametrize(
    ("number", "heading", "skill", "yes", "no"),
    [
        (7, "Does the Child have a Disability", "disability",
         ["a) Yes", "a. Yes", "Y", "1", "1 - Yes", "True", "LD", "AUT", "Autism or Asperger Syndrome", "BEHAVIOUR",
          "Disabled under DDA - No other", "HAND FUNCTION", "LEARNING", "PERSONAL CARE"],
         ["b) No", "N", "0", "0 - No", "NONE", "NO DISABILITY", "", "c) Unknown", "NOBT", "Not obtained", "Refused"]),
        (8, HEADINGS[8][5], "asylum", ["a) Yes", "UASC", "1 - Yes"], ["b) No", "Non-UASC", "CLA", ""]),
        (9, HEADINGS[9][5], "asylum", ["a) Yes", "Former UASC"], ["b) No"]),
    ],
)  # fmt: skip
def test_a_yes_in_any_words_asks_for_the_skill(
    tmp_path: Path, number: int, heading: str, skill: str, yes: list[str], no: list[str]
) -> None:
    rows = [{"Child Unique ID": f"{at}", heading: text} for at, text in enumerate((*yes, *no))]

    extract = read_lists(tmp_path, {number: rows})

    assert {text for text, work in zip((*yes, *no), extract.works, strict=True) if skill in work.skills} == {*yes}
    assert "A313" not in tell_codes(extract.warnings)


def test_a_yes_or_no_cell_that_says_neither_is_told_by_its_row(tmp_path: Path) -> None:
    rows = [{"Child Unique ID": "100"}, {"Child Unique ID": "101", "Does the Child have a Disability": "see file"}]

    (told,) = [fault for fault in read_lists(tmp_path, {7: rows}).warnings if fault.code == "A313"]

    assert (told.where, told.got) == ("sheet List 7, row 3", None)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("#N/A", ""),
        ("Unallocated", ""),
        ("Unassigned", ""),
        ("Amara\xa0Adams", "Amara Adams"),
        (" Amara  Adams ", "Amara Adams"),
        ("nan", ""),
    ],
)
def test_a_worker_is_read_without_stray_spaces_and_nobody_as_nobody(tmp_path: Path, printed: str, read: str) -> None:
    found = read_one(tmp_path, 7, {"Allocated Worker": printed})

    assert isinstance(found, Work) and found.worker == read


def test_an_assessment_waits_since_its_referral(tmp_path: Path) -> None:
    referral = {"Child Unique ID": "100", "Referral NFA?": "b) No"}
    extract = read_lists(
        tmp_path,
        {
            3: [
                {**referral, "Date of referral": date(2025, 12, 1)},
                {**referral, "Date of referral": date(2025, 12, 10)},
                {**referral, "Date of referral": date(2025, 12, 20)},
                {**referral, "Date of referral": date(2025, 12, 11), "Referral NFA?": "No further action"},
                {**referral, "Child Unique ID": "999", "Date of referral": date(2025, 12, 1)},
            ],
            4: [{"Child Unique ID": "100", "Continuous Assessment Start Date": date(2025, 12, 12)}],
        },
    )

    assert extract.works[0].waiting_since == date(2025, 12, 10)
    account = extract.accounts[0]
    assert (account.read, account.used) == (5, 2)
    assert {left.reason for left in account.left} == {
        "no further action", "the child has no open assessment", "not the referral of the open assessment",
    }  # fmt: skip
    told = {fault.code: fault.got for fault in extract.warnings}
    assert told["A311"] == "999"


def test_a_row_without_an_id_and_a_line_of_totals_are_explained(tmp_path: Path) -> None:
    extract = read_lists(
        tmp_path,
        {
            6: [
                IN_NEED,
                {"Allocated Worker": "Mo Begum", "Case Status": "CIN"},
                {**IN_NEED, "Child Unique ID": "Unborn"},
                {"Child Unique ID": "Total", "Case Status": "2"},
                {"Child Unique ID": "Printed on 5 January"},
            ]
        },
    )

    (account,) = extract.accounts
    assert (account.read, account.used) == (5, 1)
    assert {left.reason: left.rows for left in account.left} == {
        "no child id": (3, 4),
        "a note or a total, not a child": (5, 6),
    }
    assert "A309" in tell_codes(extract.warnings)


def test_a_child_twice_on_one_list_with_two_workers_is_told(tmp_path: Path) -> None:
    extract = read_lists(tmp_path, {6: [IN_NEED, {**IN_NEED, "Allocated Worker": "Mo Begum"}]})

    assert len(extract.works) == 2
    assert "A310" in tell_codes(extract.warnings)


def test_a_status_that_another_list_does_not_bear_out_is_told(tmp_path: Path) -> None:
    extract = read_lists(
        tmp_path,
        {
            6: [{**IN_NEED, "Case Status": "LAC"}],
            8: [{"Child Unique ID": "200"}],
            9: [{"Child Unique ID": "300", "Eligibility Category": "d) Eligible child"}],
        },
    )

    assert tell_codes(extract.warnings).count("A312") == 2


def test_nobody_reads_what_a_caseload_does_not_need(tmp_path: Path) -> None:
    secret = {"Date of Birth": "Zq born", "Ethnicity": "Zq", "Placement postcode": "ZQ1 9ZZ", "LA of Placement": "Zq"}

    extract = read_lists(tmp_path, {8: [{"Child Unique ID": "100", **secret}]})

    assert "zq" not in repr(extract).casefold()


def test_a_formula_that_was_never_calculated_is_refused(tmp_path: Path) -> None:
    import xlsxwriter

    from tests.outside.sheets import find_refusal

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("List 7")
        sheet.write_row(0, 0, HEADINGS[7])
        sheet.write_row(1, 0, ("100", "a) Male"))
        sheet.write_formula(1, HEADINGS[7].index("Child Protection Plan End Date"), "=TODAY()")

    assert tell_codes(find_refusal(path)) == ["A106"]


def test_an_id_that_lost_digits_is_refused(tmp_path: Path) -> None:
    from tests.outside.sheets import find_refusal

    path = write_sheets(tmp_path / "a.xlsx", {"List 7": [list(HEADINGS[7]), [12345678901234567890, "a) Male"]]})

    assert tell_codes(find_refusal(path)) == ["A105"]


def test_the_day_of_the_import_is_the_last_that_has_come(tmp_path: Path) -> None:
    assert read_one(tmp_path, 7, {"Child Protection Plan End Date": DAY}) == "ended"
