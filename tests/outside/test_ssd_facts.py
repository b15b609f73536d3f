"""Families, skills, proceedings, areas and people of the dataset."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from caseload.intake.aliases import CodeBook
from caseload.intake.outside.ssd_facts import find_district, find_stage
from caseload.intake.outside.ssd_titles import find_role
from tests.outside.ssd_small import (
    POLICY,
    a_plan,
    a_professional,
    an_involvement,
    left_of,
    only,
    read,
    tell_of,
)

BOOK = CodeBook(POLICY)


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("C1", "care"), ("C1 - Interim care order", "care"), ("Interim Care Order", "care"), ("ICO granted", "care"),
        ("Interim Supervision Order", "care"), ("Care Order (Interim)", "care"),
        ("C2", "none"), ("Full care order", "none"), ("Care Order", "none"),
        ("Section 20 accommodation", "none"), ("V2) Single period of accommodation", "none"), ("E1", "none"),
        ("Special Guardianship Order", "none"), ("Private Fostering", "none"), ("PLO pre-proceedings", "pre"),
        ("", "none"), ("Wardship of some sort", "unknown"),
    ],
)  # fmt: skip
def test_proceedings_come_from_the_legal_status_by_code_or_words(status: str, stage: str) -> None:
    assert find_stage(status, BOOK) == stage


def test_only_open_legal_statuses_count_and_unknown_ones_are_told(tmp_path: Path) -> None:
    def a_status(status: str, end: str = "") -> Mapping[str, str]:
        return {"lega_person_id": "1", "lega_legal_status": status, "lega_legal_status_end_date": end}

    extract = read(tmp_path, ssd_legal_status=[a_status("C1", "2025-12-01"), a_status("Wardship")])

    assert only(extract).proceedings == "none"
    assert tell_of(extract, "Y209") == [
        "ssd: legal statuses not known, read as no proceedings (got Wardship). "
        "Put pre or care under proceedings where it applies."
    ]


@pytest.mark.parametrize(
    ("cells", "stage"),
    [
        ({"prep_pre_pro_decision_date": "2025-12-01"}, "pre"),
        ({"prep_pre_pro_decision_date": "2026-02-01"}, "none"),
        ({"prep_pre_pro_decision_date": ""}, "none"),
        ({"prep_pre_pro_decision_date": "2025-06-02", "prep_pre_pro_outcome": "Decision to step down"}, "none"),
        ({"prep_pre_pro_decision_date": "2025-06-02", "prep_pre_pro_outcome": "Decision to Issue Care Proceedings",
          "prep_la_final_care_plan": "H - Not yet at final hearing - still in care proceedings"}, "care"),
        ({"prep_pre_pro_decision_date": "2025-06-02", "prep_pre_pro_outcome": "Decision to Issue Care Proceedings",
          "prep_la_final_care_plan": "A - Care Order"}, "none"),
    ],
)  # fmt: skip
def test_pre_proceedings_run_from_the_decision_to_the_outcome(
    tmp_path: Path, cells: dict[str, str], stage: str
) -> None:
    extract = read(tmp_path, ssd_pre_proceedings=[{"prep_person_id": "1", **cells}])

    assert only(extract).proceedings == stage


def test_a_decision_to_issue_care_proceedings_of_which_nothing_more_is_told_is_a_doubt(tmp_path: Path) -> None:
    decided = {"prep_person_id": "1", "prep_pre_pro_decision_date": "2025-06-02",
               "prep_pre_pro_outcome": "Decision to Issue Care Proceedings"}  # fmt: skip
    order = {"lega_person_id": "1", "lega_legal_status": "C1"}

    assert tell_of(read(tmp_path, ssd_pre_proceedings=[decided]), "Y222") == [
        "ssd: a decision to issue care proceedings, and no order or final care plan: read as no proceedings (got 1). "
        "Put care under proceedings where they go on."
    ]
    assert tell_of(read(tmp_path, ssd_pre_proceedings=[decided], ssd_legal_status=[order]), "Y222") == []


def test_private_fostering_comes_from_the_legal_status(tmp_path: Path) -> None:
    rows = [
        {"lega_person_id": "2", "lega_legal_status": "Private Fostering", "lega_legal_status_start_date": "2025-12-01"}
    ]

    works = read(tmp_path, ssd_legal_status=rows).works

    assert [(work.case, work.kind) for work in works] == [("1", "child_in_need"), ("2", "private_fostering")]


def test_disability_and_asylum_are_skills_where_the_policy_knows_them(tmp_path: Path) -> None:
    tables = {
        "ssd_disability": [{"disa_person_id": "1", "disa_disability_code": code} for code in ("NONE", "AUT", "LD")],
        "ssd_immigration_status": [{"immi_person_id": "1", "immi_immigration_status": "UASC - unaccompanied"}],
    }

    known = read(tmp_path, **tables)
    unknown = read(tmp_path, replace(POLICY, known_skills=frozenset({"court"})), **tables)

    assert only(known).skills == {"disability", "asylum"}
    assert left_of(known, "disability") == {"no disability": (2,)}
    assert only(unknown).skills == frozenset()


@pytest.mark.parametrize("code", ["b) No", "None - no disability", "c) Unknown", "NOBT", "Not stated", "n", "0"])
@pytest.mark.parametrize("status", ["Accompanied asylum seeker", "Not UASC", "British citizen"])
def test_no_disability_and_another_immigration_status_ask_for_no_skill(tmp_path: Path, code: str, status: str) -> None:
    extract = read(
        tmp_path,
        ssd_disability=[{"disa_person_id": "1", "disa_disability_code": code}],
        ssd_immigration_status=[{"immi_person_id": "1", "immi_immigration_status": status}],
    )

    assert only(extract).skills == frozenset()


@pytest.mark.parametrize(
    ("printed", "fte"),
    [("0.80000000000000004", "0.8"), ("1.0000000000000002", "1"), ("6.0E-1", "0.6"), ("1.0", "1"), ("0.00", "")],
)
def test_an_fte_is_read_as_a_database_prints_it(tmp_path: Path, printed: str, fte: str) -> None:
    extract = read(tmp_path, ssd_professionals=[a_professional(prof_full_time_equivalency=printed)])

    assert [person.fte for person in extract.people] == [fte]


def test_brothers_and_sisters_have_one_family_and_a_second_family_is_told(tmp_path: Path) -> None:
    rows = [("F1", "1"), ("F1", "2"), ("F2", "1"), ("F1", "1"), ("F3", "9")]
    extract = read(
        tmp_path,
        ssd_cin_plans=[a_plan("1"), a_plan("2")],
        ssd_family=[{"fami_family_id": family, "fami_person_id": child} for family, child in rows],
    )

    assert [work.family for work in extract.works] == ["F1", "F1"]
    assert extract.families == {"1": "F1", "2": "F1"}
    assert len(tell_of(extract, "Y210")) == 1
    assert left_of(extract, "family") == {
        "the child is in another family on an earlier row": (4,), "the child has no open work": (6,),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("postcode", "district"),
    [
        ("NG7 1AB", "NG7"),
        ("ng71ab", "NG7"),
        ("SW1A1AA", "SW1A"),
        ("M1 1AA", "M1"),
        ("ZZ993VZ", ""),
        ("NG7", ""),
        ("", ""),
        ("12 High Street NG7 1AB", ""),
    ],
)
def test_no_more_of_a_postcode_is_kept_than_its_district(postcode: str, district: str) -> None:
    assert find_district(postcode) == district


def test_a_child_is_where_they_live_now(tmp_path: Path) -> None:
    rows = [("NG1 1AA", "2020-01-06", ""), ("NG2 2BB", "2025-01-06", ""), ("NG3 3CC", "2025-06-02", "2025-07-01"),
            ("NG4 4DD", "2026-02-02", "")]  # fmt: skip
    extract = read(
        tmp_path,
        ssd_address=[
            {"addr_person_id": "1", "addr_address_postcode": code, "addr_address_start_date": start,
             "addr_address_end_date": end}
            for code, start, end in rows
        ],
    )  # fmt: skip

    assert only(extract).area == "NG2"
    assert not any(code in repr(extract) for code in ("1AA", "2BB", "3CC", "4DD"))
    assert left_of(extract, "address") == {
        "another address is later": (2,),
        "ended": (4,),
        "starts after the day": (5,),
    }


@pytest.mark.parametrize(
    ("title", "registered", "agency", "role"),
    [
        ("Social Worker", True, False, "social_worker"),
        ("SOCIAL WORKER - LEVEL 2", False, False, "social_worker"),
        ("Qualified Social Worker", False, False, "social_worker"),
        ("Senior Practitioner", True, False, "senior_social_worker"),
        ("Advanced Practitioner (Assessment)", True, False, "advanced_practitioner"),
        ("Consultant Social Worker", True, False, "practice_consultant"),
        ("ASYE Social Worker", True, False, "nqsw"),
        ("Newly Qualified Social Worker", True, True, "nqsw"),
        ("Social Worker", True, True, "agency_social_worker"),
        ("Locum Social Worker", False, False, "agency_social_worker"),
        ("Team Manager", True, True, "team_manager"),
        ("Assistant Team Manager", True, False, "team_manager"),
        ("Head of Service", True, False, "team_manager"),
        ("Family Support Worker", False, False, "support_officer"),
        ("Social Work Support Officer", False, False, "support_officer"),
        ("Social Work Assistant", False, False, "support_officer"),
        ("Personal Advisor", False, False, "personal_adviser"),
        ("Family Practitioner", False, False, "family_practitioner"),
        ("Student Social Worker", False, False, "student"),
        ("Independent Reviewing Officer", True, False, "independent_reviewing_officer"),
        ("Health Visitor", False, False, ""),
        ("Health Visitor", True, False, "social_worker"),
        ("", True, False, "social_worker"),
        ("", True, True, "agency_social_worker"),
        ("", False, True, ""),
        ("GP", False, False, ""),
    ],
)
def test_the_role_is_told_by_the_words_of_the_job_title(title: str, registered: bool, agency: bool, role: str) -> None:
    assert find_role(title, registered, agency, BOOK) == role


def test_workers_are_those_who_hold_work_or_could_and_the_others_are_left(tmp_path: Path) -> None:
    def titled(number: str, title: str) -> Mapping[str, str]:
        return a_professional(number, prof_professional_job_title=title)

    extract = read(
        tmp_path,
        ssd_professionals=[
            titled("71", "Something odd"),
            titled("72", "Social Worker"),
            titled("73", "Social Worker"),
            titled("74", "Social Worker"),
            titled("75", "GP"),
            titled("76", "Student Social Worker"),
            a_professional("77", prof_professional_name="Duty"),
            titled("78", "Social Worker"),
        ],
        ssd_involvements=[
            an_involvement(),
            an_involvement("9", "73", "2025-01-06", "2025-11-03"),
            an_involvement("9", "74", "2020-01-06", "2024-11-03"),
            an_involvement("9", "78", "2020-01-06"),
        ],
    )

    assert [(person.staff, person.role) for person in extract.people] == [
        ("S71", ""),
        ("S72", "social_worker"),
        ("S73", "social_worker"),
        ("S78", "social_worker"),
    ]
    assert left_of(extract, "professionals") == {
        "no involvement in the last 12 months, and no open work": (5,),
        "no role known here, no registration and no open work": (6,),
        "a role that holds no cases, and no open work": (7,),
        "a tray with nothing in it": (8,),
    }
    assert tell_of(extract, "Y213") == [
        "ssd: 2 workers with nothing to hold now: new, or gone (got Surname72, First; Surname73, First). "
        "Delete the rows of those who have left."
    ]
    assert len(tell_of(extract, "Y214")) == 1
