"""Reads a folder of outside instances of one family, beside its table best_known.csv."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.outside.gap import build_gap, read_gap
from benchmarks.outside.instance import Outside, Sense
from benchmarks.outside.nursing import build_nursing, read_nursing

BEST = "best_known.csv"


def list_instances(folder: Path, only: Sequence[str] = ()) -> Iterator[Outside]:
    """Every instance of a folder by name, or those named; of gap12, the least and the greatest are two.

    A file that best_known.csv does not have is read as a gap instance of least cost. ValueError where a name is not
    there or a file is not what it should be.
    """
    rows = read_best(folder / BEST)
    files = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    unknown = [name for name in only if name not in files]
    if unknown or not files:
        raise ValueError(f"{folder.name}: has no {', '.join(f'{name}.txt' for name in unknown) or 'instances'}")
    for name, path in files.items():
        if not only or name in only:
            yield from read_instance(path, rows.get(name, [{}]))


def read_best(path: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of best_known.csv by instance; none where there is no such file."""
    rows: dict[str, list[dict[str, str]]] = {}
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                rows.setdefault(row["instance"], []).append(row)
    return rows


def read_instance(path: Path, rows: Sequence[dict[str, str]]) -> Iterator[Outside]:
    """An instance once for each of its rows; a row with a staffing makes it one of nursing."""
    for row in rows:
        if row.get("staffing"):
            nursing = read_nursing(path, [int(number) for number in row["staffing"].split()])
            yield build_nursing(nursing, path.stem, read_value(row.get("sum_sq")))
        else:
            sense: Sense = "max" if row.get("sense") == "max" else "min"
            name = path.stem if len(rows) == 1 else f"{path.stem} {sense}"
            yield build_gap(read_gap(path), name, sense, read_value(row.get("best_known")))


def read_value(text: str | None) -> int | None:
    """A whole number, also where it is written with decimals that are 0."""
    return int(float(text)) if text else None
