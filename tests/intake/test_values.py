"""Numbers, dates, ids and lists are read exactly, and what only looks like one is refused with advice."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.domain.columns import ColumnKind
from caseload.intake.fault_list import CellFault
from caseload.intake.values import parse_value
from caseload.intake.workbook import UncalculatedFormula
from tests.intake.caseload_files import refuse_tables, some_cases, some_workers, tell


def fail(value: object, form: ColumnKind, column: str = "hours") -> CellFault:
    with pytest.raises(CellFault) as fault:
        parse_value(value, form, column)
    return fault.value


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0.1 + 0.2, "0.3"),
        ("1.50", "1.5"),
        (" \u00a02 ", "2"),
        (3, "3"),
        (Decimal("0.1"), "0.1"),
        ("'4", "4"),
        (".5", "0.5"),
    ],
)
def test_numbers_are_exact(value: object, number: str) -> None:
    assert parse_value(value, "number", "hours") == Fraction(number)


@given(st.decimals(0, 168, places=4))
def test_every_decimal_is_read_as_written(number: Decimal) -> None:
    assert parse_value(str(number), "number", "hours") == Fraction(number)


@pytest.mark.parametrize(
    ("value", "code", "advice"),
    [
        ("-1", "E303", "at least 0"),
        (-0.5, "E303", "at least 0"),
        (1000, "E303", "at most 168"),
        ("1,5", "E302", "with a point"),
        ("1,500", "E302", "with a point"),
        ("2 hours", "E302", "without a unit"),
        ("full time", "E302", "in digits"),
        ("1:30", "E302", "hours as 1.5"),
        ("1e99", "E303", "at most 168"),
        (Decimal("1e400"), "E302", "Write the number alone"),
        (True, "E302", "Write a number"),
        (float("inf"), "E302", "Write a number"),
        (date(1900, 1, 5), "E307", "format Number"),
        (UncalculatedFormula(), "E313", "Open the workbook in Excel"),
        ("#REF!", "E314", "Mend the formula"),
        ("#DIV/0!", "E314", "Mend the formula"),
    ],
)
def test_what_is_no_number_is_refused_with_advice(value: object, code: str, advice: str) -> None:
    fault = fail(value, "number")

    assert (fault.code, advice in fault.fix) == (code, True), fault.fix


@pytest.mark.parametrize("value", [37, "100%", "80 %", 0, -1, 1.2])
def test_fte_is_a_share_of_full_time(value: object) -> None:
    fault = fail(value, "number", "fte")

    assert (fault.code, "1 for full time" in fault.fix) == ("E304", True)


@pytest.mark.parametrize(("value", "number"), [("50", 50), ("50%", 50), (100, 100), ("12.5 %", Fraction(25, 2))])
def test_percentages_are_read_with_or_without_their_sign(value: object, number: Any) -> None:
    assert parse_value(value, "number", "percent") == number


@pytest.mark.parametrize("value", [0, 101, -5, 0.5, 1, "150%"])
def test_a_percentage_out_of_range_or_written_as_a_share_is_refused(value: object) -> None:
    assert fail(value, "number", "percent").code == "E305"


def test_a_whole_number_has_no_fraction() -> None:
    assert parse_value(3.0, "whole", "changes") == 3
    assert fail(2.5, "whole", "changes").code == "E306"


@pytest.mark.parametrize(
    "value",
    [
        *("2026-01-05", "05/01/2026", "5/1/2026", "5 Jan 2026", "05-Jan-2026", "5th January, 2026", "5.1.2026"),
        *(date(2026, 1, 5), "2026-01-05T10:30:00", "05/01/2026 00:00", "2026-01-05 09:00:00"),
    ],
)
def test_dates_are_read_in_the_forms_people_write(value: object) -> None:
    assert parse_value(value, "date", "held_since") == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("value", "code", "advice"),
    [
        ("31/02/2026", "E309", "Correct the day or the month"),
        ("01/25/2026", "E309", "day/month/year"),
        ("30 Fbr 2026", "E309", "Correct the day or the month"),
        ("01/01/1900", "E309", "leave the cell blank"),
        ("31/12/9999", "E309", "leave the cell blank"),
        ("05/01/26", "E308", "four digits"),
        ("next week", "E308", "2026-01-05"),
        ("2026", "E308", "2026-01-05"),
        (46027.0, "E308", "format Date"),
    ],
)
def test_what_is_no_date_is_refused_with_advice(value: object, code: str, advice: str) -> None:
    fault = fail(value, "date", "ends")

    assert (fault.code, advice in fault.fix) == (code, True), fault.fix


@pytest.mark.parametrize("column", ["held_since", "waiting_since"])
def test_what_has_happened_does_not_lie_in_the_future(tmp_path: Path, column: str) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": "c2", column: "06/01/2026", "holder": "w1"}))

    assert tell(faults) == [
        f"E310 cases.csv row 3, column {column}: the date lies in the future (got 2026-01-06). "
        "Correct it, or leave it blank; the caseload is read as of 2026-01-05."
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (123.0, "123"),
        (123, "123"),
        ("007", "007"),
        (" Amy\u00a0 Smith\u200b ", "Amy Smith"),
        (1.5, "1.5"),
        ("'=x", "=x"),
        ("'t Hooft", "'t Hooft"),
        (1e14, "1" + "0" * 14),
    ],
)
def test_ids_are_texts(value: object, text: str) -> None:
    assert parse_value(value, "id", "case") == text


@pytest.mark.parametrize(
    ("value", "code"), [(date(2026, 3, 12), "E307"), (True, "E307"), (1.23e17, "E315"), ("x" * 201, "E316")]
)
def test_ids_that_excel_spoilt_are_refused(value: object, code: str) -> None:
    assert fail(value, "id", "case").code == code


@pytest.mark.parametrize("value", [None, "", "  ", "\u00a0", "-", "n/a", "#N/A", "nan", "NULL"])
def test_blanks_are_blank_in_every_form(value: object) -> None:
    forms: tuple[ColumnKind, ...] = ("id", "ids", "text", "code", "number", "whole", "date", "yes", "amounts")

    assert [parse_value(value, form, "hours") for form in forms] == [None] * len(forms)


def test_lists_stand_between_semicolons() -> None:
    assert parse_value("a; b;;a ;c", "ids", "earlier") == ("a", "b", "c")
    assert parse_value("Smith, Amy; Jones, Bo", "ids", "earlier") == ("Smith, Amy", "Jones, Bo")
    assert parse_value("court, asylum", "ids", "skills") == ("court", "asylum")
    assert parse_value(["a", 2], "ids", "earlier") == ("a", "2")
    assert parse_value(7.0, "ids", "earlier") == ("7",)


def test_hours_by_discipline_are_read_from_text_and_json() -> None:
    expected = (("psychology", Fraction(1)), ("therapy", Fraction(3, 2)))

    assert parse_value("therapy=1.5; psychology = 1", "amounts", "discipline") == expected
    assert parse_value({"therapy": "1.5", "psychology": 1}, "amounts", "discipline") == expected
    assert parse_value([{"discipline": "therapy", "hours": 1.5}], "amounts", "discipline") == expected[1:]


@pytest.mark.parametrize("value", ["therapy", "therapy=", "=1", "therapy=1;therapy=2", [{"name": "therapy"}], 3.0])
def test_hours_by_discipline_that_cannot_be_read_are_refused(value: object) -> None:
    assert fail(value, "amounts", "discipline").code == "E312"


@pytest.mark.parametrize(
    ("value", "answer"), [("Yes", True), ("y", True), (True, True), ("a) Yes", True), ("no", False), (0, False)]
)
def test_yes_and_no_are_read_as_people_write_them(value: object, answer: bool) -> None:
    assert parse_value(value, "yes", "transfer") is answer


def test_neither_yes_nor_no_is_refused() -> None:
    assert fail("perhaps", "yes", "transfer").code == "E311"


def test_a_blank_required_cell_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(
        tmp_path, workers=some_workers({"worker": "w3", "role": " "}, {"worker": "w4", "role": "#N/A"})
    )

    assert tell(faults) == [
        "E301 workers.csv row 4, column role: role is blank. Write their role.",
        "E301 workers.csv row 5, column role: role is blank (got #N/A). Write their role.",
    ]
