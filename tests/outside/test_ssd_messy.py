"""Folders of the dataset that are incomplete, damaged or wrong: what is told, refused, or read all the same."""

from datetime import date
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.outside.ssd import read_ssd
from caseload.intake.outside.ssd_files import find_spec
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES
from tests.outside.ssd_small import (
    POLICY,
    a_plan,
    a_professional,
    an_involvement,
    left_of,
    only,
    read,
    refuse,
    refuse_folder,
    tell,
    tell_of,
    usual_tables,
    write_tables,
)
from tests.outside.ssd_writer import CANARY, draw_dataset, write_dataset


def test_what_is_missing_is_told_with_what_is_lost_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", {"ssd_cla_episodes": [{"clae_person_id": "1"}]})

    extract = read_ssd(folder, POLICY)

    assert (only(extract).kind, only(extract).worker, extract.people) == ("looked_after", "", ())
    missing = tell_of(extract, "Y201")
    assert len(missing) == 15
    assert missing[0] == (
        "ssd: the table ssd_professionals is missing. Lost: names, roles, FTE and registration of workers. "
        "Export ssd_professionals as CSV into the same folder, if you can."
    )


def test_workers_are_known_by_their_ids_where_there_are_no_professionals(tmp_path: Path) -> None:
    tables = {name: rows for name, rows in usual_tables().items() if name != "ssd_professionals"}

    extract = read_ssd(write_tables(tmp_path / "ssd", tables), POLICY)

    assert only(extract).worker == "71"
    assert tell_of(extract, "Y206") == []


def test_a_folder_that_does_not_tell_which_work_is_open_is_refused(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", {"ssd_professionals": [a_professional()]})

    assert refuse_folder(folder) == [
        "Y105 ssd: no table tells which work is open. Export at least one of ssd_cp_plans, ssd_cla_episodes, "
        "ssd_cin_plans, ssd_cin_assessments, ssd_s47_enquiry, ssd_care_leavers, ssd_cin_episodes into the folder."
    ]


def test_a_folder_in_which_nothing_is_open_is_refused(tmp_path: Path) -> None:
    assert refuse(tmp_path, ssd_cin_plans=[a_plan(cinp_cin_plan_end="2025-12-01")]) == [
        "Y106 ssd: no work is open (1 rows read). "
        "Export open plans, episodes, enquiries and assessments; open is one without an end date."
    ]


def test_a_folder_without_the_dataset_a_file_and_nothing_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ssd"
    folder.mkdir()
    (folder / "workers.csv").write_text("worker,team\n")

    told = [refuse_folder(path)[0] for path in (folder, folder / "workers.csv", tmp_path / "away")]

    assert [text[:4] for text in told] == ["Y101", "Y101", "E101"]
    assert "workers.csv" in told[0]


@pytest.mark.parametrize(
    ("stem", "table"),
    [
        ("ssd_involvements", "involvements"), ("SSD_Involvements", "involvements"), ("involvements", "involvements"),
        ("ssd_involvements_20260105", "involvements"), ("2026-01-05 ssd_involvements", "involvements"),
        ("dbo.ssd_involvements", "involvements"), ("ssd_development.ssd_involvements", "involvements"),
        ("ssd_involvements (2)", "involvements"), ("Copy of ssd_involvements_Jan2026_v2", "involvements"),
        ("ssd_s47_enquiry", "s47_enquiry"), ("S47 Enquiry 05012026", "s47_enquiry"), ("ssd_cp_plans", "cp_plans"),
        ("cla_episodes_2025", "cla_episodes"), ("ssd_cin_visits", None), ("ssd_sdq_scores", None), ("", None),
    ],
)  # fmt: skip
def test_a_table_is_known_by_its_file_in_any_case_with_a_prefix_or_a_date(stem: str, table: str | None) -> None:
    found = find_spec(stem)

    assert (found.name if found else None) == table


def test_two_files_of_one_table_are_refused(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", usual_tables())
    (folder / "SSD_CIN_PLANS_20260105.csv").write_bytes((folder / "ssd_cin_plans.csv").read_bytes())

    with pytest.raises(InputRefused) as refusal:
        read_ssd(folder, POLICY)

    assert tell(refusal.value.faults)[0] == (
        "Y102 ssd_cin_plans.csv: there are two files of the table ssd_cin_plans "
        "(got SSD_CIN_PLANS_20260105.csv and ssd_cin_plans.csv). Keep the newer one in the folder."
    )


def test_tables_that_cannot_be_read_or_lack_columns_are_all_told_at_once(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", usual_tables())
    (folder / "ssd_cp_plans.csv").write_text("cppl_person_id,cppl_cp_plan_start_date\n1,2025-11-03\n")
    (folder / "ssd_family.csv").write_text('fami_family_id,fami_person_id\n1,"2\n')
    (folder / "ssd_person.csv").write_text("")
    (folder / "ssd_address.csv").write_bytes(b"\xff\xfe\x00")

    faults = refuse_folder(folder)

    assert sorted(fault[:4] for fault in faults if fault[0] == "E" or fault[:2] == "Y1") == [
        "E102",
        "Y103",
        "Y103",
        "Y104",
    ]
    assert (
        "Y104 ssd_cp_plans.csv: the column cppl_cp_plan_end_date is missing (got cppl_person_id, "
        "cppl_cp_plan_start_date). Export the table with its column cppl_cp_plan_end_date, or take the file out of "
        "the folder."
    ) in faults


def test_two_people_under_one_professional_id_are_refused_and_one_twice_is_not(tmp_path: Path) -> None:
    again = read(tmp_path, ssd_professionals=[a_professional(), a_professional()])
    two = refuse(tmp_path, ssd_professionals=[a_professional(), a_professional(prof_professional_name="Other, A")])

    assert len(again.people) == 1
    assert left_of(again, "professionals") == {"the same professional is on an earlier row": (3,)}
    assert [fault for fault in two if fault[:2] == "Y1"] == [
        "Y107 ssd_professionals.csv, row 3, column prof_professional_id: row 2 has the same id and another person "
        "(got 71). Give each professional an id of their own, and export again."
    ]


def test_one_staff_id_under_two_professional_ids_is_one_person(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_professionals=[
            a_professional(),
            a_professional("72", prof_staff_id="S71", prof_professional_name="FIRST SURNAME71"),
        ],
        ssd_involvements=[an_involvement(worker="72")],
    )

    assert (only(extract).worker, len(extract.people)) == ("S71", 1)
    assert len(tell_of(extract, "Y217")) == 1


def test_one_staff_id_of_two_names_is_two_people_and_told(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_professionals=[a_professional(), a_professional("72", prof_staff_id="S71")],
        ssd_involvements=[an_involvement(worker="72")],
    )

    assert (only(extract).worker, [person.staff for person in extract.people]) == ("72", ["S71", "72"])
    assert tell_of(extract, "Y219") == [
        "ssd: 1 professional with the staff id of somebody of another name or number: kept apart "
        "(got Surname72, First). Give them one id under worker of the mapping table, if they are one."
    ]


def test_dates_that_cannot_be_read_are_refused_together(tmp_path: Path) -> None:
    plans = [a_plan(str(n), cinp_cin_plan_end="soon") for n in range(1, 7)]

    faults = refuse(tmp_path, ssd_cin_plans=[*plans, a_plan("8", cinp_cin_plan_end="31/02/2026")],
                    ssd_involvements=[an_involvement("1", start="May")])  # fmt: skip

    assert [fault for fault in faults if fault[:2] == "Y1"] == [
        "Y108 ssd_involvements.csv, row 2, column invo_involvement_start_date: this is not a date (got May). "
        "Write it as 2026-01-05, 05/01/2026 (day/month/year) or 5 Jan 2026.",
        "Y108 ssd_cin_plans.csv, rows 2, 3, 4 and 3 more, column cinp_cin_plan_end: this is not a date (got soon). "
        "Write it as 2026-01-05, 05/01/2026 (day/month/year) or 5 Jan 2026.",
        "Y108 ssd_cin_plans.csv, row 8, column cinp_cin_plan_end: the calendar has no such date (got 31/02/2026). "
        "Correct the day or the month.",
    ]


@pytest.mark.parametrize(
    "day",
    ["2025-12-01 00:00:00.0000000 +00:00", "2025/12/01", "20251201", "Dec  1 2025 12:00AM", "1 December 2025 00:00",
     "01-DEC-2025 00:00:00", "01/12/2025 00:00:00.000", "2025-12-01T00:00:00.000Z"],
)  # fmt: skip
def test_a_date_is_read_as_any_database_prints_it(tmp_path: Path, day: str) -> None:
    assert only(read(tmp_path, ssd_involvements=[an_involvement(start=day)])).held_since == date(2025, 12, 1)


@pytest.mark.parametrize("day", ["1900-01-01", "1900-01-01 00:00:00.000", "30/12/1899", "2099-12-31", "9999-12-31"])
def test_a_date_that_stands_for_none_leaves_work_open_and_is_told(tmp_path: Path, day: str) -> None:
    extract = read(tmp_path, ssd_cin_plans=[a_plan(cinp_cin_plan_end=day)])

    assert only(extract).case == "1"
    assert tell_of(extract, "Y208") == [
        "ssd_cin_plans.csv, row 2: 1 row with a date that stands for none (1900, 2099 and the like), read as blank. "
        "Nothing to do if no end was meant."
    ]


def test_an_involvement_of_nobody_or_backwards_is_left_and_told(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_involvements=[
            an_involvement(),
            an_involvement("1", ""),
            an_involvement("", "71"),
            an_involvement("1", "-1"),
            an_involvement(worker="72", start="2025-12-01", end="2025-11-01"),
        ],
    )

    assert only(extract).worker == "S71"
    assert left_of(extract, "involvements") == {
        "no child or no professional": (3, 4, 5), "it ends before it starts": (6,),
    }  # fmt: skip
    assert [len(tell_of(extract, code)) for code in ("Y202", "Y203")] == [1, 1]


@pytest.mark.parametrize("fte", ["1.2", "-0.5", "full time", "50%"])
def test_an_fte_that_is_no_share_is_refused(tmp_path: Path, fte: str) -> None:
    faults = refuse(tmp_path, ssd_professionals=[a_professional(prof_full_time_equivalency=fte)])

    assert [fault for fault in faults if fault[:2] == "Y1"] == [
        "Y109 ssd_professionals.csv, row 2, column prof_full_time_equivalency: FTE is not a number from 0 to 1 "
        f"(got {fte}). Write the share of full time: 1 for full time, 0.6 for three days of five."
    ]


@pytest.mark.parametrize("fte", ["", "0", "NULL"])
def test_no_fte_is_left_blank_and_told(tmp_path: Path, fte: str) -> None:
    extract = read(tmp_path, ssd_professionals=[a_professional(prof_full_time_equivalency=fte)])

    assert [person.fte for person in extract.people] == [""]
    assert len(tell_of(extract, "Y212")) == 1


def test_ids_that_a_program_made_numbers_of_are_joined_all_the_same(tmp_path: Path) -> None:
    extract = read(tmp_path, ssd_cin_plans=[a_plan("1.0")], ssd_involvements=[an_involvement("1", "71.0")],
                   ssd_family=[{"fami_family_id": "=\"0042\"", "fami_person_id": " 1 "}])  # fmt: skip

    assert (only(extract).case, only(extract).worker, only(extract).family) == ("1", "S71", "0042")


def test_ids_that_lost_digits_in_excel_are_refused(tmp_path: Path) -> None:
    faults = refuse(tmp_path, ssd_cin_plans=[a_plan("1.23457E+11"), a_plan("1.23457E+11")])

    assert [fault for fault in faults if fault[:2] == "Y1"] == [
        "Y110 ssd_cin_plans.csv, rows 2, 3, column cinp_person_id: the id has lost digits in Excel "
        "(got 1.23457E+11). Export it again, and do not open it in Excel on the way."
    ]


def test_workers_and_teams_nobody_knows_are_told_by_their_ids(tmp_path: Path) -> None:
    extract = read(
        tmp_path,
        ssd_involvements=[an_involvement(worker="99", invo_professional_team="8")],
        ssd_department=[{"dept_team_id": "5", "dept_team_name": "North"}],
    )

    assert (only(extract).worker, only(extract).team) == ("99", "8")
    assert [len(tell_of(extract, code)) for code in ("Y206", "Y207")] == [1, 1]


def test_rows_without_a_child_or_with_too_many_cells_are_left_and_told(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", usual_tables(ssd_cin_plans=[a_plan(), a_plan("")]))
    with (folder / "ssd_cin_plans.csv").open("a") as file:
        file.write("3,2025-11-03,,North, and East\r\n")

    extract = read_ssd(folder, POLICY)

    assert left_of(extract, "cin_plans") == {"no child": (3,), "more cells than headings": (4,)}
    assert [len(tell_of(extract, code)) for code in ("Y205", "Y218")] == [1, 1]


def test_a_title_above_the_headings_does_no_harm(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "ssd", usual_tables())
    text = (folder / "ssd_cin_plans.csv").read_text()
    (folder / "ssd_cin_plans.csv").write_text("Plans of children in need,,\n\n" + text)

    work = only(read_ssd(folder, POLICY))

    assert work.place.row == 4


def test_no_birth_date_ethnicity_address_or_other_professional_is_in_what_is_read(tmp_path: Path) -> None:
    data = draw_dataset(generate(FAMILIES["team"], POLICY))
    private = (CANARY, "2013-07-19", "1AB", "993VZ")

    good = repr(read_ssd(write_dataset(tmp_path / "good", data), POLICY))
    data.add("ssd_professionals", prof_professional_id="7001681", prof_professional_name="Other, A")
    for row in data.tables["ssd_cin_plans"]:
        row["cinp_cin_plan_end"] = "31/02/2026"
    bad = refuse_folder(write_dataset(tmp_path / "bad", data))

    assert {fault[:4] for fault in bad} >= {"Y107", "Y108"}
    assert not any(word in text for word in private for text in (good, *bad))
