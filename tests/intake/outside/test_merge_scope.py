"""One team out of a council's files, and what last week's caseload has that no file does."""

from datetime import date
from fractions import Fraction

import pytest

from caseload.domain.errors import UsageRefused
from caseload.intake.export_people import People
from tests.outside.extracts import a_known, a_person, a_work, an_extract, find_case, list_workers, merge

SOUTH = {"team": "South", "worker": "Mo Begum"}
LAST = People(
    {
        "workers": (
            {"worker": "amara adams", "team": "Old", "role": "nqsw", "area": "Valley", "lend_to": "South"},
            {"worker": "Sam Officer", "team": "North", "role": "support_officer", "fte": Fraction(1, 2)},
            {"worker": "Duty", "team": "North", "role": "tray"},
        ),
        "reductions": (
            {"worker": "Amara Adams", "percent": 20},
            {"worker": "Sam Officer", "percent": 50, "to": date(2025, 12, 1)},
            {"worker": "Gone Long", "percent": 50},
        ),
        "travel": ({"from": "Valley", "to": "Moor", "minutes": 20},),
    },
    ("Duty",),
)


def test_only_the_team_that_is_asked_for_is_kept_and_all_rows_are_explained() -> None:
    works = [a_work("1"), a_work("2", **SOUTH), a_work("3", "looked_after"), a_work("3", team="South")]

    imported = merge(an_extract(works=works), only=("north team",))

    assert [row["case"] for row in imported.tables["cases"]] == ["1", "3"]
    assert list(list_workers(imported)) == ["Amara Adams"]
    assert [row.worker for row in imported.mapping] == ["Amara Adams"]
    (settled,) = imported.settled
    assert settled.adds_up and (settled.account.read, settled.cases, settled.added) == (4, 2, 1)
    assert [(left.reason, len(left.rows)) for left in settled.account.left] == [("of another team (--only)", 1)]


def test_a_holder_of_another_team_and_everybody_of_the_mapping_table_are_kept() -> None:
    lent = [a_work(case, team="South", worker="Jo Lent") for case in ("2", "4")]
    works = [a_work("1", worker="Jo Lent"), a_work("5"), *lent]

    imported = merge(an_extract(works=works), known=[a_known(2, "New Starter", team="South")], only=("North",))

    assert list_workers(imported).keys() == {"Amara Adams", "Jo Lent", "New Starter"}
    assert list_workers(imported)["Jo Lent"]["team"] == "South"


def test_a_team_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageRefused, match="Did you mean North"):
        merge(an_extract(works=[a_work("1")]), only=("Norht",))


def test_what_no_file_has_is_taken_over_from_last_week() -> None:
    person = a_person(staff="1", name="Amara Adams", role="social_worker", fte="0.8")

    imported = merge(an_extract(works=[a_work()]), an_extract("ssd", people=[person]), people=LAST)

    assert list_workers(imported) == {
        "Amara Adams": {
            "team": "North", "role": "social_worker", "fte": Fraction(4, 5), "area": "Valley", "lend_to": "South",
        },
        "Sam Officer": {"team": "North", "role": "support_officer", "fte": Fraction(1, 2)},
    }  # fmt: skip
    assert imported.tables["reductions"] == ({"worker": "Amara Adams", "percent": 20},)
    assert imported.tables["travel"] == LAST.tables["travel"]
    assert find_case(imported)["holder"] == "Amara Adams"
