"""Whatever a census holds, every worker of it is used or left out for a reason, or the file is refused whole."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.intake.outside.csww import read_csww
from caseload.intake.policy_read import read_policy
from tests.outside.csww_writer import ORDER, Cells, a_worker, write_census

POLICY = read_policy(None)
GOOD: Final = {
    "AgencyWorker": ["0", "1"],
    "SWENo": ["", "SW0000000001", "SW0000000002", "sw2", "SW0000000003"],
    "FTE": ["", "0", "1", "0.5"],
    "FTE30": ["", "0", "0.6"],
    "OrgRole": ["", "1", "2", "3", "4", "5", "6"],
    "StartOrigin": ["", "1", "10"],
    "RoleStartDate": ["", "2025-01-06", "1900-01-01", "2019-09-02"],
    "RoleEndDate": ["", "2025-02-28", "2025-12-24", "2099-12-31"],
    "Cases30": ["", "0", "12"],
    "Absat30Sept": ["", "0", "1"],
    "CFKSSstatus": ["", "1", "4"],
}
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=300), max_size=8)


def some_workers(**further: st.SearchStrategy[str]) -> st.SearchStrategy[Cells]:
    """Workers with usual values in every order and combination, and with what `further` allows."""
    cells = {name: st.sampled_from(values) for name, values in GOOD.items()}
    both = {name: known | further.get(name, further.get("all", st.nothing())) for name, known in cells.items()}
    return st.fixed_dictionaries(both).map(lambda chosen: a_worker(**chosen))


def count_rows(workers: list[Cells]) -> tuple[int, int, int] | None:
    """Rows read, used and left out of a census of these workers; None where it is refused."""
    with TemporaryDirectory() as folder:
        path = write_census(Path(folder) / "census.xml", workers)
        try:
            extract = read_csww(path, POLICY)
        except InputRefused as refusal:
            assert {fault.code[0] for fault in refusal.faults} == {"X"}
            return None
    (account,) = extract.accounts
    left = [row for each in account.left for row in each.rows]
    rows = sorted([*left, *(person.place.row for person in extract.people)])
    assert rows == list(range(1, account.read + 1))
    assert account.adds_up
    return account.read, account.used, len(left)


@given(st.lists(some_workers(), min_size=1, max_size=8, unique_by=lambda cells: cells.get("SWENo", id(cells))))
@settings(max_examples=100)
def test_rows_read_are_rows_used_and_rows_left_out(workers: list[Cells]) -> None:
    counted = count_rows(workers)

    if counted is None:
        assert sum("SWENo" in cells for cells in workers) > 1
        return
    assert counted[0] == len(workers)


@given(st.lists(some_workers(all=TEXTS), min_size=1, max_size=5))
@settings(max_examples=100)
def test_any_text_anywhere_is_read_or_refused_and_never_fails(workers: list[Cells]) -> None:
    counted = count_rows(workers)

    assert counted is None or counted[0] == len(workers)
    assert set(GOOD) <= set(ORDER)
