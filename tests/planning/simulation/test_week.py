"""What happens between two weeks: what the chances say, and the same in every scenario with the same chances."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from caseload.domain.caseload import Caseload
from caseload.domain.plan import Plan
from caseload.domain.prepare import prepare_problem
from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.people import climb, give_notice
from caseload.planning.simulation.referrals import draw_referrals, keep_templates
from caseload.planning.simulation.run_weeks import Replication, run_replication
from caseload.planning.simulation.scenario import KindFlow, Links, Scenario, StaffFlow, StartingPosts
from caseload.planning.simulation.week import Week, begin, follow
from tests.builders import MONDAY, a_case, a_caseload, a_policy, a_problem, a_worker, days
from tests.planning.simulation.flows import a_scenario, a_start, give_all

ALWAYS = Fraction(1)


def advance(scenario: Scenario, caseload: Caseload, plan: Plan | None = None, week: int = 0) -> Week:
    """The Monday after, by the plan or by giving every case."""
    problem = prepare_problem(caseload)
    found = plan or give_all(problem, 0).plan
    return follow(scenario, Week(week, caseload), problem, found, keep_templates(caseload), Draws(0, 0))


def run(scenario: Scenario, number: int = 0) -> Replication:
    return run_replication(scenario, a_start(3), number, give_all)


def test_the_same_chances_give_the_same_weeks_and_others_do_not() -> None:
    scenario = a_scenario(weeks=20)

    assert run(scenario) == run(scenario)
    assert run(scenario, 1) != run(scenario)
    assert run(replace(scenario, seed=5)) != run(scenario)


def test_more_people_change_nothing_about_who_is_referred_and_when() -> None:
    scenario = a_scenario(weeks=30)
    more = replace(scenario, posts=(StartingPosts("agency_social_worker", "North", 2, 0, 4),))

    assert [week.referred for week in run(scenario).weeks] == [week.referred for week in run(more).weeks]
    assert [week.open for week in run(scenario).weeks] == [week.open for week in run(more).weeks]


def test_more_demand_brings_the_same_families_and_others_besides() -> None:
    few, many = a_scenario(families=2), a_scenario(families=3)
    templates = keep_templates(a_start())

    for number in range(20):
        names = [
            {family[0].id for family in draw_referrals(one, templates, number, MONDAY, (), Draws(0, 0))}
            for one in (few, many)
        ]
        assert names[0] <= names[1]


def test_a_case_that_nobody_has_neither_closes_nor_changes() -> None:
    kinds = {"child_in_need": KindFlow(Fraction(0), ALWAYS)}
    caseload = a_caseload([a_worker()], [a_case("c1", holder="w1"), a_case("c2")])

    after = advance(replace(a_scenario(), kinds=kinds), caseload, Plan({"c1": "w1", "c2": None}))

    assert [case.id for case in after.caseload.cases] == ["c2"]
    assert (after.closed, after.caseload.as_of) == (1, days(7))


def test_a_case_that_becomes_another_kind_keeps_its_worker() -> None:
    kinds = {"child_in_need": KindFlow(Fraction(0), Fraction(0), (("child_protection", ALWAYS),))}

    (case,) = advance(replace(a_scenario(), kinds=kinds), a_start()).caseload.cases

    assert (case.kind, case.holder) == ("child_protection", "w1")


def test_a_family_that_moves_is_to_be_handed_on_to_its_new_team_together() -> None:
    people = [a_worker("w1"), a_worker("w2", team="South")]
    cases = [a_case("c1", family="f1", holder="w1"), a_case("c2", family="f1", holder="w1")]

    after = advance(a_scenario(families=0, weeks_open=10**6, change_team=ALWAYS), a_caseload(people, cases))

    assert [(case.team, case.holder, case.transfer) for case in after.caseload.cases] == [("South", "w1", True)] * 2


def test_posts_are_there_after_their_notice_and_gone_after_their_weeks() -> None:
    scenario = a_scenario(families=0, weeks=12, posts=(StartingPosts("agency_social_worker", "North", 2, 1, 3, 5),))

    fte = [week.agency_fte for week in run(scenario).weeks]

    assert fte == [0, 0, 0, 0, 2, 2, 2, 2, 2, 0, 0, 0]


def test_a_backlog_waits_from_the_first_day() -> None:
    scenario = a_scenario(families=Fraction(1, 1000), backlog=5)
    start = a_start()

    cases = begin(scenario, start, keep_templates(start), Draws(0, 0)).caseload.cases

    assert [(case.waiting_since, case.holder) for case in cases if "backlog" in case.id] == [(MONDAY, None)] * 5


def test_who_leaves_works_their_notice() -> None:
    scenario = a_scenario(staff={"social_worker": StaffFlow(leave=ALWAYS)}, notice=2)

    (worker,) = give_notice(scenario, a_start(), 1, {}, Draws(0, 0)).workers

    assert worker.last_day == days(13)


def test_nobody_is_hired_where_everybody_leaves_for_another_reason_than_overload() -> None:
    scenario = a_scenario(
        staff={"social_worker": StaffFlow(leave=ALWAYS)}, links=Links(leave_when_overloaded=Fraction(5))
    )

    assert len(give_notice(scenario, a_start(), 1, {"w1": 9}, Draws(0, 0)).workers) == 1


def test_who_leaves_because_of_overload_alone_comes_back_as_agency() -> None:
    staff = {"social_worker": StaffFlow(leave=Fraction(1, 10**9))}
    links = Links(leave_when_overloaded=Fraction(10**9))
    scenario = a_scenario(staff=staff, links=links)

    calm = give_notice(scenario, a_start(), 1, {}, Draws(0, 0)).workers
    driven = give_notice(scenario, a_start(), 1, {"w1": 1}, Draws(0, 0)).workers

    assert [worker.last_day for worker in calm] == [None]
    assert [(worker.role, worker.first_day) for worker in driven] == [
        ("social_worker", None),
        ("agency_social_worker", days(28)),
    ]


def test_after_the_protected_year_a_newly_qualified_worker_is_a_social_worker() -> None:
    people = [
        a_worker("w1", role="nqsw", start_date=date(2025, 1, 5)),
        a_worker("w2", role="nqsw", start_date=date(2025, 1, 6)),
    ]

    roles = [worker.role for worker in climb(a_caseload(people, [])).workers]

    assert roles == ["social_worker", "nqsw"]


def test_freed_hours_shorten_cases_only_where_the_link_is_stated() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2", role="support_officer")], [a_case("c1", holder="w1")])
    plan = Plan({"c1": "w1"}, support={("w2", "w1"): 3})
    kinds = {"child_in_need": KindFlow(Fraction(0), Fraction(1, 2))}
    templates = keep_templates(problem.caseload)

    def count_closed(link: Fraction) -> int:
        scenario = a_scenario(kinds=kinds, links=Links(close_faster=link))
        weeks = (follow(scenario, Week(0, problem.caseload), problem, plan, templates, Draws(0, n)) for n in range(100))
        return sum(week.closed for week in weeks)

    # all three of its quarter-hours are done by the officer: at link 1 it closes at once
    assert 35 < count_closed(Fraction(0)) < 65
    assert count_closed(Fraction(1)) == 100


def test_missing_early_help_brings_families_a_quarter_later() -> None:
    scenario = a_scenario(families=4, links=Links(early_help=ALWAYS))
    templates = keep_templates(a_start())

    def count_later(helped: tuple[int, ...]) -> int:
        drawn = (draw_referrals(scenario, templates, n, MONDAY, helped, Draws(0, 0)) for n in range(100))
        return sum("later" in family[0].id for families in drawn for family in families)

    assert count_later((8, *[0] * 12)) == 0
    assert count_later((8, *[8] * 13)) == 0
    assert 340 < count_later((8, *[0] * 13)) < 460


def test_the_front_door_turns_away_assessments_only() -> None:
    flows = {"assessment": KindFlow(Fraction(3), Fraction(1, 6)), "section_47": KindFlow(Fraction(3), Fraction(1, 3))}
    scenario = a_scenario(kinds=flows, links=Links(front_door=ALWAYS))

    found = draw_referrals(scenario, keep_templates(a_start()), 1, MONDAY, (), Draws(0, 0))

    assert {family[0].kind for family in found} == {"section_47"}


def test_workers_who_are_gone_are_forgotten_once_no_case_names_them() -> None:
    people = [a_worker("w1", last_day=days(-20)), a_worker("w2", last_day=days(-20)), a_worker("w3")]
    caseload = a_caseload(people, [a_case("c1", holder="w1")], a_policy())

    after = advance(a_scenario(families=0), caseload, Plan({"c1": None}))

    assert [worker.id for worker in after.caseload.workers] == ["w1", "w3"]
