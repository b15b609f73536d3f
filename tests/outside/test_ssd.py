"""A folder of the Standard Safeguarding Dataset becomes open work, people and families, every row accounted for."""

from dataclasses import replace
from pathlib import Path

import pytest

from caseload.intake.outside.extract import Extract, Person, Work
from caseload.intake.outside.ssd import read_ssd
from caseload.intake.policy_read import read_policy
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES
from tests.outside.ssd_writer import DAY, DIALECTS, Dataset, draw_dataset, write_dataset

POLICY = read_policy(None)


def tell_work(work: Work) -> dict[str, object]:
    return {
        "kind": work.kind, "team": work.team, "skills": work.skills, "worker": work.worker, "earlier": work.earlier,
        "held_since": work.held_since, "waiting_since": work.waiting_since, "proceedings": work.proceedings,
        "area": work.area,
    }  # fmt: skip


def tell_person(person: Person) -> dict[str, object]:
    return {
        "name": person.name, "registration": person.registration, "team": person.team, "role": person.role,
        "fte": person.fte, "held": person.held,
    }  # fmt: skip


def check_truth(extract: Extract, data: Dataset) -> None:
    assert {work.case: tell_work(work) for work in extract.works} == data.works
    assert len(extract.works) == len(data.works)
    assert {person.staff: tell_person(person) for person in extract.people} == data.people
    assert extract.families == data.families
    assert {work.case: work.family for work in extract.works if work.family} == data.families
    assert [account.part for account in extract.accounts if not account.adds_up] == []
    read = {account.part: account.read for account in extract.accounts}
    assert read == {name.removeprefix("ssd_"): len(rows) for name, rows in data.tables.items()}


@pytest.mark.parametrize("name", ["team", "team-short", "newly_qualified", "devon-2022"])
def test_what_was_written_is_what_is_read(tmp_path: Path, name: str) -> None:
    data = draw_dataset(generate(replace(FAMILIES[name], as_of=DAY), POLICY))

    extract = read_ssd(write_dataset(tmp_path / "ssd", data), POLICY)

    check_truth(extract, data)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_way_of_writing_the_tables_says_the_same(tmp_path: Path, dialect: str) -> None:
    data = draw_dataset(generate(FAMILIES["team"], POLICY))

    extract = read_ssd(write_dataset(tmp_path / "ssd", data, DIALECTS[dialect]), POLICY)

    check_truth(extract, data)
