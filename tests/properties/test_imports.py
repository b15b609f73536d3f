"""Whatever stands in the rows of Annex A: rows read = rows used + rows explained, and every case has a reason."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.intake.aliases import CodeBook
from caseload.intake.export_names import clean_text
from caseload.intake.outside.annex_a import list_people
from caseload.intake.outside.annex_a_lists import LISTS
from caseload.intake.outside.annex_a_referrals import read_referrals
from caseload.intake.outside.annex_a_rows import ListRows
from caseload.intake.outside.annex_a_sheets import find_list, find_lists
from caseload.intake.outside.annex_a_work import read_list
from caseload.intake.outside.extract import Extract
from tests.outside.annex_a_headings import HEADINGS
from tests.outside.extracts import merge
from tests.outside.sheets import POLICY

CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "#N/A", "-", "nan", "a) Yes", "N", "CIN", "CP", "LAC", "Closed", "C1", "Duty", "Amara Adams",
         "Adams, Amara", "Mo Begum (Agency)", "North", "NORTH ", "01/12/2025", "12/31/2025", "2025-11-01", "Unborn",
         "Total", "=1+1", "c) Died", True]
    ),
    st.dates(date(1899, 1, 1), date(2101, 1, 1)),
    st.datetimes(datetime(1999, 1, 1), datetime(2030, 1, 1)),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.integers(-5, 60_000),
    st.text(max_size=12),
)  # fmt: skip
IDS = st.one_of(st.sampled_from(["100", "101", "102", 103.0, "104 ", "AB 1"]), CELLS)


@st.composite
def draw_rows(draw: st.DrawFn, number: int) -> list[list[Any]]:
    """The rows of one list: any cells, some rows blank, some short, a few children many times."""
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        cells: list[Any] = [""] * len(HEADINGS[number])
        cells[0] = draw(IDS)
        for at in draw(st.lists(st.integers(1, len(cells) - 1), max_size=8, unique=True)):
            cells[at] = draw(CELLS)
        rows.append(cells[: draw(st.integers(0, len(cells)))] if draw(st.booleans()) else cells)
    return rows


LISTS_OF_ROWS = st.fixed_dictionaries({number: draw_rows(number) for number in HEADINGS})


def read_all(lists: dict[int, list[list[Any]]]) -> tuple[dict[int, ListRows], Extract]:
    """The lists read, without a workbook between."""
    book, read = CodeBook(POLICY), {}
    for number, rows in lists.items():
        found, _ = find_list(f"List {number}", [list(HEADINGS[number]), *rows])
        assert found is not None and found.form is LISTS[number - 1]
        read[number] = ListRows(found, POLICY, book)
        if number != 3:
            read_list(read[number])
    works = [work for each in read.values() for work in each.works]
    works, _ = read_referrals(read[3], works, read)
    accounts = tuple(each.build_account() for each in read.values())
    return read, Extract("annex-a", tuple(works), list_people(works), accounts=accounts)


@given(LISTS_OF_ROWS)
@settings(max_examples=150)
def test_every_row_of_every_list_is_used_or_explained(lists: dict[int, list[list[Any]]]) -> None:
    read, extract = read_all(lists)

    for number, account in zip(read, extract.accounts, strict=True):
        explained = [row for left in account.left for row in left.rows]
        opened = [work.place.row for work in read[number].works]
        assert account.adds_up and len(explained) + account.used == account.read
        assert len({*explained, *opened}) == len(explained) + len(opened)
        filled = [at for at, row in enumerate(lists[number], start=2) if any(map(is_there, row))]
        assert account.read == len(filled) and {*explained, *opened} <= set(filled)


@given(LISTS_OF_ROWS)
@settings(max_examples=100)
def test_every_child_with_open_work_is_one_case_and_every_row_of_it_counts(lists: dict[int, list[list[Any]]]) -> None:
    _, extract = read_all(lists)
    assume(extract.works)

    imported = merge(extract)

    assert all(each.adds_up for each in imported.settled)
    assert sum(each.cases for each in imported.settled) == len(imported.tables["cases"])
    assert {row["case"] for row in imported.tables["cases"]} == {work.case for work in extract.works}
    assert {row["holder"] for row in imported.tables["cases"] if "holder" in row} <= {
        row["worker"] for row in imported.tables["workers"]
    }


def is_there(cell: object) -> bool:
    """Whether a cell holds anything, blanks such as `-` and `#N/A` not counted."""
    return bool(clean_text(cell))


@given(LISTS_OF_ROWS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_files_of_one_form_changes_nothing(lists: dict[int, list[list[Any]]], random: Any) -> None:
    _, extract = read_all(lists)
    assume(extract.works)
    works, people = list(extract.works), list(extract.people)
    random.shuffle(works)
    random.shuffle(people)

    assert merge(replace(extract, works=tuple(works), people=tuple(people))).tables == merge(extract).tables


NAMES = st.sampled_from(
    ["List 6", "List 7 CP", "list_8 ", "AA_9_x", "Cover", "Children in need", "Sheet1", "6", "Data"]
)
SOME_HEADS = st.one_of(st.sampled_from([head for heads in HEADINGS.values() for head in heads]), CELLS)


@given(st.dictionaries(NAMES, st.lists(st.lists(st.one_of(SOME_HEADS, IDS), max_size=9), max_size=7), max_size=4))
@settings(max_examples=200)
def test_any_sheets_are_read_or_refused_with_codes(sheets: dict[str, list[list[Any]]]) -> None:
    try:
        lists, _ = find_lists(sheets, "a.xlsx")
    except InputRefused as refusal:
        assert {fault.code for fault in refusal.faults} <= {"A101", "A102", "A103"}
        lists = ()

    for found in lists:
        rows = ListRows(found, POLICY, CodeBook(POLICY))
        if found.form.number != 3:
            read_list(rows)
            assert rows.build_account().adds_up
