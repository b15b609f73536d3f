"""Whatever the tables of the dataset hold, every row is used or left out for a reason, or all of it is refused."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.intake.outside.extract import Extract
from caseload.intake.outside.ssd import read_ssd
from tests.outside.ssd_small import NEEDED, POLICY, write_tables

IDS: Final = ("", "1", "2", "3.0", "R1", "NULL")
DAYS: Final = ("", "1900-01-01", "2025-03-03", "05/11/2025", "2025-12-01 00:00:00", "2026-03-02", "2019-01-07")
WORDS: Final = (
    "", "ALLOCATED CASE WORKER", "Personal Advisor", "Health Visitor", "C1", "Private Fostering",
    "Special Guardianship", "UASC", "NONE", "AUT", "NG7 1AB", "North Duty", "Smith, Jo", "Social Worker",
)  # fmt: skip
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=300), max_size=6)


def choose_cell(head: str) -> st.SearchStrategy[str]:
    """A usual value of a column, right or wrong."""
    if "date" in head or head.endswith(("_start", "_end", "_ceased")):
        return st.sampled_from(DAYS)
    if head.endswith("_id") and "role" not in head:
        return st.sampled_from(IDS)
    return st.sampled_from(WORDS)


def some_tables(cell: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Mapping[str, list[dict[str, str]]]]:
    """Some of the tables, each with a few rows of usual values, or of any that are given."""
    tables = {
        name: st.lists(
            st.fixed_dictionaries(
                {head: choose_cell(head) | (st.nothing() if cell is None else cell) for head in heads}
            ),
            max_size=5,
        )
        for name, heads in NEEDED.items()
    }
    return st.fixed_dictionaries({}, optional=tables)


def read_all(tables: Mapping[str, list[dict[str, str]]]) -> Extract | None:
    """What is read of some tables; None where they are refused, by codes of the dataset alone."""
    with TemporaryDirectory() as folder:
        try:
            return read_ssd(write_tables(Path(folder) / "ssd", tables), POLICY)
        except InputRefused as refusal:
            assert {fault.code[0] for fault in refusal.faults} == {"Y"}
            assert any(fault.severity == "error" for fault in refusal.faults)
            return None


def check_rows(extract: Extract, tables: Mapping[str, list[dict[str, str]]]) -> None:
    """Every row that is not blank is accounted for once, and what was used is what came of it."""
    accounts = {account.part: account for account in extract.accounts}
    assert set(accounts) == {name.removeprefix("ssd_") for name in tables}
    for name, rows in tables.items():
        account = accounts[name.removeprefix("ssd_")]
        left = [row for each in account.left for row in each.rows]
        assert account.read == sum(any(text for text in row.values()) for row in rows)
        assert account.adds_up and len(set(left)) == len(left)
    for work in extract.works:
        assert work.case and accounts[work.place.part].used
    assert len({(work.place.part, work.place.row, work.kind) for work in extract.works}) == len(extract.works)
    assert len({person.staff for person in extract.people}) == len(extract.people)


@given(some_tables())
@settings(max_examples=150)
def test_rows_read_are_rows_used_and_rows_left_out(tables: Mapping[str, list[dict[str, str]]]) -> None:
    extract = read_all(tables)

    if extract is not None:
        check_rows(extract, tables)


@given(some_tables(TEXTS))
@settings(max_examples=150)
def test_any_text_anywhere_is_read_or_refused_and_never_fails(tables: Mapping[str, list[dict[str, str]]]) -> None:
    extract = read_all(tables)

    assert extract is None or all(account.adds_up for account in extract.accounts)
