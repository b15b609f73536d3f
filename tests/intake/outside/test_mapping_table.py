"""The mapping table as a person hands it back: read, joined, or refused with every fault."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.outside.mapping_table import read_mapping
from caseload.intake.outside.merge_types import Proposed
from caseload.render.importing.files import write_mapping
from tests.outside.sheets import POLICY, tell_codes, write_sheets

HEADS = "worker,team,role,fte,names,registration,staff_id,start_date,last_day,skills,note"
FULL = Proposed(
    "Amara Adams", "North", "nqsw", Fraction(3, 5), ("Adams, Amara", "=Amara", "Amara Adams"), "SW0000000001", "007",
    date(2025, 9, 1), date(2026, 3, 31), date(2026, 2, 2), ("asylum", "court"), "a note",
)  # fmt: skip


def write_csv(tmp_path: Path, *rows: str, heads: str = HEADS) -> Path:
    path = tmp_path / "mapping.csv"
    path.write_text("\n".join([heads, *rows]) + "\n")
    return path


def find_codes(path: Path) -> list[str]:
    """The codes for which a table is refused; [] where it is not."""
    try:
        read_mapping(path, POLICY)
    except InputRefused as refusal:
        return tell_codes(refusal.faults)
    return []


@pytest.mark.parametrize("name", ["mapping.csv", "mapping.xlsx"])
def test_what_is_proposed_reads_back_as_it_is(tmp_path: Path, name: str) -> None:
    write_mapping(
        [FULL, Proposed("", registration="SW2"), Proposed("=1+1", names=("+44", "-x"))], tmp_path / name, POLICY
    )

    (known, odd, pending), warnings = read_mapping(tmp_path / name, POLICY)

    assert (known.worker, known.team, known.role, known.fte) == ("Amara Adams", "North", "nqsw", Fraction(3, 5))
    assert (known.names, known.registration, known.staff) == (FULL.names, "SW0000000001", "007")
    assert (known.start, known.last, known.back) == (date(2025, 9, 1), date(2026, 3, 31), date(2026, 2, 2))
    assert known.skills == ("asylum", "court")
    assert (odd.worker, odd.names) == ("=1+1", ("+44", "-x"))
    assert (pending.worker, pending.registration) == ("", "SW2")
    assert warnings == ()


def test_the_words_people_use_are_known(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path, "Amara Adams,SW,0.6,Amara Adams,SW1", heads="Worker,Job title,WTE,Printed names,SWE number"
    )

    ((known,), _) = read_mapping(path, POLICY)

    assert (known.role, known.fte, known.registration) == ("social_worker", Fraction(3, 5), "SW1")


def test_a_row_with_the_name_and_one_with_the_number_are_one_person(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path, "w1,North,,,Amara Adams,,,,,,", "W1,,nqsw,0.5,,SW1,,2025-09-01,,,", ",,nqsw,0.5,,sw1,,,,,"
    )

    ((known,), _) = read_mapping(path, POLICY)

    assert (known.worker, known.role, known.names, known.registration) == ("w1", "nqsw", ("Amara Adams",), "SW1")


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("w1,,,,A,SW1,,,,,", "w1,,,,B,SW2,,,,,"), ["A201"]),
        (("w1,,,,A,,1,,,,", "w1,,,,B,,2,,,,"), ["A201"]),
        (("w1,,,,A,,,,,,", "w2,,,,a,,,,,,"), ["A202"]),
        (("w1,,,,A,SW1,,,,,", "w2,,,,B,sw1,,,,,"), ["A202"]),
        (("w1,,,,A,,7,,,,", "w2,,,,B,,7,,,,"), ["A202"]),
        (("w1,,,,Amara Adams,,,,,,", "W1,,,,Mo Begum,,,,,,"), ["A201"]),
        (("w1,,,,Amara Adams,,,,,,", "w1,,,,A. Adams;Amara Joy Adams,,,,,,", "w1,,,,,SW1,,,,,"), []),
        (("w1,North,,,A,,,,,,", "w2,South,,,A,,,,,,"), []),
        (("w1,,social_worker,,A,,,,,,", "w1,,nqsw,,a,,,,,,"), ["A203"]),
        (("w1,,,0.5,A,,,,,,", "w1,,,1,A,,,,,,"), ["A203"]),
        (("w1,,wizard,,A,,,,,,",), ["E401"]),
        (("w1,,,-1,A,,,,,,",), ["E304"]),
        (("w1,,,37,A,,,,,,",), ["E304"]),
        (("w1,,,full,A,,,,,,",), ["E302"]),
        (("w1,,,,A,,,soon,,,",), ["E308"]),
        (("w1,,wizard,-1,A,,,,,,",), ["E401", "E304"]),
    ],
)
def test_what_contradicts_itself_or_cannot_be_read_is_refused(
    tmp_path: Path, rows: tuple[str, ...], codes: list[str]
) -> None:
    assert sorted(find_codes(write_csv(tmp_path, *rows))) == sorted(codes)


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (HEADS.replace("names", "printed as"), ["E203"]),
        (HEADS.replace("role", "position"), ["E203"]),
        (HEADS.replace("staff_id", "worker"), ["E204"]),
        ("a,b,c", ["E203", "E203", "E203", "E203"]),
    ],
)
def test_headings_that_were_edited_are_named(tmp_path: Path, heads: str, codes: list[str]) -> None:
    assert find_codes(write_csv(tmp_path, "w1,,,,A,,w2,,,,", heads=heads)) == codes


def test_an_optional_heading_that_was_edited_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "w1,,,,A,SW1,,,,,", heads=HEADS.replace("registration", "registratoin"))

    _, warnings = read_mapping(path, POLICY)

    assert [(fault.code, fault.fix) for fault in warnings] == [("W202", "Did you mean registration?")]


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert find_codes(tmp_path / "none.csv") == ["E101"]


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    assert find_codes(write_csv(tmp_path)) == ["E205"]


def test_in_a_workbook_the_sheet_of_that_name_is_read(tmp_path: Path) -> None:
    rows = [["worker", "role", "fte", "names"], ["w1", "SW", 1, "Amara Adams"]]
    path = write_sheets(tmp_path / "m.xlsx", {"Read me": [["hello"]], "Mapping": rows})

    ((known,), _) = read_mapping(path, POLICY)

    assert (known.worker, known.role) == ("w1", "social_worker")
