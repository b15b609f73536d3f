"""Who is who: joined where it is certain, listed where it is not, never guessed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.intake.outside.extract import Absence
from caseload.intake.outside.mapping_table import read_mapping
from caseload.intake.outside.name_keys import parse_name
from caseload.render.importing.files import write_mapping
from tests.outside.extracts import a_known, a_person, a_work, an_extract, find_case, list_workers, merge, tell
from tests.outside.sheets import POLICY


@pytest.mark.parametrize(
    "other",
    ["amara adams", "Adams, Amara", "ADAMS, AMARA", "Ms Amara Adams", "Adams, Ms Amara", "Amara Adams (Agency)",
     "Amara Adams - SW", "Adams, Amara (Locum)", "Amara Adams [ASYE]"],
)  # fmt: skip
def test_spellings_of_one_name_are_one_worker(other: str) -> None:
    imported = merge(an_extract(works=[a_work("1"), a_work("2"), a_work("3", worker=other)]))

    assert list(list_workers(imported)) == ["Amara Adams"]
    assert tell(imported)["A402"] == f"{other} as Amara Adams"


@pytest.mark.parametrize(
    ("printed", "role"),
    [("Amara Adams (Agency)", "agency_social_worker"), ("Amara Adams - SW", "social_worker"),
     ("Amara (AP)", "advanced_practitioner"), ("Amara Adams", ""), ("Amara Evans-Lee", ""),
     ("Amara Adams (part time)", "")],
)  # fmt: skip
def test_a_role_after_a_name_is_taken_for_one(printed: str, role: str) -> None:
    assert parse_name(printed).role == role


def test_names_with_the_same_words_in_another_order_are_kept_apart_and_told() -> None:
    imported = merge(an_extract(works=[a_work("1", worker="Mary Ann Lee"), a_work("2", worker="Lee Mary Ann")]))

    assert set(list_workers(imported)) == {"Mary Ann Lee", "Lee Mary Ann"}
    assert "Lee Mary Ann: may be the same as Mary Ann Lee" in str(tell(imported)["A403"])


def test_a_name_that_two_people_have_is_given_to_neither() -> None:
    people = [a_person(staff=staff, name="Sam Gray", role="social_worker", team="North") for staff in ("1", "2")]

    imported = merge(an_extract(works=[a_work(worker="Sam Gray")]), an_extract("ssd", people=people))

    assert set(list_workers(imported)) == {"Sam Gray", "Sam Gray (2)", "Sam Gray (1)"}
    assert "2 people have this name" in str(tell(imported)["A403"])


def test_two_people_of_one_name_read_back_from_the_table_that_was_proposed(tmp_path: Path) -> None:
    people = [a_person(staff=staff, name="Sam Gray", role="social_worker", team="North") for staff in ("1", "2")]
    files = (an_extract(works=[a_work(worker="Sam Gray")]), an_extract("ssd", people=people))
    first = merge(*files)
    write_mapping(first.mapping, tmp_path / "mapping.csv", POLICY)

    again = merge(*files, known=read_mapping(tmp_path / "mapping.csv", POLICY)[0])

    assert [(row.worker, row.names, row.staff) for row in first.mapping] == [
        ("Sam Gray", ("Sam Gray",), ""), ("Sam Gray (1)", (), "1"), ("Sam Gray (2)", (), "2")
    ]  # fmt: skip
    assert again.tables == first.tables
    assert [row.worker for row in again.mapping] == [row.worker for row in first.mapping]


def test_a_number_that_people_of_other_names_have_joins_nobody_until_a_person_says_whose_it_is(tmp_path: Path) -> None:
    people = [
        a_person(staff=str(at), name=name, registration="00000", role="social_worker", team="North")
        for at, name in enumerate(("Amara Adams", "Mo Begum", "Adams, Amara"), 1)
    ]
    census = a_person("csww", registration="00000", role="nqsw", fte="0.5")
    works = [a_work("1"), a_work("2", worker="Mo Begum")]
    files = (an_extract(works=works), an_extract("ssd", people=people), an_extract("csww", people=[census]))
    first = merge(*files)
    write_mapping(first.mapping, tmp_path / "mapping.csv", POLICY)
    known, _ = read_mapping(tmp_path / "mapping.csv", POLICY)

    again = merge(*files, known=known)
    own = [replace(row, registration="00000" if row.worker == "Mo Begum" else "") for row in known]
    told = merge(*files, known=own)

    assert [(row.worker, row.registration) for row in again.mapping] == [
        ("Amara Adams", ""), ("Mo Begum", ""), ("", "00000")
    ]  # fmt: skip
    assert "Mo Begum: the registration number is with Amara Adams (1) too" in str(tell(first)["A403"])
    assert again.tables == first.tables
    assert {name: row.get("fte") for name, row in list_workers(told).items()} == {
        "Amara Adams": None, "Mo Begum": Fraction(1, 2)
    }  # fmt: skip


def test_three_files_are_joined_by_the_dataset_that_has_every_key() -> None:
    ssd = a_person(staff="101", name="Adams, Amara", registration="SW0000000001", role="social_worker")
    census = a_person("csww", registration="sw0000000001", role="nqsw", fte="0.6", start=date(2025, 9, 1))
    annex = an_extract(works=[a_work()])

    imported = merge(annex, an_extract("ssd", people=[ssd]), an_extract("csww", people=[census]))

    assert list_workers(imported) == {
        "Amara Adams": {"team": "North", "role": "nqsw", "fte": Fraction(3, 5), "start_date": date(2025, 9, 1)}
    }
    assert tell(imported)["A411"] == "Amara Adams (role)"
    (row,) = imported.mapping
    assert (row.staff, row.registration) == ("101", "SW0000000001")


def test_the_census_alone_is_matched_to_nobody_and_listed() -> None:
    census = a_person("csww", registration="SW0000000001", role="nqsw", fte="1")

    imported = merge(an_extract(works=[a_work()]), an_extract("csww", people=[census]))

    assert list(list_workers(imported)) == ["Amara Adams"]
    assert [(row.worker, row.registration) for row in imported.mapping] == [("Amara Adams", ""), ("", "SW0000000001")]
    assert tell(imported)["A405"] == "SW0000000001"


def test_the_mapping_table_joins_what_files_cannot() -> None:
    census = a_person("csww", registration="SW0000000001", role="nqsw", fte="0.8", start=date(2025, 9, 1))
    known = [a_known(2, "w1", names=("Amara Adams",), registration="SW0000000001")]

    imported = merge(an_extract(works=[a_work()]), an_extract("csww", people=[census]), known=known)

    assert list_workers(imported) == {
        "w1": {"team": "North", "role": "nqsw", "fte": Fraction(4, 5), "start_date": date(2025, 9, 1)}
    }
    assert find_case(imported)["holder"] == "w1"


def test_the_mapping_table_counts_before_any_file_and_the_difference_is_told() -> None:
    person = a_person(staff="101", name="Amara Adams", role="social_worker", fte="1", team="South")
    known = [a_known(2, "w1", names=("Amara Adams",), role="senior_social_worker", fte=Fraction(1, 2), team="East")]

    imported = merge(an_extract(works=[a_work()]), an_extract("ssd", people=[person]), known=known)

    assert list_workers(imported)["w1"] == {"team": "East", "role": "senior_social_worker", "fte": Fraction(1, 2)}
    assert tell(imported)["A411"] == "w1 (role, fte)"


def test_a_name_the_mapping_table_gives_to_somebody_is_theirs_whoever_else_has_it() -> None:
    people = [a_person(staff=staff, name="Sam Gray", role="social_worker", team="North") for staff in ("1", "2")]
    known = [a_known(2, "Sam G", names=("Sam Gray",), staff="1")]

    imported = merge(an_extract(works=[a_work(worker="Gray, Sam")]), an_extract("ssd", people=people), known=known)

    assert find_case(imported)["holder"] == "Sam G"


def test_a_tray_that_the_mapping_table_calls_a_person_is_one() -> None:
    works = [a_work(worker="Jo Duty")]

    tray = merge(an_extract(works=works))
    person = merge(an_extract(works=works), known=[a_known(2, "Jo Duty", role="social_worker")])
    other = merge(an_extract(works=[a_work()]), known=[a_known(2, "Amara Adams", role="tray")])

    assert "holder" not in find_case(tray) and tell(tray)["A404"] == "Jo Duty"
    assert find_case(person)["holder"] == "Jo Duty"
    assert "holder" not in find_case(other)


def test_further_trays_can_be_named() -> None:
    works = [a_work(worker="Brighter Futures Hub")]

    assert find_case(merge(an_extract(works=works)))["holder"] == "Brighter Futures Hub"
    assert "holder" not in find_case(merge(an_extract(works=works), trays=("brighter futures",)))


def test_a_team_whose_cases_are_all_in_a_tray_gets_one_so_that_it_can_be_read() -> None:
    imported = merge(an_extract(works=[a_work("1"), a_work("2", team="Front door", worker="Duty")]))

    assert list_workers(imported)["Tray of Front door"] == {"team": "Front door", "role": "tray"}
    assert tell(imported)["A407"] == "Front door"


def test_somebody_of_the_mapping_table_without_a_case_stays_a_worker_and_is_told() -> None:
    known = [a_known(2, "New Starter", role="social_worker", fte=Fraction(1), team="North")]

    imported = merge(an_extract(works=[a_work()]), known=known)

    assert "New Starter" in list_workers(imported)
    assert tell(imported)["A413"] == "New Starter"


def test_somebody_of_a_file_without_a_case_or_a_role_is_listed_and_no_worker() -> None:
    person = a_person(staff="9", name="Clerk Brown")

    imported = merge(an_extract(works=[a_work()]), an_extract("ssd", people=[person]))

    assert "Clerk Brown" not in list_workers(imported)
    assert tell(imported)["A405"] == "Clerk Brown"


@pytest.mark.parametrize("fte", ["-1", "0", "37", "none", "1.5"])
def test_an_fte_that_cannot_be_right_is_blank_and_told(fte: str) -> None:
    person = a_person(staff="1", name="Amara Adams", role="social_worker", fte=fte)

    imported = merge(an_extract(works=[a_work()]), an_extract("ssd", people=[person]))

    assert "fte" not in list_workers(imported)["Amara Adams"]
    assert tell(imported)["A412"] == f"Amara Adams ({fte})"
    assert ("workers", 0, "fte") in imported.to_fill


def test_absences_become_reductions_without_their_reason() -> None:
    away = Absence(100, date(2026, 1, 1), None, "SIC")
    person = a_person(staff="1", name="Amara Adams", role="social_worker", absences=(away, Absence(0)))

    imported = merge(an_extract(works=[a_work()]), an_extract("ssd", people=[person]))

    assert imported.tables["reductions"] == ({"worker": "Amara Adams", "percent": 100, "from": date(2026, 1, 1)},)


def test_one_role_for_all_is_told_and_not_kept_in_the_mapping_table() -> None:
    imported = merge(an_extract(works=[a_work()]), role="social_worker")

    assert list_workers(imported)["Amara Adams"]["role"] == "social_worker"
    assert tell(imported)["A414"] == "Amara Adams"
    assert imported.mapping[0].role == ""


def test_a_second_import_with_the_proposed_table_gives_the_same() -> None:
    works = [
        a_work("1"),
        a_work("2", worker="Adams, Amara"),
        a_work("3", worker="Duty"),
        a_work("4", worker="Mo Begum"),
    ]
    first = merge(an_extract(works=works))
    known = [
        a_known(at, row.worker, team=row.team, role=row.role, fte=row.fte, names=row.names)
        for at, row in enumerate(first.mapping, start=2)
    ]

    second = merge(an_extract(works=works), known=known)

    assert second.tables == first.tables
    assert [(row.worker, row.names) for row in second.mapping] == [(row.worker, row.names) for row in first.mapping]


@pytest.mark.parametrize("printed", ["Amara Adams; Mo Begum", "Amara Adams / Mo Begum", "Amara Adams & Mo Begum"])
def test_several_names_in_one_cell_are_one_worker_until_a_person_says_more(printed: str) -> None:
    imported = merge(an_extract(works=[a_work(worker=printed)]))

    (row,) = imported.mapping
    assert ";" not in "".join(row.names) and find_case(imported)["holder"] == row.worker
    assert "may be several people" in str(tell(imported)["A403"])
    known = [a_known(2, "Amara Adams", names=(*row.names, "Amara Adams"))]
    assert find_case(merge(an_extract(works=[a_work(worker=printed)]), known=known))["holder"] == "Amara Adams"


def test_somebody_the_census_found_away_is_back_when_the_mapping_table_says_so() -> None:
    away = Absence(100, date(2025, 9, 30))
    census = a_person("csww", registration="SW1", role="social_worker", absences=(away,))
    annex, staff = an_extract(works=[a_work()]), an_extract("csww", people=[census])

    def find_reductions(back: date | None) -> list[tuple[object, object]]:
        known = [a_known(2, "Amara Adams", registration="SW1", back=back)]
        return [(row["from"], row.get("to")) for row in merge(annex, staff, known=known).tables["reductions"]]

    assert find_reductions(None) == [(date(2025, 9, 30), None)]
    assert find_reductions(date(2026, 2, 2)) == [(date(2025, 9, 30), date(2026, 2, 1))]
    assert find_reductions(date(2025, 9, 30)) == []
