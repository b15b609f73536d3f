"""Builds the travel times between areas, and the hours and costs of single pairs of case and worker."""

from caseload.domain.caseload import Pair
from caseload.intake.build_workers import find_worker
from caseload.intake.fault_list import CellFault
from caseload.intake.known_names import KnownNames
from caseload.intake.rows import ReadTable, Row


def build_travel(table: ReadTable, known: KnownNames) -> dict[tuple[str, str], int]:
    """Minutes one way by (from, to), sorted; where one way alone is given, it is the same both ways."""
    stated: dict[tuple[str, str], int] = {}
    for row in table.rows:
        if row["to"] is None or row["minutes"] is None:
            continue
        way = known.areas.settle(row["from"]), known.areas.settle(row["to"])
        if stated.setdefault(way, row["minutes"]) != row["minutes"]:
            got = f"{way[0]} to {way[1]}: {stated[way]} and {row['minutes']}"
            table.refuse(row, None, CellFault("E512", "this journey has two different times", "Keep one of them", got))
    travel = {(there, here): minutes for (here, there), minutes in stated.items()} | stated
    return {way: travel[way] for way in sorted(travel) if way[0] != way[1]}


def build_pairs(table: ReadTable, known: KnownNames) -> dict[tuple[str, str], Pair]:
    """The stated pairs by (case, worker), sorted."""
    pairs: dict[tuple[str, str], Pair] = {}
    for row in table.rows:
        case, worker = find_case(table, row, known), find_worker(table, row, "worker", known)
        if case is None or worker is None:
            continue
        pair = Pair(row["hours"], row["cost"] or 0)
        if pairs.setdefault((case, worker), pair) != pair:
            table.refuse(row, None, CellFault("E512", "two rows state this pair differently", "Keep one of them", case))
    return {key: pairs[key] for key in sorted(pairs)}


def find_case(table: ReadTable, row: Row, known: KnownNames) -> str | None:
    """The case a row names; one that is not among the cases is noted."""
    found = known.cases.find(row["case"]) if row["case"] is not None else None
    if found is None and row["case"] is not None:
        fix = known.cases.advise(row["case"], "correct the case, or delete the row")
        table.refuse(row, "case", CellFault("E511", "the case is not among the cases", fix, row["case"]))
    return found
