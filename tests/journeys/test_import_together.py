"""Annex A, the workforce census and the Safeguarding Dataset of one team, singly and together, to an allocation."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from caseload.domain.caseload import Caseload
from caseload.pipeline.draw import draw_caseload
from tests.journeys.commands import run_caseload
from tests.outside.annex_a_writer import AnnexA, Quirks, draw_annex_a, write_annex_a
from tests.outside.csww_writer import a_worker, write_census
from tests.outside.ssd_writer import DIALECTS, Dataset, draw_dataset, write_dataset

DAY = ("--as-of", "2026-01-05")
QUIRKS = Quirks(sheet="AA_{}_list", titles=1, covers=("Cover",), text_dates="%d/%m/%Y")
Row = dict[str, str]


def draw(tmp_path: Path) -> tuple[Caseload, AnnexA, Dataset]:
    """One team as three files: the same children, the same people, each under its own keys."""
    caseload, _ = draw_caseload("team")
    drawn = draw_annex_a(caseload, name_child=lambda number: f"10{number + 1:05d}")
    data = draw_dataset(caseload)
    census = []
    for number, worker in enumerate(caseload.workers, 1):
        data.tables["ssd_professionals"][number - 1]["prof_professional_name"] = drawn.names[worker.id].printed[4]
        if worker.role not in ("support_officer", "personal_adviser"):
            is_new = worker.role == "nqsw"
            start = {"RoleStartDate": str(worker.start_date)} if is_new else {}
            status = "1" if is_new else "2"
            census.append(a_worker(number, FTE30=str(float(worker.fte)), CFKSSstatus=status, **start))
    write_annex_a(tmp_path / "annex-a.xlsx", drawn, QUIRKS)
    write_census(tmp_path / "census.xml", census)
    write_dataset(tmp_path / "extract", data, DIALECTS["sql server"])
    return caseload, drawn, data


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def correct(path: Path, change: Callable[[Row], Row]) -> None:
    """What a manager does to every row of the mapping table."""
    rows = [change(row) for row in read_csv(path)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def allocate(tmp_path: Path) -> str:
    """Checks and allocates the imported caseload; gives the plan's status."""
    run_caseload("check", "team", *DAY, cwd=tmp_path)
    plan = json.loads(run_caseload("allocate", "team", "--no-advice", "--json", *DAY, cwd=tmp_path))
    return str(plan["status"])


def test_the_dataset_alone_is_allocated_and_its_day_is_that_of_its_files(tmp_path: Path) -> None:
    caseload, drawn, data = draw(tmp_path)
    starts = {drawn.names[worker.id].printed[4]: str(worker.start_date or "") for worker in caseload.workers}

    screen = run_caseload("import", "ssd", "extract", "--out", "team", cwd=tmp_path)
    correct(tmp_path / "team-mapping.csv", lambda row: {**row, "start_date": starts[row["worker"]]})
    again = ("--mapping", "team-mapping.csv", "--out", "team", "--force")
    run_caseload("import", "ssd", "extract", *again, cwd=tmp_path)

    assert screen.startswith("Monday 5 January 2026")
    rows = {row["case"]: row for row in read_csv(tmp_path / "team/cases.csv")}
    assert rows.keys() == data.works.keys()
    assert {case: row["family"] for case, row in rows.items() if row["family"]} == data.families
    assert allocate(tmp_path) == "optimal"


def test_three_files_together_need_nothing_filled_in(tmp_path: Path) -> None:
    caseload, drawn, data = draw(tmp_path)
    files = ("annex-a.xlsx", "--ssd", "extract", "--csww", "census.xml")

    told = json.loads(run_caseload("import", "annex-a", *files, "--out", "team", "--json", *DAY, cwd=tmp_path))

    assert told["to_fill"] == {} and told["not_matched"] == 0
    for row in told["rows"]:
        assert row["read"] == row["cases"] + row["added"] + sum(left["rows"] for left in row["left"])
    workers = {row["worker"]: row for row in read_csv(tmp_path / "team/workers.csv")}
    people = {drawn.names[worker.id].plain: worker for worker in caseload.workers}
    assert workers.keys() == people.keys()
    assert all(float(row["fte"]) == float(people[name].fte) for name, row in workers.items())
    assert {name for name, row in workers.items() if row["role"] == "nqsw"} == {
        name for name, worker in people.items() if worker.role == "nqsw"
    }
    rows = {row["case"]: row for row in read_csv(tmp_path / "team/cases.csv")}
    for child, expected in drawn.cases.items():
        name = drawn.names[expected.worker].plain if expected.worker else ""
        assert (rows[child]["kind"], rows[child]["holder"]) == (expected.kind, name)
        assert rows[child]["family"] == data.families.get(child, "")
    assert allocate(tmp_path) == "optimal"


@pytest.mark.parametrize(
    "words",
    [
        ("annex-a", "annex-a.xlsx", "--csww", "census.xml"),
        ("annex-a", "annex-a.xlsx", "--ssd", "extract"),
        ("csww", "census.xml", "--annex-a", "annex-a.xlsx"),
        ("csww", "census.xml", "--ssd", "extract"),
        ("ssd", "extract", "--annex-a", "annex-a.xlsx", "--csww", "census.xml"),
    ],
)
def test_any_files_together_make_one_caseload(tmp_path: Path, words: tuple[str, ...]) -> None:
    _, drawn, data = draw(tmp_path)

    told = json.loads(run_caseload("import", *words, "--out", "team", "--json", *DAY, cwd=tmp_path))

    rows = read_csv(tmp_path / "team/cases.csv")
    assert {row["case"] for row in rows} == (data.works.keys() if "extract" in words else drawn.cases.keys())
    assert told["cases"] == len(rows) == sum(row["cases"] for row in told["rows"])


def test_the_census_is_matched_to_annex_a_by_the_mapping_table_alone(tmp_path: Path) -> None:
    caseload, drawn, _ = draw(tmp_path)
    command = ("import", "annex-a", "annex-a.xlsx", "--csww", "census.xml", "--out", "team", *DAY)
    table = tmp_path / "team-mapping.csv"
    names = {f"SW{number:010d}": drawn.names[worker.id].plain for number, worker in enumerate(caseload.workers, 1)}

    screen = run_caseload(*command, cwd=tmp_path)
    correct(table, lambda row: {**row, "worker": row["worker"] or names[row["registration"]]})
    run_caseload(*command, "--mapping", table.name, "--force", "--role", "support_officer", cwd=tmp_path)

    assert "not matched yet (last in the table)" in screen
    roles = {row["worker"]: row["role"] for row in read_csv(tmp_path / "team/workers.csv")}
    assert roles.keys() == {drawn.names[worker.id].plain for worker in caseload.workers}
    assert all(row["worker"] for row in read_csv(table))
    assert allocate(tmp_path) == "optimal"


def test_the_census_alone_gives_people_and_says_what_is_missing(tmp_path: Path) -> None:
    draw(tmp_path)

    screen = run_caseload("import", "csww", "census.xml", "--out", "team", "--team", "North", *DAY, cwd=tmp_path)

    assert "Next: import it together with a file of open cases" in screen
    assert {row["team"] for row in read_csv(tmp_path / "team/workers.csv")} == {"North"}
