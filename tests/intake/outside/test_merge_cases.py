"""Several rows of one child are one case: the kind that comes first, and what the others add."""

from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.outside.extract import Place, Work
from tests.outside.extracts import a_person, a_work, an_extract, find_case, merge, tell

ORDER = ("looked_after", "child_protection", "section_47", "child_in_need", "assessment", "care_leaver")
SSD = Place("ssd", "involvements", 2)


@pytest.mark.parametrize("pair", list(combinations(ORDER, 2)))
def test_the_kind_that_comes_first_stands(pair: tuple[str, str]) -> None:
    works = [a_work(kind=kind) for kind in reversed(pair)]

    assert find_case(merge(an_extract(works=works)))["kind"] == pair[0]


def test_every_child_is_one_case_and_every_row_counted() -> None:
    works = [a_work(kind="child_protection"), a_work(), a_work("200"), a_work("300"), a_work("300")]

    imported = merge(an_extract(works=works))

    assert [row["case"] for row in imported.tables["cases"]] == ["100", "200", "300"]
    (settled,) = imported.settled
    assert settled.adds_up and (settled.cases, settled.added) == (3, 2)


def test_the_worker_of_the_list_that_stands_holds_the_child_and_others_are_told() -> None:
    works = [a_work(worker="Mo Begum"), a_work(kind="looked_after")]

    imported = merge(an_extract(works=works))

    assert find_case(imported)["holder"] == "Amara Adams"
    assert tell(imported)["A401"] == "100"


def test_children_who_are_each_to_be_looked_at_are_named_up_to_twenty_five() -> None:
    works = [
        a_work(f"{case}", kind, who)
        for case in range(100, 127)
        for kind, who in (("child_protection", "A"), ("assessment", "B"))
    ]

    assert str(tell(merge(an_extract(works=works)))["A401"]).endswith("123; 124 and 2 more")


@pytest.mark.parametrize("nobody", ["", "Duty", "Team Manager (North)", "Service Manager", "North", "North Tray"])
def test_where_that_list_names_nobody_the_next_one_does(nobody: str) -> None:
    works = [a_work(kind="looked_after", worker=nobody), a_work(worker="Mo Begum")]

    imported = merge(an_extract(works=works))

    assert find_case(imported)["holder"] == "Mo Begum"
    assert "A401" not in tell(imported)


def test_the_list_of_a_kind_comes_before_list_6() -> None:
    place = Place("annex-a", "List 7", 9)
    works = [a_work(kind="child_protection", worker="Mo Begum"), a_work(kind="child_protection", place=place)]

    assert find_case(merge(an_extract(works=works)))["holder"] == "Amara Adams"


def test_a_care_leaver_is_held_by_the_personal_adviser_and_nobody_else_is() -> None:
    both = {"worker": "Amara Adams", "adviser": "Mo Begum"}
    works = [a_work("100", "care_leaver", **both), a_work("200", "looked_after", **both)]

    imported = merge(an_extract(works=works))

    assert find_case(imported, "100")["holder"] == "Mo Begum"
    assert find_case(imported, "200")["holder"] == "Amara Adams"


def test_skills_and_proceedings_of_every_row_are_kept() -> None:
    works = [
        a_work(kind="looked_after", skills=frozenset({"asylum"})),
        a_work(skills=frozenset({"disability"}), proceedings="care"),
    ]

    row = find_case(merge(an_extract(works=works)))

    assert (row["skills"], row["proceedings"]) == ("asylum;disability", "care")


def test_a_looked_after_child_with_a_protection_plan_has_the_hours_of_the_plan() -> None:
    works = [
        a_work(kind="looked_after"),
        a_work(kind="child_protection", proceedings="care"),
        a_work("200", "looked_after"),
    ]

    imported = merge(an_extract(works=works))

    assert imported.both_plans == 1
    assert find_case(imported)["hours"] == Fraction(4) and find_case(imported)["support_hours"] == Fraction(1)
    assert "hours" not in find_case(imported, "200")
    assert tell(imported)["A415"] == "100"


def test_only_a_child_without_a_worker_waits_and_never_since_a_day_to_come() -> None:
    day = date(2025, 12, 1)
    works = [
        a_work("1", waiting_since=day), a_work("2", worker="", waiting_since=day),
        a_work("3", worker="", waiting_since=date(2026, 2, 1)),
    ]  # fmt: skip

    imported = merge(an_extract(works=works))

    assert [find_case(imported, case).get("waiting_since") for case in "123"] == [None, day, None]


def test_earlier_workers_of_a_year_are_kept_and_every_change_counts() -> None:
    spells = (
        ("w1", date(2025, 1, 6), date(2025, 5, 1)), ("w2", date(2025, 5, 1), date(2025, 9, 1)),
        ("w1", date(2024, 1, 1), date(2024, 9, 1)), ("gone", date(2025, 9, 1), date(2025, 10, 1)),
    )  # fmt: skip
    people = [
        a_person(staff=staff, name=f"{staff} name", role="social_worker", team="North") for staff in ("w1", "w2", "w3")
    ]
    work = a_work(worker="w3", place=SSD, held_since=date(2025, 10, 1), earlier=spells)

    row = find_case(merge(an_extract("ssd", [work], people)))

    assert (row["holder"], row["held_since"]) == ("w3 name", date(2025, 10, 1))
    assert (row["earlier"], row["changes"]) == ("w2 name;w1 name", 3)


def test_families_come_from_whichever_file_has_them() -> None:
    works = [a_work("1"), a_work("2"), a_work("3", family="f9")]

    imported = merge(an_extract(works=works), an_extract("ssd", families={"1": "f1", "2": "f1"}))

    assert [find_case(imported, case).get("family") for case in "123"] == ["f1", "f1", "f9"]


def test_the_file_given_first_stands_where_two_differ() -> None:
    annex = an_extract(works=[a_work(worker="Mo Begum")])
    ssd = an_extract("ssd", [a_work(place=SSD)])

    assert find_case(merge(annex, ssd))["holder"] == "Mo Begum"
    assert find_case(merge(ssd, annex))["holder"] == "Amara Adams"


def test_teams_have_one_spelling() -> None:
    works = [
        a_work("1"),
        a_work("2"),
        a_work("3", team="NORTH "),
        a_work("4", team="North Team"),
        a_work("5", team="South"),
    ]

    imported = merge(an_extract(works=works))

    assert [find_case(imported, case)["team"] for case in "12345"] == ["North"] * 4 + ["South"]
    assert tell(imported)["A408"] == "North Team as North"


def test_a_case_without_a_team_is_in_its_workers() -> None:
    works = [
        a_work("1"),
        a_work("2", team=""),
        a_work("3", team="South", worker="Mo Begum"),
        a_work("4", team="", worker=""),
    ]

    imported = merge(an_extract(works=works), team="Duty and assessment")

    assert [find_case(imported, case)["team"] for case in "1234"] == ["North", "North", "South", "Duty and assessment"]
    assert ("cases", 1, "team") in imported.to_fill and ("cases", 0, "team") not in imported.to_fill


def test_skills_can_be_left_out() -> None:
    work = a_work(skills=frozenset({"asylum"}))

    assert "skills" not in find_case(merge(an_extract(works=[work]), has_skills=False))
    assert tell(merge(an_extract(works=[work])))["A409"] == "asylum (1 case)"


def test_files_without_open_work_are_refused_unless_they_can_have_none() -> None:
    with pytest.raises(InputRefused) as refusal:
        merge(an_extract())
    staff = merge(an_extract("csww", people=[a_person("csww", registration="SW1", role="social_worker")]))

    assert refusal.value.faults[0].code == "A104"
    assert [row["worker"] for row in staff.tables["workers"]] == ["SW1"]


def test_the_rows_of_a_case_may_come_in_any_order() -> None:
    works: list[Work] = [a_work("1", kind, worker=name) for kind, name in zip(ORDER, "ABCDEF", strict=True)]

    assert merge(an_extract(works=works)).tables == merge(an_extract(works=works[::-1])).tables


def test_a_care_leaver_whose_adviser_is_a_tray_is_held_by_the_worker() -> None:
    work = a_work("1", kind="care_leaver", worker="Amara Adams", adviser="Duty")

    assert find_case(merge(an_extract(works=[work])), "1")["holder"] == "Amara Adams"


def test_ids_that_differ_in_zeros_or_capitals_are_kept_apart_and_told() -> None:
    imported = merge(an_extract(works=[a_work(case) for case in ("00123", "123", "ab1", "AB1", "1230")]))

    assert len(imported.tables["cases"]) == 5
    assert tell(imported)["A417"] == "00123 and 123; AB1 and ab1"
