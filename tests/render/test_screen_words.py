"""The words of the screen: dates, counts, shares, commands, reasons and ways out."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.domain.caseload import Decision
from caseload.domain.findings import Reason, WayOut
from caseload.domain.names import RULES
from caseload.domain.plan import Breach
from caseload.render.breach_words import list_breach_sentences
from caseload.render.lines import WIDTH, fold_item, fold_lines, set_apart
from caseload.render.reason_words import say_reason, say_reasons, sum_up_reasons
from caseload.render.way_words import list_options, say_way
from caseload.render.words import (
    count,
    cut,
    join_and,
    name_some,
    name_team,
    natural_key,
    quote,
    say_date,
    say_day,
    say_percent,
)
from tests.builders import a_policy, give


def test_a_date_is_said_in_full() -> None:
    assert say_date(date(2026, 1, 5)) == "Monday 5 January 2026"


def test_a_day_has_its_year_only_where_it_is_another() -> None:
    assert say_day(date(2026, 2, 2), date(2026, 1, 5)) == "2 February"
    assert say_day(date(2027, 2, 2), date(2026, 1, 5)) == "2 February 2027"


def test_one_is_singular_and_thousands_have_a_comma() -> None:
    assert count(1, "child", "children") == "1 child"
    assert count(1388, "case") == "1,388 cases"


def test_names_are_joined_and_the_rest_counted() -> None:
    assert join_and(["a", "b", "c"]) == "a, b and c"
    assert name_some(["a", "b", "c", "d"]) == "a, b, c and d"
    assert name_some(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


@pytest.mark.parametrize(
    ("share", "said"), [("1", "100%"), ("1.001", "101%"), ("0.999", "99%"), ("0.945", "95%"), ("0", "0%")]
)
def test_only_exactly_full_reads_100_percent(share: str, said: str) -> None:
    assert say_percent(Fraction(share)) == said


def test_w2_comes_before_w10() -> None:
    assert sorted(["w10", "w2", "W1"], key=natural_key) == ["W1", "w2", "w10"]


def test_a_team_is_called_a_team_once() -> None:
    assert name_team("North") == "North team"
    assert name_team("North Team") == "North Team"


@pytest.mark.parametrize(
    ("text", "typed"), [("c1=w3", "c1=w3"), ("c1=Amy Smith", '"c1=Amy Smith"'), ('c"1', "'c\"1'"), ("a&b", '"a&b"')]
)
def test_a_part_of_a_command_is_quoted_where_it_must_be(text: str, typed: str) -> None:
    assert quote(text) == typed


@given(st.text(min_size=1, max_size=200), st.text(max_size=300))
def test_no_text_makes_a_line_too_wide(label: str, text: str) -> None:
    lines = [*fold_item(cut(label.replace("\0", ""), 24), text.replace("\0", "")), *fold_lines(text.replace("\0", ""))]

    assert all(len(line) <= WIDTH for line in lines)


def test_two_ends_of_a_line_become_two_lines_where_they_do_not_fit() -> None:
    assert set_apart("a", "b") == ["a" + " " * 70 + "b"]
    assert set_apart("a" * 70, "b") == ["a" * 70, "b"]


def test_reasons_say_how_many_of_how_many() -> None:
    assert say_reason(Reason("cap", 7, 9)) == "7 of 9 who may lead it are at their cap"
    assert say_reason(Reason("cap", 1, 1)) == "the only one who may lead it is at their cap"
    assert say_reason(Reason("lead", 4, 4)) == "nobody here may lead it"
    assert say_reason(Reason("one_worker", 2, 2)) == "everyone who may lead it is away"


def test_those_whom_no_rule_stops_are_needed_elsewhere() -> None:
    assert say_reasons((Reason("cap", 2, 4), Reason("skills", 1, 4))) == (
        "2 of 4 who may lead it are at their cap, 1 lacks a skill it needs, 1 could only in place of another child"
    )


def test_only_limits_of_room_are_summed_up_as_nobody_has_room() -> None:
    assert sum_up_reasons((Reason("cap", 2, 3), Reason("hours", 1, 3))) == "nobody has room"
    assert sum_up_reasons((Reason("cap", 2, 3), Reason("skills", 1, 3))) == (
        "2 of 3 who may lead it are at their cap, 1 lacks a skill it needs"
    )


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_a_reason(rule: str) -> None:
    assert "by the rule" not in say_reason(Reason(rule, 1, 3))


def test_a_way_out_ends_in_the_very_option_to_type() -> None:
    way = WayOut("over_limit", (give("c166", "w3"),), (("cap", "w3", 24, 23), ("hours", "w3", 110, 108)))

    assert say_way(way, a_policy(), {"c166"}).replace("\0", " ") == (
        "w3 (24 of 23, 27.5 of 27 hours). To choose it: --give c166=w3"
    )


def test_what_a_way_out_only_confirms_of_the_proposal_is_told_apart() -> None:
    way = WayOut("over_limit", (give("c1", "w3"), give("c7", "w3")), (("cap", "w3", 24, 23),))

    assert say_way(way, a_policy(), {"c1"}).replace("\0", " ") == (
        "w3 (24 of 23), with c7 as proposed. To choose it: --give c1=w3 --give c7=w3"
    )


def test_every_kind_of_way_out_has_words_and_options() -> None:
    gives = (give("c1", "w1"), give("c2", "Amy Smith"))
    divided = WayOut("split", gives, (("cap", "w1", 24, 23),))
    freer = WayOut("more_moves", (), moves=1)

    assert say_way(divided, a_policy(), {"c1", "c2"}).startswith(
        "the family divided, c1 to w1 (24 of 23); c2 to Amy Smith."
    )
    assert list_options(divided) == ["--give c1=w1", '--give "c2=Amy Smith"']
    assert say_way(freer, a_policy(), set()).startswith("let 1 family a team change worker.")
    assert list_options(freer) == ["--moves 1"]
    assert list_options(WayOut("over_limit", (Decision("c1", "wait"),))) == ["--wait c1"]


def test_many_breaches_of_one_rule_are_told_as_a_number() -> None:
    breaches = [Breach("skills", "w1", f"c{n}", "input", "needs 1 skills") for n in range(6)]

    assert list_breach_sentences(breaches) == [
        "As it came in: 6 cases need a skill their worker does not have (c0, c1, c2 and 3 more)."
    ]
