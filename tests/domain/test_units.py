"""Units: cores, joiners, and what is divided because nobody could take it whole."""

from collections.abc import Iterable

from caseload.domain.caseload import Case, Worker
from caseload.domain.units import Unit, divide_unit
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days, give, leave_waiting, rule_out

TWO = (a_worker("w1"), a_worker("w2"))


def form(cases: Iterable[Case], workers: Iterable[Worker] = TWO, **tables: object) -> list[Unit]:
    return list(a_problem(workers, cases, **tables).units)


def sibling(id: str, family: str = "f1", **changes: object) -> Case:
    return a_case(id, family=family, **changes)


def describe(units: Iterable[Unit]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(unit.id, unit.core, unit.joiners) for unit in units]


def test_a_case_without_family_is_a_unit_of_its_own_name() -> None:
    assert describe(form([a_case("c1"), a_case("c2", holder="w1")])) == [("c1", (), ("c1",)), ("c2", ("c2",), ())]


def test_brothers_and_sisters_nobody_holds_are_one_unit() -> None:
    assert describe(form([sibling("c1"), sibling("c2")])) == [("f1", (), ("c1", "c2"))]


def test_who_has_no_holder_joins_the_largest_core() -> None:
    held = [sibling("c1", holder="w1"), sibling("c2", holder="w2"), sibling("c3", holder="w2")]

    units = form([*held, sibling("c4")])

    assert describe(units) == [("f1/c1", ("c1",), ()), ("f1/c2", ("c2", "c3"), ("c4",))]


def test_of_equal_cores_the_one_with_the_smallest_case_is_joined() -> None:
    units = form([sibling("c1"), sibling("c2", holder="w2"), sibling("c3", holder="w1")])

    assert describe(units) == [("f1/c2", ("c2",), ("c1",)), ("f1/c3", ("c3",), ())]


def test_cases_of_different_teams_are_different_units() -> None:
    units = form([sibling("c1"), sibling("c2", team="South")])

    assert describe(units) == [("f1/c1", (), ("c1",)), ("f1/c2", (), ("c2",))]


def test_nobody_joins_a_core_of_another_team() -> None:
    units = form([sibling("c1", holder="w1"), sibling("c2", team="South")])

    assert describe(units) == [("f1/c1", ("c1",), ()), ("f1/c2", (), ("c2",))]


def test_cases_to_hand_on_and_those_that_stay_are_different_cores() -> None:
    going = sibling("c1", team="South", holder="w1", transfer=True)
    staying = sibling("c2", team="South", holder="w1")

    units = form([going, staying])

    assert [(unit.core, unit.is_handed_on, unit.is_fixed) for unit in units] == [
        (("c1",), True, False),
        (("c2",), False, True),
    ]


def test_a_hold_of_one_child_fixes_the_whole_core() -> None:
    (unit,) = form([sibling("c1", holder="w1", hold_until=days(3)), sibling("c2", holder="w1")])

    assert unit.is_fixed
    assert unit.core == ("c1", "c2")


def test_who_leaves_hands_on_a_whole_core() -> None:
    leaving = [a_worker("w1", last_day=days(14)), a_worker("w2")]
    cases = [sibling("c1", holder="w1"), sibling("c2", holder="w1")]

    (unit,) = form(cases, leaving, hand_over=True)

    assert unit.is_handed_on and not unit.is_fixed


def test_cases_that_wait_for_an_absent_holder_are_joined_by_nobody() -> None:
    away = a_reduction("w1", 100, days(-3), days(10))

    units = form([sibling("c1", holder="w1"), sibling("c2")], reductions=[away])

    assert [(unit.core, unit.joiners, unit.is_waiting) for unit in units] == [
        (("c1",), (), True),
        ((), ("c2",), False),
    ]


def test_a_case_that_waits_by_decision_is_a_unit_of_its_own() -> None:
    units = form([sibling("c1"), sibling("c2")], decisions=[leave_waiting("c1")])

    assert [(unit.cases, unit.is_parked) for unit in units] == [(("c1",), True), (("c2",), False)]


def test_the_worker_a_give_names_counts_as_holder() -> None:
    (unit,) = form([sibling("c1", holder="w1"), sibling("c2")], decisions=[give("c1", "w2")])

    assert (unit.holder, unit.core, unit.joiners, unit.is_fixed) == ("w2", ("c1",), ("c2",), True)


def test_a_core_that_a_not_released_is_joined_by_the_others() -> None:
    cases = [sibling("c1", holder="w1"), sibling("c2", holder="w1"), sibling("c3")]

    assert describe(form(cases, decisions=[rule_out("c2", "w1")])) == [("f1", (), ("c1", "c2", "c3"))]


def test_a_unit_larger_than_any_cap_is_divided_as_evenly_as_can_be() -> None:
    cases = [sibling(f"c{n}") for n in range(1, 6)]

    units = form(cases, policy=a_policy(cap=3))

    assert describe(units) == [("f1/c1", (), ("c1", "c2")), ("f1/c3", (), ("c3", "c4", "c5"))]


def test_a_unit_is_divided_into_the_fewest_groups() -> None:
    cases = [sibling(f"c{n}") for n in range(1, 6)]

    assert [len(unit.cases) for unit in form(cases, policy=a_policy(cap=2))] == [1, 2, 2]


def test_fewest_groups_come_before_even_ones() -> None:
    workers = [a_worker("w1", skills=("court",)), a_worker("w2", skills=("asylum",))]
    cases = [sibling("c1", skills=("court",)), sibling("c2"), sibling("c3", skills=("asylum",)), sibling("c4")]

    units = form(cases, workers)

    assert describe(units) == [("f1/c1", (), ("c1", "c2")), ("f1/c3", (), ("c3", "c4"))]


def test_a_core_stays_whole_and_keeps_the_joiners_its_holder_could_take() -> None:
    held = [sibling("c1", holder="w1"), sibling("c2", holder="w1")]
    joining = [sibling("c3", skills=("asylum",)), sibling("c4", skills=("court",))]
    workers = [a_worker("w1", skills=("asylum",)), a_worker("w2", skills=("court",))]

    units = form([*held, *joining], workers)

    assert describe(units) == [("f1/c1", ("c1", "c2"), ("c3",)), ("f1/c4", (), ("c4",))]


def test_a_unit_that_one_worker_could_take_with_an_empty_caseload_stays_whole() -> None:
    held = [a_case(f"d{n}", holder=worker.id) for worker in TWO for n in ([1, 2] if worker.id == "w1" else [3, 4])]

    units = form([*held, sibling("c1"), sibling("c2")], policy=a_policy(cap=2, new_cases=0))

    assert ("f1", (), ("c1", "c2")) in describe(units)


def test_a_unit_that_nobody_could_take_even_in_parts_is_divided_singly() -> None:
    cases = [sibling("c1", skills=("asylum",)), sibling("c2", skills=("asylum",)), sibling("c3")]

    assert [unit.cases for unit in form(cases)] == [("c1",), ("c2",), ("c3",)]


def test_a_core_without_joiners_is_never_divided() -> None:
    cases = [sibling(f"c{n}", holder="w1") for n in range(1, 5)]

    assert describe(form(cases, policy=a_policy(cap=2))) == [("f1", ("c1", "c2", "c3", "c4"), ())]


def test_a_large_unit_is_divided_into_even_runs() -> None:
    whole = Unit("f1", "f1", "North", (), tuple(f"c{n:02}" for n in range(10)), None)

    parts = list(divide_unit(whole, lambda unit: len(unit.cases) <= 4))

    assert [part.joiners for part in parts] == [whole.joiners[:4], whole.joiners[4:7], whole.joiners[7:]]


def test_a_large_unit_with_a_core_is_divided_into_the_core_and_even_runs() -> None:
    whole = Unit("f1", "f1", "North", ("b1",), tuple(f"c{n:02}" for n in range(9)), "w1")

    parts = list(divide_unit(whole, lambda unit: len(unit.cases) <= 5))

    assert [(part.core, part.joiners) for part in parts] == [
        (("b1",), ()),
        ((), whole.joiners[:5]),
        ((), whole.joiners[5:]),
    ]


def test_without_the_rule_every_case_is_a_unit() -> None:
    policy = a_policy(rules_off={"siblings"})

    assert [unit.id for unit in form([sibling("c1"), sibling("c2", holder="w1")], policy=policy)] == ["c1", "c2"]
