"""Which rows of the dataset are open work, who holds it, and who held it before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload.intake.outside.ssd import read_ssd
from tests.outside.ssd_small import (
    POLICY,
    a_plan,
    a_professional,
    an_involvement,
    left_of,
    only,
    read,
    tell_of,
    write_tables,
)


def test_the_holder_is_the_open_allocated_worker_since_their_start(tmp_path: Path) -> None:
    work = only(read(tmp_path))

    assert (work.case, work.kind, work.worker) == ("1", "child_in_need", "S71")
    assert (work.held_since, work.waiting_since) == (date(2025, 11, 10), None)


def test_of_several_open_allocated_workers_who_started_last_stands_and_it_is_told(tmp_path: Path) -> None:
    rows = [an_involvement(worker="71"), an_involvement(worker="72", start="2025-12-01"), an_involvement(worker="73")]

    extract = read(tmp_path, ssd_involvements=rows)

    assert (only(extract).worker, only(extract).held_since) == ("72", date(2025, 12, 1))
    assert tell_of(extract, "Y204") == [
        "ssd: 1 child with several open allocated workers: who started last stands (got 1). Check the holder of each."
    ]
    assert left_of(extract, "involvements") == {"another worker was allocated later and both are open": (2, 4)}


def test_the_same_worker_twice_is_one_holder_since_the_first_start(tmp_path: Path) -> None:
    rows = [an_involvement(start="2025-06-02"), an_involvement(start="2025-12-01")]

    extract = read(tmp_path, ssd_involvements=rows)

    assert only(extract).held_since == date(2025, 6, 2)
    assert tell_of(extract, "Y204") == []


def test_earlier_workers_are_those_whose_time_ended_within_twelve_months(tmp_path: Path) -> None:
    rows = [
        an_involvement(worker="81", start="2024-06-03", end="2025-01-04"),
        an_involvement(worker="82", start="2025-01-04", end="2025-01-05"),
        an_involvement(worker="83", start="2025-01-05", end="2025-11-10"),
        an_involvement(worker="71"),
    ]

    extract = read(tmp_path, ssd_involvements=rows)

    assert only(extract).earlier == (
        ("82", date(2025, 1, 4), date(2025, 1, 5)), ("83", date(2025, 1, 5), date(2025, 11, 10)),
    )  # fmt: skip
    assert left_of(extract, "involvements") == {"it ended more than 12 months ago": (2,)}


def test_a_child_nobody_holds_waits_since_the_last_worker_ended_or_the_work_began(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_cin_plans=[a_plan("1"), a_plan("2"), a_plan("3")],
        ssd_involvements=[
            an_involvement("1", end="2025-12-15"),
            an_involvement("2", start="2024-01-08", end="2025-02-03"),
        ],
    )

    assert [(work.case, work.worker, work.waiting_since) for work in extract.works] == [
        ("1", "", date(2025, 12, 15)), ("2", "", date(2025, 11, 3)), ("3", "", date(2025, 11, 3)),
    ]  # fmt: skip


def test_an_end_in_the_future_is_still_open_and_a_start_in_the_future_not_yet(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_cin_plans=[a_plan("1", cinp_cin_plan_end="2026-03-02"), a_plan("2", cinp_cin_plan_start="2026-02-02")],
        ssd_involvements=[an_involvement("1", end="2026-01-06"), an_involvement("1", worker="72", start="2026-01-06")],
    )  # fmt: skip

    assert only(extract).worker == "S71"
    assert left_of(extract, "cin_plans") == {"starts after the day": (3,)}
    assert left_of(extract, "involvements") == {"it starts after the day": (3,)}


def test_a_tray_is_named_and_the_child_waits(tmp_path: Path) -> None:
    extract = read(tmp_path, ssd_professionals=[a_professional(prof_professional_name="North Duty Tray")])

    assert (only(extract).worker, only(extract).waiting_since) == ("S71", date(2025, 11, 3))
    assert [(person.name, person.role) for person in extract.people] == [("North Duty Tray", "tray")]


def test_where_nobody_was_ever_involved_the_worker_of_the_plan_stands_by_id_or_name(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_cin_plans=[
            a_plan("1", cinp_cin_plan_worker_id="71"), a_plan("2", cinp_cin_plan_worker_id="First Surname71"),
            a_plan("3", cinp_cin_plan_worker_id="71"),
        ],
        ssd_involvements=[an_involvement("3", worker="72", end="2025-12-01")],
    )  # fmt: skip

    assert [work.worker for work in extract.works] == ["S71", "S71", ""]


def test_an_involvement_that_names_the_referral_alone_finds_its_child(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_involvements=[an_involvement("", invo_referral_id="R5")],
        ssd_cin_episodes=[{"cine_referral_id": "R5", "cine_person_id": "1", "cine_referral_date": "2025-11-01"}],
    )

    assert only(extract).worker == "S71"


@pytest.mark.parametrize("role", ["Allocated Case Worker", "allocated  caseworker", "Allocated Social Worker", "CW"])
def test_other_words_for_the_allocated_worker_count_where_the_standard_ones_are_not_used(
    tmp_path: Path, role: str
) -> None:
    extract = read(tmp_path, ssd_involvements=[an_involvement(invo_professional_role_id=role)])

    assert only(extract).worker == "S71"
    assert len(tell_of(extract, "Y220")) == ("case" not in role.casefold())


def test_beside_the_standard_words_another_worker_is_not_the_holder(tmp_path: Path) -> None:
    other = an_involvement(worker="72", start="2025-12-01", invo_professional_role_id="Social Worker")

    assert only(read(tmp_path, ssd_involvements=[an_involvement(), other])).worker == "S71"


def test_no_allocated_worker_at_all_is_told(tmp_path: Path) -> None:
    extract = read(tmp_path, ssd_involvements=[an_involvement(invo_professional_role_id="Teacher")])

    assert only(extract).worker == ""
    assert len(tell_of(extract, "Y215")) == 1


def test_work_that_ended_elsewhere_is_left_for_its_reason(tmp_path: Path) -> None:
    closed = {"cine_referral_id": "R2", "cine_person_id": "2", "cine_close_date": "2025-12-01"}
    extract = read(
        tmp_path,
        ssd_cin_episodes=[closed],
        ssd_cin_assessments=[{"cina_person_id": "2", "cina_referral_id": "R2"}, {"cina_person_id": "3"}],
        ssd_s47_enquiry=[
            {"s47e_s47_enquiry_id": "E1", "s47e_person_id": "4"}, {"s47e_s47_enquiry_id": "E2", "s47e_person_id": "4"},
        ],
        ssd_initial_cp_conference=[
            {"icpc_s47_enquiry_id": "E1", "icpc_icpc_date": "2025-12-01"},
            {"icpc_s47_enquiry_id": "E2", "icpc_icpc_date": "2026-02-01"},
        ],
        ssd_person=[{"pers_person_id": "5", "pers_death_date": "2025-12-24"}],
        ssd_cla_episodes=[{"clae_person_id": "5"}],
        ssd_cp_plans=[
            {"cppl_person_id": "6", "cppl_cp_plan_ola": "Y"}, {"cppl_person_id": "1", "cppl_cp_plan_ola": "Y"},
        ],
    )  # fmt: skip

    assert [(work.case, work.kind) for work in extract.works] == [
        ("1", "child_protection"), ("4", "section_47"), ("1", "child_in_need"), ("3", "assessment"),
    ]  # fmt: skip
    assert left_of(extract, "cin_assessments") == {"its referral is closed": (2,)}
    assert left_of(extract, "s47_enquiry") == {"the conference was held": (2,)}
    assert left_of(extract, "cla_episodes") == {"the child has died": (2,)}
    assert left_of(extract, "cp_plans") == {"another authority's plan, and nobody here is allocated": (2,)}


def test_a_referral_with_nothing_else_is_child_in_need_and_told(tmp_path: Path) -> None:
    rows = [
        {"cine_referral_id": "R1", "cine_person_id": "1", "cine_referral_date": "2025-11-01"},
        {"cine_referral_id": "R2", "cine_person_id": "2", "cine_referral_date": "2025-12-22"},
        {"cine_referral_id": "R3", "cine_person_id": "3", "cine_referral_nfa": "Y"},
    ]

    extract = read(tmp_path, ssd_cin_episodes=rows)

    assert [(work.case, work.kind, work.waiting_since) for work in extract.works][1:] == [
        ("2", "child_in_need", date(2025, 12, 22))
    ]
    assert left_of(extract, "cin_episodes") == {"the child has other open work": (2,), "no further action": (4,)}
    assert len(tell_of(extract, "Y211")) == 1


def test_a_care_leaver_has_their_adviser_by_id_name_or_involvement(tmp_path: Path) -> None:
    leaver = {"clea_care_leaver_eligibility": "Former Relevant"}
    extract = read(
        tmp_path,
        ssd_care_leavers=[
            {"clea_person_id": "11", "clea_care_leaver_personal_advisor": "71", **leaver},
            {"clea_person_id": "12", "clea_care_leaver_personal_advisor": "First Surname71", **leaver},
            {"clea_person_id": "13", **leaver},
            {"clea_person_id": "14", "clea_care_leaver_personal_advisor": "Somebody Else", **leaver},
            {"clea_person_id": "15", "clea_care_leaver_eligibility": "No Current Eligibility"},
            {"clea_person_id": "16", "clea_care_leaver_in_touch": "DIED", **leaver},
        ],
        ssd_involvements=[an_involvement("13", invo_professional_role_id="PERSONAL ADVISOR")],
    )  # fmt: skip

    assert [(work.case, work.adviser) for work in extract.works if work.kind == "care_leaver"] == [
        ("11", "S71"), ("12", "S71"), ("13", "S71"), ("14", "Somebody Else"),
    ]  # fmt: skip
    assert left_of(extract, "care_leavers") == {"no care leaver who needs a worker now": (6, 7)}


def test_a_child_on_several_tables_has_a_row_of_work_for_each(tmp_path: Path) -> None:
    extract = read(tmp_path, ssd_cla_episodes=[{"clae_person_id": "1"}], ssd_cp_plans=[{"cppl_person_id": "1"}])

    assert [(work.kind, work.worker) for work in extract.works] == [
        ("looked_after", "S71"), ("child_protection", "S71"), ("child_in_need", "S71"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "team"),
    [
        ({"invo_professional_team": "5"}, "North"),
        ({"invo_professional_team": "Night Team"}, "Night Team"),
        ({}, "South"),
    ],
)
def test_the_team_is_that_of_the_involvement_else_of_the_plan(tmp_path: Path, cells: dict[str, str], team: str) -> None:
    extract = read(
        tmp_path,
        ssd_cin_plans=[a_plan(cinp_cin_plan_team="6")],
        ssd_involvements=[an_involvement(**cells)],
        ssd_department=[
            {"dept_team_id": "5", "dept_team_name": "North"},
            {"dept_team_id": "6", "dept_team_name": "South"},
            {"dept_team_id": "7", "dept_team_name": "South"},
        ],
    )

    assert only(extract).team == team
    assert ["(got South)" in told for told in tell_of(extract, "Y221")] == [True]


def test_without_a_day_in_the_policy_the_names_of_the_files_tell_it(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", {"ssd_cin_plans": [a_plan(cinp_cin_plan_end="2026-03-02")]})
    (folder / "ssd_cin_plans.csv").rename(folder / "ssd_cin_plans_2026-04-06.csv")
    (folder / "ssd_family.csv").write_text("fami_family_id,fami_person_id\n")
    write_tables(folder, {"ssd_cp_plans": [{"cppl_person_id": "2", "cppl_cp_plan_end_date": "2026-04-20"}]})

    extract = read_ssd(folder, replace(POLICY, as_of=None))

    assert [work.case for work in extract.works] == ["2"]
    assert extract.as_of == date(2026, 4, 6)
