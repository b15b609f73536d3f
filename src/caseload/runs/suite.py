"""Reads a suite, a TOML file that says what to run, or refuses it with every fault at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults, advise_name
from caseload.intake.toml_file import read_toml
from caseload.intake.toml_values import (
    Reader,
    TomlKind,
    read_bool,
    read_count,
    read_moves,
    read_seconds,
    read_seed,
    read_text,
)
from caseload.runs.job import Configuration, Instance, Job
from caseload.solve.messages import Options
from caseload.synthetic.settings import FAMILIES

SUITE: Final = TomlKind("suite", "docs/bench.md", "B101", "B102", "B103", "B104", "B105")
MOST_RUNS: Final = 20_000
DEFAULT: Final = "default"
TOP: Final = ("runs", "configurations")
RUN_KEYS: Final = ("instances", "families", "moves", "hand_over", "seeds", "time_limits", "configurations")
FAMILY_KEYS: Final = ("family", "seeds", "teams", "workers")
OPTIONS: Final = {one.name.removeprefix("is_"): one for one in fields(Options) if one.name not in ("seconds", "seed")}
"""What a configuration may set: the fields of the solver's Options, `is_` left off."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite's runs in their order, none twice."""

    name: str
    jobs: tuple[Job, ...]


def read_suite(path: Path) -> Suite:
    """The suite at a path; paths in it are beside it. Raises InputRefused with every fault (suite_codes)."""
    faults = PolicyFaults(path.name or "suite")
    document = read_toml(path, SUITE, faults)
    faults.refuse()
    reader = SuiteReader(path.parent, faults)
    jobs = reader.read(document)
    faults.refuse()
    return Suite(path.stem, jobs)


class SuiteReader:
    """Reads the tables of one suite and notes every fault on the way."""

    def __init__(self, folder: Path, faults: PolicyFaults) -> None:
        """Take the folder that paths are beside, and where faults go."""
        self.folder, self.faults, self.reader = folder, faults, Reader(faults, SUITE)
        self.configurations: dict[str, Configuration] = {DEFAULT: Configuration(DEFAULT)}

    def read(self, document: Mapping[str, Any]) -> tuple[Job, ...]:
        """Every run of the document."""
        self.reader.check_keys(document, TOP, "")
        for name, stated in self.reader.take_table(document, "configurations", "").items():
            self.read_configuration(name, stated)
        tables = self.reader.take_tables(document, "runs", "")
        if document.get("runs", []) == []:
            self.faults.add("B105", "", "has no [[runs]]", "Add one; docs/bench.md shows a suite.")
        jobs: dict[Job, None] = {}
        for number, table in enumerate(tables, 1):
            where = f"runs {number}"
            count = self.add_runs(table, where, jobs)
            if count > MOST_RUNS:
                fix = "Divide the suite, or leave some out."
                self.faults.add("B111", where, f"more than {MOST_RUNS:,} runs", fix, f"{count:,}")
                break
        return tuple(jobs)

    def read_configuration(self, name: str, stated: object) -> None:
        """One configuration: a name and what it sets."""
        where = f"configurations.{name}"
        if not isinstance(stated, dict):
            self.reader.refuse_form(where, "a table", stated)
            return
        self.reader.check_keys(stated, OPTIONS, where)
        settings: list[tuple[str, int | bool]] = []
        for key, one in OPTIONS.items():
            if key in stated:
                read = read_bool if isinstance(one.default, bool) else read_count
                value = self.reader.take(stated, key, where, read, None)
                settings += [] if value is None else [(one.name, value)]
        self.configurations[name] = Configuration(name, tuple(sorted(settings)))

    def add_runs(self, table: Mapping[str, Any], where: str, jobs: dict[Job, None]) -> int:
        """Add one [[runs]]: every instance with every moves, seed, limit and configuration; how many there are now."""
        self.reader.check_keys(table, RUN_KEYS, where)
        hand_over = self.reader.take(table, "hand_over", where, read_bool, False)
        lists: tuple[Sequence[Any], ...] = (
            self.list_instances(table, where),
            self.reader.take_list(table, "moves", where, read_moves, (0,)),
            self.reader.take_list(table, "seeds", where, read_seed, (0,)),
            self.reader.take_list(table, "time_limits", where, read_seconds, (60.0,)),
            self.list_configurations(table, where),
        )
        total = len(jobs) + prod(map(len, lists))
        if total <= MOST_RUNS:
            for instance, moves, seed, seconds, configuration in product(*lists):
                jobs[Job(instance, moves, hand_over, seed, seconds, configuration)] = None
        return total

    def list_instances(self, table: Mapping[str, Any], where: str) -> list[Instance]:
        """The instances of one [[runs]]: paths that are there, then families drawn with each seed."""
        found = []
        for text in self.reader.take_list(table, "instances", where, read_text, ()):
            path = self.folder / text
            if "\0" in text or not path.exists():
                fix = "Paths are beside the suite; correct it, or draw it with caseload generate."
                self.faults.add("B106", f"{where}.instances", "this instance is not there", fix, text[:60])
            found.append(Instance(text.rstrip("/").rpartition("/")[2] or text, str(path)))
        for number, family in enumerate(self.reader.take_tables(table, "families", where), 1):
            found += self.draw_family(family, f"{where}.families {number}")
        if not found and "instances" not in table and "families" not in table:
            self.faults.add("B105", where, "names no instance", 'Add instances = ["..."] or families = [...].')
        return found

    def draw_family(self, table: Mapping[str, Any], where: str) -> list[Instance]:
        """A family with each of its seeds, all of one size."""
        self.reader.check_keys(table, FAMILY_KEYS, where)
        name = self.reader.take(table, "family", where, read_text, "")
        if not name:
            self.faults.add("B104", where, "names no family", 'Add family = "team".')
        elif name not in FAMILIES:
            self.faults.add("B107", where, "this family is not known", advise_name(name, FAMILIES), name[:60])
        seeds = self.reader.take_list(
            table, "seeds", where, read_seed, (FAMILIES[name].seed,) if name in FAMILIES else ()
        )
        teams, workers = (self.reader.take(table, key, where, read_count, None) for key in ("teams", "workers"))
        size = "".join(f", {count} {noun}" for count, noun in ((teams, "teams"), (workers, "posts")) if count)
        return [Instance(f"{name}:{seed}{size}", None, name, seed, teams, workers) for seed in seeds]

    def list_configurations(self, table: Mapping[str, Any], where: str) -> list[Configuration]:
        """The configurations of one [[runs]], each of which must be stated or the default."""
        found = []
        for name in self.reader.take_list(table, "configurations", where, read_text, (DEFAULT,)):
            if name not in self.configurations:
                advice = advise_name(name, self.configurations)
                self.faults.add("B108", f"{where}.configurations", "this configuration is not known", advice, name[:60])
            found.append(self.configurations.get(name, Configuration(name)))
        return found
