"""Counts alone: they name nobody, survive the way to a file and back, and never promise less than is true."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from caseload.domain.errors import InputRefused
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.planning.region.coarse import CoarseCouncil, CoarseLoan, share_coarsely
from caseload.planning.region.council import Council
from caseload.planning.region.read_summary import find_summaries, read_summaries
from caseload.planning.region.summarise import summarise
from caseload.planning.region.summary import SPARE, WAITING, CountRow, Summary
from caseload.render.region.summary_files import summary_to_csv, summary_to_json
from tests.builders import MONDAY, a_case, a_caseload, a_policy, a_worker
from tests.planning.region.test_join import join
from tests.planning.region.tiny import tiny_councils
from tests.solve.here import solve_here

POLICY = a_policy()


def count_taken(problem: Problem, plan: Plan, council: Council) -> int:
    """The waiting cases of a council that a plan allocates."""
    own = [s for s in problem.standings.values() if s.case.team in council.teams]
    waiting = [s for s in own if (s.holder is None and s.waits_for is None) or s.is_handed_on]
    return sum(plan.lead[s.id] not in (None, s.holder) for s in waiting)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_councils())
def test_the_true_numbers_are_at_most_the_coarse_ones(councils: tuple[Council, Council]) -> None:
    alone, joint = join(councils)
    shared = solve_here(replace(joint, guarantees=None)).plan

    found = share_coarsely([summarise(council) for council in councils], councils[0].caseload.policy)

    for each, coarse in zip(alone, found.councils, strict=True):
        assert count_taken(each.problem, solve_here(each.problem).plan, each.council) <= coarse.alone <= coarse.shared
    assert sum(count_taken(joint, shared, council) for council in councils) <= sum(c.shared for c in found.councils)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_councils())
def test_a_summary_names_nobody(councils: tuple[Council, Council]) -> None:
    summary = summarise(councils[0])

    written = summary_to_csv(summary) + json.dumps(summary_to_json(summary))
    ids = {worker.id for worker in councils[0].caseload.workers} | {case.id for case in councils[0].caseload.cases}
    ids |= {case.family for case in councils[0].caseload.cases if case.family}
    assert [id for id in ids if id in written] == []


def waiting(cases: int, kind: str = "looked_after", skills: tuple[str, ...] = (), least: int = 1) -> CountRow:
    hours = Fraction(least)
    return CountRow(WAITING, kind=kind, skills=skills, cases=cases, hours=cases * hours, least_hours=hours)


def spare(cases: int, lent: int = 0, hours: int = 0, skills: tuple[str, ...] = ()) -> CountRow:
    return CountRow(
        SPARE, role="social_worker", skills=skills, workers=1, cases=cases, lend_cases=lent, lend_hours=Fraction(hours)
    )


def share(ash: tuple[CountRow, ...], elm: tuple[CountRow, ...]) -> tuple[CoarseCouncil, CoarseCouncil]:
    found = share_coarsely([Summary("Ash", MONDAY, ash), Summary("Elm", MONDAY, elm)], POLICY)
    return found.councils[0], found.councils[1]


def test_lending_is_within_caps_hours_and_skills() -> None:
    def reach(lender: CountRow, need: CountRow) -> int:
        return share((need,), (lender,))[0].shared

    assert reach(spare(5, 5, 9), waiting(4)) == 4
    assert reach(spare(5, 2, 9), waiting(4)) == 2
    assert reach(spare(5, 5, 3), waiting(4)) == 3
    assert reach(spare(5, 5, 3), waiting(4, least=2)) == 1
    assert reach(spare(5, 5, 9), waiting(4, skills=("court",))) == 0
    assert reach(spare(5, 5, 9, ("court",)), waiting(4, skills=("court",))) == 4


def test_a_council_s_own_children_come_first() -> None:
    ash, elm = share((waiting(3),), (waiting(2), spare(3, 3, 9)))

    assert (elm.alone, elm.shared) == (2, 2)
    assert (ash.alone, ash.shared) == (0, 1)


def test_who_lends_to_whom_is_told() -> None:
    found = share_coarsely([Summary("Ash", MONDAY, (waiting(3),)), Summary("Elm", MONDAY, (spare(2, 2, 9),))], POLICY)

    assert found.loans == (CoarseLoan("Elm", "Ash", 2),)


def build_summary(is_public: bool = False, name: str = "Ash") -> Summary:
    workers = [a_worker("w1", lend_to=["Elm"], skills=["court"]), a_worker("m1", role="team_manager")]
    cases = [a_case("c1", holder="w1", area="hill"), a_case("c2", kind="looked_after", skills=["court", "asylum"])]
    return summarise(Council(name, a_caseload(workers, cases)), is_public)


def write(place: Path, summary: Summary, form: str) -> Path:
    path = place / f"{summary.council}.{form}"
    path.write_text(summary_to_csv(summary) if form == "csv" else json.dumps(summary_to_json(summary)))
    return path


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_summary_comes_back_from_a_file_as_it_was(tmp_path: Path, form: str) -> None:
    mine, other = build_summary(), build_summary(name="Elm")
    for summary in (mine, other):
        write(tmp_path, summary, form)

    assert read_summaries(find_summaries(tmp_path), POLICY) == (mine, other)


def list_codes(place: Path) -> list[str]:
    with pytest.raises(InputRefused) as refusal:
        read_summaries(find_summaries(place), POLICY)
    return [fault.code for fault in refusal.value.faults]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("key", ["case", "worker", "family", "holder", "name"])
def test_a_summary_with_ids_is_refused(tmp_path: Path, form: str, key: str) -> None:
    write(tmp_path, build_summary(name="Elm"), form)
    path = write(tmp_path, build_summary(), form)
    if form == "csv":
        head, *rows = path.read_text().splitlines()
        path.write_text("\n".join([f"{head},{key}", *(f"{row},x1" for row in rows)]))
    else:
        document = json.loads(path.read_text())
        document["rows"][0][key] = "x1"
        path.write_text(json.dumps(document))

    assert list_codes(tmp_path) == ["R111"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("kind", "wizardry", "R112"),
        ("what", "else", "R112"),
        ("cases", -1, "R112"),
        ("cases", 1.5, "R112"),
        ("hours", "many", "R112"),
    ],
)
def test_a_row_of_another_form_is_refused(tmp_path: Path, key: str, value: object, code: str) -> None:
    write(tmp_path, build_summary(name="Elm"), "json")
    path = write(tmp_path, build_summary(), "json")
    document = json.loads(path.read_text())
    document["rows"][0][key] = value
    path.write_text(json.dumps(document))

    assert list_codes(tmp_path) == [code]


def test_summaries_that_cannot_be_set_side_by_side_are_refused(tmp_path: Path) -> None:
    write(tmp_path, build_summary(), "json")
    assert list_codes(tmp_path) == ["R101"]
    write(tmp_path, build_summary(), "csv")
    assert list_codes(tmp_path) == ["R113"]
    (tmp_path / "Ash.csv").unlink()
    write(tmp_path, replace(build_summary(name="Elm"), as_of=MONDAY.replace(day=12)), "json")
    assert list_codes(tmp_path) == ["R113"]
    write(tmp_path, build_summary(is_public=True, name="Elm"), "json")
    assert list_codes(tmp_path) == ["R113"]
    write(tmp_path, build_summary(name="Elm"), "json")
    (tmp_path / "Oak").mkdir()
    assert list_codes(tmp_path) == ["R113"]


def test_a_public_summary_has_no_small_count() -> None:
    rows = build_summary(is_public=True).rows

    assert [row for row in rows if row.cases or row.workers or row.hours or row.lend_hours] == []
    assert {row.what for row in rows} == {row.what for row in build_summary().rows}
